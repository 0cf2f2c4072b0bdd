package org.spikeway.mapping.program;

import java.util.OptionalInt;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;

/** How many compartments of a core a neuron takes. */
final class Compartments {
    private Compartments() {}

    static int perNeuron(ChipModel chip, Population population) {
        if (!(population.cells() instanceof Cells.IntegrateAndFire fire)) {
            return 1;
        }
        boolean soft = fire.reset() == Cells.Reset.SOFT;
        OptionalInt compartments = soft
                ? chip.arithmetic().resets().soft()
                : chip.arithmetic().resets().hard();
        return compartments.orElseThrow(() -> new RefusedException("chip " + chip.name() + " has no "
                + (soft ? "soft" : "hard") + " reset. Use --reset " + (soft ? "hard" : "soft") + " or another chip."));
    }
}
