package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.DatWord.BYTES;
import static org.spikeway.aer.recording.prophesee.DatWord.TIME_MASK;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.kernel.PairLayout;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes the changes of DAT files as if time did not wrap, and the times once more where it did. */
final class DatDecoder implements EventDecoder {
    /** Words that are decoded at once; with the batch they stay in the first cache. */
    private static final int RUN = 512;

    private final EventKernels kernels = EventKernels.best();
    private final long[] words = new long[RUN + EventKernels.SLACK];
    private final Tally tally;
    private final PairLayout layout;
    private final WrappedTime time = new WrappedTime(DatWord.TIME_BITS);

    DatDecoder(Tally tally, DatWord word) {
        this.tally = tally;
        this.layout = word.layout();
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int count = wordsLeft(in, out);
        while (count > 0) {
            in.asLongBuffer().get(words, 0, count);
            in.position(in.position() + count * BYTES);
            int first = out.size();
            kernels.append(words, 0, count, layout, time.base(), out);
            if (!time.plain(out.micros(), first, count, kernels.steps(out.micros(), first, count, time.middle()))) {
                unwrap(first, count, out);
            }
            count = wordsLeft(in, out);
        }
    }

    private static int wordsLeft(ByteBuffer in, EventBatch out) {
        return Math.min(Math.min(in.remaining() / BYTES, out.remaining()), RUN);
    }

    private void unwrap(int first, int count, EventBatch out) {
        long[] micros = out.micros();
        long wraps = time.wraps();
        for (int i = 0; i < count; i++) {
            micros[first + i] = time.unwrap(words[i] & TIME_MASK);
        }
        tally.add(Item.WRAPS, time.wraps() - wraps);
    }
}
