package org.spikeway.chip.core;

import java.util.Arrays;
import org.spikeway.chip.program.Cells;

/**
 * The neurons of one slice that fire once ({@link Cells.FirstSpike}); input is summed in the program's numbers, potentials
 * are in double precision.
 */
final class FirstSpikeNeurons implements Neurons {
    private final TickInput input;
    private final Cells.FirstSpike cells;
    private final double[] bias;
    private final double[] potentials;
    private final double[] currents;
    private double[] drive;
    private int ticks;

    /** @param bias one value a neuron of the slice, or empty */
    FirstSpikeNeurons(TickInput input, Cells.FirstSpike cells, double[] bias) {
        this.input = input;
        this.cells = cells;
        this.bias = bias;
        drive = bias;
        potentials = new double[input.size()];
        currents = new double[input.size()];
        reset();
    }

    @Override
    public void reset() {
        input.clear();
        ticks = 0;
        Arrays.fill(currents, 0);
        Arrays.fill(potentials, cells.fires() ? cells.threshold() / (2 * cells.window()) : 0);
        for (int n = 0; n < drive.length; n++) {
            potentials[n] += drive[n];
        }
    }

    @Override
    public void setCurrent(double[] current) {
        drive = DoubleNeurons.drive(current, bias);
    }

    /** Always: the threshold falls whatever comes in. */
    @Override
    public boolean isDriven() {
        return true;
    }

    @Override
    public int update(int[] fired) {
        int step = ticks % cells.window();
        boolean own = ticks / cells.window() == cells.firesIn();
        ticks++;
        if (step == 0) {
            Arrays.fill(currents, 0);
        }
        double threshold =
                own ? cells.threshold() * (cells.window() - step) / cells.window() : Double.POSITIVE_INFINITY;
        int count = 0;
        for (int n = 0; n < potentials.length; n++) {
            currents[n] += input.take(n);
            double potential = potentials[n] + currents[n];
            if (potential >= threshold) {
                fired[count++] = n;
                potential = Double.NEGATIVE_INFINITY;
            }
            potentials[n] = potential;
        }
        return count;
    }

    /** Negative infinity where the neuron has fired: it will not do so again. */
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
        return input.deposits();
    }

    @Override
    public void exchange(Snapshot state) {
        input.exchange(state);
        state.exchange("potentials", potentials);
        state.exchange("currents", currents);
        ticks = state.exchange("ticks", ticks);
    }
}
