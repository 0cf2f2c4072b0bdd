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

/** Events of 16 bytes to the columns of a batch, eight at a time. */
final class VectorRecords {
    private static final VectorSpecies<Byte> RECORDS = ByteVector.SPECIES_256;
    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_256;
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_256;
    private static final VectorSpecies<Short> SHORTS = ShortVector.SPECIES_128;
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_64;
    private static final int LANES = INTS.length();
    private static final int HALF = LONGS.length();
    private static final long LOW_HALF = 0xFFFF_FFFFL;

    /** Bytes of two events, which fill a vector. */
    private static final int PAIR = 2 * EventRecord.BYTES;

    /** The lanes of the second pair where two pairs are laid into each other: 0 2 1 3. */
    private static final VectorMask<Long> SECOND = VectorMask.fromValues(LONGS, false, true, false, true);

    private static final VectorShuffle<Long> TIMES_IN_ORDER = VectorShuffle.fromValues(LONGS, 0, 2, 1, 3);

    /** Where the pixels of eight events are once four and four are laid into each other: 0 4 2 6 1 5 3 7. */
    private static final VectorShuffle<Integer> PIXELS_IN_ORDER =
            VectorShuffle.fromValues(INTS, 0, 4, 2, 6, 1, 5, 3, 7);

    private VectorRecords() {}

    /**
     * Writes events behind the last one of a batch, and leaves its size as it is.
     *
     * @param whole how many, a multiple of eight
     */
    static void write(byte[] records, int from, int whole, EventBatch out) {
        long[] micros = out.micros();
        short[] x = out.x();
        short[] y = out.y();
        byte[] polarity = out.polarity();
        int first = out.size();
        for (int i = 0; i < whole; i += LANES) {
            int at = from + i * EventRecord.BYTES;
            // One vector begins with a time, the other ends with one: the lanes that are wanted lie side by side.
            ByteVector.fromArray(RECORDS, records, at)
                    .reinterpretAsLongs()
                    .blend(
                            ByteVector.fromArray(RECORDS, records, at + PAIR - Long.BYTES)
                                    .reinterpretAsLongs(),
                            SECOND)
                    .rearrange(TIMES_IN_ORDER)
                    .intoArray(micros, first + i);
            ByteVector.fromArray(RECORDS, records, at + 2 * PAIR)
                    .reinterpretAsLongs()
                    .blend(
                            ByteVector.fromArray(RECORDS, records, at + 3 * PAIR - Long.BYTES)
                                    .reinterpretAsLongs(),
                            SECOND)
                    .rearrange(TIMES_IN_ORDER)
                    .intoArray(micros, first + i + HALF);
            LongVector low = ByteVector.fromArray(RECORDS, records, at + EventRecord.PIXEL)
                    .reinterpretAsLongs()
                    .blend(ByteVector.fromArray(RECORDS, records, at + PAIR).reinterpretAsLongs(), SECOND);
            LongVector high = ByteVector.fromArray(RECORDS, records, at + 2 * PAIR + EventRecord.PIXEL)
                    .reinterpretAsLongs()
                    .blend(ByteVector.fromArray(RECORDS, records, at + 3 * PAIR).reinterpretAsLongs(), SECOND);
            IntVector pixel = low.and(LOW_HALF)
                    .or(high.lanewise(VectorOperators.LSHL, Integer.SIZE))
                    .reinterpretAsInts()
                    .rearrange(PIXELS_IN_ORDER);
            IntVector on = low.lanewise(VectorOperators.LSHR, EventRecord.ON_SHIFT)
                    .or(high.and(~LOW_HALF))
                    .reinterpretAsInts()
                    .rearrange(PIXELS_IN_ORDER)
                    .and(1);
            ((ShortVector) pixel.convertShape(VectorOperators.I2S, SHORTS, 0)).intoArray(x, first + i);
            ((ShortVector) pixel.lanewise(VectorOperators.LSHR, EventRecord.Y_SHIFT)
                            .convertShape(VectorOperators.I2S, SHORTS, 0))
                    .intoArray(y, first + i);
            ((ByteVector) on.convertShape(VectorOperators.I2B, BYTES, 0)).intoArray(polarity, first + i);
        }
    }
}
