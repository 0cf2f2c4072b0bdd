package org.spikeway.mapping.nir;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.program.Cells;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/** Builds the network graph of a NIR graph, node by node, and checks every shape on the way. */
final class NirImport {
    private final FlatGraph graph;
    private final NirOptions options;
    private final Map<String, Signal> signals = new HashMap<>();
    /** Neurons that never fire, until the threshold behind them comes. */
    private final Map<String, NirItem> waiting = new HashMap<>();

    private final List<Node> nodes = new ArrayList<>();

    private NirImport(FlatGraph graph, NirOptions options) {
        this.graph = graph;
        this.options = options;
    }

    static Network network(String name, Hdf5Group root, NirOptions options) throws UnreadableException {
        FlatGraph graph = FlatGraph.read(root);
        NirItem input = graph.only("Input", root);
        NirItem output = graph.only("Output", root);
        return new NirImport(graph, options).network(name, input, output);
    }

    private Network network(String name, NirItem input, NirItem output) throws UnreadableException {
        List<String> order = NodeOrder.of(graph, output.name()).names();
        if (!order.contains(input.name())) {
            throw input.refuse("no way leads from it to " + output.name(), "Connect them");
        }
        Signal image = new Signal(input.name(), shape(input), false);
        signals.put(input.name(), image);
        for (String each : order) {
            if (!each.equals(input.name()) && !each.equals(output.name())) {
                signals.put(each, add(graph.item(each)));
            }
        }
        Signal answer = read(output);
        if (!answer.hasExtents(shape(output))) {
            throw output.refuse(
                    "shape of " + NirArray.text(shape(output)) + ", what reaches it is " + answer.text(),
                    "Correct one of them");
        }
        if (nodes.isEmpty()) {
            throw output.refuse("no neurons before it", "Connect a network");
        }
        return new Network(name, image.tensor(), image.shape(), nodes, answer.tensor());
    }

    private static int[] shape(NirItem port) throws UnreadableException {
        NirArray shape = port.array("shape");
        int rank = shape.size();
        if (rank < 1 || rank > 3) {
            throw port.refuse("shape of " + rank + " extents", "Use one to three, without the batch");
        }
        int[] extents = port.whole("shape", rank, 1);
        long size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        if (size > Integer.MAX_VALUE) {
            throw port.refuse("shape of " + NirArray.text(extents) + " is too large", "Correct it");
        }
        return extents;
    }

    private Signal add(NirItem item) throws UnreadableException {
        if (item.type().equals("Threshold")) {
            Signal behind = threshold(item);
            if (behind != null) {
                return behind;
            }
        }
        Signal input = read(item);
        if (NeuronItems.isNeuron(item)) {
            return neurons(item, input);
        }
        return switch (item.type()) {
            case "Conv1d" -> slid(item, input, WindowItems.convolution(item, closed(item, input), 1), true);
            case "Conv2d" -> slid(item, input, WindowItems.convolution(item, closed(item, input), 2), true);
            case "SumPool2d" -> slid(item, input, WindowItems.pool(item, closed(item, input), false), false);
            case "AvgPool2d" -> slid(item, input, WindowItems.pool(item, closed(item, input), true), false);
            case "Affine", "Linear" -> {
                Operator.Dense dense =
                        LinearItems.dense(item, closed(item, input), item.type().equals("Affine"));
                yield put(item, dense, input, new int[] {dense.outputs()}, true);
            }
            case "Scale" -> put(item, LinearItems.scale(item, input), input, input.extents(), input.mixed());
            case "Delay" ->
                put(item, LinearItems.delay(item, input, options.dt()), input, input.extents(), input.mixed());
            case "Flatten" ->
                put(item, new Operator.Reshape(), input, LinearItems.flattened(item, input), input.mixed());
            default ->
                throw item.refuse(
                        "nodes of this type are not read",
                        "Write it with Affine, Linear, Conv1d, Conv2d, Scale, Delay, Flatten, SumPool2d, AvgPool2d, I, IF,"
                                + " LI, LIF, CubaLI, CubaLIF and Threshold");
        };
    }

