package org.spikeway.chip.kernel;

import jdk.incubator.vector.ByteVector;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.FloatVector;
import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorShape;
import jdk.incubator.vector.VectorSpecies;

/** The kernels by the Vector API; the tail of a run that does not fill a vector is a plain loop. */
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Float> FLOATS = FloatVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Double> DOUBLES = DoubleVector.SPECIES_PREFERRED;

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
            IntVector widened = (IntVector)
                    ByteVector.fromArray(NARROW, weights, from + i).convertShape(VectorOperators.B2I, INTS, 0);
            IntVector.fromArray(INTS, sums, at + i).add(widened).intoArray(sums, at + i);
        }
        for (; i < length; i++) {
            sums[at + i] += weights[from + i];
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
        int count = 0;
        int i = 0;
        for (int bound = INTS.loopBound(potentials.length); i < bound; i += INTS.length()) {
            IntVector v = IntVector.fromArray(INTS, potentials, i);
            if (drive.length != 0) {
                v = v.add(IntVector.fromArray(INTS, drive, i));
            }
            VectorMask<Integer> fires = v.compare(VectorOperators.GE, thresholds);
            IntVector after = soft ? v.sub(thresholds) : IntVector.zero(INTS);
            v.blend(after, fires).intoArray(potentials, i);
            count = write(fires.toLong(), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            int v = drive.length == 0 ? potentials[i] : potentials[i] + drive[i];
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
        int count = 0;
        int i = 0;
        for (int bound = FLOATS.loopBound(potentials.length); i < bound; i += FLOATS.length()) {
            FloatVector v = FloatVector.fromArray(FLOATS, potentials, i);
            if (drive.length != 0) {
                v = v.add(FloatVector.fromArray(FLOATS, drive, i));
            }
            VectorMask<Float> fires = v.compare(VectorOperators.GE, thresholds);
            FloatVector after = soft ? v.sub(thresholds) : FloatVector.zero(FLOATS);
            v.blend(after, fires).intoArray(potentials, i);
            count = write(fires.toLong(), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            float v = drive.length == 0 ? potentials[i] : potentials[i] + drive[i];
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
        int count = 0;
        int i = 0;
        for (int bound = DOUBLES.loopBound(potentials.length); i < bound; i += DOUBLES.length()) {
            DoubleVector v = DoubleVector.fromArray(DOUBLES, potentials, i);
            if (drive.length != 0) {
                v = v.add(DoubleVector.fromArray(DOUBLES, drive, i));
            }
            VectorMask<Double> fires = v.compare(VectorOperators.GE, thresholds);
            DoubleVector after = soft ? v.sub(thresholds) : DoubleVector.zero(DOUBLES);
            v.blend(after, fires).intoArray(potentials, i);
            count = write(fires.toLong(), i, fired, count);
        }
        for (; i < potentials.length; i++) {
            double v = drive.length == 0 ? potentials[i] : potentials[i] + drive[i];
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

    /** Writes the index of each set lane; a group without a spike costs one comparison. */
    private static int write(long lanes, int base, int[] fired, int count) {
        while (lanes != 0) {
            fired[count++] = base + Long.numberOfTrailingZeros(lanes);
            lanes &= lanes - 1;
        }
        return count;
    }
}
