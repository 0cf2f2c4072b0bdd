package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.proto.GraphProto;
import org.spikeway.mapping.onnx.proto.TensorProto;
import org.spikeway.mapping.onnx.proto.TensorShapeProto.Dimension;
import org.spikeway.mapping.onnx.proto.TypeProto;
import org.spikeway.mapping.onnx.proto.ValueInfoProto;

/**
 * The one tensor of images that a network reads.
 *
 * @param image extents of one image, without the batch
 * @param batch the batch that the file fixes, or 1 where it is free
 * @param fixed whether the file fixes the batch
 */
public record NetworkInput(String name, List<Integer> image, long batch, boolean fixed) {
    public NetworkInput {
        image = List.copyOf(image);
    }

    /**
     * Finds the input.
     *
     * @throws RefusedException where there is not exactly one input of floats with fixed extents behind the batch
     */
    public static NetworkInput read(OnnxFile file) {
        GraphProto graph = file.model().getGraph();
        Set<String> weights =
                graph.getInitializerList().stream().map(TensorProto::getName).collect(Collectors.toSet());
        List<ValueInfoProto> inputs = graph.getInputList().stream()
                .filter(input -> !weights.contains(input.getName()))
                .toList();
        if (inputs.size() != 1) {
            throw new RefusedException(file.name() + ": " + inputs.size() + " inputs "
                    + inputs.stream().map(ValueInfoProto::getName).toList()
                    + ", need 1. Export the model with its image input alone.");
        }
        return read(file.name() + ": input " + inputs.get(0).getName(), inputs.get(0));
    }

    private static NetworkInput read(String place, ValueInfoProto input) {
        TypeProto.Tensor type = input.getType().getTensorType();
        List<Dimension> dims = type.getShape().getDimList();
        if (type.getElemType() != Elements.FLOAT) {
            throw new RefusedException(place + ": element type " + Elements.name(type.getElemType())
                    + ", need float. Export the model for float images.");
        }
        if (dims.size() < 2 || dims.size() > 4) {
            throw new RefusedException(place + ": " + dims.size()
                    + " axes, need 2 to 4: batch, channels, rows, columns. Export the model with fixed image extents.");
        }
        long[] image = dims.stream().skip(1).mapToLong(Dimension::getDimValue).toArray();
        if (!Dims.isPossible(image) || Dims.of(image).size() == 0) {
            throw new RefusedException(place + ": extents "
                    + dims.stream().skip(1).map(NetworkInput::text).collect(Collectors.joining("×"))
                    + " behind the batch, need fixed ones above zero. Export the model with fixed image extents.");
        }
        boolean fixed = dims.get(0).getDimValue() > 0;
        return new NetworkInput(
                input.getName(),
                Arrays.stream(image).mapToObj(Math::toIntExact).toList(),
                fixed ? dims.get(0).getDimValue() : 1,
                fixed);
    }

    private static String text(Dimension dim) {
        return dim.hasDimValue() ? Long.toString(dim.getDimValue()) : dim.hasDimParam() ? dim.getDimParam() : "?";
    }

    /** Values in one image. */
    public int size() {
        return image.stream().reduce(1, (a, b) -> a * b);
    }

    Activation activation() {
        return new Activation(
                name, Dims.of(image.stream().mapToLong(Integer::longValue).toArray()));
    }
}
