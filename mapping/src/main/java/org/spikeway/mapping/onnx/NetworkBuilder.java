package org.spikeway.mapping.onnx;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;

/** Collects the nodes of the network while the file's nodes are read in order. */
final class NetworkBuilder {
    private final Map<String, Integer> uses;
    private final List<Node> nodes = new ArrayList<>();
    private final Map<String, Integer> writers = new HashMap<>();

    /** @param uses how often each tensor of the file is read, by nodes or as the network's output */
    NetworkBuilder(Map<String, Integer> uses) {
        this.uses = uses;
    }

    /** Adds a node with the file node's name and first output. */
    Activation add(OnnxNode node, Operator operator, List<Activation> inputs, long... extents) {
        if (!Dims.isPossible(extents) || extents.length > 3 || Dims.of(extents).size() == 0) {
            throw node.refuse(
                    "output of " + Dims.text(extents)
                            + ", need one to three extents above zero, with fewer than 2^31 values",
                    "Reduce the network to images of channels, rows and columns");
        }
        Activation output = new Activation(node.output(), Dims.of(extents));
        for (Activation input : inputs) {
            if (writer(input.tensor()).map(Node::operator).orElse(null) instanceof Operator.Softmax) {
                throw node.refuse(
                        "it reads the softmax " + input.tensor() + ", which may only stand at the end",
                        "Remove the softmax");
            }
        }
        List<String> tensors = inputs.stream().map(Activation::tensor).toList();
        put(new Node(node.name(), operator, tensors, output.tensor(), output.shape()));
        return output;
    }

    /** The input in other extents; the node vanishes where channels, rows and columns stay the same. */
    Activation view(OnnxNode node, Activation input, Dims dims) {
        if (dims.rank() >= 1 && dims.rank() <= 3 && dims.size() > 0) {
            Activation same = new Activation(input.tensor(), dims);
            if (same.shape().equals(input.shape())) {
                return same;
            }
        }
        return add(node, new Operator.Reshape(), List.of(input), dims.toLongs());
    }

    Optional<Node> writer(String tensor) {
        return Optional.ofNullable(writers.get(tensor)).map(nodes::get);
    }

    int uses(String tensor) {
        return uses.getOrDefault(tensor, 0);
    }

    /** Lets the writer of a tensor compute more and write the given tensor instead, at its old place in the order. */
    void replace(Node writer, Operator operator, String output) {
        Integer place = writers.remove(writer.output());
        if (place == null) {
            throw new IllegalArgumentException("no node " + writer.name());
        }
        nodes.set(place, new Node(writer.name(), operator, writer.inputs(), output, writer.shape()));
        writers.put(output, place);
    }

    Network build(String name, Activation input, Activation output) {
        return new Network(name, input.tensor(), input.shape(), nodes, output.tensor());
    }

    private void put(Node node) {
        writers.put(node.output(), nodes.size());
        nodes.add(node);
    }
}
