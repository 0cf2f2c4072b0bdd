package org.spikeway.aer.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
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

    private static final VectorShuffle<Integer> LOW_HALVES = VectorShuffle.fromValues(INTS, 0, 2, 4, 6, 0, 2, 4, 6);
    private static final VectorShuffle<Integer> HIGH_HALVES = VectorShuffle.fromValues(INTS, 1, 3, 5, 7, 1, 3, 5, 7);
    private static final VectorMask<Integer> UPPER = VectorMask.fromLong(INTS, 0xF0);

    /** Turns the order of unsigned shorts into that of signed ones. */
    private static final short SIGN = Short.MIN_VALUE;

    private final PlainEventKernels plain = new PlainEventKernels();

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
    public void append(int[] words, int from, int count, WordLayout layout, long base, EventBatch out) {
        int whole = whole(count, out);
        int first = out.size();
        long[] micros = out.micros();
        int shift = layout.timeShift();
        int mask = layout.timeMask();
        PixelLayout pixel = layout.pixel();
        for (int i = 0; i < whole; i += LANES) {
            IntVector word = IntVector.fromArray(INTS, words, from + i);
            IntVector time = word.lanewise(VectorOperators.LSHR, shift).and(mask);
            ((LongVector) time.convertShape(VectorOperators.I2L, LONGS, 0))
                    .add(base)
                    .intoArray(micros, first + i);
            ((LongVector) time.convertShape(VectorOperators.I2L, LONGS, 1))
                    .add(base)
                    .intoArray(micros, first + i + HALF);
            pixels(word, pixel, out, first + i);
        }
        if (whole < count) {
            out.resize(first + whole);
            plain.append(words, from + whole, count - whole, layout, base, out);
        }
        out.resize(first + count);
    }

    @Override
    public void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out) {
        int whole = whole(count, out);
        int first = out.size();
        long[] micros = out.micros();
        int shift = layout.timeLow() ? 0 : Integer.SIZE;
        VectorShuffle<Integer> halves = layout.timeLow() ? HIGH_HALVES : LOW_HALVES;
        long sign = layout.signed() ? 1L << (Integer.SIZE - 1) : 0;
        PixelLayout pixel = layout.pixel();
        for (int i = 0; i < whole; i += LANES) {
            LongVector low = LongVector.fromArray(LONGS, words, from + i);
            LongVector high = LongVector.fromArray(LONGS, words, from + i + HALF);
            time(low, shift, sign, base).intoArray(micros, first + i);
            time(high, shift, sign, base).intoArray(micros, first + i + HALF);
            IntVector word = low.reinterpretAsInts()
                    .rearrange(halves)
                    .blend(high.reinterpretAsInts().rearrange(halves), UPPER);
            pixels(word, pixel, out, first + i);
        }
        if (whole < count) {
            out.resize(first + whole);
            plain.append(words, from + whole, count - whole, layout, base, out);
        }
        out.resize(first + count);
    }

    private static LongVector time(LongVector words, int shift, long sign, long base) {
        return words.lanewise(VectorOperators.LSHR, shift)
                .and(0xFFFF_FFFFL)
                .lanewise(VectorOperators.XOR, sign)
                .add(base - sign);
    }

    private static void pixels(IntVector word, PixelLayout pixel, EventBatch out, int at) {
        IntVector x = word.lanewise(VectorOperators.LSHR, pixel.xShift())
                .and(pixel.xMask())
                .lanewise(VectorOperators.XOR, pixel.xFlip())
                .add(pixel.xAdd());
        IntVector y = word.lanewise(VectorOperators.LSHR, pixel.yShift())
                .and(pixel.yMask())
                .lanewise(VectorOperators.XOR, pixel.yFlip())
                .add(pixel.yAdd());
        IntVector polarity = word.lanewise(VectorOperators.LSHR, pixel.polarityShift())
                .and(1)
                .lanewise(VectorOperators.XOR, pixel.polarityFlip());
        ((ShortVector) x.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(out.x(), at);
        ((ShortVector) y.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(out.y(), at);
        ((ByteVector) polarity.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(out.polarity(), at);
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
