package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt3Word.BYTES;
import static org.spikeway.aer.recording.prophesee.Evt3Word.COORDINATE_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.PAYLOAD_BITS;
import static org.spikeway.aer.recording.prophesee.Evt3Word.PAYLOAD_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.POLARITY_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt3Word.TYPE_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.kernel.PairLayout;
import org.spikeway.aer.kernel.PixelLayout;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes EVT 3.0 words, of a file or of messages that follow each other.
 *
 * <p>Row and time stand in a state of 64 bits, in the places that they have in a packed event. The words that make up
 * most of a file (row, event, time) change it without branches: each is written as an event, and the next one writes
 * over those that are none.
 *
 * <pre>
 *  bit 63..55   54..44   43   42..32   31..0
 *      +------+--------+----+--------+--------------------------------+
 *      | 0    |   y    | p  |   x    | microseconds since the origin  |   p and x are 0 in the state
 *      +------+--------+----+--------+--------------------------------+
 * </pre>
 */
public final class Evt3Decoder implements EventDecoder {
    private static final int TYPES = 16;
    private static final int ROW_SHIFT = Integer.SIZE + PAYLOAD_BITS;
    private static final PairLayout LAYOUT = new PairLayout(
            PixelLayout.upperLeft(0, COORDINATE_MASK, PAYLOAD_BITS, COORDINATE_MASK, POLARITY_SHIFT), true, false);

    private static final long ROW = -1L << Integer.SIZE;

    /** By type of a word: the bits of the state that it leaves. */
    private static final long[] KEPT = new long[TYPES];

    /** By type of a word: where in the state its payload goes, as a factor; 0 if it does not go there. */
    private static final long[] PLACE = new long[TYPES];

    /** By type of a word: all ones if it does something else than to change the state or to be an event, otherwise 0. */
    private static final int[] SPECIAL = new int[TYPES];

    static {
        for (int type = 0; type < TYPES; type++) {
            KEPT[type] = -1;
            SPECIAL[type] = -1;
        }
        KEPT[Evt3Word.ADDRESS_Y] = ~((long) PAYLOAD_MASK << ROW_SHIFT);
        KEPT[Evt3Word.TIME_LOW] = ~(long) PAYLOAD_MASK;
        PLACE[Evt3Word.ADDRESS_Y] = 1L << ROW_SHIFT;
        PLACE[Evt3Word.TIME_LOW] = 1;
        SPECIAL[Evt3Word.ADDRESS_X] = 0;
        SPECIAL[Evt3Word.ADDRESS_Y] = 0;
        SPECIAL[Evt3Word.TIME_LOW] = 0;
    }

    /** Words that are decoded at once, and events that are gathered for it; they stay in the first cache. */
    private static final int MOST = 512;

    private static final int EVENTS = 512;

    /** Times that are further from the origin get a new one. */
    private static final long FAR = 1L << 31;

    private final EventKernels kernels = EventKernels.best();
    private final char[] words = new char[MOST];
    private final long[] events = new long[EVENTS + EventKernels.SLACK];
    private final Tally tally;
    private final WrappedTime high = new WrappedTime(Evt3Word.TIME_BITS);
    private boolean timed;
    private int highWord = -1;
    private long origin;
    private long state;
    private int column;
    private int polarity;

    /** @param tally where skipped items and oddities are counted */
    public Evt3Decoder(Tally tally) {
        this.tally = tally;
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        while (in.remaining() >= BYTES && out.remaining() >= Evt3Word.VECTOR_WIDTH) {
            int count = Math.min(in.remaining() / BYTES, MOST);
            in.asCharBuffer().get(words, 0, count);
            in.position(in.position() + BYTES * take(count, out));
        }
    }

    /** Decodes words as long as the batch has room for whatever they hold; returns how many. */
    private int take(int count, EventBatch out) {
        int i = 0;
        while (i < count && !timed) {
            untimed(words[i++]);
        }
        while (i < count && out.remaining() >= Evt3Word.VECTOR_WIDTH) {
            i = run(i, count, out);
        }
        return i;
    }

