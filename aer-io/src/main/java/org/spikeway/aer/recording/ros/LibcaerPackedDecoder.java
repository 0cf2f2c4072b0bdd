package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/**
 * The encoding {@code libcaer_cmp}: 16-bit words like those of EVT3, but with rows where that has columns.
 *
 * <pre>
 *  bit 15    12 11                     0
 *  +----------+------------------------+
 *  | 0        | time, bits 12 to 23    |   microseconds after the base; 0 at the start of a message
 *  | 1        | time, bits 0 to 11     |
 *  | 2        | x (11 bits)            |
 *  | 3        | p (bit 11), y          |   an event at x, y
 *  | 4        | p (bit 11), y          |   the first row of vectors
 *  | 5        | mask of 8 rows         |   events at x, y + i; the first row grows by 8
 *  +----------+------------------------+
 * </pre>
 */
final class LibcaerPackedDecoder implements EventDecoder {
    private static final int TIME_HIGH = 0;
    private static final int TIME_LOW = 1;
    private static final int ADDRESS_X = 2;
    private static final int ADDRESS_Y = 3;
    private static final int VECTOR_BASE_Y = 4;
    private static final int VECTOR_8 = 5;
    private static final int COORDINATE = 0x7FF;
    private static final long NANOS_PER_MICRO = 1000;
    private static final int VECTOR = 8;

    private final TimeBase base;
    private final Tally tally;
    private int high;
    private int low;
    private int x;
    private int row;
    private int polarity;

    LibcaerPackedDecoder(TimeBase base, Tally tally) {
        this.base = base;
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.position() == 0) {
            high = 0;
            low = 0;
        }
        while (in.remaining() >= Short.BYTES && out.remaining() >= VECTOR) {
            int word = in.getShort() & 0xFFFF;
            switch (word >>> 12) {
                case TIME_HIGH -> high = (word & 0xFFF) << 12;
                case TIME_LOW -> low = word & 0xFFF;
                case ADDRESS_X -> x = word & COORDINATE;
                case ADDRESS_Y -> out.add(micros(), x, word & COORDINATE, word >>> 11 & 1);
                case VECTOR_BASE_Y -> {
                    row = word & COORDINATE;
                    polarity = word >>> 11 & 1;
                }
                case VECTOR_8 -> {
                    for (int i = 0; i < VECTOR; i++) {
                        if ((word >>> i & 1) != 0) {
                            out.add(micros(), x, row + i, polarity);
                        }
                    }
                    row += VECTOR;
                }
                default -> tally.add(Item.OTHER);
            }
        }
    }

    private long micros() {
        return base.micros((high | low) * NANOS_PER_MICRO);
    }
}
