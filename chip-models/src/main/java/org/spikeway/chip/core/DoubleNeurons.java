package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/** Integrate-and-fire neurons in double precision; a tick adds its input in the order of arrival, the drive last. */
final class DoubleNeurons implements Neurons {
    private final Kernels kernels;
    private final boolean fires;
    private final double threshold;
    private final boolean soft;
    private final double initial;
    private final double[] bias;
    private final double[] potentials;
    private double[] drive;

    DoubleNeurons(Kernels kernels, int size, FiringRule rule, double[] bias) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = rule.threshold();
        soft = rule.soft();
        initial = rule.initial();
        this.bias = bias;
        potentials = new double[size];
        drive = new double[0];
        if (bias.length != 0) {
            setCurrent(new double[size]);
        }
        reset();
    }

    @Override
    public void reset() {
        Arrays.fill(potentials, initial);
    }

    @Override
    public void setCurrent(double[] current) {
        if (drive.length == 0) {
            drive = new double[potentials.length];
        }
        for (int i = 0; i < drive.length; i++) {
            drive[i] = (bias.length == 0 ? current[i] : current[i] + bias[i]);
        }
    }

    @Override
    public boolean isDriven() {
        return drive.length != 0;
    }

    @Override
    public int update(int[] fired) {
        if (fires) {
            return kernels.fire(potentials, drive, threshold, soft, fired);
        }
        kernels.add(potentials, 0, drive, 0, drive.length);
        return 0;
    }

    @Override
    public double potential(int index) {
        return potentials[index];
    }

    @Override
    public long saturations() {
        return 0;
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public Deposit deposit(StoredWeights weights) {
        double[] values = ((StoredWeights.Doubles) weights).values();
        return (at, from, length) -> kernels.add(potentials, at, values, from, length);
    }
}
