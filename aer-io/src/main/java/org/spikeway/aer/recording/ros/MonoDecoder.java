package org.spikeway.aer.recording.ros;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventDecoder;

/**
 * The encoding {@code mono}: one 64-bit word an event, little endian.
 *
 * <pre>
 *  bit 63   62        48 47        32 31                 0
 *  +---+-----------+------------+-------------------+
 *  | p | y         | x          | ns after the base |
 *  +---+-----------+------------+-------------------+
 * </pre>
 */
record MonoDecoder(TimeBase base) implements EventDecoder {
    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= Long.BYTES && out.remaining() > 0) {
            long word = in.getLong();
            out.add(base.micros(word & 0xFFFF_FFFFL), (int) (word >>> 32) & 0xFFFF, (int) (word >>> 48) & 0x7FFF, (int)
                    (word >>> 63));
        }
    }
}
