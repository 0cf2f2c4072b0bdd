package org.spikeway.aer.recording.nmnist;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.TimeLimit;

/**
 * One event of N-MNIST and N-Caltech101 in 40 bits, the highest first.
 *
 * <pre>
 *  byte 0    1    2         3         4
 *      +----+----+-+-------+---------+---------+
 *      | x  | y  |p| t 22..16 | t 15..8 | t 7..0 |   p = 1: ON; t in microseconds, wraps after 8.39 s
 *      +----+----+-+-------+---------+---------+
 *
 *  y = 240: no event; all later times are 8,192 us later.
 * </pre>
 *
 * <p>Orchard et al., Converting Static Image Datasets to Spiking Neuromorphic Datasets Using Saccades, 2015.
 */
final class NmnistWord {
    static final int BYTES = 5;
    static final int TIME_BITS = 23;
    static final int TIME_MASK = (1 << TIME_BITS) - 1;
    static final int OVERFLOW_ROW = 240;

    private static final long OVERFLOW_MICROS = 1 << 13;
    private static final int COORDINATE_LIMIT = 255;

    private NmnistWord() {}

    /** Reads words until input or batch is used up. */
    static final class Decoder implements EventDecoder {
        private final Tally tally;
        private final WrappedTime time = new WrappedTime(TIME_BITS);
        private long overflow;

        Decoder(Tally tally) {
            this.tally = tally;
        }

        @Override
        public void decode(ByteBuffer in, EventBatch out) {
            in.order(ByteOrder.BIG_ENDIAN);
            int at = in.position();
            long wraps = time.wraps();
            while (in.limit() - at >= BYTES && out.remaining() > 0) {
                int x = in.get(at) & 0xFF;
                int rest = in.getInt(at + 1);
                int y = rest >>> 24;
                at += BYTES;
                if (y == OVERFLOW_ROW) {
                    overflow += OVERFLOW_MICROS;
                    tally.add(Item.WRAPS);
                } else {
                    out.add(time.unwrap(rest & TIME_MASK) + overflow, x, y, rest >>> TIME_BITS & 1);
                }
            }
            in.position(at);
            tally.add(Item.WRAPS, time.wraps() - wraps);
        }
    }

    /** Writes words. */
    static final class Encoder implements EventEncoder {
        private final TimeLimit time = new TimeLimit("N-MNIST", TIME_MASK);

        @Override
        public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
            out.order(ByteOrder.BIG_ENDIAN);
            int i = from;
            for (; i < batch.size() && out.remaining() >= ROOM; i++) {
                long micros = batch.micros(i);
                int x = batch.x(i);
                int y = batch.y(i);
                time.check(micros);
                if (x > COORDINATE_LIMIT || y > COORDINATE_LIMIT || y == OVERFLOW_ROW) {
                    throw new UnreadableException(String.format(
                            "pixel (%d, %d), N-MNIST files have 0 to %d and no row %d. Crop or downsample the"
                                    + " recording.",
                            x, y, COORDINATE_LIMIT, OVERFLOW_ROW));
                }
                out.put((byte) x);
                out.putInt(y << 24 | batch.polarity(i) << TIME_BITS | (int) micros);
            }
            return i;
        }
    }
}
