package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.recording.EventDecoder;

/**
 * The encoding {@code libcaer}: the polarity events of AEDAT 3, two 32-bit words each, little endian.
 *
 * <pre>
 *  bit 31       17 16        2  1       0
 *  +------------+-------------+---+-------+----------------------+
 *  | x          | y           | p | valid | u31 us after the base|    valid is not looked at: senders leave it 0
 *  +------------+-------------+---+-------+----------------------+
 * </pre>
 *
 * <p>The base holds what the 31 bits have lost; where they begin again within a message, it grows by 2^31 us.
 */
final class LibcaerDecoder implements EventDecoder {
    private static final long NANOS_PER_MICRO = 1000;
    private static final long PERIOD_NANOS = (1L << 31) * NANOS_PER_MICRO;
    private static final long HALF_PERIOD = 1L << 30;
    private static final int EVENT_BYTES = 8;

    private final TimeBase base;
    private final Tally tally;
    private long last;

    LibcaerDecoder(TimeBase base, Tally tally) {
        this.base = base;
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        if (in.position() == 0) {
            last = 0;
        }
        while (in.remaining() >= EVENT_BYTES && out.remaining() > 0) {
            int word = in.getInt();
            long low = in.getInt() & 0x7FFF_FFFFL;
            if (low < last - HALF_PERIOD) {
                base.add(PERIOD_NANOS);
                tally.add(Item.WRAPS);
            }
            last = low;
            out.add(base.micros(low * NANOS_PER_MICRO), word >>> 17, word >>> 2 & 0x7FFF, word >>> 1 & 1);
        }
    }
}
