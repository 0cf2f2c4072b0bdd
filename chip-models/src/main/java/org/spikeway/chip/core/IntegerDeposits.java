package org.spikeway.chip.core;

import org.spikeway.chip.kernel.Kernels;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.SparseRows;

/**
 * Adds whole-number weights, each in the width in which it is stored.
 *
 * @param sums takes them, one place a neuron
 */
record IntegerDeposits(Kernels kernels, int[] sums) implements Deposits {
    @Override
    public Deposit rows(WeightRows weights) {
        if (weights instanceof WeightRows.BoundedBytes bounded) {
            byte[] values = bounded.values();
            return (at, origin, list, from, to, length) ->
                    kernels.addBoundedRows(sums, at, values, origin, list, from, to, length);
        }
        if (weights instanceof WeightRows.Bytes bytes) {
            byte[] values = bytes.values();
            return (at, origin, list, from, to, length) ->
                    kernels.addRows(sums, at, values, origin, list, from, to, length);
        }
        int[] values = ((WeightRows.Ints) weights).values();
        return (at, origin, list, from, to, length) ->
                kernels.addRows(sums, at, values, origin, list, from, to, length);
    }

    @Override
    public Deposit.Singles singles(WeightRows weights) {
        int[] values = ((WeightRows.Ints) weights).values();
        return (at, neurons, from, to, first) -> {
            for (int i = from; i < to; i++) {
                int place = neurons[i] - first;
                sums[at + place] += values[place];
            }
        };
    }

    /** As planes of bits where these take less memory than a word a synapse. */
    @Override
    public SliceSynapses.Landing sparse(SparseRows rows, Box slice, Scratch scratch) {
        return SparsePlanes.of(rows, slice)
                .<SliceSynapses.Landing>map(
                        planes -> new PlaneSynapses(planes, rows.sourceChannels(), kernels, sums, scratch))
                .orElseGet(() -> listed(SparseTable.of(rows, slice, Numbers.INTEGER)));
    }

    private SliceSynapses.Landing listed(SparseTable table) {
        if (table.synapses() instanceof SparseTable.Synapses.Packed packed) {
            int[] words = packed.words();
            return new SparseSynapses(table, (from, to) -> kernels.addSynapses(sums, words, from, to));
        }
        SparseTable.Synapses.Ints synapses = (SparseTable.Synapses.Ints) table.synapses();
        return new SparseSynapses(
                table, (from, to) -> kernels.addSynapses(sums, synapses.targets(), synapses.weights(), from, to));
    }
}
