package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Numbers;

/** What the spikes of the present tick add up to at each neuron of a slice, in real numbers. */
sealed interface TickInput {
    /** Takes the input of a neuron out; it is 0 until more comes. */
    double take(int neuron);

    /** Forgets all input. */
    void clear();

    int size();

    /** Gives what has come so far, or takes it. */
    void exchange(Snapshot state);

    /** How weights are added to it. */
    Deposits deposits();

    static TickInput of(Numbers numbers, Kernels kernels, int size) {
        return switch (numbers) {
            case FLOAT -> new Floats(kernels, new float[size]);
            case DOUBLE -> new Doubles(kernels, new double[size]);
            case INTEGER -> throw new IllegalArgumentException("these neurons compute in real numbers");
        };
    }

    /** In single precision. */
    record Floats(Kernels kernels, float[] sums) implements TickInput {
        @Override
        public double take(int neuron) {
            float sum = sums[neuron];
            sums[neuron] = 0;
            return sum;
        }

        @Override
        public void clear() {
            Arrays.fill(sums, 0);
        }

        @Override
        public int size() {
            return sums.length;
        }

        @Override
        public void exchange(Snapshot state) {
            state.exchange("input", sums);
        }

        @Override
        public Deposits deposits() {
            return new FloatDeposits(kernels, sums);
        }
    }

    /** In double precision. */
    record Doubles(Kernels kernels, double[] sums) implements TickInput {
        @Override
        public double take(int neuron) {
            double sum = sums[neuron];
            sums[neuron] = 0;
            return sum;
        }

        @Override
        public void clear() {
            Arrays.fill(sums, 0);
        }

        @Override
        public int size() {
            return sums.length;
        }

        @Override
        public void exchange(Snapshot state) {
            state.exchange("input", sums);
        }

        @Override
        public Deposits deposits() {
            return new DoubleDeposits(kernels, sums);
        }
    }
}
