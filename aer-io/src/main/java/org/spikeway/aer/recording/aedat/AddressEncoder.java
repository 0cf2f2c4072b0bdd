package org.spikeway.aer.recording.aedat;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;
import org.spikeway.aer.recording.TimeLimit;

/** Encodes the events of AEDAT 2.0. */
final class AddressEncoder implements EventEncoder {
    static final int ADDRESS_BYTES = 4;

    private static final String FORMAT = "AEDAT 2.0";

    private final RetinaWord word;
    private final int lastX;
    private final int lastY;
    private final PixelLimit pixels;
    private final TimeLimit time = new TimeLimit(FORMAT, Integer.MAX_VALUE);

    AddressEncoder(Retina retina) {
        word = retina.word();
        lastX = retina.geometry().width() - 1;
        lastY = retina.geometry().height() - 1;
        pixels = new PixelLimit(FORMAT, lastX, lastY);
    }

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.BIG_ENDIAN);
        int i = from;
        for (; i < batch.size() && out.remaining() >= ROOM; i++) {
            time.check(batch.micros(i));
            pixels.check(batch, i);
            out.putInt(word.address(batch.x(i), batch.y(i), batch.polarity(i), lastX, lastY));
            out.putInt((int) batch.micros(i));
        }
        return i;
    }
}
