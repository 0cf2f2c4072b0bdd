package org.spikeway.mapping.onnx;

import java.util.ArrayList;
import java.util.Collections;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.onnx.proto.GraphProto;
import org.spikeway.mapping.onnx.proto.NodeProto;
import org.spikeway.mapping.onnx.proto.OperatorSetIdProto;
import org.spikeway.mapping.onnx.proto.TensorProto;
import org.spikeway.mapping.onnx.proto.ValueInfoProto;

/** Walks a file's nodes in order: what is constant is folded, everything else becomes a node of the network. */
final class GraphImport {
    static final int OLDEST_OPSET = 9;
    static final int NEWEST_OPSET = 21;

    private final OnnxFile file;
    private final GraphProto graph;
    private final Map<String, TensorProto> initializers = new HashMap<>();
    private final Map<String, Value> values = new HashMap<>();

    GraphImport(OnnxFile file) {
        this.file = file;
        this.graph = file.model().getGraph();
        graph.getInitializerList().forEach(tensor -> initializers.put(tensor.getName(), tensor));
    }

    Network read(String name) {
        long opset = opset();
        NetworkInput input = NetworkInput.read(file);
        String output = output();
        long weights = graph.getInitializerList().stream()
                .mapToLong(tensor -> tensor.getSerializedSize() / 4)
                .sum();
        ImportContext context = new ImportContext(file.name(), opset, input.batch(), weights);
        values.put(input.activation().tensor(), input.activation());
        List<NodeProto> live = live(output);
        NetworkBuilder network = new NetworkBuilder(uses(live, output));
        live.forEach(node -> read(context, node, network));
        if (!(values.get(output) instanceof Activation last)
                || network.writer(last.tensor()).isEmpty()) {
            throw refuse("output " + output + " is not computed from the image. Export the model again.");
        }
        return network.build(name, input.activation(), last);
    }

    private long opset() {
        long version = 0;
        for (OperatorSetIdProto set : file.model().getOpsetImportList()) {
            if (isDefault(set.getDomain())) {
                version = set.getVersion();
            }
        }
        if (version < OLDEST_OPSET || version > NEWEST_OPSET) {
            throw refuse("operator set " + version + ", need " + OLDEST_OPSET + " to " + NEWEST_OPSET
                    + ". Export the model with another opset_version.");
        }
        return version;
    }

    private static boolean isDefault(String domain) {
        return domain.isEmpty() || domain.equals("ai.onnx");
    }

    private String output() {
        if (graph.getOutputCount() != 1) {
            List<String> names =
                    graph.getOutputList().stream().map(ValueInfoProto::getName).toList();
            throw refuse(names.size() + " outputs " + names + ", need 1. Export the model with its logits alone.");
        }
        return graph.getOutput(0).getName();
    }

    /** The nodes on which the output depends, in the file's order. */
    private List<NodeProto> live(String output) {
        Set<String> needed = new HashSet<>(Set.of(output));
        List<NodeProto> live = new ArrayList<>();
        for (int i = graph.getNodeCount() - 1; i >= 0; i--) {
            NodeProto node = graph.getNode(i);
            if (node.getOutputList().stream().anyMatch(needed::contains)) {
                needed.addAll(node.getInputList());
                needed.remove("");
                live.add(node);
            }
        }
        Collections.reverse(live);
        return live;
    }

    private static Map<String, Integer> uses(List<NodeProto> nodes, String output) {
        Map<String, Integer> uses = new HashMap<>(Map.of(output, 1));
        nodes.forEach(node -> node.getInputList().forEach(input -> uses.merge(input, 1, Integer::sum)));
        return uses;
    }

    private void read(ImportContext context, NodeProto proto, NetworkBuilder network) {
        List<Optional<Value>> inputs = new ArrayList<>();
        for (String input : proto.getInputList()) {
            inputs.add(input.isEmpty() ? Optional.empty() : Optional.of(value(proto, input)));
        }
        OnnxNode node = new OnnxNode(context, proto, inputs);
        if (proto.getOutput(0).isEmpty() || values.containsKey(node.output())) {
            throw node.refuse("output " + node.output() + " is written twice or unnamed", "Export the model again");
        }
        Value result = compute(node, proto, network);
        if (!node.attributes().unread().isEmpty()) {
            throw node.refuse("attributes " + node.attributes().unread() + " are not known", "Export without them");
        }
        if (!node.operator().equals("Dropout")) {
            node.refuseOutputsBeyond(1);
        }
        values.put(node.output(), result);
    }

    private static Value compute(OnnxNode node, NodeProto proto, NetworkBuilder network) {
        if (!isDefault(proto.getDomain())) {
            throw node.refuse("operators of the domain " + proto.getDomain() + " are not read", "Use plain ONNX");
        }
        Optional<ConstantFolding.Fold> fold = ConstantFolding.of(node);
        if (fold.isPresent()) {
            return fold.get().apply(node);
        }
        String unconvertible = Unconvertible.reason(node.operator());
        if (unconvertible != null) {
            throw node.refuse("no spikes can stand for it: " + unconvertible, Unconvertible.remedy(node.operator()));
        }
        return OperatorImports.of(node.operator())
                .orElseThrow(() -> node.refuse(
                        ConstantFolding.knows(node.operator())
                                ? "it depends on the image, and is read only on constants"
                                : "this operator is not read",
                        "Replace it by operators listed in docs/network-import.md"))
                .read(node, network);
    }

    private Value value(NodeProto reader, String tensor) {
        Value known = values.get(tensor);
        if (known != null) {
            return known;
        }
        TensorProto initializer = initializers.get(tensor);
        if (initializer == null) {
            String name = reader.getName().isEmpty() ? reader.getOutput(0) : reader.getName();
            throw refuse("node " + name + " (" + reader.getOpType() + "): nothing before it writes its input " + tensor
                    + ". Export the model again.");
        }
        Constant constant = TensorReader.read(file.name(), initializer);
        values.put(tensor, constant);
        return constant;
    }

    private RefusedException refuse(String problem) {
        return new RefusedException(file.name() + ": " + problem);
    }
}