    /** Decodes words up to a rare one, and that, too; returns the index of the next. */
    private int run(int from, int count, EventBatch out) {
        long now = state;
        int repeated = highWord;
        long before = origin;
        int last = Math.min(EVENTS, out.remaining()) - Evt3Word.VECTOR_WIDTH;
        int n = 0;
        int i = from;
        boolean rare = false;
        while (i < count && n <= last) {
            int word = words[i++];
            int type = word >>> TYPE_SHIFT;
            long payload = word & PAYLOAD_MASK;
            if ((SPECIAL[type] & (word ^ repeated)) == 0) {
                events[n] = now | (payload << Integer.SIZE);
                n += type == Evt3Word.ADDRESS_X ? 1 : 0;
                now = (now & KEPT[type]) | payload * PLACE[type];
            } else if (type == Evt3Word.VECTOR_BASE) {
                vectorBase(word);
            } else if (isVector(type) && column <= COORDINATE_MASK - Evt3Word.VECTOR_WIDTH) {
                n = vector(type, word, now, n);
            } else if (type == Evt3Word.TIME_HIGH) {
                now = (now & ROW) | timeHigh(word);
                repeated = word;
                if (origin != before) {
                    break;
                }
            } else {
                rare = true;
                break;
            }
        }
        state = now;
        kernels.append(events, 0, n, LAYOUT, before, out);
        if (rare) {
            rare(words[i - 1], out);
        }
        return i;
    }

    private static boolean isVector(int type) {
        return type == Evt3Word.VECTOR_12 || type == Evt3Word.VECTOR_8;
    }

    /** Up to two events without asking how many there are; few vectors have more. */
    private int vector(int type, int word, long now, int n) {
        int valid = valid(word);
        int rest = valid & (valid - 1);
        long base = now | ((long) ((polarity << POLARITY_SHIFT) | column) << Integer.SIZE);
        events[n] = base + ((long) Integer.numberOfTrailingZeros(valid) << Integer.SIZE);
        events[n + 1] = base + ((long) Integer.numberOfTrailingZeros(rest) << Integer.SIZE);
        for (int at = n + 2; (rest &= rest - 1) != 0; at++) {
            events[at] = base + ((long) Integer.numberOfTrailingZeros(rest) << Integer.SIZE);
        }
        column += width(type);
        return n + Integer.bitCount(valid);
    }

    /** A word that is skipped, or a vector beyond the last column. */
    private void rare(int word, EventBatch out) {
        int type = word >>> TYPE_SHIFT;
        if (!isVector(type)) {
            skip(word);
            return;
        }
        int row = (int) (state >>> ROW_SHIFT) & COORDINATE_MASK;
        for (int rest = valid(word); rest != 0; rest &= rest - 1) {
            out.add(origin + (int) state, column + Integer.numberOfTrailingZeros(rest), row, polarity);
        }
        column += width(type);
    }

    /** Before the first time: keeps the state, counts the events that have no time. */
    private void untimed(int word) {
        int type = word >>> TYPE_SHIFT;
        switch (type) {
            case Evt3Word.ADDRESS_Y -> state = (long) (word & PAYLOAD_MASK) << ROW_SHIFT;
            case Evt3Word.ADDRESS_X -> tally.add(Item.UNTIMED);
            case Evt3Word.VECTOR_BASE -> vectorBase(word);
            case Evt3Word.VECTOR_12, Evt3Word.VECTOR_8 -> {
                tally.add(Item.UNTIMED, Integer.bitCount(valid(word)));
                column += width(type);
            }
            case Evt3Word.TIME_LOW -> {}
            case Evt3Word.TIME_HIGH -> state = (state & ROW) | timeHigh(word);
            default -> skip(word);
        }
    }

    private static int valid(int word) {
        return word & (word >>> TYPE_SHIFT == Evt3Word.VECTOR_12 ? PAYLOAD_MASK : Evt3Word.BYTE_MASK);
    }

    private static int width(int type) {
        return type == Evt3Word.VECTOR_12 ? Evt3Word.VECTOR_WIDTH : Evt3Word.SHORT_VECTOR_WIDTH;
    }

    private void vectorBase(int word) {
        column = word & COORDINATE_MASK;
        polarity = word >>> POLARITY_SHIFT & 1;
    }

    /** Takes a new value; returns its time since the origin, which moves there if it is not near. */
    private long timeHigh(int word) {
        long wraps = high.wraps();
        long base = high.unwrap(word & PAYLOAD_MASK) << Evt3Word.TIME_BITS;
        tally.add(Item.WRAPS, high.wraps() - wraps);
        highWord = word;
        if (!timed || base < origin || base - origin >= FAR) {
            origin = base;
            timed = true;
        }
        return base - origin;
    }

    private void skip(int word) {
        switch (word >>> TYPE_SHIFT) {
            case Evt3Word.TRIGGER -> tally.add(Item.TRIGGERS);
            case Evt3Word.OTHER -> tally.add(Item.OTHER);
            case Evt3Word.CONTINUED_12, Evt3Word.CONTINUED_4 -> {}
            default -> tally.add(Item.INVALID);
        }
    }
}
