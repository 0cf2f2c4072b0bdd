package org.spikeway.mapping.onnx;

import java.util.List;
import java.util.Optional;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.Constant.Floats;
import org.spikeway.mapping.onnx.Constant.Integers;
import org.spikeway.mapping.onnx.proto.NodeProto;

/** One node of the file with the values that it reads, and the way to refuse it by name. */
final class OnnxNode {
    private final ImportContext context;
    private final NodeProto proto;
    private final List<Optional<Value>> inputs;
    private final NodeAttributes attributes;

    OnnxNode(ImportContext context, NodeProto proto, List<Optional<Value>> inputs) {
        this.context = context;
        this.proto = proto;
        this.inputs = inputs;
        this.attributes = new NodeAttributes(proto.getAttributeList());
    }

    /** The node's name, or its output's where it has none. */
    String name() {
        return proto.getName().isEmpty() ? output() : proto.getName();
    }

    String operator() {
        return proto.getOpType();
    }

    String output() {
        return proto.getOutput(0);
    }

    ImportContext context() {
        return context;
    }

    NodeAttributes attributes() {
        return attributes;
    }

    int inputCount() {
        return inputs.size();
    }

    String inputName(int index) {
        return proto.getInput(index);
    }

    /** Empty where an optional input is left out. */
    Optional<Value> find(int index) {
        return index < inputs.size() ? inputs.get(index) : Optional.empty();
    }

    Value input(int index) {
        return find(index).orElseThrow(() -> refuse("input " + index + " is missing", "Export the model again"));
    }

    boolean allConstant() {
        return inputs.stream().flatMap(Optional::stream).allMatch(Constant.class::isInstance);
    }

    Activation data(int index) {
        if (input(index) instanceof Activation activation) {
            return activation;
        }
        throw refuse(
                "input " + index + " (" + inputName(index) + ") is constant, need data",
                "Simplify the model so that constants are folded");
    }

    Constant constant(int index) {
        if (input(index) instanceof Constant constant) {
            return constant;
        }
        throw refuse(
                "input " + index + " (" + inputName(index) + ") depends on the image, need a constant",
                "Replace the operator or export the model with fixed weights and shapes");
    }

    Floats floats(int index) {
        if (constant(index) instanceof Floats floats) {
            return floats;
        }
        throw refuse("input " + index + " (" + inputName(index) + ") holds integers, need floats", "Export again");
    }

    Integers integers(int index) {
        if (constant(index) instanceof Integers integers) {
            return integers;
        }
        throw refuse("input " + index + " (" + inputName(index) + ") holds floats, need integers", "Export again");
    }

    /** The list that older operator sets give as an attribute and newer ones as an input. */
    Optional<long[]> integers(String attribute, int index) {
        Optional<long[]> given = attributes.integers(attribute);
        return given.isPresent() || find(index).isEmpty()
                ? given
                : Optional.of(integers(index).values());
    }

    /** A float constant that must have exactly one value a channel. */
    float[] channelValues(int index, int channels) {
        Floats floats = floats(index);
        if (floats.dims().rank() != 1 || floats.values().length != channels) {
            throw refuse(
                    "input " + index + " (" + inputName(index) + ") needs " + channels + " values, found "
                            + floats.dims(),
                    "Export the model again");
        }
        return floats.values();
    }

    /** An axis from 0 to rank−1; negative ones count from the end. */
    int axis(long axis, int rank) {
        if (axis < -rank || axis >= rank) {
            throw refuse("axis " + axis + " of a tensor with " + rank + " axes", "Export the model again");
        }
        return (int) (axis < 0 ? axis + rank : axis);
    }

    /** The extents of a computed constant, for which room is set aside. */
    Dims folded(long... extents) {
        if (!Dims.isPossible(extents) || !context.reserve(Dims.of(extents).size())) {
            throw refuse("the constant " + Dims.text(extents) + " is too large to compute at import", "Fold it first");
        }
        return Dims.of(extents);
    }

    void refuseOutputsBeyond(int count) {
        for (int i = count; i < proto.getOutputCount(); i++) {
            if (!proto.getOutput(i).isEmpty()) {
                throw refuse("output " + i + " (" + proto.getOutput(i) + ") is not computed here", "Remove it");
            }
        }
    }

    /** The exception to throw: file, node and operator, the problem, what to do; no full stops at their ends. */
    RefusedException refuse(String problem, String remedy) {
        return new RefusedException(place() + ": " + problem + ". " + remedy + ".");
    }

    /** File, node and operator, as a message begins. */
    String place() {
        return context.file() + ": node " + name() + " (" + operator() + ")";
    }
}
