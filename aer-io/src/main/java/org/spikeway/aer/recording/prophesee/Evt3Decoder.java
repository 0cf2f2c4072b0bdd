package org.spikeway.aer.recording.prophesee;

import static org.spikeway.aer.recording.prophesee.Evt3Word.BYTES;
import static org.spikeway.aer.recording.prophesee.Evt3Word.COORDINATE_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.PAYLOAD_MASK;
import static org.spikeway.aer.recording.prophesee.Evt3Word.POLARITY_SHIFT;
import static org.spikeway.aer.recording.prophesee.Evt3Word.TYPE_SHIFT;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.kernel.EventKernels;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes EVT 3.0 words, of a file or of messages that follow each other.
 *
 * <p>It looks at windows of 64 words and finds out first which of them are rows, low times and single events: a bit each
 * in three masks. The row of an event is then the last row below it, which is the highest bit of what a mask has below
 * the event's own bit; so is its time. The words of a window are walked event by event, not word by word, and without
 * branches but for the words of other kinds.
 *
 * <pre>
 *  place    0         1         2        3        4        ..        63
 *       +---------+---------+--------+--------+--------+--      --+-------+
 *       | row,    | time,   |  word  |  word  |  word  |          | word  |
 *       | carried | carried |        |        |        |          |       |
 *       +---------+---------+--------+--------+--------+--      --+-------+
 *  rows     1         0         .        .        .                   .
 *  lows     0         1         .        .        .                   .
 * </pre>
 *
 * <p>The first two places of a window hold what the words before it said last, so that a mask is never empty; they are
 * the places of the two words before it, which are done.
 */
public final class Evt3Decoder implements EventDecoder {
    private static final int WINDOW = EventKernels.WINDOW;
    private static final int CARRIED = 2;
    private static final int CARRIED_LOW = 1;
    private static final long CARRIED_ROW_BIT = 1;
    private static final long CARRIED_LOW_BIT = 1L << CARRIED_LOW;

    /** New words of a window. */
    private static final int FRESH = WINDOW - CARRIED;

    /** Words that are fetched at once; with the batch they stay in the first cache. */
    private static final int MOST = 8 * FRESH;

    private static final int TYPE_MASK = 0xF << TYPE_SHIFT;
    private static final int WORD_MASK = 0xFFFF;
    private static final int ROW = Evt3Word.ADDRESS_Y << TYPE_SHIFT;
    private static final int SINGLE = Evt3Word.ADDRESS_X << TYPE_SHIFT;
    private static final int LOW = Evt3Word.TIME_LOW << TYPE_SHIFT;

    private final EventKernels kernels = EventKernels.best();
    private final char[] words = new char[MOST + WINDOW];
    private final Tally tally;
    private final Evt3Clock clock;
    private final Evt3Vectors vectors = new Evt3Vectors();

    /** The last row and low time before the window that comes next. */
    private char row;

    private char low;

    /** The masks of the window at hand. */
    private long rows;

    private long lows;

    /** The first event of the batch whose column and row are still words. */
    private int unsettled;

    /** @param tally where skipped items and oddities are counted */
    public Evt3Decoder(Tally tally) {
        this.tally = tally;
        this.clock = new Evt3Clock(tally);
    }

    @Override
    public void decode(ByteBuffer in, EventBatch out) {
        in.order(ByteOrder.LITTLE_ENDIAN);
        unsettled = out.size();
        while (in.remaining() >= BYTES && out.remaining() >= WINDOW) {
            int count = Math.min(in.remaining() / BYTES, MOST);
            in.asCharBuffer().get(words, CARRIED, count);
            in.position(in.position() + BYTES * take(count, out));
            settle(out);
        }
    }

    /** Decodes words as long as the batch has room for a window; returns how many. */
    private int take(int count, EventBatch out) {
        int done = 0;
        while (done < count && !clock.timed()) {
            untimed(words[CARRIED + done++]);
        }
        while (done < count && out.remaining() >= WINDOW) {
            done += window(done, Math.min(count - done, FRESH), out);
        }
        return done;
    }

