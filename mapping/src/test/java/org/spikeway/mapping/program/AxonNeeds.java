package org.spikeway.mapping.program;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;

/**
 * The axons that slices take at least: one for each source neuron, or, for a layer with a slice of more sources than axons, one
 * for as many channels of a position as share one; then its sources take more output axons.
 */
final class AxonNeeds {
    private final ChipProgram program;
    private final List<SliceNeeds> needs;
    private final CoreLimits limits;
    private final Set<Integer> sharing = new HashSet<>();

    AxonNeeds(ChipProgram program, List<SliceNeeds> needs, CoreLimits limits) {
        this.program = program;
        this.needs = needs;
        this.limits = limits;
        for (Slice slice : program.slices()) {
            if (slice.core() != Slice.HOST && needs.get(slice.id()).distinctInputs() > limits.inputAxons()) {
                sharing.add(slice.population());
            }
        }
    }

    /** Whether any layer shares axons. */
    boolean areShared() {
        return !sharing.isEmpty();
    }

    long inputs(int slice) {
        if (!sharing.contains(program.slices().get(slice).population())) {
            return needs.get(slice).distinctInputs();
        }
        Map<List<Integer>, Set<Integer>> channels = new HashMap<>();
        for (List<Integer> input : needs.get(slice).inputs()) {
            int ofPosition = program.populations().get(input.get(0)).shape().channels();
            List<Integer> position = List.of(input.get(0), input.get(1) / ofPosition, input.get(2));
            channels.computeIfAbsent(position, first -> new HashSet<>()).add(input.get(1));
        }
        long axons = 0;
        for (Set<Integer> ofPosition : channels.values()) {
            axons += (ofPosition.size() + limits.sharedAxons().channels() - 1)
                    / limits.sharedAxons().channels();
        }
        return axons;
    }

    long outputs(int slice) {
        long axons = 0;
        Set<List<Integer>> ways = new HashSet<>();
        for (List<Integer> output : needs.get(slice).outputs()) {
            if (ways.add(output.subList(0, 2))) {
                int target = program.slices().get(output.get(1)).population();
                axons += sharing.contains(target) ? limits.sharedAxons().outputEntries() : 1;
            }
        }
        return axons;
    }
}
