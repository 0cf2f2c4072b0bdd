package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/**
 * Loops: spiking neurons that are read before their turn in the order of the nodes. What is read then is what they sent one
 * tick ago.
 */
final class Feedback {
    private final String network;
    private final Map<String, Shape> spiking = new HashMap<>();
    /** Tensors read too early; the one at place p stands as source {@code −2 − p} until all layers are known. */
    private final List<String> early = new ArrayList<>();

    Feedback(Network network) {
        this.network = network.name();
        for (Node node : network.nodes()) {
            if (node.operator() instanceof Operator.Neurons neurons && fires(neurons.cells())) {
                spiking.put(node.output(), node.shape());
            }
        }
    }

    private static boolean fires(Cells cells) {
        return cells instanceof Cells.IntegrateAndFire
                || (cells instanceof Cells.Leaky leaky && leaky.firing().isPresent());
    }

    /** Whether spiking neurons write that tensor. */
    boolean fires(String tensor) {
        return spiking.containsKey(tensor);
    }

    /** The spikes of one tick ago; null where no spiking neurons write that tensor. */
    @Nullable
    Value value(String tensor) {
        Shape shape = spiking.get(tensor);
        if (shape == null) {
            return null;
        }
        if (!early.contains(tensor)) {
            early.add(tensor);
        }
        Branch branch = new Branch(-2 - early.indexOf(tensor), Composition.identity(shape), 1);
        return new Value(List.of(branch), new double[0], shape, "");
    }

    /** The layers with the sources that were read too early put in their places. */
    List<Layer> resolved(List<Layer> layers) {
        int[] places = new int[early.size()];
        for (int i = 0; i < places.length; i++) {
            places[i] = place(early.get(i), layers);
        }
        List<Layer> resolved = new ArrayList<>();
        for (Layer layer : layers) {
            List<Branch> branches = layer.branches().stream()
                    .map(branch -> branch.source() >= Branch.INPUT
                            ? branch
                            : new Branch(places[-2 - branch.source()], branch.connection(), branch.delayTicks()))
                    .toList();
            resolved.add(layer.withBranches(branches));
        }
        return resolved;
    }

    private int place(String tensor, List<Layer> layers) {
        for (int i = 0; i < layers.size(); i++) {
            Layer layer = layers.get(i);
            if (layer.activation().equals(tensor)) {
                if (!layer.shape().equals(spiking.get(tensor))) {
                    throw new RefusedException("network " + network + ": the neurons " + tensor + " are flattened "
                            + layer.shape() + " and in a loop. Flatten behind them.");
                }
                return i;
            }
        }
        throw new IllegalStateException("neurons without a layer: " + tensor);
    }
}
