package org.spikeway.aer.recording.prophesee;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.Item;
import org.spikeway.aer.event.Tally;
import org.spikeway.aer.event.WrappedTime;
import org.spikeway.aer.recording.EventDecoder;

/**
 * Decodes EVT 2.1 words, 64 bits each, which hold the changes of up to 32 pixels side by side.
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
    private static final int LOW_SHIFT = 54;
    private static final int LOW_BITS = 6;
    private static final int LOW_MASK = (1 << LOW_BITS) - 1;
    private static final int X_SHIFT = 43;
    private static final int Y_SHIFT = 32;
    private static final int COORDINATE_MASK = 0x7FF;
    private static final int HIGH_BITS = 28;
    private static final long HIGH_MASK = (1L << HIGH_BITS) - 1;
    private static final int HALF = 32;

    /** Words by which the order is guessed where the header does not tell. */
    private static final int JUDGED_WORDS = 64;

    private final Tally tally;
    private final int rotation;
    private final WrappedTime high = new WrappedTime(HIGH_BITS);
    private boolean timed;
    private long base;

    /** @param legacy whether the halves of the words are swapped */
    Evt21Decoder(Tally tally, boolean legacy) {
        this.tally = tally;
        this.rotation = legacy ? HALF : 0;
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
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int at = in.position();
        int end = at + in.remaining() / BYTES * BYTES;
        int n = out.size();
        int last = out.capacity() - HALF;
        long now = base;
        while (at < end && n <= last) {
            long word = Long.rotateLeft(in.getLong(at), rotation);
            at += BYTES;
            int type = (int) (word >>> TYPE_SHIFT);
            if (type > ON || !timed) {
                control(type, word);
                now = base;
                continue;
            }
            long time = now | (word >>> LOW_SHIFT & LOW_MASK);
            int left = (int) (word >>> X_SHIFT) & COORDINATE_MASK;
            short row = (short) (word >>> Y_SHIFT & COORDINATE_MASK);
            for (int valid = (int) word; valid != 0; valid &= valid - 1) {
                micros[n] = time;
                x[n] = (short) (left + Integer.numberOfTrailingZeros(valid));
                y[n] = row;
                polarity[n] = (byte) type;
                n++;
            }
        }
        in.position(at);
        out.resize(n);
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
