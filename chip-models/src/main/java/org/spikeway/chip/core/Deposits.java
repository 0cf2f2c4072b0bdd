package org.spikeway.chip.core;

/** How weights, in whatever form they are stored, are added to the neurons of one slice. */
interface Deposits {
    Deposit rows(WeightRows weights);

    Deposit.Singles singles(WeightRows weights);

    Deposit.Synapses synapses(SparseTable table);
}
