package org.spikeway.cli;

import java.util.List;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.simulator.energy.AnnCost;

/** Counts what one inference of a network takes, for the bill. */
final class AnnCosts {
    private AnnCosts() {}

    /** By the populations of a program; those that a chip has for its own ends take nothing of the network. */
    static AnnCost of(LayerGraph graph, ChipProgram program) {
        return new AnnCost(program.populations().stream()
                .skip(1)
                .map(population -> graph.layers().stream()
                        .filter(layer -> layer.name().equals(population.name()))
                        .findFirst()
                        .map(AnnCosts::layer)
                        .orElse(new AnnCost.AnnLayer(0, 0, 0, 0, 0)))
                .toList());
    }

    private static AnnCost.AnnLayer layer(Layer layer) {
        long inputMacs = layer.branches().stream()
                .filter(branch -> branch.source() == Branch.INPUT)
                .mapToLong(Branch::macs)
                .sum();
        List<Weights> trained = layer.branches().stream()
                .map(Branch::connection)
                .filter(connection -> connection instanceof Connection.SharedKernel)
                .map(Connection::weights)
                .toList();
        return new AnnCost.AnnLayer(
                layer.branches().stream().mapToLong(Branch::macs).sum(),
                inputMacs,
                trained.stream().mapToLong(Weights::length).sum(),
                trained.stream().mapToLong(AnnCosts::zeros).sum(),
                layer.shape().size());
    }

    private static long zeros(Weights weights) {
        long zeros = 0;
        for (int i = 0; i < weights.length(); i++) {
            zeros += weights.at(i) == 0 ? 1 : 0;
        }
        return zeros;
    }
}
