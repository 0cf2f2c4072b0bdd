package org.spikeway.simulator.engine;

import java.util.List;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Slice;

/**
 * What one worker computes at once: one slice, or several of one population that together are a box.
 *
 * @param whole stands for them all; its id is the band's own
 * @param slices in the order of their ids
 */
record Band(Slice whole, List<Slice> slices) {
    /** Whether any slice of the band has not all channels of it. */
    boolean isCutByChannels() {
        return slices.stream()
                .anyMatch(slice -> slice.box().channels() < whole.box().channels());
    }

    List<Box> boxes() {
        return slices.stream().map(Slice::box).toList();
    }
}
