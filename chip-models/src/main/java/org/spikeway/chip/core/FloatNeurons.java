package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/** Integrate-and-fire neurons in single precision; a tick adds its input in the order of arrival, the drive last. */
final class FloatNeurons implements Neurons {
    private final Kernels kernels;
    private final boolean fires;
    private final float threshold;
    private final boolean soft;
    private final float initial;
    private final double[] bias;
    private final float[] potentials;
    private float[] drive;

    FloatNeurons(Kernels kernels, int size, FiringRule rule, double[] bias) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = (float) rule.threshold();
        soft = rule.soft();
        initial = (float) rule.initial();
        this.bias = bias;
        potentials = new float[size];
        drive = new float[0];
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
            drive = new float[potentials.length];
        }
        for (int i = 0; i < drive.length; i++) {
            drive[i] = (float) (bias.length == 0 ? current[i] : current[i] + bias[i]);
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
        return new SingleDeposit(kernels, potentials, ((StoredWeights.Floats) weights).values());
    }
}
