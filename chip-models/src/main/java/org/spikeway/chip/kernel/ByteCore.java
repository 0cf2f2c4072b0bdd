package org.spikeway.chip.kernel;

import static jdk.incubator.vector.VectorOperators.GE;
import static jdk.incubator.vector.VectorOperators.LSHL;
import static jdk.incubator.vector.VectorOperators.LT;
import static jdk.incubator.vector.VectorOperators.MAX;
import static jdk.incubator.vector.VectorOperators.MIN;
import static jdk.incubator.vector.VectorOperators.OR;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.ShortVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorSpecies;

/**
 * The vector kernels of a crossbar core whose potentials have 8 bits: eight vectors, which stay in registers while all
 * rows of a tick are added. Nothing of it stands in methods of its own: where the compiler does not put one into the loop,
 * vectors go by memory.
 *
 * <p>A row is one vector of 32 parts of 8 bits. Shifting bit b to the front of each part makes it a sign, and the signs are
 * the mask of the 32 neurons 8·l + b. The shift is one of 16-bit parts, since processors have none of 8 bits; what it brings
 * over from the neighbouring part does not reach the sign.
 */
final class ByteCore {
    private static final VectorSpecies<Byte> BYTES = ByteVector.SPECIES_256;
    private static final VectorSpecies<Long> WORDS = LongVector.SPECIES_256;
    private static final int LANES = BYTES.length();
    private static final int VECTORS = Kernels.CORE / LANES;

    private static final byte ZERO = 0;

    private ByteCore() {}

    static void addRows(byte[] potentials, int at, long[] bits, byte[] weights, int[] events, int from, int to) {
        ByteVector v0 = ByteVector.fromArray(BYTES, potentials, at);
        ByteVector v1 = ByteVector.fromArray(BYTES, potentials, at + LANES);
        ByteVector v2 = ByteVector.fromArray(BYTES, potentials, at + 2 * LANES);
        ByteVector v3 = ByteVector.fromArray(BYTES, potentials, at + 3 * LANES);
        ByteVector v4 = ByteVector.fromArray(BYTES, potentials, at + 4 * LANES);
        ByteVector v5 = ByteVector.fromArray(BYTES, potentials, at + 5 * LANES);
        ByteVector v6 = ByteVector.fromArray(BYTES, potentials, at + 6 * LANES);
        ByteVector v7 = ByteVector.fromArray(BYTES, potentials, at + 7 * LANES);
        for (int i = from; i < to; i += 2) {
            ShortVector row = LongVector.fromArray(WORDS, bits, events[i]).reinterpretAsShorts();
            int table = events[i + 1];
            v0 = v0.add(
                    ByteVector.fromArray(BYTES, weights, table),
                    row.lanewise(LSHL, 7).reinterpretAsBytes().compare(LT, ZERO));
            v1 = v1.add(
                    ByteVector.fromArray(BYTES, weights, table + LANES),
                    row.lanewise(LSHL, 6).reinterpretAsBytes().compare(LT, ZERO));
            v2 = v2.add(
                    ByteVector.fromArray(BYTES, weights, table + 2 * LANES),
                    row.lanewise(LSHL, 5).reinterpretAsBytes().compare(LT, ZERO));
            v3 = v3.add(
                    ByteVector.fromArray(BYTES, weights, table + 3 * LANES),
                    row.lanewise(LSHL, 4).reinterpretAsBytes().compare(LT, ZERO));
            v4 = v4.add(
                    ByteVector.fromArray(BYTES, weights, table + 4 * LANES),
                    row.lanewise(LSHL, 3).reinterpretAsBytes().compare(LT, ZERO));
            v5 = v5.add(
                    ByteVector.fromArray(BYTES, weights, table + 5 * LANES),
                    row.lanewise(LSHL, 2).reinterpretAsBytes().compare(LT, ZERO));
            v6 = v6.add(
                    ByteVector.fromArray(BYTES, weights, table + 6 * LANES),
                    row.lanewise(LSHL, 1).reinterpretAsBytes().compare(LT, ZERO));
            v7 = v7.add(
                    ByteVector.fromArray(BYTES, weights, table + 7 * LANES),
                    row.reinterpretAsBytes().compare(LT, ZERO));
        }
        v0.intoArray(potentials, at);
        v1.intoArray(potentials, at + LANES);
        v2.intoArray(potentials, at + 2 * LANES);
        v3.intoArray(potentials, at + 3 * LANES);
        v4.intoArray(potentials, at + 4 * LANES);
        v5.intoArray(potentials, at + 5 * LANES);
        v6.intoArray(potentials, at + 6 * LANES);
        v7.intoArray(potentials, at + 7 * LANES);
    }

    /** The eight vectors each give one bit of the 32 parts that say which neurons fire. */
    static void fire(byte[] potentials, int at, byte[] drive, int threshold, boolean soft, long[] fired) {
        ByteVector thresholds = ByteVector.broadcast(BYTES, (byte) threshold);
        ByteVector found = ByteVector.zero(BYTES);
        for (int b = 0; b < VECTORS; b++) {
            int place = at + b * LANES;
            ByteVector v =
                    ByteVector.fromArray(BYTES, potentials, place).add(ByteVector.fromArray(BYTES, drive, b * LANES));
            VectorMask<Byte> reached = v.compare(GE, thresholds);
            ByteVector after = soft ? v.sub(thresholds, reached) : v.blend((byte) 0, reached);
            after.intoArray(potentials, place);
            found = found.lanewise(OR, ByteVector.broadcast(BYTES, (byte) (1 << b)), reached);
        }
        found.reinterpretAsLongs().intoArray(fired, 0);
    }

    static int largest(byte[] potentials, int at) {
        ByteVector least = ByteVector.zero(BYTES);
        ByteVector most = ByteVector.zero(BYTES);
        for (int b = 0; b < VECTORS; b++) {
            ByteVector v = ByteVector.fromArray(BYTES, potentials, at + b * LANES);
            least = least.min(v);
            most = most.max(v);
        }
        return Math.max(-least.reduceLanes(MIN), most.reduceLanes(MAX));
    }
}
