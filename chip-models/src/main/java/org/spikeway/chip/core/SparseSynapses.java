package org.spikeway.chip.core;

/** Delivers spikes row by row through sparse synapses. */
final class SparseSynapses implements SliceSynapses.Landing {
    private final int[] starts;
    private final Deposit.Synapses deposit;

    SparseSynapses(SparseTable table, Deposit.Synapses deposit) {
        starts = table.starts();
        this.deposit = deposit;
    }

    @Override
    public void deliver(Volley volley) {
        int count = volley.count();
        for (int i = 0; i < count; i++) {
            int neuron = volley.neurons[i];
            deposit.add(starts[neuron], starts[neuron + 1]);
        }
    }
}
