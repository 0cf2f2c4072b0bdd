package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Branch;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Compensation of the sampling error: all weights of the layers that fire are multiplied by one factor slightly above 1,
 * since rates come out a little too low layer after layer.
 *
 * <p>Hu et al. 2018, "Spiking deep residual networks". The factor is searched in (1, τ_max), where τ_max is the reciprocal
 * of the largest rate in the last layer that fires (in the mean over the calibration images): nothing may be driven
 * beyond one spike a tick. Taken is the factor at which the read-out agrees with the ANN on most images, and among
 * those the one with the smallest error of the logits.
 *
 * <p>Their shortcut normalisation, which multiplies a short cut by λ_in/λ_out of its block, is how weights are turned
 * into those of spikes here anyway: every way into a layer counts in units of its own source.
 */
final class Compensation {
    private static final int CANDIDATES = 8;
    /** Where the last layer hardly fires, more than this does not help. */
    private static final double MOST = 1.5;

    private final SpikingNetwork network;
    private final AnnActivations ann;
    private final LayerByLayer loop;

    Compensation(SpikingNetwork network, Calibration calibration, int images, SpikingBudget budget) throws IOException {
        this.network = network;
        ann = new AnnActivations(network.graph(), calibration, images);
        loop = new LayerByLayer(network.graph(), network.input(), calibration, images, budget);
    }

    SpikingNetwork best() {
        NetworkTrial best = NetworkTrial.run(network, loop, ann);
        SpikingNetwork found = network;
        double most = Math.min(MOST, 1 / best.largestRate());
        for (int i = 1; i <= CANDIDATES; i++) {
            SpikingNetwork candidate = multiplied(1 + (most - 1) * i / (CANDIDATES + 1));
            NetworkTrial trial = NetworkTrial.run(candidate, loop, ann);
            boolean better = trial.agreeing() > best.agreeing()
                    || (trial.agreeing() == best.agreeing()
                            && trial.readOut().error() < best.readOut().error());
            if (better) {
                best = trial;
                found = candidate;
            }
        }
        return found;
    }

    private SpikingNetwork multiplied(double factor) {
        LayerGraph graph = network.graph();
        for (int index = 0; index < network.graph().rectified().size(); index++) {
            Layer layer = network.graph().layers().get(index);
            if (layer.isGate()) {
                continue;
            }
            List<Branch> branches = new ArrayList<>();
            for (Branch branch : layer.branches()) {
                double[] weights = new double[branch.connection().weights().length()];
                for (int i = 0; i < weights.length; i++) {
                    weights[i] = branch.connection().weights().at(i) * factor;
                }
                branches.add(
                        new Branch(branch.source(), branch.connection().withWeights(new Weights.Doubles(weights))));
            }
            graph = graph.withLayer(index, layer.withBranches(branches));
        }
        return new SpikingNetwork(graph, network.thresholds(), network.reset(), network.initial(), network.input());
    }
}
