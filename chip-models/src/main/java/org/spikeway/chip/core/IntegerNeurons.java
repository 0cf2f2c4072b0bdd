package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/**
 * Integrate-and-fire neurons in whole numbers.
 *
 * <p>{@code V ← V + input + drive}; a spike where {@code V ≥ θ}, then {@code V − θ} or 0; then V saturates at
 * {@code ±potentialLimit}. The drive saturates at {@code ±driveLimit} when it is set. Every saturation is counted, those of
 * the drive once for each sample that begins with it.
 */
final class IntegerNeurons implements Neurons {
    private final Kernels kernels;
    private final boolean fires;
    private final int threshold;
    private final boolean soft;
    private final int initial;
    private final double[] bias;
    private final int potentialLimit;
    private final int driveLimit;
    private final int[] potentials;
    private int[] drive;
    private long drivesCut;
    private long saturations;

    IntegerNeurons(Kernels kernels, int size, FiringRule rule, double[] bias, int potentialLimit, int driveLimit) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = (int) rule.threshold();
        soft = rule.soft();
        initial = (int) rule.initial();
        this.bias = bias;
        this.potentialLimit = potentialLimit;
        this.driveLimit = driveLimit;
        potentials = new int[size];
        drive = new int[0];
        if (bias.length != 0) {
            setCurrent(new double[size]);
        }
        Arrays.fill(potentials, initial);
    }

    @Override
    public void reset() {
        Arrays.fill(potentials, initial);
        saturations += drivesCut;
    }

    @Override
    public void setCurrent(double[] current) {
        if (drive.length == 0) {
            drive = new int[potentials.length];
        }
        drivesCut = 0;
        for (int i = 0; i < drive.length; i++) {
            double sum = Math.rint(bias.length == 0 ? current[i] : current[i] + bias[i]);
            double within = Math.max(-driveLimit, Math.min(driveLimit, sum));
            drivesCut += within == sum ? 0 : 1;
            drive[i] = (int) within;
        }
    }

    @Override
    public boolean isDriven() {
        return drive.length != 0;
    }

    @Override
    public int update(int[] fired) {
        int count = 0;
        if (fires) {
            count = kernels.fire(potentials, drive, threshold, soft, fired);
        } else {
            kernels.add(potentials, 0, drive, 0, drive.length);
        }
        if (kernels.largestMagnitude(potentials) > potentialLimit) {
            saturate();
        }
        return count;
    }

    private void saturate() {
        for (int i = 0; i < potentials.length; i++) {
            int within = Math.max(-potentialLimit, Math.min(potentialLimit, potentials[i]));
            saturations += within == potentials[i] ? 0 : 1;
            potentials[i] = within;
        }
    }

    @Override
    public double potential(int index) {
        return potentials[index];
    }

    @Override
    public long saturations() {
        return saturations;
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public Deposit deposit(StoredWeights weights) {
        if (weights instanceof StoredWeights.Narrow narrow) {
            return new NarrowDeposit(kernels, potentials, narrow.values());
        }
        int[] values = ((StoredWeights.Wide) weights).values();
        return (at, from, length) -> kernels.add(potentials, at, values, from, length);
    }
}
