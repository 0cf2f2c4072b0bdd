package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt2Word.BYTES;
import static org.spikeway.aer.recording.prophesee.Evt2Word.LOW_BITS;
import static org.spikeway.aer.recording.prophesee.Evt2Word.NO_CHANGE;
import static org.spikeway.aer.recording.prophesee.Evt2Word.TYPE_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.recording.EventDecoder;

/** Decodes EVT 2.0 words: changes run by run, the words between the runs one by one. */
final class Evt2Decoder implements EventDecoder {
    /** Words that are decoded at once; with the batch they stay in the first cache. */
    private static final int MOST = 512;

    private final EventKernels kernels = EventKernels.best();
    private final int[] words = new int[MOST + EventKernels.SLACK];
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(Evt2Word.HIGH_BITS);
    private boolean timed;
    private long base;
    private int imuWords;

    Evt2Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int count = wordsLeft(in, out);
        while (count > 0) {
            in.asIntBuffer().get(words, 0, count);
            in.position(in.position() + count * BYTES);
            take(count, out);
            count = wordsLeft(in, out);
        }
    }

    private static int wordsLeft(ByteBuffer in, EventBatch out) {
        return Math.min(Math.min(in.remaining() / BYTES, out.remaining()), MOST);
    }

    private void take(int count, EventBatch out) {
        int i = 0;
        while (i < count) {
            i += timed
                    ? kernels.append(words, i, count - i, Evt2Word.CHANGE, NO_CHANGE, base, out)
                    : skipUntimed(i, count);
            if (i < count) {
                control(words[i++]);
            }
        }
    }

    private int skipUntimed(int from, int count) {
        int i = from;
        while (i < count && (words[i] & NO_CHANGE) == 0) {
            i++;
        }
        tally.add(Item.UNTIMED, i - from);
        return i - from;
    }

    private void control(int word) {
        switch (word >>> TYPE_SHIFT) {
            case Evt2Word.TIME_HIGH -> {
                long wraps = high.wraps();
                base = high.unwrap(word & Evt2Word.HIGH_MASK) << LOW_BITS;
                tally.add(Item.WRAPS, high.wraps() - wraps);
                timed = true;
            }
            case Evt2Word.TRIGGER -> tally.add(Item.TRIGGERS);
            case Evt2Word.IMU -> {
                imuWords++;
                tally.add(Item.IMU_SAMPLES, imuWords % Evt2Word.IMU_WORDS == 0 ? 1 : 0);
            }
            case Evt2Word.OTHER -> tally.add(Item.OTHER);
            case Evt2Word.CONTINUED -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
