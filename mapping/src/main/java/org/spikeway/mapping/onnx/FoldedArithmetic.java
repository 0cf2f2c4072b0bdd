package org.spikeway.mapping.onnx;

import org.spikeway.mapping.onnx.Constant.Floats;
import org.spikeway.mapping.onnx.Constant.Integers;

/** Computes with constants, element by element; the shorter operand is repeated as ONNX broadcasts it. */
final class FoldedArithmetic {
    private FoldedArithmetic() {}

    private interface OfFloats {
        float apply(float a, float b);
    }

    private interface OfIntegers {
        long apply(long a, long b);
    }

    static Constant add(OnnxNode node) {
        return apply(node, (a, b) -> a + b, Math::addExact);
    }

    static Constant subtract(OnnxNode node) {
        return apply(node, (a, b) -> a - b, Math::subtractExact);
    }

    static Constant multiply(OnnxNode node) {
        return apply(node, (a, b) -> a * b, Math::multiplyExact);
    }

    /** Integers are divided towards zero. */
    static Constant divide(OnnxNode node) {
        return apply(node, (a, b) -> a / b, (a, b) -> a / b);
    }

    /** From the first input up to, but without, the second, in steps of the third. */
    static Constant range(OnnxNode node) {
        if (!(node.constant(0) instanceof Integers)) {
            throw node.refuse("a range of floats is not computed", "Use int64");
        }
        long start = scalar(node, 0);
        long limit = scalar(node, 1);
        long step = scalar(node, 2);
        if (step == 0) {
            throw node.refuse("step 0", "Export the model again");
        }
        double count = Math.max(0, Math.ceil(((double) limit - start) / step));
        Dims dims = node.folded((long) count);
        long[] values = new long[dims.size()];
        for (int i = 0; i < values.length; i++) {
            values[i] = start + i * step;
        }
        return new Integers(dims, values);
    }

    private static long scalar(OnnxNode node, int index) {
        Integers input = node.integers(index);
        if (input.values().length != 1) {
            throw node.refuse("input " + index + " needs 1 value, found " + input.dims(), "Export the model again");
        }
        return input.values()[0];
    }

    private static Constant apply(OnnxNode node, OfFloats ofFloats, OfIntegers ofIntegers) {
        Constant a = node.constant(0);
        Constant b = node.constant(1);
        Dims dims = node.folded(broadcast(node, a.dims(), b.dims()));
        Constant left = spread(a, dims);
        Constant right = spread(b, dims);
        if (left instanceof Floats l && right instanceof Floats r) {
            float[] values = new float[dims.size()];
            for (int i = 0; i < values.length; i++) {
                values[i] = ofFloats.apply(l.values()[i], r.values()[i]);
            }
            return new Floats(dims, values);
        }
        if (left instanceof Integers l && right instanceof Integers r) {
            return integers(node, dims, l.values(), r.values(), ofIntegers);
        }
        throw node.refuse("integers beside floats", "Cast them to one type");
    }

    private static Integers integers(OnnxNode node, Dims dims, long[] left, long[] right, OfIntegers operation) {
        long[] values = new long[left.length];
        for (int i = 0; i < values.length; i++) {
            try {
                values[i] = operation.apply(left[i], right[i]);
            } catch (ArithmeticException e) {
                throw node.refuse(left[i] + " and " + right[i] + " have no int64 result", "Export the model again");
            }
        }
        return new Integers(dims, values);
    }

    private static long[] broadcast(OnnxNode node, Dims a, Dims b) {
        int rank = Math.max(a.rank(), b.rank());
        long[] extents = new long[rank];
        for (int axis = 0; axis < rank; axis++) {
            int left = extent(a, axis - rank + a.rank());
            int right = extent(b, axis - rank + b.rank());
            if (left != right && left != 1 && right != 1) {
                throw node.refuse("extents " + a + " and " + b + " do not agree", "Make them agree");
            }
            extents[axis] = left == 1 ? right : left;
        }
        return extents;
    }

    private static int extent(Dims dims, int axis) {
        return axis < 0 ? 1 : dims.get(axis);
    }

    private static Constant spread(Constant constant, Dims dims) {
        Dims own = constant.dims();
        int[] strides = new int[dims.rank()];
        for (int axis = 0; axis < dims.rank(); axis++) {
            int ownAxis = axis - dims.rank() + own.rank();
            strides[axis] = extent(own, ownAxis) == 1 ? 0 : own.stride(ownAxis);
        }
        return own.equals(dims) ? constant : constant.select(dims, FoldedViews.walk(dims, 0, strides));
    }
}
