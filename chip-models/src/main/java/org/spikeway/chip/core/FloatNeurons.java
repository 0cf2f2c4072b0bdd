package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/** Integrate-and-fire neurons in single precision; a tick adds its input in the order of arrival, the drive last. */
final class FloatNeurons implements Neurons {
    private static final int[] ONE_ROW = {0};

    private final Kernels kernels;
    private final boolean fires;
    private final float threshold;
    private final boolean soft;
    private final float[] initial;
    private final double[] bias;
    private final float[] potentials;
    private float[] drive;

    /** @param drive the bias alone, shared by slices that have the same */
    FloatNeurons(Kernels kernels, int size, FiringRule rule, double[] bias, float[] drive) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = (float) rule.threshold();
        soft = rule.soft();
        initial = initial(rule);
        this.bias = bias;
        potentials = new float[size];
        this.drive = drive;
        reset();
    }

    private static float[] initial(FiringRule rule) {
        float[] initial = new float[rule.initial().length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (float) rule.initial()[i];
        }
        return initial;
    }

    @Override
    public void reset() {
        if (initial.length == 1) {
            Arrays.fill(potentials, initial[0]);
        } else {
            System.arraycopy(initial, 0, potentials, 0, potentials.length);
        }
    }

    @Override
    public void setCurrent(double[] current) {
        drive = drive(current, bias);
    }

    /** The sums of current and bias (none where that is empty). */
    static float[] drive(double[] current, double[] bias) {
        float[] drive = new float[current.length];
        for (int i = 0; i < drive.length; i++) {
            drive[i] = (float) (bias.length == 0 ? current[i] : current[i] + bias[i]);
        }
        return drive;
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
        kernels.addRows(potentials, 0, drive, 0, ONE_ROW, 0, 1, drive.length);
        return 0;
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
        return new FloatDeposits(kernels, potentials);
    }

    @Override
    public void exchange(Snapshot state) {
        state.exchange("potentials", potentials);
    }
}
