package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;

/**
 * Encodes EVT 3.0 words: time and row where they change, then one word an event, or four words for more than four
 * events of one time, row and polarity whose columns rise within 32.
 */
final class Evt3Encoder implements EventEncoder {
    private static final int GROUP = 32;
    private static final int GROUP_WORDS = 4;

    private final PixelLimit pixels = new PixelLimit("EVT3", Evt3Word.COORDINATE_MASK, Evt3Word.COORDINATE_MASK);
    private final HighTime high = new HighTime("EVT3", Evt3Word.TIME_BITS, Evt3Word.TIME_BITS);
    private final int width;
    private int low = -1;
    private int row = -1;

    /** @param width of the sensor; no vector reaches beyond, since some decoders drop such vectors whole */
    Evt3Encoder(int width) {
        this.width = width;
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int i = from;
        while (i < batch.size() && out.remaining() >= ROOM) {
            long micros = batch.micros(i);
            if (high.needed(micros)) {
                put(out, Evt3Word.TIME_HIGH, high.next(micros));
                low = 0;
            } else {
                pixels.check(batch, i);
                state(batch, i, out);
                i = events(batch, i, out);
            }
        }
        return i;
    }

    private void state(EventBatch batch, int i, ByteBuffer out) {
        int newLow = (int) batch.micros(i) & Evt3Word.PAYLOAD_MASK;
        if (newLow != low) {
            low = newLow;
            put(out, Evt3Word.TIME_LOW, low);
        }
        if (batch.y(i) != row) {
            row = batch.y(i);
            put(out, Evt3Word.ADDRESS_Y, row);
        }
    }

    private int events(EventBatch batch, int first, ByteBuffer out) {
        int left = batch.x(first);
        int valid = 1;
        int next = first + 1;
        while (next < batch.size() && follows(batch, next) && batch.x(next) < left + GROUP) {
            valid |= 1 << (batch.x(next) - left);
            next++;
        }
        int address = (batch.polarity(first) << Evt3Word.POLARITY_SHIFT) | left;
        if (next - first <= GROUP_WORDS || left + GROUP > width) {
            put(out, Evt3Word.ADDRESS_X, address);
            return first + 1;
        }
        put(out, Evt3Word.VECTOR_BASE, address);
        put(out, Evt3Word.VECTOR_12, valid & Evt3Word.PAYLOAD_MASK);
        put(out, Evt3Word.VECTOR_12, (valid >>> Evt3Word.VECTOR_WIDTH) & Evt3Word.PAYLOAD_MASK);
        put(out, Evt3Word.VECTOR_8, valid >>> (2 * Evt3Word.VECTOR_WIDTH));
        return next;
    }

    /** Whether an event differs from the one before it in a larger column only. */
    private static boolean follows(EventBatch batch, int i) {
        return batch.micros(i) == batch.micros(i - 1)
                && batch.y(i) == batch.y(i - 1)
                && batch.polarity(i) == batch.polarity(i - 1)
                && batch.x(i) > batch.x(i - 1);
    }

    private static void put(ByteBuffer out, int type, int payload) {
        out.putShort((short) (type << Evt3Word.TYPE_SHIFT | payload));
    }
}
