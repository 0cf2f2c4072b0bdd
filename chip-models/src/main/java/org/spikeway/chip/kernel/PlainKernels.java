package org.spikeway.chip.kernel;

import java.util.Arrays;

/** The kernels as plain loops: the fallback, and the oracle of the vector kernels. */
public final class PlainKernels implements Kernels {
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
    public void addBits(
            int[] sums, BitRows planes, int origin, int factor, int[] rows, int from, int to, long[] counters) {
        for (int r = from; r < to; r++) {
            for (int word = 0; word < planes.words(); word++) {
                long left = planes.bits()[origin + rows[r] + word];
                for (; left != 0; left &= left - 1) {
                    sums[BitRows.neuron(word, Long.numberOfTrailingZeros(left))] += factor;
                }
            }
        }
    }

    @Override
    public void addCrossbarRows(
            byte[] potentials, int at, long[] bits, byte[] weights, int[] events, int from, int to) {
        for (int e = from; e < to; e += 2) {
            for (int neuron = 0; neuron < CORE; neuron++) {
                if ((bits[events[e] + neuron / Long.SIZE] >>> neuron & 1) != 0) {
                    int place = Kernels.crossed(neuron, Byte.SIZE);
                    potentials[at + place] += weights[events[e + 1] + place];
                }
            }
        }
    }

    @Override
    public void fireCore(byte[] potentials, int at, byte[] drive, int threshold, boolean soft, long[] fired) {
        Arrays.fill(fired, 0);
        for (int neuron = 0; neuron < CORE; neuron++) {
            int place = Kernels.crossed(neuron, Byte.SIZE);
            int v = potentials[at + place] + drive[place];
            if (v >= threshold) {
                fired[neuron / Long.SIZE] |= 1L << neuron;
                v = soft ? v - threshold : 0;
            }
            potentials[at + place] = (byte) v;
        }
    }

    @Override
    public int largestOfCore(byte[] potentials, int at) {
        int largest = 0;
        for (int place = 0; place < CORE; place++) {
            largest = Math.max(largest, Math.abs(potentials[at + place]));
        }
        return largest;
    }

    @Override
    public void addCrossbarRows(
            short[] potentials, int at, long[] bits, short[] weights, int[] events, int from, int to) {
        for (int e = from; e < to; e += 2) {
            for (int neuron = 0; neuron < CORE; neuron++) {
                if ((bits[events[e] + neuron / Long.SIZE] >>> neuron & 1) != 0) {
                    int place = Kernels.crossed(neuron, Short.SIZE);
                    potentials[at + place] += weights[events[e + 1] + place];
                }
            }
        }
    }

    @Override
    public void fireCore(short[] potentials, int at, short[] drive, int threshold, boolean soft, long[] fired) {
        Arrays.fill(fired, 0);
        for (int neuron = 0; neuron < CORE; neuron++) {
            int place = Kernels.crossed(neuron, Short.SIZE);
            int v = potentials[at + place] + drive[place];
            if (v >= threshold) {
                fired[neuron / Long.SIZE] |= 1L << neuron;
                v = soft ? v - threshold : 0;
            }
            potentials[at + place] = (short) v;
        }
    }

    @Override
    public int largestOfCore(short[] potentials, int at) {
        int largest = 0;
        for (int place = 0; place < CORE; place++) {
            largest = Math.max(largest, Math.abs(potentials[at + place]));
        }
        return largest;
    }

    @Override
    public int gather(Stretches stretches, int[] from, int[] starts, int[] to, int[] toStarts) {
        int count = 0;
        toStarts[0] = 0;
        for (int y = 0; y < stretches.rows(); y++) {
            int position = stretches.first() + y * stretches.width();
            int begin = starts[position];
            int end = starts[position + stretches.columns()];
            scale(from, begin, end, stretches.shift() + y * stretches.shiftStep(), stretches.factor(), to, count);
            count += end - begin;
            toStarts[y + 1] = count;
        }
        return count;
    }

    @Override
    public void runningMaximum(int[] values, int from, int to) {
        int largest = 0;
        for (int i = from; i < to; i++) {
            largest = Math.max(largest, values[i]);
            values[i] = largest;
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
            int v = drive.length == 0 ? potentials[i] : potentials[i] + drive[i % drive.length];
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
