package org.spikeway.mapping.program;

import java.util.List;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/**
 * A network in a chip's numbers, not yet cut.
 *
 * @param populations the input first
 */
record WholeNetwork(List<Population> populations, List<Projection> projections) {
    WholeNetwork {
        populations = List.copyOf(populations);
        projections = List.copyOf(projections);
    }

    /** Whether spikes go through a projection, and no current. */
    boolean sendsSpikes(Projection projection) {
        return sendsSpikes(populations, projection);
    }

    /** The ways by which spikes come into a population. */
    List<Projection> spikesInto(Population population) {
        return projections.stream()
                .filter(projection -> projection.target() == population.id() && sendsSpikes(projection))
                .toList();
    }

    static boolean sendsSpikes(List<Population> populations, Projection projection) {
        return !(populations.get(projection.source()).cells() instanceof Cells.CurrentSource);
    }
}