    /** The threshold behind neurons that never fire makes neurons that do; null where it stands on its own. */
    private @Nullable Signal threshold(NirItem item) throws UnreadableException {
        List<String> sources = List.copyOf(graph.sources(item.name()));
        NirItem integrator = sources.size() == 1 ? waiting.get(sources.get(0)) : null;
        if (integrator == null) {
            return null;
        }
        Signal input = read(integrator);
        Cells cells = NeuronItems.cells(integrator, item, input, options);
        return put(item, new Operator.Neurons(cells), input, input.extents(), false);
    }

    private Signal neurons(NirItem item, Signal input) throws UnreadableException {
        if (NeuronItems.isIntegrator(item)) {
            List<String> readers = graph.readers(item.name());
            NirItem reader = graph.item(readers.get(0));
            if (readers.size() > 1
                    || !(reader.type().equals("Threshold") || reader.type().equals("Output"))) {
                throw item.refuse(
                        "these neurons never fire, and only spikes travel to " + String.join(" and ", readers),
                        "Put one Threshold behind them, or let them be the output");
            }
            if (reader.type().equals("Threshold")) {
                waiting.put(item.name(), item);
                return input;
            }
        }
        Cells cells = NeuronItems.cells(item, input, options);
        return put(item, new Operator.Neurons(cells), input, input.extents(), false);
    }

    /** The sum of all that a node reads. */
    private Signal read(NirItem item) {
        Signal sum = null;
        for (String source : graph.sources(item.name())) {
            Signal next = signal(item, source);
            if (sum == null) {
                sum = next;
                continue;
            }
            if (!sum.hasExtents(next.extents())) {
                throw item.refuse(
                        "it reads " + sum.text() + " and, from " + source + ", " + next.text(), "Make them agree");
            }
            String tensor = item.name() + " + " + source;
            Node node = new Node(tensor, new Operator.Add(), List.of(sum.tensor(), next.tensor()), tensor, sum.shape());
            nodes.add(node);
            sum = new Signal(tensor, sum.extents(), sum.mixed() || next.mixed());
        }
        if (sum == null) {
            throw item.refuse("it reads nothing", "Connect it");
        }
        return sum;
    }

    /** What a node hands on; of neurons that come later, in a loop, the shape follows from their parameters. */
    private Signal signal(NirItem reader, String source) {
        Signal known = signals.get(source);
        if (known != null) {
            return known;
        }
        NirItem item = graph.item(source);
        if (!NeuronItems.isNeuron(item) || NeuronItems.isIntegrator(item)) {
            throw reader.refuse(
                    "a loop comes back from " + source + ", which is no node of spiking neurons",
                    "Let the loop, and the output, begin at neurons");
        }
        String parameter = item.type().equals("Threshold") ? "threshold" : "v_threshold";
        try {
            int[] extents = item.array(parameter).extents();
            if (extents.length < 1 || extents.length > 3) {
                throw item.refuse(
                        parameter + " of " + item.array(parameter).text() + " in a loop, need one value a neuron",
                        "Give one value a neuron");
            }
            return new Signal(source, extents, false);
        } catch (UnreadableException damaged) {
            throw item.refuse(String.valueOf(damaged.getMessage()), "Export the network again");
        }
    }

    private static Signal closed(NirItem item, Signal input) {
        if (input.mixed()) {
            throw item.refuse(
                    "it reads a weighted sum that no neurons close", "Put neurons between, or multiply the weights");
        }
        return input;
    }

    private Signal slid(NirItem item, Signal input, WindowItems.Slid slid, boolean mixes) {
        return put(item, slid.operator(), input, slid.extents(), mixes);
    }

    private Signal put(NirItem item, Operator operator, Signal input, int[] extents, boolean mixed) {
        Signal output = new Signal(item.name(), extents, mixed);
        nodes.add(new Node(item.name(), operator, List.of(input.tensor()), output.tensor(), output.shape()));
        return output;
    }
}
