package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.kernel.Kernels;

/**
 * Integrate-and-fire neurons in whole numbers.
 *
 * <p>{@code V ← V + input + drive}; a spike where {@code V ≥ θ}, then {@code V − θ} or 0; then V saturates at
 * {@code ±potentialLimit}. The drive saturates at {@code ±driveLimit} when it is set. Every saturation is counted, those of
 * the drive once for each sample that begins with it.
 *
 * <p>Potentials are compared with the limit only at ticks at which they can have passed it: from the largest magnitude
 * found and the largest input of a tick follows for how many ticks they cannot. Example: with a limit of 8,388,607, a
 * largest magnitude of 1,000 and inputs of at most 20,000 a tick, the next 419 ticks need no look.
 */
final class IntegerNeurons implements Neurons {
    private static final int[] ONE_ROW = {0};

    private final Kernels kernels;
    private final boolean fires;
    private final int threshold;
    private final boolean soft;
    private final int[] initial;
    private final int potentialLimit;
    private final int driveLimit;
    private final long largestInput;
    private final double[] bias;
    private final int[] potentials;
    private IntegerDrive drive;
    private int safeTicks;
    /** By neuron; empty until there is one. */
    private int[] saturations = {};

    /**
     * @param drive the bias alone, shared by slices that have the same
     * @param largestInput a bound on what the spikes of one tick add to one potential
     */
    IntegerNeurons(
            Kernels kernels,
            int size,
            FiringRule rule,
            double[] bias,
            IntegerDrive drive,
            int potentialLimit,
            int driveLimit,
            long largestInput) {
        this.kernels = kernels;
        fires = rule.fires();
        threshold = (int) rule.threshold();
        soft = rule.soft();
        initial = initial(rule);
        this.bias = bias;
        this.drive = drive;
        this.potentialLimit = potentialLimit;
        this.driveLimit = driveLimit;
        this.largestInput = largestInput;
        potentials = new int[size];
        begin();
    }

    private static int[] initial(FiringRule rule) {
        int[] initial = new int[rule.initial().length];
        for (int i = 0; i < initial.length; i++) {
            initial[i] = (int) rule.initial()[i];
        }
        return initial;
    }

    @Override
    public void reset() {
        begin();
        for (int neuron : drive.cut()) {
            count(neuron);
        }
        safeTicks = 0;
    }

    private void begin() {
        if (initial.length == 1) {
            Arrays.fill(potentials, initial[0]);
        } else {
            System.arraycopy(initial, 0, potentials, 0, potentials.length);
        }
    }

    @Override
    public void setCurrent(double[] current) {
        drive = IntegerDrive.of(current, bias, driveLimit);
        safeTicks = 0;
    }

    @Override
    public boolean isDriven() {
        return drive.values().length != 0;
    }

    @Override
    public int update(int[] fired) {
        int count = 0;
        if (fires) {
            count = kernels.fire(potentials, drive.values(), threshold, soft, fired);
        } else {
            kernels.addRows(potentials, 0, drive.values(), 0, ONE_ROW, 0, 1, drive.values().length);
        }
        if (--safeTicks < 0) {
            checkLimit();
        }
        return count;
    }

    private void checkLimit() {
        long largest = kernels.largestMagnitude(potentials);
        if (largest > potentialLimit) {
            saturate();
            largest = potentialLimit;
        }
        long ofTick = Math.max(1, largestInput + drive.largest());
        safeTicks = (int) Math.min(Integer.MAX_VALUE, (potentialLimit - largest) / ofTick);
    }

    private void saturate() {
        for (int i = 0; i < potentials.length; i++) {
            int within = Math.max(-potentialLimit, Math.min(potentialLimit, potentials[i]));
            if (within != potentials[i]) {
                count(i);
                potentials[i] = within;
            }
        }
    }

    private void count(int neuron) {
        if (saturations.length == 0) {
            saturations = new int[potentials.length];
        }
        saturations[neuron]++;
    }

    @Override
    public double potential(int index) {
        return potentials[index];
    }

    @Override
    public long saturations(int index) {
        return saturations.length == 0 ? 0 : saturations[index];
    }

    @Override
    public int size() {
        return potentials.length;
    }

    @Override
    public Deposits deposits() {
        return new IntegerDeposits(kernels, potentials);
    }

    @Override
    public void exchange(Snapshot state) {
        state.exchange("potentials", potentials);
        saturations = state.exchangeOptional("saturations", saturations);
        safeTicks = 0;
    }
}
