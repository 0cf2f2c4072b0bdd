package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes EVT 4.0 words, 32 bits, little endian. Those of changes have time, column and row as {@link Evt2Word}.
 *
 * <pre>
 *  bit 31..28   27..22    21..11   10..0
 *      +------+---------+--------+--------+
 *      | A, B | t 5..0  |   x    |   y    |   change: A OFF, B ON
 *      | C, D | t 5..0  |   x    |   y    |   changes of neighbours: C OFF, D ON; the next word, which has
 *      +------+---------+--------+--------+   no type, has bit i set for a change at x + i
 *      | E    | t 33..6                   |   time of the words that follow
 *      +------+---------------------------+
 *      | 9 trigger, 6 other, 7 continued, F all ones: padding
 *      +----------------------------------+
 * </pre>
 *
 * <p>Prophesee, OpenEB 5, EVT 4.0 format.
 */
final class Evt4Decoder implements EventDecoder {
    static final int BYTES = 4;

    private static final int TYPE_SHIFT = 28;
    private static final int OTHER = 0x6;
    private static final int CONTINUED = 0x7;
    private static final int TRIGGER = 0x9;
    private static final int OFF = 0xA;
    private static final int VECTOR_ON = 0xD;

    /** Tells vectors from single changes. */
    private static final int VECTOR_BIT = 2;

    private static final int TIME_HIGH = 0xE;
    private static final int PADDING = 0xF;
    private static final int LOW_BITS = 6;
    private static final int HIGH_BITS = 28;
    private static final int HIGH_MASK = (1 << HIGH_BITS) - 1;

    /** Words that are decoded at once, and changes that are gathered for it; they stay in the first cache. */
    private static final int MOST = 2048;

    private static final int CHANGES = 1024;

    /** Words that go one by one before the kernel is asked again. */
    private static final int STEP = 4;

    private final EventKernels kernels = EventKernels.best();
    private final int[] words = new int[MOST + EventKernels.SLACK];
    private final int[] changes = new int[CHANGES + EventKernels.SLACK];
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(HIGH_BITS);
    private boolean timed;
    private long base;

    Evt4Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        int taken = 1;
        while (taken > 0 && in.remaining() >= BYTES && out.remaining() >= Neighbours.MOST) {
            int count = Math.min(Math.min(in.remaining() / BYTES, MOST), out.remaining());
            in.asIntBuffer().get(words, 0, count);
            taken = take(count, out);
            in.position(in.position() + BYTES * taken);
        }
    }

    /** Decodes words as long as they are whole and the batch has room; returns how many. */
    private int take(int count, EventBatch out) {
        int i = 0;
        int before = -1;
        while (i > before && i < count && out.remaining() >= Neighbours.MOST) {
            before = i;
            i = isRare(words[i]) ? rare(i, count, out) : changes(i, count, out);
        }
        return i;
    }

    private boolean isRare(int word) {
        int type = word >>> TYPE_SHIFT;
        return !timed || type < OFF || type > VECTOR_ON || !Neighbours.fit(word);
    }

    /** Decodes words up to one that is rare or not whole, as long as there is room; returns the next index. */
    private int changes(int from, int count, EventBatch out) {
        int n = 0;
        int end = Math.min(CHANGES, out.remaining());
        int i = from;
        boolean usual = true;
        while (i < count && n <= end - Neighbours.MOST && usual) {
            long reached = kernels.unfoldEvt4(words, i, count - i, changes, n, end);
            n = (int) (reached >>> Integer.SIZE);
            i += (int) reached;
            int stop = Math.min(count, i + STEP);
            while (i < stop && n <= end - Neighbours.MOST && usual) {
                int vector = words[i] >>> (TYPE_SHIFT + VECTOR_BIT) & 1;
                usual = !isRare(words[i]) && i + vector < count;
                if (usual) {
                    int bits = vector == 0 ? 1 : words[i + 1];
                    n = Neighbours.unfold(words[i], bits, changes, n);
                    i += 1 + vector;
                }
            }
        }
        kernels.append(changes, 0, n, Evt2Word.CHANGE, 0, base, out);
        return i;
    }

    /** A word that is no change, comes before the first time, or whose neighbours need not fit; returns the next index. */
    private int rare(int i, int count, EventBatch out) {
        int word = words[i];
        int type = word >>> TYPE_SHIFT;
        if (type < OFF || type > VECTOR_ON) {
            control(type, word);
            return i + 1;
        }
        int vector = type >>> VECTOR_BIT & 1;
        if (i + vector >= count) {
            return i;
        }
        int valid = vector == 1 ? words[i + 1] : 1;
        if (timed) {
            Neighbours.append(word, valid, base, out);
        } else {
            tally.add(Item.UNTIMED, Integer.bitCount(valid));
        }
        return i + 1 + vector;
    }

    private void control(int type, int word) {
        switch (type) {
            case TIME_HIGH -> {
                long wraps = high.wraps();
                base = high.unwrap(word & HIGH_MASK) << LOW_BITS;
                tally.add(Item.WRAPS, high.wraps() - wraps);
                timed = true;
            }
            case TRIGGER -> tally.add(Item.TRIGGERS);
            case OTHER -> tally.add(Item.OTHER);
            case CONTINUED, PADDING -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
