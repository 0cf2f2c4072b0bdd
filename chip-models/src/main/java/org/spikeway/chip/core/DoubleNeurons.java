package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/** Integrate-and-fire neurons in double precision; a tick adds its input in the order of arrival, the drive last. */
final class DoubleNeurons implements Neurons {
    private static final int[] ONE_ROW = {0};

    private final Kernels kernels;
    private final boolean fires;
    private final double threshold;
    private final boolean soft;
    private final double[] initial;
    private final double[] bias;
    private final double[] potentials;
    private double[] drive;

    /** @param drive the bias alone, shared by slices that have the same */
    DoubleNeurons(Kernels kernels, int size, FiringRule rule, double[] bias, double[] drive) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = rule.threshold();
        soft = rule.soft();
        initial = rule.initial();
        this.bias = bias;
        potentials = new double[size];
        this.drive = drive;
        reset();
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
    static double[] drive(double[] current, double[] bias) {
        double[] drive = new double[current.length];
        for (int i = 0; i < drive.length; i++) {
            drive[i] = (bias.length == 0 ? current[i] : current[i] + bias[i]);
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
        return new DoubleDeposits(kernels, potentials);
    }

    @Override
    public void exchange(Snapshot state) {
        state.exchange("potentials", potentials);
    }
}
