package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.SparseRows;

/**
 * Adds weights in double precision.
 *
 * @param sums takes them, one place a neuron
 */
record DoubleDeposits(Kernels kernels, double[] sums) implements Deposits {
    @Override
    public Deposit rows(WeightRows weights) {
        double[] values = ((WeightRows.Doubles) weights).values();
        return (at, origin, rows, from, to, length) ->
                kernels.addRows(sums, at, values, origin, rows, from, to, length);
    }

    @Override
    public Deposit.Singles singles(WeightRows weights) {
        double[] values = ((WeightRows.Doubles) weights).values();
        return (at, neurons, from, to, first) -> {
            for (int i = from; i < to; i++) {
                int place = neurons[i] - first;
                sums[at + place] += values[place];
            }
        };
    }

    @Override
    public SliceSynapses.Landing sparse(SparseRows rows, Box slice, Scratch scratch) {
        SparseTable table = SparseTable.of(rows, slice, Numbers.DOUBLE);
        SparseTable.Synapses.Doubles synapses = (SparseTable.Synapses.Doubles) table.synapses();
        return new SparseSynapses(
                table, (from, to) -> kernels.addSynapses(sums, synapses.targets(), synapses.weights(), from, to));
    }
}