    /** Decodes the window at a place as far as the batch has room for vectors; returns how many words. */
    private int window(int at, int count, EventBatch out) {
        words[at] = row;
        words[at + CARRIED_LOW] = low;
        int end = CARRIED + count;
        long fresh = below(end) & (-1L << CARRIED);
        rows = (kernels.where(words, at, TYPE_MASK, ROW) & fresh) | CARRIED_ROW_BIT;
        lows = (kernels.where(words, at, TYPE_MASK, LOW) & fresh) | CARRIED_LOW_BIT;
        long singles = kernels.where(words, at, TYPE_MASK, SINGLE) & fresh;
        long usual = rows | lows | singles;
        long others = fresh & ~(usual | kernels.where(words, at, WORD_MASK, clock.word()));
        while (others != 0) {
            int stop = Long.numberOfTrailingZeros(others);
            append(at, singles & below(stop), out);
            singles &= ~below(stop);
            int word = words[at + stop];
            if (Evt3Vectors.has(word)) {
                int next = vectors(at, stop, end, out);
                if (out.remaining() < WINDOW) {
                    return carry(at, next);
                }
                others &= ~below(next);
            } else if (word >>> TYPE_SHIFT == Evt3Word.TIME_HIGH) {
                timeHigh(at, stop);
                others = fresh & ~(usual | kernels.where(words, at, WORD_MASK, word) | below(stop + 1));
            } else {
                skip(word);
                others &= others - 1;
            }
        }
        append(at, singles, out);
        return carry(at, end);
    }

    /** Appends single events of a window, each with its own word for the column and that of its row for the row. */
    private void append(int at, long singles, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        char[] from = words;
        long base = clock.base();
        long timed = lows;
        long placed = rows;
        int last = at + WINDOW - 1;
        int first = out.size();
        int end = first + Long.bitCount(singles);
        long rest = singles;
        for (int i = first; i < end; i++) {
            long upTo = rest ^ (rest - 1);
            x[i] = (short) from[at + Long.numberOfTrailingZeros(rest)];
            rest &= rest - 1;
            micros[i] = base + (from[last - Long.numberOfLeadingZeros(timed & upTo)] & PAYLOAD_MASK);
            y[i] = (short) from[last - Long.numberOfLeadingZeros(placed & upTo)];
        }
        out.resize(end);
    }

    /** Takes column, row and polarity out of the words that stand for them, many at a time. */
    private void settle(EventBatch out) {
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int end = out.size();
        for (int i = unsettled; i < end; i++) {
            polarity[i] = (byte) (x[i] >>> POLARITY_SHIFT & 1);
        }
        for (int i = unsettled; i < end; i++) {
            x[i] &= COORDINATE_MASK;
        }
        for (int i = unsettled; i < end; i++) {
            y[i] &= COORDINATE_MASK;
        }
        unsettled = end;
    }

    /** Unfolds the vectors that follow each other, as far as there is room; returns the place behind the last one. */
    private int vectors(int at, int from, int end, EventBatch out) {
        long micros = clock.base() + (words[at + highest(lows & below(from))] & PAYLOAD_MASK);
        int line = words[at + highest(rows & below(from))] & COORDINATE_MASK;
        int next = from;
        while (next < end && Evt3Vectors.has(words[at + next]) && out.remaining() >= Evt3Vectors.ROOM) {
            int word = words[at + next];
            if (!vectors.fit()) {
                settle(out);
                vectors.takeBeyond(word, micros, line, out);
                unsettled = out.size();
            } else {
                vectors.take(word, micros, line, out);
            }
            next++;
        }
        return next;
    }

    /** A new time of the upper half; the low times before it no longer hold. */
    private void timeHigh(int at, int place) {
        clock.take(words[at + place]);
        words[at + CARRIED_LOW] = 0;
        lows = (lows & ~below(place)) | CARRIED_LOW_BIT;
    }

    /** Keeps the last row and low time before a place of the window; returns how many words it has before it. */
    private int carry(int at, int place) {
        row = words[at + highest(rows & below(place))];
        low = words[at + highest(lows & below(place))];
        return place - CARRIED;
    }

    /** The bits below one of 1 to 64. */
    private static long below(int place) {
        return -1L >>> (Long.SIZE - place);
    }

    private static int highest(long mask) {
        return Long.SIZE - 1 - Long.numberOfLeadingZeros(mask);
    }

    /** Before the first time: keeps the state, counts the events that have no time. */
    private void untimed(char word) {
        int type = word >>> TYPE_SHIFT;
        if (Evt3Vectors.has(word)) {
            tally.add(Item.UNTIMED, Evt3Vectors.count(word));
            vectors.pass(word);
        } else if (type == Evt3Word.ADDRESS_Y) {
            row = word;
        } else if (type == Evt3Word.ADDRESS_X) {
            tally.add(Item.UNTIMED);
        } else if (type == Evt3Word.TIME_HIGH) {
            clock.take(word);
        } else if (type != Evt3Word.TIME_LOW) {
            skip(word);
        }
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
