package org.spikeway.chip.kernel;

/** The kernels as plain loops: the fallback, and the oracle of the vector kernels. */
public final class PlainKernels implements Kernels {
    @Override
    public void addRows(int[] sums, int at, short[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + Kernels.zipped(i)];
            }
        }
    }

    @Override
    public void addBoundedRows(
            int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + Kernels.zipped(i)];
            }
        }
    }

    @Override
    public void addRows(int[] sums, int at, byte[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addRows(int[] sums, int at, int[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addRows(float[] sums, int at, float[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addRows(double[] sums, int at, double[] weights, int origin, int[] rows, int from, int to, int length) {
        for (int r = from; r < to; r++) {
            int row = origin + rows[r];
            for (int i = 0; i < length; i++) {
                sums[at + i] += weights[row + i];
            }
        }
    }

    @Override
    public void addSynapses(int[] sums, int[] synapses, int from, int to) {
        for (int i = from; i < to; i++) {
            int synapse = synapses[i];
            sums[synapse >>> 16] += (short) synapse;
        }
    }

    @Override
    public void addSynapses(int[] sums, int[] targets, int[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[targets[i]] += weights[i];
        }
    }

    @Override
    public void addSynapses(float[] sums, int[] targets, float[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[targets[i]] += weights[i];
        }
    }

    @Override
    public void addSynapses(double[] sums, int[] targets, double[] weights, int from, int to) {
        for (int i = from; i < to; i++) {
            sums[targets[i]] += weights[i];
        }
    }

    @Override
    public void scale(int[] from, int begin, int end, int shift, int factor, int[] to, int at) {
        for (int i = begin; i < end; i++) {
            to[at + i - begin] = (from[i] + shift) * factor;
        }
    }

    @Override
    public int fire(int[] potentials, int[] drive, int threshold, boolean soft, int[] fired) {
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
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
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
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
        int count = 0;
        for (int i = 0; i < potentials.length; i++) {
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
        long largest = 0;
        for (int value : values) {
            largest = Math.max(largest, Math.abs((long) value));
        }
        return largest;
    }
}
