package org.spikeway.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.LongVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/**
 * The kernels by the Vector API; the tail of a run that does not fill a vector is a plain loop.
 *
 * <p>Neurons are compared by the sign of {@code V − θ}, spread over the lane, instead of by a vector mask: JDK 17 turns
 * masks into arrays. Whole numbers are cut at 0 first, so that the difference cannot overflow. The lanes that fire are gathered as the bits of one word for 32 neurons.
 */
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

    private static final VectorSpecies<Long> LONGS = LongVector.SPECIES_PREFERRED;

    /** Neurons whose spikes are gathered in one word. */
    private static final int GROUP = Integer.SIZE;

    private static final int[] INT_BITS = new int[GROUP];
    private static final long[] LONG_BITS = new long[GROUP];

    private static final VectorSpecies<Integer> OCTET = IntVector.SPECIES_256;

    /** For each octet of bits the places of its set bits, in front of zeros. */
    private static final int[] PLACES = new int[256 * Byte.SIZE];

    static {
        for (int octet = 0; octet < 256; octet++) {
            int at = octet * Byte.SIZE;
            for (int bit = 0; bit < Byte.SIZE; bit++) {
                if ((octet >>> bit & 1) != 0) {
                    PLACES[at++] = bit;
                }
            }
        }
        for (int i = 0; i < GROUP; i++) {
            INT_BITS[i] = 1 << i;
            LONG_BITS[i] = 1L << i;
        }
    }

    /** As many bytes as an int vector has lanes: a load of these widens into one int vector. */
    private static final VectorSpecies<Byte> NARROW =
            VectorSpecies.of(byte.class, VectorShape.forBitSize(Math.max(64, INTS.vectorBitSize() / 4)));

    /** Whether an int vector has the eight lanes that the narrowest byte vector fills. */
    static boolean isWideEnough() {
        return INTS.vectorBitSize() >= 256;
    }

    @Override
    public void add(int[] sums, int at, byte[] weights, int from, int length) {
        int i = 0;
        for (int bound = INTS.loopBound(length); i < bound; i += INTS.length()) {
            IntVector.fromArray(INTS, sums, at + i)
                    .add(widened(weights, from + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void addFour(int[] sums, int at, byte[] weights, int a, int b, int c, int d, int length) {
        int i = 0;
        for (int bound = INTS.loopBound(length); i < bound; i += INTS.length()) {
            IntVector.fromArray(INTS, sums, at + i)
                    .add(widened(weights, a + i))
                    .add(widened(weights, b + i))
                    .add(widened(weights, c + i))
                    .add(widened(weights, d + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[a + i] + weights[b + i] + weights[c + i] + weights[d + i];
        }
    }

    @Override
    public void addTwo(int[] sums, int at, byte[] weights, int a, int b, int length) {
        int i = 0;
        for (int bound = INTS.loopBound(length); i < bound; i += INTS.length()) {
            IntVector.fromArray(INTS, sums, at + i)
                    .add(widened(weights, a + i))
                    .add(widened(weights, b + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[a + i] + weights[b + i];
        }
    }

    private static IntVector widened(byte[] weights, int from) {
        return (IntVector) ByteVector.fromArray(NARROW, weights, from).convertShape(VectorOperators.B2I, INTS, 0);
    }

    @Override
    public void addTwo(float[] sums, int at, float[] weights, int a, int b, int length) {
        int i = 0;
        for (int bound = FLOATS.loopBound(length); i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, sums, at + i)
                    .add(FloatVector.fromArray(FLOATS, weights, a + i))
                    .add(FloatVector.fromArray(FLOATS, weights, b + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] = sums[at + i] + weights[a + i] + weights[b + i];
        }
    }

    @Override
    public void add(int[] sums, int at, int[] weights, int from, int length) {
        int i = 0;
        for (int bound = INTS.loopBound(length); i < bound; i += INTS.length()) {
            IntVector.fromArray(INTS, sums, at + i)
                    .add(IntVector.fromArray(INTS, weights, from + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void add(float[] sums, int at, float[] weights, int from, int length) {
        int i = 0;
        for (int bound = FLOATS.loopBound(length); i < bound; i += FLOATS.length()) {
            FloatVector.fromArray(FLOATS, sums, at + i)
                    .add(FloatVector.fromArray(FLOATS, weights, from + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void add(double[] sums, int at, double[] weights, int from, int length) {
        int i = 0;
        for (int bound = DOUBLES.loopBound(length); i < bound; i += DOUBLES.length()) {
            DoubleVector.fromArray(DOUBLES, sums, at + i)
                    .add(DoubleVector.fromArray(DOUBLES, weights, from + i))
                    .intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public int fire(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        IntVector thresholds = IntVector.broadcast(INTS, threshold);
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - GROUP; i += GROUP) {
            IntVector group = IntVector.zero(INTS);
            for (int k = 0; k < GROUP; k += INTS.length()) {
                IntVector v = IntVector.fromArray(INTS, potentials, i + k);
                v = driven ? v.add(IntVector.fromArray(INTS, drive, i + k)) : v;
                IntVector below = v.max(0).sub(thresholds).lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
                IntVector after = soft ? v.sub(thresholds.lanewise(VectorOperators.AND_NOT, below)) : v.and(below);
                after.intoArray(potentials, i + k);
                IntVector bits = IntVector.fromArray(INTS, INT_BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = write(group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            int v = driven ? potentials[i] + drive[i] : potentials[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = v;
        }
        return count;
    }

    @Override
    public int fire(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired) {
        FloatVector thresholds = FloatVector.broadcast(FLOATS, threshold);
        IntVector thresholdBits = thresholds.reinterpretAsInts();
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - GROUP; i += GROUP) {
            IntVector group = IntVector.zero(INTS);
            for (int k = 0; k < GROUP; k += FLOATS.length()) {
                FloatVector v = FloatVector.fromArray(FLOATS, potentials, i + k);
                v = driven ? v.add(FloatVector.fromArray(FLOATS, drive, i + k)) : v;
                IntVector below =
                        v.sub(thresholds).reinterpretAsInts().lanewise(VectorOperators.ASHR, Integer.SIZE - 1);
                FloatVector after = soft
                        ? v.sub(thresholdBits
                                .lanewise(VectorOperators.AND_NOT, below)
                                .reinterpretAsFloats())
                        : v.reinterpretAsInts().and(below).reinterpretAsFloats();
                after.intoArray(potentials, i + k);
                IntVector bits = IntVector.fromArray(INTS, INT_BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = write(group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            float v = driven ? potentials[i] + drive[i] : potentials[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = v;
        }
        return count;
    }

    @Override
    public int fire(double[] potentials, double[] drive, double threshold, boolean soft, int[] fired) {
        DoubleVector thresholds = DoubleVector.broadcast(DOUBLES, threshold);
        LongVector thresholdBits = thresholds.reinterpretAsLongs();
        boolean driven = drive.length != 0;
        int count = 0;
        int i = 0;
        for (; i <= potentials.length - GROUP; i += GROUP) {
            LongVector group = LongVector.zero(LONGS);
            for (int k = 0; k < GROUP; k += DOUBLES.length()) {
                DoubleVector v = DoubleVector.fromArray(DOUBLES, potentials, i + k);
                v = driven ? v.add(DoubleVector.fromArray(DOUBLES, drive, i + k)) : v;
                LongVector below = v.sub(thresholds).reinterpretAsLongs().lanewise(VectorOperators.ASHR, Long.SIZE - 1);
                DoubleVector after = soft
                        ? v.sub(thresholdBits
                                .lanewise(VectorOperators.AND_NOT, below)
                                .reinterpretAsDoubles())
                        : v.reinterpretAsLongs().and(below).reinterpretAsDoubles();
                after.intoArray(potentials, i + k);
                LongVector bits = LongVector.fromArray(LONGS, LONG_BITS, k);
                group = group.or(bits.lanewise(VectorOperators.AND_NOT, below));
            }
            count = write((int) group.reduceLanes(VectorOperators.OR), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            double v = driven ? potentials[i] + drive[i] : potentials[i];
            if (v >= threshold) {
                fired[count++] = i;
                v = soft ? v - threshold : 0;
            }
            potentials[i] = v;
        }
        return count;
    }

    @Override
    public long largestMagnitude(int[] values) {
        IntVector least = IntVector.zero(INTS);
        IntVector most = IntVector.zero(INTS);
        int i = 0;
        for (int bound = INTS.loopBound(values.length); i < bound; i += INTS.length()) {
            IntVector v = IntVector.fromArray(INTS, values, i);
            least = least.min(v);
            most = most.max(v);
        }
        long largest = Math.max(-(long) least.reduceLanes(VectorOperators.MIN), most.reduceLanes(VectorOperators.MAX));
        for (; i < values.length; i++) {
            largest = Math.max(largest, Math.abs((long) values[i]));
        }
        return largest;
    }

    /**
     * Writes the index of each set bit, eight neurons at a time: all eight places are written, and those behind the last
     * spike are overwritten by the next; so no branch depends on which neurons fire.
     */
    private static int write(int bits, int base, int[] fired, int count) {
        if (bits == 0) {
            return count;
        }
        for (int k = 0; k < GROUP; k += Byte.SIZE) {
            int octet = (bits >>> k) & 0xff;
            IntVector.fromArray(OCTET, PLACES, octet * Byte.SIZE).add(base + k).intoArray(fired, count);
            count += Integer.bitCount(octet);
        }
        return count;
    }
}
