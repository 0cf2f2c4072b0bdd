package org.spikeway.aer.recording.eventstream;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;

/** Encodes the events of DVS files. Times count from zero and cannot go back; a pause takes one byte for 127 us. */
final class EsEncoder implements EventEncoder {
    /** A longer pause takes too many bytes. */
    private static final long LONGEST_PAUSE = 1L << 34;

    private static final int LARGEST_STEP = 126;

    private final int lastY;
    private final PixelLimit pixels;
    private long now;

    EsEncoder(Geometry geometry) {
        lastY = geometry.height() - 1;
        pixels = new PixelLimit("ES", geometry.width() - 1, lastY);
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int i = from;
        while (i < batch.size() && out.remaining() >= ROOM) {
            long step = batch.micros(i) - now;
            requireForward(batch.micros(i), step);
            pixels.check(batch, i);
            if (step > LARGEST_STEP) {
                now += EsKind.DVS.overflowMicros();
                out.put((byte) EsKind.OVERFLOW);
            } else {
                now += step;
                out.put((byte) (step << 1 | batch.polarity(i)));
                out.putShort((short) batch.x(i)).putShort((short) (lastY - batch.y(i)));
                i++;
            }
        }
        return i;
    }

    private void requireForward(long micros, long step) throws UnreadableException {
        if (step < 0) {
            throw new UnreadableException(String.format(
                    "time %,d us after %,d us, ES files go forward from 0. Read the recording with the time policy"
                            + " monotone, and let it begin at 0.",
                    micros, now));
        }
        if (step > LONGEST_PAUSE) {
            throw new UnreadableException(String.format(
                    "a pause of %,d us, ES files take %,d bytes for it. Let the recording begin at 0.",
                    step, step / EsKind.DVS.overflowMicros()));
        }
    }
}
