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

/** Decodes the changes of DAT files: column by column, as if time did not wrap, and the times once more where it did. */
final class DatDecoder implements EventDecoder {
    /** Words that are decoded at once; with the batch they stay in the first cache. */
    private static final int RUN = 512;

    private final long[] words = new long[RUN];
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
        int count = wordsLeft(in, out);
        while (count > 0) {
            in.asLongBuffer().get(words, 0, count);
            in.position(in.position() + count * BYTES);
            pixels(count, out);
            times(count, out);
            out.resize(out.size() + count);
            count = wordsLeft(in, out);
        }
    }

    private static int wordsLeft(ByteBuffer in, EventBatch out) {
        return Math.min(Math.min(in.remaining() / BYTES, out.remaining()), RUN);
    }

    private void pixels(int count, EventBatch out) {
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        for (int i = 0; i < count; i++) {
            x[first + i] = (short) ((int) (words[i] >>> X_SHIFT) & xMask);
        }
        for (int i = 0; i < count; i++) {
            y[first + i] = (short) ((int) (words[i] >>> yShift) & yMask);
        }
        for (int i = 0; i < count; i++) {
            polarity[first + i] = (byte) ((int) (words[i] >>> polarityShift) & 1);
        }
    }

    private void times(int count, EventBatch out) {
        long[] micros = out.micros();
        int first = out.size();
        long base = time.base();
        for (int i = 0; i < count; i++) {
            micros[first + i] = base + (words[i] & TIME_MASK);
        }
        if (time.plain(micros, first, count)) {
            return;
        }
        long wraps = time.wraps();
        for (int i = 0; i < count; i++) {
            micros[first + i] = time.unwrap(words[i] & TIME_MASK);
        }
        tally.add(Item.WRAPS, time.wraps() - wraps);
    }
}
