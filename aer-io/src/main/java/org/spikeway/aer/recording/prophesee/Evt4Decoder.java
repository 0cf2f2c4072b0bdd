package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes EVT 4.0 words, 32 bits, little endian.
 *
 * <pre>
 *  bit 31..28   27..22    21..11   10..0
 *      +------+---------+--------+--------+
 *      | A, B | t 5..0  |   x    |   y    |   change: A OFF, B ON
 *      | C, D | t 5..0  |   x    |   y    |   changes of neighbours: C OFF, D ON; the next word, which has
 *      +------+---------+--------+--------+   no type, has bit i set for a change at x + i
 *      | E    | t 33..6                   |   time of the words that follow
 *      +------+---------------------------+
 *      | 9 trigger, 6 other, 7 continued, F all ones: padding
 *      +----------------------------------+
 * </pre>
 *
 * <p>Prophesee, OpenEB 5, EVT 4.0 format.
 */
final class Evt4Decoder implements EventDecoder {
    static final int BYTES = 4;

    private static final int TYPE_SHIFT = 28;
    private static final int OTHER = 0x6;
    private static final int CONTINUED = 0x7;
    private static final int TRIGGER = 0x9;
    private static final int OFF = 0xA;
    private static final int VECTOR_OFF = 0xC;
    private static final int VECTOR_ON = 0xD;
    private static final int TIME_HIGH = 0xE;
    private static final int PADDING = 0xF;
    private static final int LOW_SHIFT = 22;
    private static final int LOW_BITS = 6;
    private static final int LOW_MASK = (1 << LOW_BITS) - 1;
    private static final int X_SHIFT = 11;
    private static final int COORDINATE_MASK = 0x7FF;
    private static final int HIGH_BITS = 28;
    private static final int HIGH_MASK = (1 << HIGH_BITS) - 1;
    private static final int MOST = 32;

    private final Tally tally;
    private final WrappedTime high = new WrappedTime(HIGH_BITS);
    private boolean timed;
    private long base;

    Evt4Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int at = in.position();
        int end = at + in.remaining() / BYTES * BYTES;
        int n = out.size();
        int last = out.capacity() - MOST;
        long now = base;
        while (at < end && n <= last) {
            int word = in.getInt(at);
            int type = word >>> TYPE_SHIFT;
            boolean vector = type >= VECTOR_OFF;
            if (type < OFF || type > VECTOR_ON) {
                control(type, word);
                now = base;
                at += BYTES;
                continue;
            }
            if (vector && end - at < 2 * BYTES) {
                break;
            }
            at += BYTES;
            int valid = 1;
            if (vector) {
                valid = in.getInt(at);
                at += BYTES;
            }
            if (!timed) {
                tally.add(Item.UNTIMED, Integer.bitCount(valid));
                continue;
            }
            long time = now | (word >>> LOW_SHIFT & LOW_MASK);
            int left = word >>> X_SHIFT & COORDINATE_MASK;
            short row = (short) (word & COORDINATE_MASK);
            byte on = (byte) (type & 1);
            for (; valid != 0; valid &= valid - 1) {
                micros[n] = time;
                x[n] = (short) (left + Integer.numberOfTrailingZeros(valid));
                y[n] = row;
                polarity[n] = on;
                n++;
            }
        }
        in.position(at);
        out.resize(n);
    }

    private void control(int type, int word) {
        switch (type) {
            case TIME_HIGH -> {
                long wraps = high.wraps();
                base = high.unwrap(word & HIGH_MASK) << LOW_BITS;
                tally.add(Item.WRAPS, high.wraps() - wraps);
                timed = true;
            }
            case TRIGGER -> tally.add(Item.TRIGGERS);
            case OTHER -> tally.add(Item.OTHER);
            case CONTINUED, PADDING -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
