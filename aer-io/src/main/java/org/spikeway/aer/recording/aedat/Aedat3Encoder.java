package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;

/** Encodes packets of changes of AEDAT 3.1; a packet ends where the upper bits of the time change. */
final class Aedat3Encoder implements EventEncoder {
    private static final Aedat3Version VERSION = Aedat3Version.V3_1;
    private static final long LARGEST = ((long) Integer.MAX_VALUE << Aedat3Packet.TIME_BITS) + Integer.MAX_VALUE;

    private final PixelLimit pixels = new PixelLimit(VERSION.title(), VERSION.mask(), VERSION.mask());

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int most =
                Math.min(batch.size() - from, (out.remaining() - Aedat3Packet.HEADER_BYTES) / Aedat3Packet.EVENT_BYTES);
        long overflow = batch.micros(from) >> Aedat3Packet.TIME_BITS;
        int count = 0;
        while (count < most && batch.micros(from + count) >> Aedat3Packet.TIME_BITS == overflow) {
            check(batch, from + count);
            count++;
        }
        header(count, (int) overflow, out);
        for (int i = from; i < from + count; i++) {
            out.putInt((batch.x(i) << VERSION.xShift())
                    | (batch.y(i) << VERSION.yShift())
                    | (batch.polarity(i) << Aedat3Version.POLARITY_SHIFT)
                    | 1);
            out.putInt((int) batch.micros(i) & Integer.MAX_VALUE);
        }
        return from + count;
    }

    private void check(EventBatch batch, int i) throws UnreadableException {
        pixels.check(batch, i);
        if (batch.micros(i) < 0 || batch.micros(i) > LARGEST) {
            throw new UnreadableException(String.format(
                    "time %,d us, AEDAT 3.1 files have 0 to %,d. Let the recording begin at 0.",
                    batch.micros(i), LARGEST));
        }
    }

    private static void header(int count, int overflow, ByteBuffer out) {
        out.putShort((short) Aedat3Packet.POLARITY)
                .putShort((short) 1)
                .putInt(Aedat3Packet.EVENT_BYTES)
                .putInt(Aedat3Packet.TIME)
                .putInt(overflow)
                .putInt(count)
                .putInt(count)
                .putInt(count);
    }
}
