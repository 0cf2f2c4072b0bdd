package org.spikeway.chip.kernel;

import jdk.incubator.vector.IntVector;
import jdk.incubator.vector.VectorOperators;
import jdk.incubator.vector.VectorSpecies;

/** The kernels by the Vector API; the tail of a run that does not fill a vector is a plain loop. */
public final class VectorKernels implements Kernels {
    private static final VectorSpecies<Integer> INTS = IntVector.SPECIES_PREFERRED;
    private static final VectorSpecies<Integer> OCTET = IntVector.SPECIES_256;

    /** The first runtime that was found to keep masks in registers on processors without mask registers. */
    private static final int MASKS_IN_REGISTERS = 25;

    /** Rows of bits that are better added one by one. */
    private static final int FEW_ROWS = 5;

    private final boolean masks;
    private final PlainKernels plain = new PlainKernels();

    /** The kernels that suit this runtime. */
    public VectorKernels() {
        this(Runtime.version().feature() >= MASKS_IN_REGISTERS);
    }

    /** @param masks whether neurons that fire are found by masks; otherwise by sign */
    VectorKernels(boolean masks) {
        this.masks = masks;
    }

    /** Whether an int vector has the eight lanes that the narrowest byte vector fills. */
    static boolean isWideEnough() {
        return INTS.vectorBitSize() >= 256;
    }

    @Override
    public void addBoundedRows(
            int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        ShortSums.add(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        IntSums.add(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(int[] sums, int at, int[] weights, int origin, int[] rows, int from, int to, int length) {
        IntSums.add(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(float[] sums, int at, float[] weights, int origin, int[] rows, int from, int to, int length) {
        FloatSums.add(sums, at, weights, origin, rows, from, to, length);
    }

    @Override
    public void addRows(double[] sums, int at, double[] weights, int origin, int[] rows, int from, int to, int length) {
        DoubleSums.add(sums, at, weights, origin, rows, from, to, length);
    }

    /** Scattered additions have no vector form; a word a synapse keeps them near the limit of the first-level cache. */
    @Override
    public void addSynapses(int[] sums, int[] synapses, int from, int to) {
        plain.addSynapses(sums, synapses, from, to);
    }

    @Override
    public void addSynapses(int[] sums, int[] targets, int[] weights, int from, int to) {
        plain.addSynapses(sums, targets, weights, from, to);
    }

    @Override
    public void addSynapses(float[] sums, int[] targets, float[] weights, int from, int to) {
        plain.addSynapses(sums, targets, weights, from, to);
    }

    @Override
    public void addSynapses(double[] sums, int[] targets, double[] weights, int from, int to) {
        plain.addSynapses(sums, targets, weights, from, to);
    }

    /** A few rows are added bit by bit: counting them would still have to look at every neuron. */
    @Override
    public void addBits(
            int[] sums, BitRows planes, int origin, int factor, int[] rows, int from, int to, long[] counters) {
        if (to - from < FEW_ROWS) {
            plain.addBits(sums, planes, origin, factor, rows, from, to, counters);
        } else {
            BitSums.add(sums, planes, origin, factor, rows, from, to, counters);
        }
    }

    @Override
    public void addCrossbarRows(
            byte[] potentials, int at, long[] bits, byte[] weights, int[] events, int from, int to) {
        ByteCore.addRows(potentials, at, bits, weights, events, from, to);
    }

    @Override
    public void fireCore(byte[] potentials, int at, byte[] drive, int threshold, boolean soft, long[] fired) {
        ByteCore.fire(potentials, at, drive, threshold, soft, fired);
    }

    @Override
    public int largestOfCore(byte[] potentials, int at) {
        return ByteCore.largest(potentials, at);
    }

    @Override
    public void addCrossbarRows(
            short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to) {
        ShortCore.addRows(potentials, at, bits, weights, events, from, to);
    }

    @Override
    public void fireCore(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired) {
        ShortCore.fire(potentials, at, drive, threshold, soft, fired);
    }

    @Override
    public int largestOfCore(short[] potentials, int at) {
        return ShortCore.largest(potentials, at);
    }

    @Override
    public int gather(Stretches stretches, int[] from, int[] starts, int[] to, int[] toStarts) {
        int rows = stretches.rows();
        int columns = stretches.columns();
        int factor = stretches.factor();
        int position = stretches.first();
        int shift = stretches.shift();
        int count = 0;
        toStarts[0] = 0;
        for (int y = 0; y < rows; y++) {
            int begin = starts[position];
            int end = starts[position + columns];
            scaleOctet(from, begin, shift, factor, to, count);
            scaleOctet(from, begin + 8, shift, factor, to, count + 8);
            for (int i = begin + SLACK, k = count + SLACK; i < end; i += 8, k += 8) {
                scaleOctet(from, i, shift, factor, to, k);
            }
            count += end - begin;
            toStarts[y + 1] = count;
            position += stretches.width();
            shift += stretches.shiftStep();
        }
        return count;
    }

    @Override
    public void runningMaximum(int[] values, int from, int to) {
        RunningMaximum.of(values, from, to);
    }

    @Override
    public void scale(int[] from, int begin, int end, int shift, int factor, int[] to, int at) {
        // Most stretches are no longer than the first two octets, and a branch that is seldom taken costs nothing.
        scaleOctet(from, begin, shift, factor, to, at);
        scaleOctet(from, begin + 8, shift, factor, to, at + 8);
        if (end - begin > SLACK) {
            for (int i = begin + SLACK, k = at + SLACK; i < end; i += 8, k += 8) {
                scaleOctet(from, i, shift, factor, to, k);
            }
        }
    }

    private static void scaleOctet(int[] from, int begin, int shift, int factor, int[] to, int at) {
        IntVector.fromArray(OCTET, from, begin).add(shift).mul(factor).intoArray(to, at);
    }

    @Override
    public int fire(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        return masks
                ? IntFiring.byMask(potentials, drive, threshold, soft, fired)
                : IntFiring.bySign(potentials, drive, threshold, soft, fired);
    }

    @Override
    public int fire(float[] potentials, float[] drive, float threshold, boolean soft, int[] fired) {
        return masks
                ? FloatFiring.byMask(potentials, drive, threshold, soft, fired)
                : FloatFiring.bySign(potentials, drive, threshold, soft, fired);
    }

    @Override
    public int fire(double[] potentials, double[] drive, double threshold, boolean soft, int[] fired) {
        return DoubleFiring.bySign(potentials, drive, threshold, soft, fired);
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
}
