package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.DatWord.BYTES;
import static org.spikeway.aer.recording.prophesee.DatWord.TIME_MASK;
import static org.spikeway.aer.recording.prophesee.DatWord.X_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes the changes of DAT files: all of a batch as if time did not wrap, and the times once more where it did. */
final class DatDecoder implements EventDecoder {
    private final Tally tally;
    private final WrappedTime time = new WrappedTime(DatWord.TIME_BITS);
    private final int yShift;
    private final int polarityShift;
    private final int xMask;
    private final int yMask;

    DatDecoder(Tally tally, DatWord word) {
        this.tally = tally;
        yShift = word.yShift();
        polarityShift = word.polarityShift();
        xMask = word.xMask();
        yMask = word.yMask();
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int from = in.position();
        int count = Math.min(in.remaining() / BYTES, out.remaining());
        pixels(in, from, count, out);
        times(in, from, count, out);
        out.resize(out.size() + count);
        in.position(from + count * BYTES);
    }

    private void pixels(ByteBuffer in, int from, int count, EventBatch out) {
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        for (int i = 0; i < count; i++) {
            long word = in.getLong(from + i * BYTES);
            x[first + i] = (short) (word >>> X_SHIFT & xMask);
            y[first + i] = (short) (word >>> yShift & yMask);
            polarity[first + i] = (byte) (word >>> polarityShift & 1);
        }
    }

    private void times(ByteBuffer in, int from, int count, EventBatch out) {
        long[] micros = out.micros();
        int first = out.size();
        long base = time.base();
        long last = time.last();
        long special = time.begun() ? 0 : -1;
        for (int i = 0; i < count; i++) {
            long value = in.getLong(from + i * BYTES) & TIME_MASK;
            special |= time.judge(value - last);
            last = value;
            micros[first + i] = base + value;
        }
        if (special >= 0) {
            time.advance(last);
            return;
        }
        long wraps = time.wraps();
        for (int i = 0; i < count; i++) {
            micros[first + i] = time.unwrap(in.getLong(from + i * BYTES) & TIME_MASK);
        }
        tally.add(Item.WRAPS, time.wraps() - wraps);
    }
}
