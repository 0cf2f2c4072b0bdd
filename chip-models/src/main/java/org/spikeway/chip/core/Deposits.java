package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.SparseRows;

/** How weights, in whatever form they are stored, are added to the neurons of one slice. */
interface Deposits {
    Deposit rows(WeightRows weights);

    Deposit.Singles singles(WeightRows weights);

    /** The sparse rows that end in a slice, in the form that suits the numbers. */
    SliceSynapses.Landing sparse(SparseRows rows, Box slice, Scratch scratch);
}
