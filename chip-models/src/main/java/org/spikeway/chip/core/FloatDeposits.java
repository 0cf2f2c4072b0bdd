package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.SparseRows;

/**
 * Adds weights in single precision.
 *
 * @param sums takes them, one place a neuron
 */
record FloatDeposits(Kernels kernels, float[] sums) implements Deposits {
    @Override
    public Deposit rows(WeightRows weights) {
        float[] values = ((WeightRows.Floats) weights).values();
        return (at, origin, rows, from, to, length) ->
                kernels.addRows(sums, at, values, origin, rows, from, to, length);
    }

    @Override
    public Deposit.Singles singles(WeightRows weights) {
        float[] values = ((WeightRows.Floats) weights).values();
        return (at, neurons, from, to, first) -> {
            for (int i = from; i < to; i++) {
                int place = neurons[i] - first;
                sums[at + place] += values[place];
            }
        };
    }

    @Override
    public SliceSynapses.Landing sparse(SparseRows rows, Box slice, Scratch scratch) {
        SparseTable table = SparseTable.of(rows, slice, Numbers.FLOAT);
        SparseTable.Synapses.Floats synapses = (SparseTable.Synapses.Floats) table.synapses();
        return new SparseSynapses(
                table, (from, to) -> kernels.addSynapses(sums, synapses.targets(), synapses.weights(), from, to));
    }
}
