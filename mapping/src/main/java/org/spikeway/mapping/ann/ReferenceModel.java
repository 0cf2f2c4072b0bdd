package org.spikeway.mapping.ann;

import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.NetworkInput;
import org.spikeway.mapping.onnx.OnnxFile;
import org.spikeway.mapping.onnx.proto.GraphProto;
import org.spikeway.mapping.onnx.proto.ModelProto;
import org.spikeway.mapping.onnx.proto.NodeProto;
import org.spikeway.mapping.onnx.proto.TypeProto;
import org.spikeway.mapping.onnx.proto.ValueInfoProto;

/** Rewrites a model in memory so that inner tensors come out of it, and so that it takes any number of images. */
final class ReferenceModel {
    private static final int FLOAT = 1;
    private static final String ANY_BATCH = "spikeway_batch";

    private ReferenceModel() {}

    /** The model with the tensors among its outputs. */
    static ModelProto exposing(OnnxFile file, List<String> tensors) {
        ModelProto.Builder model = file.model().toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder();
        if (graph.getOutputCount() != 1) {
            throw new RefusedException(file.name() + ": " + graph.getOutputCount()
                    + " outputs, need 1. Export the model with its logits alone.");
        }
        Set<String> written = new LinkedHashSet<>();
        graph.getNodeList().stream().map(NodeProto::getOutputList).forEach(written::addAll);
        Set<String> added = new LinkedHashSet<>(tensors);
        added.remove(graph.getOutput(0).getName());
        for (String tensor : added) {
            if (tensor.isEmpty() || !written.contains(tensor)) {
                throw new RefusedException(file.name() + ": tensor " + tensor
                        + " is not written by any node. Ask for a node's output by its name in the file.");
            }
            graph.addOutput(ValueInfoProto.newBuilder()
                    .setName(tensor)
                    .setType(TypeProto.newBuilder()
                            .setTensorType(TypeProto.Tensor.newBuilder().setElemType(FLOAT))));
        }
        return model.build();
    }

    /** The model with a free batch, whether or not its nodes permit one; recorded extents of inner tensors go. */
    static ModelProto withFreeBatch(ModelProto original, NetworkInput input) {
        ModelProto.Builder model = original.toBuilder();
        GraphProto.Builder graph = model.getGraphBuilder().clearValueInfo();
        for (ValueInfoProto.Builder info : graph.getInputBuilderList()) {
            if (info.getName().equals(input.name())) {
                free(info);
            }
        }
        graph.getOutputBuilderList().forEach(ReferenceModel::free);
        return model.build();
    }

    private static void free(ValueInfoProto.Builder info) {
        TypeProto.Tensor.Builder tensor = info.getTypeBuilder().getTensorTypeBuilder();
        if (tensor.hasShape() && tensor.getShape().getDimCount() > 0) {
            tensor.getShapeBuilder().getDimBuilder(0).setDimParam(ANY_BATCH);
        }
    }
}
