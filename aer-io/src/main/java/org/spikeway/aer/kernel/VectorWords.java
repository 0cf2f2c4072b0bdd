package org.spikeway.aer.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;
import org.spikeway.aer.event.EventBatch;

/** Events of 32 bits to the columns of a batch, eight at a time. */
final class VectorWords {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final int LANES = INTS.length();
    private static final int HALF = LONGS.length();

    private VectorWords() {}

    /**
     * Writes events behind the last one of a batch, and leaves its size as it is.
     *
     * @param whole how many, a multiple of eight
     */
    static void write(int[] words, int from, int whole, WordLayout layout, long base, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        PixelLayout pixel = layout.pixel();
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
