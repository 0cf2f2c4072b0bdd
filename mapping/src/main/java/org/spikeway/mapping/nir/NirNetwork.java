package org.spikeway.mapping.nir;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Shape;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingModel;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/** A network whose neurons spike already: it skips conversion. A spike counts 1. */
public record NirNetwork(LayerGraph graph, List<Cells> cells, InputCoding input) implements SpikingModel {
    public NirNetwork {
        cells = List.copyOf(cells);
    }

    /** The layers of a network graph with neurons in it. */
    public static NirNetwork of(Network network, InputCoding input) {
        LayerGraph graph = Lowering.lower(network);
        Map<String, Cells> neurons = new HashMap<>();
        for (Node node : network.nodes()) {
            if (node.operator() instanceof Operator.Neurons each) {
                neurons.put(node.output(), each.cells());
            }
        }
        List<Cells> cells = graph.layers().stream()
                .map(layer -> cells(layer, Optional.ofNullable(neurons.get(layer.activation()))))
                .toList();
        return new NirNetwork(graph, cells, input);
    }

    @Override
    public double height(int layer) {
        return 1;
    }

    @Override
    public Cells cells(int layer) {
        return cells.get(layer);
    }

    private static Cells cells(Layer layer, Optional<Cells> neurons) {
        Cells cells = neurons.orElse(new Cells.Integrator(layer.bias()));
        if (cells instanceof Cells.Integrator) {
            return new Cells.Integrator(layer.bias());
        }
        if (cells instanceof Cells.IntegrateAndFire fire) {
            double[] initial = ordered(fire.initialPotentials(), layer.shape());
            return new Cells.IntegrateAndFire(fire.threshold(), fire.reset(), initial, layer.bias());
        }
        if (cells instanceof Cells.Leaky leaky) {
            Shape shape = layer.shape();
            Cells.Membrane membrane = leaky.membrane();
            return new Cells.Leaky(
                    new Cells.Membrane(
                            ordered(membrane.leak(), shape),
                            ordered(membrane.rest(), shape),
                            ordered(membrane.gain(), shape),
                            ordered(membrane.initial(), shape)),
                    leaky.synapse()
                            .map(each -> new Cells.Synapse(ordered(each.decay(), shape), ordered(each.gain(), shape))),
                    leaky.firing()
                            .map(each -> new Cells.Firing(
                                    ordered(each.threshold(), shape), each.reset(), ordered(each.resetTo(), shape))),
                    layer.bias());
        }
        throw new RefusedException("layer " + layer.name() + ": sources are no neurons");
    }

    /** From channel, row, column order to the order of the population. */
    private static double[] ordered(double[] values, Shape shape) {
        if (values.length == 1) {
            return values;
        }
        double[] ordered = new double[values.length];
        int from = 0;
        for (int c = 0; c < shape.channels(); c++) {
            for (int y = 0; y < shape.height(); y++) {
                for (int x = 0; x < shape.width(); x++) {
                    ordered[shape.index(c, y, x)] = values[from++];
                }
            }
        }
        return ordered;
    }
}
