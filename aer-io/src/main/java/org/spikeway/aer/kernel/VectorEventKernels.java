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

    /** The first runtime that was found to turn a mask into a number without a loop over its lanes. */
    private static final int MASKS_IN_REGISTERS = 25;

    private final PlainEventKernels plain = new PlainEventKernels();
    private final int[] halves = new int[256];
    private final boolean masks;

    /** The kernels that suit this runtime. */
    public VectorEventKernels() {
        this(Runtime.version().feature() >= MASKS_IN_REGISTERS);
    }

    /** @param masks whether words of a type are found by masks; otherwise plainly */
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
            IntVector column = word.lanewise(VectorOperators.LSHR, pixel.xShift())
                    .and(pixel.xMask())
                    .lanewise(VectorOperators.XOR, pixel.xFlip())
                    .add(pixel.xAdd());
            IntVector row = word.lanewise(VectorOperators.LSHR, pixel.yShift())
                    .and(pixel.yMask())
                    .lanewise(VectorOperators.XOR, pixel.yFlip())
                    .add(pixel.yAdd());
            IntVector bit = word.lanewise(VectorOperators.LSHR, pixel.polarityShift())
                    .and(1)
                    .lanewise(VectorOperators.XOR, pixel.polarityFlip());
            ((ShortVector) column.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(x, first + i);
            ((ShortVector) row.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(y, first + i);
            ((ByteVector) bit.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(polarity, first + i);
        }
    }

    /** Events of 64 bits are taken apart so many at a time: times to the batch, pixels to words of 32 bits. */
    @Override
    public void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out) {
        int whole = whole(count, out);
        int first = out.size();
        for (int i = 0; i < whole; i += halves.length) {
            int length = Math.min(halves.length, whole - i);
            takeApart(words, from + i, length, layout, base, out);
            pixels(halves, 0, length, layout.pixel(), out);
            out.resize(Math.min(first + count, out.size() + length));
        }
        if (whole < count) {
            plain.append(words, from + whole, count - whole, layout, base, out);
        }
    }

    private void takeApart(long[] words, int from, int whole, PairLayout layout, long base, EventBatch out) {
        int first = out.size();
        long[] micros = out.micros();
        int shift = layout.timeLow() ? 0 : Integer.SIZE;
        VectorShuffle<Integer> pixels = layout.timeLow() ? HIGH_HALVES : LOW_HALVES;
        long sign = layout.signed() ? 1L << (Integer.SIZE - 1) : 0;
        for (int i = 0; i < whole; i += LANES) {
            LongVector low = LongVector.fromArray(LONGS, words, from + i);
            LongVector high = LongVector.fromArray(LONGS, words, from + i + HALF);
            low.lanewise(VectorOperators.LSHR, shift)
                    .and(0xFFFF_FFFFL)
                    .lanewise(VectorOperators.XOR, sign)
                    .add(base - sign)
                    .intoArray(micros, first + i);
            high.lanewise(VectorOperators.LSHR, shift)
                    .and(0xFFFF_FFFFL)
                    .lanewise(VectorOperators.XOR, sign)
                    .add(base - sign)
                    .intoArray(micros, first + i + HALF);
            low.reinterpretAsInts()
                    .rearrange(pixels)
                    .blend(high.reinterpretAsInts().rearrange(pixels), UPPER)
                    .intoArray(halves, i);
        }
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
