package org.spikeway.aer.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShuffle;
import jdk.incubator.vector.VectorSpecies;
import org.spikeway.aer.event.EventBatch;

/** Events of 64 bits to the columns of a batch, eight at a time. */
final class VectorPairs {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final int LANES = INTS.length();
    private static final int HALF = LONGS.length();
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** Words of two vectors that were laid into each other. */
    private static final VectorShuffle<Integer> IN_ORDER = VectorShuffle.fromValues(INTS, 0, 2, 4, 6, 1, 3, 5, 7);

    private VectorPairs() {}

    /**
     * Writes events behind the last one of a batch, and leaves its size as it is.
     *
     * @param whole how many, a multiple of eight
     */
    static void write(long[] words, int from, int whole, PairLayout layout, long base, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        long sign = layout.signed() ? 1L << (Integer.SIZE - 1) : 0;
        PixelLayout pixel = layout.pixel();
        for (int i = 0; i < whole; i += LANES) {
            LongVector low = LongVector.fromArray(LONGS, words, from + i);
            LongVector high = LongVector.fromArray(LONGS, words, from + i + HALF);
            low.and(LOW_HALF)
                    .lanewise(VectorOperators.XOR, sign)
                    .add(base - sign)
                    .intoArray(micros, first + i);
            high.and(LOW_HALF)
                    .lanewise(VectorOperators.XOR, sign)
                    .add(base - sign)
                    .intoArray(micros, first + i + HALF);
            IntVector word = low.lanewise(VectorOperators.LSHR, Integer.SIZE)
                    .or(high.and(~LOW_HALF))
                    .reinterpretAsInts()
                    .rearrange(IN_ORDER);
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
}
