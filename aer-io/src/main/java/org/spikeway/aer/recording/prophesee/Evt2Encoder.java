package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;

/** Encodes EVT 2.0 words: a time word where the upper bits of the time change, then one word an event. */
final class Evt2Encoder implements EventEncoder {
    private final PixelLimit pixels = new PixelLimit("EVT2", Evt2Word.COORDINATE_MASK, Evt2Word.COORDINATE_MASK);
    private final HighTime high = new HighTime("EVT2", Evt2Word.LOW_BITS, Evt2Word.HIGH_BITS);

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int i = from;
        while (i < batch.size() && out.remaining() >= ROOM) {
            long micros = batch.micros(i);
            if (high.needed(micros)) {
                out.putInt(Evt2Word.TIME_HIGH << Evt2Word.TYPE_SHIFT | high.next(micros));
            } else {
                pixels.check(batch, i);
                out.putInt(batch.polarity(i) << Evt2Word.TYPE_SHIFT
                        | (int) (micros & Evt2Word.LOW_MASK) << Evt2Word.LOW_SHIFT
                        | batch.x(i) << Evt2Word.X_SHIFT
                        | batch.y(i));
                i++;
            }
        }
        return i;
    }
}
