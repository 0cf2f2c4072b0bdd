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
 * Decodes EVT 2.1 words, 64 bits each, which hold the changes of up to 32 pixels side by side. Their upper half has the
 * bits of {@link Evt2Word}.
 *
 * <pre>
 *  bit 63..60   59..54    53..43   42..32   31..0
 *      +------+---------+--------+--------+----------------+
 *      | 0, 1 | t 5..0  |   x    |   y    | valid          |   changes at x + i for each bit i of valid: 0 OFF, 1 ON
 *      +------+---------+--------+--------+----------------+
 *      | 8    | t 33..6                   | 0              |   time of the words that follow
 *      +------+---------+-----------------+----------------+
 *      | A    | t 5..0  | 44..40 id, 32 edge               |   trigger
 *      | E    | t 5..0  | 47..32 subtype  | payload        |   other; words F may continue it
 *      +------+---------+-----------------+----------------+
 * </pre>
 *
 * <p>Little endian; the legacy order of the IMX636 swaps the two 32-bit halves. Prophesee, EVT 2.1 format.
 */
final class Evt21Decoder implements EventDecoder {
    static final int BYTES = 8;

    private static final int TYPE_SHIFT = 60;
    private static final int ON = 1;
    private static final int TIME_HIGH = 0x8;
    private static final int TRIGGER = 0xA;
    private static final int OTHER = 0xE;
    private static final int CONTINUED = 0xF;
    private static final int LOW_BITS = 6;
    private static final int HIGH_BITS = 28;
    private static final long HIGH_MASK = (1L << HIGH_BITS) - 1;
    private static final int HALF = 32;

    /** Words by which the order is guessed where the header does not tell. */
    private static final int JUDGED_WORDS = 64;

    /** Words that are decoded at once, and changes that are gathered for it; they stay in the first cache. */
    private static final int MOST = 2048;

    private static final int CHANGES = 1024;

    /** Words that go one by one before the kernel is asked again. */
    private static final int STEP = 4;

    private final EventKernels kernels = EventKernels.best();
    private final long[] words = new long[MOST + EventKernels.SLACK];
    private final int[] changes = new int[CHANGES + EventKernels.SLACK];
    private final Tally tally;
    private final boolean legacy;
    private final WrappedTime high = new WrappedTime(HIGH_BITS);
    private boolean timed;
    private long base;

    /** @param legacy whether the halves of the words are swapped */
    Evt21Decoder(Tally tally, boolean legacy) {
        this.tally = tally;
        this.legacy = legacy;
    }

    /** Whether more words are of a known type with swapped halves than without. */
    static boolean looksLegacy(ByteBuffer bytes, int from) {
        ByteBuffer in = bytes.duplicate().order(ByteOrder.LITTLE_ENDIAN);
        int little = 0;
        int legacy = 0;
        for (int i = 0; i < JUDGED_WORDS && from + (i + 1) * BYTES <= in.limit(); i++) {
            long word = in.getLong(from + i * BYTES);
            little += known(word) ? 1 : 0;
            legacy += known(Long.rotateLeft(word, HALF)) ? 1 : 0;
        }
        return legacy > little;
    }

    private static boolean known(long word) {
        int type = (int) (word >>> TYPE_SHIFT);
        return switch (type) {
            case 0, ON -> (int) word != 0;
            case TIME_HIGH -> (int) word == 0;
            case TRIGGER, OTHER, CONTINUED -> true;
            default -> false;
        };
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= BYTES && out.remaining() >= Neighbours.MOST) {
            int count = Math.min(Math.min(in.remaining() / BYTES, MOST), out.remaining());
            in.asLongBuffer().get(words, 0, count);
            if (legacy) {
                swapHalves(count);
            }
            in.position(in.position() + BYTES * take(count, out));
        }
    }

    private void swapHalves(int count) {
        for (int i = 0; i < count; i++) {
            words[i] = Long.rotateLeft(words[i], HALF);
        }
    }

    /** Decodes words as long as the batch has room; returns how many. */
    private int take(int count, EventBatch out) {
        int i = 0;
        while (i < count && out.remaining() >= Neighbours.MOST) {
            if (isRare(words[i])) {
                rare(words[i++], out);
            } else {
                i = changes(i, count, out);
            }
        }
        return i;
    }

    private boolean isRare(long word) {
        int change = (int) (word >>> HALF);
        return !timed || change >>> (TYPE_SHIFT - HALF) > ON || !Neighbours.fit(change);
    }

    /** Decodes words up to one that is rare, as long as there is room; returns the next index. */
    private int changes(int from, int count, EventBatch out) {
        int n = 0;
        int end = Math.min(CHANGES, out.remaining());
        int i = from;
        boolean usual = true;
        while (i < count && n <= end - Neighbours.MOST && usual) {
            long reached = kernels.unfoldEvt21(words, i, count - i, changes, n, end);
            n = (int) (reached >>> HALF);
            i += (int) reached;
            int stop = Math.min(count, i + STEP);
            while (i < stop && n <= end - Neighbours.MOST && usual) {
                usual = !isRare(words[i]);
                if (usual) {
                    n = Neighbours.unfold((int) (words[i] >>> HALF), (int) words[i], changes, n);
                    i++;
                }
            }
        }
        kernels.append(changes, 0, n, Evt2Word.CHANGE, 0, base, out);
        return i;
    }

    private void rare(long word, EventBatch out) {
        int type = (int) (word >>> TYPE_SHIFT);
        if (type <= ON && timed) {
            Neighbours.append((int) (word >>> HALF), (int) word, base, out);
        } else {
            control(type, word);
        }
    }

    private void control(int type, long word) {
        switch (type) {
            case 0, ON -> tally.add(Item.UNTIMED, Integer.bitCount((int) word));
            case TIME_HIGH -> {
                long wraps = high.wraps();
                base = high.unwrap(word >>> HALF & HIGH_MASK) << LOW_BITS;
                tally.add(Item.WRAPS, high.wraps() - wraps);
                timed = true;
            }
            case TRIGGER -> tally.add(Item.TRIGGERS);
            case OTHER -> tally.add(Item.OTHER);
            case CONTINUED -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
