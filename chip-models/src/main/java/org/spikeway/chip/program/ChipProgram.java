package org.spikeway.chip.program;

import java.util.List;

/**
 * What each core holds and where its spikes go: the one thing that the mapping hands to the simulator.
 *
 * <p>Anything that breaks these rules is refused with an {@link IllegalArgumentException}: it is a fault of the mapping.
 *
 * @param populations in an order in which every projection without delay leads from an earlier to a later one; only the
 *     first can be a source, only the last the read-out
 * @param slices every neuron of every population lies in exactly one; ids are positions in the list, ordered by
 *     population; a source is one slice
 * @param potentialLimit integer programs: potentials of neurons that fire saturate at {@code ±potentialLimit}
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
        new ProgramCheck(populations, projections, slices).run(numbers);
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

    /**
     * The ticks at which the answer can be read: those asked for, or, where neurons fire once, the end of the last window
     * in which any does.
     *
     * @param asked by the user, ascending
     */
    public int[] marks(int[] asked) {
        int end = 0;
        for (Population population : populations) {
            if (population.cells() instanceof Cells.FirstSpike first) {
                end = Math.max(end, Math.multiplyExact(first.window(), first.firesIn() + 1));
            }
        }
        return end == 0 ? asked : new int[] {end};
    }

    public int maximumDelay() {
        return projections.stream().mapToInt(Projection::delayTicks).max().orElse(0);
    }
}
