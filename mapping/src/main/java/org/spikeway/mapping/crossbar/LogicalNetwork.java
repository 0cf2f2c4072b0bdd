package org.spikeway.mapping.crossbar;

import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/**
 * A network in whole numbers before it is laid on crossbar cores.
 *
 * @param projections kernels and short cuts
 */
record LogicalNetwork(List<Population> populations, List<Projection> projections) {
    LogicalNetwork {
        for (Population population : populations) {
            List<Projection> into = projections.stream()
                    .filter(each -> each.target() == population.id())
                    .toList();
            long currents =
                    into.stream().filter(each -> isCurrent(populations, each)).count();
            if (currents > 0 && currents < into.size()) {
                throw new RefusedException("layer " + population.name()
                        + ": the image and another layer both lead into it, and a crossbar core hears spikes alone."
                        + " Use --input poisson, or a chip without core.axonTypes.");
            }
        }
    }

    private static boolean isCurrent(List<Population> populations, Projection projection) {
        return populations.get(projection.source()).cells() instanceof Cells.CurrentSource;
    }

    /** Through which spikes come into a population. */
    List<Projection> spikesInto(int population) {
        return projections.stream()
                .filter(each -> each.target() == population && !isCurrent(populations, each))
                .toList();
    }

    /** Through which an image flows into a population. */
    List<Projection> currentsInto(int population) {
        return projections.stream()
                .filter(each -> each.target() == population && isCurrent(populations, each))
                .toList();
    }

    /** Whether a population lies on crossbar cores: spikes reach it. */
    boolean hasCrossbar(int population) {
        return !spikesInto(population).isEmpty();
    }

    /** What a projection waits beyond the way through the layers, ticks. */
    int extraDelay(Projection projection) {
        return projection.delayTicks()
                - (populations.get(projection.target()).firstTick()
                        - populations.get(projection.source()).firstTick());
    }
}
