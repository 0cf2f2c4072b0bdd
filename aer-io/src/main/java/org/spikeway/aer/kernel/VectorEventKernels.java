package org.spikeway.aer.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spikeway.aer.event.EventBatch;

/**
 * The kernels by the Vector API, eight events at a time; the last few of a run go as a whole vector, too, where the
 * batch has room for what is not theirs.
 */
public final class VectorEventKernels implements EventKernels {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    private static final VectorSpecies<Short> MANY_SHORTS = ShortVector.SPECIES_256;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final int LANES = INTS.length();
    private static final int HALF = LONGS.length();

    /** Turns the order of unsigned shorts into that of signed ones. */
    private static final short SIGN = Short.MIN_VALUE;

    /** The first runtime that was found to turn a mask into a number without a loop over its lanes. */
    private static final int MASKS_IN_REGISTERS = 25;

    private final VectorEvt21 evt21 = new VectorEvt21();
    private final PlainEventKernels plain = new PlainEventKernels();
    private final boolean masks;

    /** The kernels that suit this runtime. */
    public VectorEventKernels() {
        this(Runtime.version().feature() >= MASKS_IN_REGISTERS);
    }

    /** @param masks whether words are found and unfolded by masks; otherwise plainly */
    VectorEventKernels(boolean masks) {
        this.masks = masks;
    }

    /** Whether the processor has vectors of eight ints. */
    static boolean isWideEnough() {
        return IntVector.SPECIES_PREFERRED.vectorBitSize() >= INTS.vectorBitSize();
    }

    /** How many of the events go by whole vectors. */
    private static int whole(int count, EventBatch out) {
        int up = (count + LANES - 1) & -LANES;
        return up <= out.remaining() ? up : count & -LANES;
    }

    @Override
    public int append(int[] words, int from, int count, WordLayout layout, int stop, long base, EventBatch out) {
        int whole = whole(count, out);
        int first = out.size();
        if (stop == 0) {
            VectorWords.write(words, from, whole, layout, base, out);
            int vectored = Math.min(whole, count);
            out.resize(first + vectored);
            return vectored + plain.append(words, from + vectored, count - vectored, layout, stop, base, out);
        }
        int events = Math.min(count, times(words, from, whole, layout, stop, base, out.micros(), first));
        pixels(words, from, Math.min(whole, events + LANES - 1 & -LANES), layout.pixel(), out);
        out.resize(first + events);
        boolean stopped = events < whole && events < count;
        return stopped ? events : events + plain.append(words, from + events, count - events, layout, stop, base, out);
    }

    /** Writes times up to the word that stops; returns how many come before it. */
    private static int times(
            int[] words, int from, int whole, WordLayout layout, int stop, long base, long[] micros, int first) {
        int shift = layout.timeShift();
        int mask = layout.timeMask();
        for (int i = 0; i < whole; i += LANES) {
            IntVector word = IntVector.fromArray(INTS, words, from + i);
            IntVector time = word.lanewise(VectorOperators.LSHR, shift).and(mask);
            ((LongVector) time.convertShape(VectorOperators.I2L, LONGS, 0))
                    .add(base)
                    .intoArray(micros, first + i);
            ((LongVector) time.convertShape(VectorOperators.I2L, LONGS, 1))
                    .add(base)
                    .intoArray(micros, first + i + HALF);
            if (word.and(stop).compare(VectorOperators.NE, 0).anyTrue()) {
                return i + PlainEventKernels.events(words, from + i, LANES, stop);
            }
        }
        return whole;
    }

    /** Writes pixels and polarities. It takes words and no vector: one that is handed on may be put on the heap. */
    private static void pixels(int[] words, int from, int whole, PixelLayout pixel, EventBatch out) {
        int first = out.size();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        for (int i = 0; i < whole; i += LANES) {
            IntVector word = IntVector.fromArray(INTS, words, from + i);
            IntVector column =
                    word.lanewise(VectorOperators.LSHR, pixel.xShift()).and(pixel.xMask());
            IntVector row = word.lanewise(VectorOperators.LSHR, pixel.yShift()).and(pixel.yMask());
            IntVector bit =
                    word.lanewise(VectorOperators.LSHR, pixel.polarityShift()).and(1);
            ((ShortVector) column.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(x, first + i);
            ((ShortVector) row.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(y, first + i);
            ((ByteVector) bit.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(polarity, first + i);
        }
    }

    @Override
    public void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out) {
        int whole = whole(count, out);
        VectorPairs.write(words, from, whole, layout, base, out);
        int vectored = Math.min(whole, count);
        out.resize(out.size() + vectored);
        if (vectored < count) {
            plain.append(words, from + vectored, count - vectored, layout, base, out);
        }
    }

    @Override
    public void append(byte[] records, int from, int count, EventBatch out) {
        int whole = count & -LANES;
        VectorRecords.write(records, from, whole, out);
        out.resize(out.size() + whole);
        plain.append(records, from + whole * EventRecord.BYTES, count - whole, out);
    }

    @Override
    public void turn(EventBatch batch, int from, int lastX, int lastY, int flip) {
        plain.turn(batch, from, lastX, lastY, flip);
    }

    @Override
    public long steps(long[] times, int from, int count, long offset) {
        int end = from + count;
        LongVector any = LongVector.zero(LONGS);
        int i = from + 1;
        for (; i + HALF <= end; i += HALF) {
            LongVector step = LongVector.fromArray(LONGS, times, i).sub(LongVector.fromArray(LONGS, times, i - 1));
            any = any.or(step.add(offset));
        }
        return PlainEventKernels.steps(times, i, end, offset, any.reduceLanes(VectorOperators.OR));
    }

    @Override
    public long unfoldEvt21(long[] words, int from, int count, int[] changes, int at, int end) {
        return masks ? evt21.unfold(words, from, count, changes, at, end) : ChangeWord.reached(at, 0);
    }

    @Override
    public long unfoldEvt4(int[] words, int from, int count, int[] changes, int at, int end) {
        return masks ? VectorEvt4.unfold(words, from, count, changes, at, end) : ChangeWord.reached(at, 0);
    }

    @Override
    public long where(char[] words, int from, int mask, int value) {
        if (!masks) {
            return plain.where(words, from, mask, value);
        }
        long found = 0;
        for (int i = 0; i < WINDOW; i += MANY_SHORTS.length()) {
            found |= ShortVector.fromCharArray(MANY_SHORTS, words, from + i)
                            .and((short) mask)
                            .compare(VectorOperators.EQ, (short) value)
                            .toLong()
                    << i;
        }
        return found;
    }

    @Override
    public boolean inside(EventBatch batch, int lastX, int lastY) {
        return inside(batch.x(), batch.size(), lastX) && inside(batch.y(), batch.size(), lastY);
    }

    private static boolean inside(short[] column, int size, int last) {
        int whole = MANY_SHORTS.loopBound(size);
        if (whole > 0) {
            ShortVector most = ShortVector.broadcast(MANY_SHORTS, SIGN);
            for (int i = 0; i < whole; i += MANY_SHORTS.length()) {
                most = most.max(ShortVector.fromArray(MANY_SHORTS, column, i).lanewise(VectorOperators.XOR, SIGN));
            }
            if (most.reduceLanes(VectorOperators.MAX) > last + SIGN) {
                return false;
            }
        }
        return PlainEventKernels.inside(column, whole, size, last);
    }
}
