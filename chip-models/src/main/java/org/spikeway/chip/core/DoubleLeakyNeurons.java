package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Neurons with a leak or a synaptic current in double precision; a tick adds its input in the order of arrival, the
 * drive last, then moves current and potential ({@link org.spikeway.chip.program.Cells.Leaky}).
 *
 * <p>A tick that has moved nothing says that the next one without input will not either, so resting neurons cost nothing.
 * What has come nearer to rest than {@link LeakyRule#AT_REST} is set there, which spares the long way through the
 * smallest numbers.
 */
final class DoubleLeakyNeurons implements Neurons {
    private final Kernels kernels;
    private final double[] leak;
    private final double[] rest;
    private final double[] gain;
    private final double[] initial;
    private final boolean hasSynapse;
    private final double[] decay;
    private final double[] synapseGain;
    private final boolean fires;
    private final double[] threshold;
    private final double[] resetTo;
    private final Reset reset;
    private final double[] bias;
    private final double[] potentials;
    private final double[] currents;
    private final double[] input;
    private double[] drive;
    private boolean settled;

    /** @param drive the bias alone, shared by slices that have the same */
    DoubleLeakyNeurons(Kernels kernels, LeakyRule rule, double[] bias, double[] drive) {
        this.kernels = kernels;
        this.bias = bias;
        this.drive = drive;
        leak = rule.leak();
        rest = rule.rest();
        gain = rule.gain();
        initial = rule.initial();
        hasSynapse = rule.hasSynapse();
        decay = rule.decay();
        synapseGain = rule.synapseGain();
        fires = rule.fires();
        threshold = rule.threshold();
        resetTo = rule.resetTo();
        reset = rule.reset();
        potentials = initial.clone();
        currents = new double[decay.length];
        input = new double[potentials.length];
    }

    @Override
    public void reset() {
        System.arraycopy(initial, 0, potentials, 0, potentials.length);
        Arrays.fill(currents, 0);
        Arrays.fill(input, 0);
        settled = false;
    }

    @Override
    public void setCurrent(double[] current) {
        drive = DoubleNeurons.drive(current, bias);
    }

    @Override
    public boolean isDriven() {
        return drive.length != 0 || !settled;
    }

    @Override
    public int update(int[] fired) {
        boolean driven = drive.length != 0;
        boolean moved = false;
        int count = 0;
        for (int n = 0; n < potentials.length; n++) {
            double u = driven ? input[n] + drive[n] : input[n];
            input[n] = 0;
            if (hasSynapse) {
                double current = currents[n];
                u = current + (synapseGain[n] * u - decay[n] * current);
                u = Math.abs(u) < LeakyRule.AT_REST ? 0 : u;
                currents[n] = u;
                moved |= u != current;
            }
            double before = potentials[n];
            double v = before + (gain[n] * u + leak[n] * (rest[n] - before));
            v = Math.abs(v - rest[n]) < LeakyRule.AT_REST ? rest[n] : v;
            if (fires && v > threshold[n]) {
                fired[count++] = n;
                v = afterSpike(v, n);
            }
            potentials[n] = v;
            moved |= v != before;
        }
        settled = !moved;
        return count;
    }

    private double afterSpike(double v, int n) {
        return switch (reset) {
            case SOFT -> v - threshold[n];
            case HARD -> resetTo[n];
            case NONE -> v;
        };
    }

    @Override
    public double potential(int index) {
        return potentials[index];
    }

    @Override
    public long saturations(int index) {
        return 0;
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public Deposits deposits() {
        return new DoubleDeposits(kernels, input);
    }

    @Override
    public void exchange(Snapshot state) {
        state.exchange("potentials", potentials);
        state.exchange("currents", currents);
        state.exchange("input", input);
        settled = state.exchange("settled", settled);
    }
}
