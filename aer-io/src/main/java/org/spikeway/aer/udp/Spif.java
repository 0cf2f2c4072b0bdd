package org.spikeway.aer.udp;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.PixelLimit;

/**
 * Datagrams of spif, the SpiNNaker peripheral interface.
 *
 * <pre>
 *  bit 31   30..16   15    14..0
 *      +---+--------+-----+--------+
 *      | n |   x    |  p  |   y    |   32 bits, little endian; n = 0: a 32-bit time follows; p = 1: ON
 *      +---+--------+-----+--------+
 * </pre>
 *
 * <p>Sent without times: a live receiver takes events as they come. A time that is received is passed over, since its
 * unit is the sender's affair. SpiNNakerManchester/spif; port 3333.
 */
final class Spif implements Protocol {
    private static final int BYTES = 1024;
    private static final int NO_TIME = 1 << 31;
    private static final int X_SHIFT = 16;
    private static final int POLARITY_SHIFT = 15;
    private static final int COORDINATE_MASK = 0x7FFF;

    private final PixelLimit pixels = new PixelLimit("spif", COORDINATE_MASK, COORDINATE_MASK);

    @Override
    public int datagramBytes() {
        return BYTES;
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int i = from;
        for (; i < batch.size() && out.remaining() >= Integer.BYTES; i++) {
            pixels.check(batch, i);
            out.putInt(NO_TIME | (batch.x(i) << X_SHIFT) | (batch.polarity(i) << POLARITY_SHIFT) | batch.y(i));
        }
        return i;
    }

    @Override
    public void decode(ByteBuffer in, long arrivalMicros, EventBatch out, Tally tally) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Integer.BYTES) {
            int word = in.getInt();
            if (word >= 0 && in.remaining() >= Integer.BYTES) {
                in.getInt();
            }
            int x = word >>> X_SHIFT & COORDINATE_MASK;
            out.add(arrivalMicros, x, word & COORDINATE_MASK, word >>> POLARITY_SHIFT & 1);
        }
        tally.add(Item.TRUNCATED_BYTES, in.remaining());
    }
}
