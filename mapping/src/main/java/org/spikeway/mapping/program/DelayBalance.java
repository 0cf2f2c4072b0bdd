package org.spikeway.mapping.program;

import java.util.function.Predicate;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Lets spikes wait so that all that a neuron adds in one tick belongs together.
 *
 * <p>Where a chip passes spikes on with a delay, the depth of a layer is the longest way from the input, every projection
 * waits for the difference in depth of its ends, and a layer starts at its depth. So the run equals one without delays,
 * shifted layer by layer. Example: a short cut around two layers waits for 2 ticks while the way through them takes 1 and 1.
 */
final class DelayBalance {
    private final LayerGraph graph;
    private final ChipModel chip;
    private final Predicate<Branch> isCurrent;
    private final boolean waitsAtRelays;

    /**
     * @param isCurrent whether an image flows in by that way
     * @param waitsAtRelays whether relays let spikes wait longer than any delay of the chip
     */
    DelayBalance(LayerGraph graph, ChipModel chip, Predicate<Branch> isCurrent, boolean waitsAtRelays) {
        this.graph = graph;
        this.chip = chip;
        this.isCurrent = isCurrent;
        this.waitsAtRelays = waitsAtRelays;
    }

    /** Ticks from the start of a sample until the first spike can reach a population; the input's is 0. */
    int[] depths() {
        int[] depths = new int[graph.layers().size() + 1];
        for (int i = 0; i < graph.layers().size(); i++) {
            for (Branch branch : graph.layers().get(i).branches()) {
                if (branch.source() >= i) {
                    continue; // A loop: it cannot delay the first spike.
                }
                int before = isCurrent.test(branch)
                        ? 0
                        : depths[branch.source() + 1] + chip.arithmetic().layerDelayTicks();
                depths[i + 1] = Math.max(depths[i + 1], before);
            }
        }
        return depths;
    }

    int delay(Layer layer, Branch branch, int sourceDepth, int targetDepth) {
        if (isCurrent.test(branch)) {
            if (branch.delayTicks() > 0) {
                throw new RefusedException(
                        "layer " + layer.name()
                                + ": an image that flows in at every tick has no delay. Use --input poisson, or remove the delay.");
            }
            return 0;
        }
        int delay = branch.delayTicks() + targetDepth - sourceDepth;
        if (delay < chip.arithmetic().layerDelayTicks()) {
            throw new RefusedException("layer " + layer.name() + ": a loop over several layers takes longer than its "
                    + branch.delayTicks() + " ticks on chip " + chip.name()
                    + ", which passes spikes on a tick later. Use --chip ideal.");
        }
        if (!waitsAtRelays && delay > chip.limits().maxDelay()) {
            throw new RefusedException("layer " + layer.name() + ": "
                    + (branch.delayTicks() == 0 ? "a short cut" : "a spike") + " must wait " + delay
                    + " ticks, chip " + chip.name() + " delays by at most "
                    + chip.limits().maxDelay() + ". Choose a chip with longer delays"
                    + (branch.delayTicks() == 0 ? " or a shallower network." : " or a coarser time step."));
        }
        return delay;
    }
}
