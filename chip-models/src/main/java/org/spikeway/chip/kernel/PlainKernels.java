package org.spikeway.chip.kernel;

/** The kernels as plain loops: the fallback, and the oracle of the vector kernels. */
public final class PlainKernels implements Kernels {
    @Override
    public void add(int[] sums, int at, byte[] weights, int from, int length) {
        for (int i = 0; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void add(int[] sums, int at, int[] weights, int from, int length) {
        for (int i = 0; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void add(float[] sums, int at, float[] weights, int from, int length) {
        for (int i = 0; i < length; i++) {
            sums[at + i] += weights[from + i];
        }
    }

    @Override
    public void add(double[] sums, int at, double[] weights, int from, int length) {
        for (int i = 0; i < length; i++) {
            sums[at + i] += weights[from + i];
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
