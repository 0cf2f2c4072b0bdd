package org.spikeway.chip.program;

import java.util.List;

/**
 * What each core holds and where its spikes go: the one thing that the mapping hands to the simulator.
 *
 * @param populations in an order in which every projection without delay leads from an earlier to a later one
 * @param slices every neuron of every population lies in exactly one; ids are positions in the list, ordered by
 *     population
 * @param potentialLimit integer programs: potentials saturate at {@code ±potentialLimit}
 * @param driveLimit integer programs: the sum of bias and constant current a tick saturates at {@code ±driveLimit}
 */
public record ChipProgram(
        Numbers numbers,
        List<Population> populations,
        List<Projection> projections,
        List<Slice> slices,
        int potentialLimit,
        int driveLimit) {
    public ChipProgram {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
        slices = List.copyOf(slices);
        for (int i = 0; i < populations.size(); i++) {
            require(populations.get(i).id() == i, "population ids must be positions in the list");
        }
        for (Projection projection : projections) {
            boolean forward = projection.source() < projection.target();
            require(forward || projection.delayTicks() > 0, "a projection without delay must lead forward");
        }
        long[] covered = new long[populations.size()];
        for (int i = 0; i < slices.size(); i++) {
            Slice slice = slices.get(i);
            require(slice.id() == i, "slice ids must be positions in the list");
            require(slice.box().within(populations.get(slice.population()).shape()), "slice lies outside its layer");
            covered[slice.population()] += slice.box().size();
        }
        for (Population population : populations) {
            require(
                    covered[population.id()] == population.shape().size(),
                    "slices do not cover layer " + population.name());
        }
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new IllegalArgumentException(message);
        }
    }

    public Population population(Slice slice) {
        return populations.get(slice.population());
    }

    public List<Projection> projectionsInto(int population) {
        return projections.stream().filter(p -> p.target() == population).toList();
    }

    public List<Slice> slicesOf(int population) {
        return slices.stream().filter(s -> s.population() == population).toList();
    }

    /** The ids of the cores in use, ascending; the host is not among them. */
    public int[] cores() {
        return slices.stream()
                .mapToInt(Slice::core)
                .filter(core -> core != Slice.HOST)
                .distinct()
                .sorted()
                .toArray();
    }

    public int maximumDelay() {
        return projections.stream().mapToInt(Projection::delayTicks).max().orElse(0);
    }
}
