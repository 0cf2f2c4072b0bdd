package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import org.spikeway.mapping.onnx.Constant.Floats;
import org.spikeway.mapping.onnx.Constant.Integers;
import org.spikeway.mapping.onnx.proto.TensorProto;

/**
 * Computes at import what does not depend on the image: the constants and shape chains that exporters leave.
 *
 * <p>The operators, by name: those here make or convert constants; {@link FoldedViews} rearrange them, and
 * {@link FoldedArithmetic} computes with them.
 */
final class ConstantFolding {
    private static final Map<String, Fold> FOLDS = Map.ofEntries(
            Map.entry("Constant", ConstantFolding::constant),
            Map.entry("ConstantOfShape", ConstantFolding::constantOfShape),
            Map.entry("Identity", node -> node.constant(0)),
            Map.entry("Shape", ConstantFolding::shape),
            Map.entry("Cast", ConstantFolding::cast),
            Map.entry("Gather", FoldedViews::gather),
            Map.entry("Slice", FoldedViews::slice),
            Map.entry("Concat", FoldedViews::concat),
            Map.entry("Transpose", FoldedViews::transpose),
            Map.entry("Reshape", FoldedViews::reshape),
            Map.entry("Squeeze", FoldedViews::squeeze),
            Map.entry("Unsqueeze", FoldedViews::unsqueeze),
            Map.entry("Add", FoldedArithmetic::add),
            Map.entry("Sub", FoldedArithmetic::subtract),
            Map.entry("Mul", FoldedArithmetic::multiply),
            Map.entry("Div", FoldedArithmetic::divide),
            Map.entry("Range", FoldedArithmetic::range));

    private ConstantFolding() {}

    /** How one operator is computed at import. */
    @FunctionalInterface
    interface Fold {
        Constant apply(OnnxNode node);
    }

    /** The fold of a node whose result does not depend on the image, or empty for any other node. */
    static Optional<Fold> of(OnnxNode node) {
        boolean constant = node.allConstant() || node.operator().equals("Shape");
        return constant ? Optional.ofNullable(FOLDS.get(node.operator())) : Optional.empty();
    }

    /** Whether the operator is known here, so that only its dependence on the image is in the way. */
    static boolean knows(String operator) {
        return FOLDS.containsKey(operator);
    }

    private static Constant constant(OnnxNode node) {
        NodeAttributes attributes = node.attributes();
        Optional<TensorProto> tensor = attributes.tensor("value");
        if (attributes.has("value") && tensor.isPresent()) {
            return TensorReader.read(node.place(), tensor.get());
        }
        if (attributes.has("value_int")) {
            return new Integers(Dims.of(), new long[] {attributes.integer("value_int", 0)});
        }
        if (attributes.has("value_float")) {
            return new Floats(Dims.of(), new float[] {attributes.real("value_float", 0)});
        }
        Optional<long[]> integers = attributes.integers("value_ints");
        if (integers.isPresent()) {
            return new Integers(Dims.of(integers.get().length), integers.get());
        }
        float[] reals = attributes
                .reals("value_floats")
                .orElseThrow(() -> node.refuse("its value is neither float nor integer", "Remove it"));
        return new Floats(Dims.of(reals.length), reals);
    }

    private static Constant constantOfShape(OnnxNode node) {
        Dims dims = node.folded(node.integers(0).values());
        Constant value = node.attributes()
                .tensor("value")
                .map(tensor -> TensorReader.read(node.place(), tensor))
                .orElseGet(() -> new Floats(Dims.of(1), new float[1]));
        if (value.dims().size() != 1) {
            throw node.refuse("its value needs 1 element, found " + value.dims(), "Export the model again");
        }
        return value.select(dims, new int[dims.size()]);
    }

    /** Of data: the batch that the file fixes (1 where it is free) and the extents of one image. */
    private static Constant shape(OnnxNode node) {
        Value input = node.input(0);
        long[] dims = input.dims().toLongs();
        if (input instanceof Activation) {
            long[] withBatch = new long[dims.length + 1];
            withBatch[0] = node.context().batch();
            System.arraycopy(dims, 0, withBatch, 1, dims.length);
            dims = withBatch;
        }
        int start = clamp(node.attributes().integer("start", 0), dims.length);
        int end = Math.max(start, clamp(node.attributes().integer("end", dims.length), dims.length));
        return new Integers(Dims.of(end - start), Arrays.copyOfRange(dims, start, end));
    }

    private static int clamp(long axis, int rank) {
        return (int) Math.max(0, Math.min(rank, axis < 0 ? axis + rank : axis));
    }

    private static Constant cast(OnnxNode node) {
        Constant input = node.constant(0);
        int to = Math.toIntExact(Math.min(node.attributes().integer("to", 0), Integer.MAX_VALUE));
        node.attributes().integer("saturate", 1);
        node.folded(input.dims().toLongs());
        return switch (to) {
            case Elements.FLOAT, Elements.DOUBLE -> toFloats(input);
            case Elements.INT64, Elements.INT32, Elements.BOOL -> toIntegers(node, input, to);
            default -> throw node.refuse("cast to " + Elements.name(to) + " is not computed", "Use float or int64");
        };
    }

    private static Floats toFloats(Constant input) {
        if (input instanceof Integers integers) {
            float[] values = new float[integers.values().length];
            for (int i = 0; i < values.length; i++) {
                values[i] = integers.values()[i];
            }
            return new Floats(input.dims(), values);
        }
        return (Floats) input;
    }

    private static Integers toIntegers(OnnxNode node, Constant input, int to) {
        long[] values = new long[input.dims().size()];
        for (int i = 0; i < values.length; i++) {
            double value = input instanceof Floats floats ? floats.values()[i] : 0;
            long integer = input instanceof Integers integers ? integers.values()[i] : (long) value;
            values[i] = to == Elements.BOOL ? (integer != 0 || value != 0 ? 1 : 0) : integer;
            if (to == Elements.INT32 && values[i] != (int) values[i]) {
                throw node.refuse("the value " + integer + " does not fit int32", "Cast to int64");
            }
        }
        return new Integers(input.dims(), values);
    }
}
