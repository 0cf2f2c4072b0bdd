package org.spikeway.mapping.program;

import java.util.List;
import java.util.function.IntFunction;
import java.util.function.IntPredicate;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.SharedAxons;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;

/**
 * What a box of a population needs of the core that holds it.
 *
 * <p>Each source neuron takes an input axon; where a layer shares axons, the channels of a position do so as the chip lets
 * them. Each neuron takes an output axon for every core that hears it, and more where that core shares axons.
 */
final class BoxNeeds {
    private final WholeNetwork network;
    private final SharedAxons sharing;
    private final int weightBits;
    /** By projection. */
    private final List<SourceCounts> counts;

    BoxNeeds(ChipModel chip, WholeNetwork network, int weightBits) {
        this.network = network;
        this.weightBits = weightBits;
        sharing = chip.limits().sharedAxons();
        counts = network.projections().stream()
                .map(projection -> new SourceCounts(projection.connection()))
                .toList();
    }

    /** Spikes that are sent if every source neuron fires once: one to each slice that it reaches. */
    long sent(Population population, Tiling tiling) {
        long sent = 0;
        for (Projection projection : network.spikesInto(population)) {
            sent += counts.get(projection.id()).sources(source(projection), tiling);
        }
        return sent;
    }

    private Box source(Projection projection) {
        return Box.whole(network.populations().get(projection.source()).shape());
    }

    long inputAxons(Population population, Box box, boolean shared) {
        long axons = 0;
        for (Projection projection : network.spikesInto(population)) {
            SourceCounts of = counts.get(projection.id());
            Box source = source(projection);
            axons += shared
                    ? of.positions(source, box) * sharing.axons(of.channels(source, box))
                    : of.sources(source, box);
        }
        return axons;
    }

    long synapseBits(Population population, Box box) {
        long weights = 0;
        for (Projection projection : network.spikesInto(population)) {
            weights += Connections.storedWeights(projection.connection(), box);
        }
        return weights * weightBits;
    }

    /**
     * @param tilings how each population is cut
     * @param shares whether a population shares its input axons
     */
    long outputAxons(Population population, Box box, IntFunction<Tiling> tilings, IntPredicate shares) {
        long axons = 0;
        for (Projection projection : network.projections()) {
            if (projection.source() == population.id()) {
                long ways = counts.get(projection.id()).sources(box, tilings.apply(projection.target()));
                axons += ways * (shares.test(projection.target()) ? sharing.outputEntries() : 1);
            }
        }
        return axons;
    }
}
