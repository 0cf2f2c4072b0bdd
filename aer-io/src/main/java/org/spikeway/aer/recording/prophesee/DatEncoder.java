package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.recording.EventEncoder;
import org.spikeway.aer.recording.PixelLimit;
import org.spikeway.aer.recording.TimeLimit;

/** Encodes changes of DAT files, version 2. */
final class DatEncoder implements EventEncoder {
    private static final DatWord WORD = DatWord.VERSION_2;

    private final PixelLimit pixels = new PixelLimit("DAT", WORD.xMask(), WORD.yMask());
    private final TimeLimit time = new TimeLimit("DAT", DatWord.TIME_MASK);

    @Override
    public int encode(EventBatch batch, int from, ByteBuffer out) throws UnreadableException {
        out.order(ByteOrder.LITTLE_ENDIAN);
        int i = from;
        for (; i < batch.size() && out.remaining() >= ROOM; i++) {
            long micros = batch.micros(i);
            time.check(micros);
            pixels.check(batch, i);
            out.putLong(micros
                    | (long) batch.x(i) << DatWord.X_SHIFT
                    | (long) batch.y(i) << WORD.yShift()
                    | (long) batch.polarity(i) << WORD.polarityShift());
        }
        return i;
    }
}
