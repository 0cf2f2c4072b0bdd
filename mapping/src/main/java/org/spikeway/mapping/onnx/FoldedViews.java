package org.spikeway.mapping.onnx;

import java.util.Arrays;
import org.spikeway.mapping.onnx.Constant.Floats;
import org.spikeway.mapping.onnx.Constant.Integers;

/** Rearranges constants: every operator here only picks values, so each is a list of source indices. */
final class FoldedViews {
    private FoldedViews() {}

    static Constant gather(OnnxNode node) {
        Constant data = node.constant(0);
        Integers indices = node.integers(1);
        int rank = data.dims().rank();
        int axis = node.axis(node.attributes().integer("axis", 0), rank);
        int extent = data.dims().get(axis);
        int inner = data.dims().stride(axis);
        int outer = 1;
        for (int i = 0; i < axis; i++) {
            outer *= data.dims().get(i);
        }
        long[] before = Arrays.copyOf(data.dims().toLongs(), axis);
        long[] after = Arrays.copyOfRange(data.dims().toLongs(), axis + 1, rank);
        Dims dims = node.folded(join(before, indices.dims().toLongs(), after));
        int[] from = new int[dims.size()];
        int to = 0;
        for (int o = 0; o < outer; o++) {
            for (long index : indices.values()) {
                if (index < -extent || index >= extent) {
                    throw node.refuse("index " + index + " into " + extent + " elements", "Export the model again");
                }
                int row = o * extent + (int) (index < 0 ? index + extent : index);
                for (int i = 0; i < inner; i++) {
                    from[to++] = row * inner + i;
                }
            }
        }
        return data.select(dims, from);
    }

    static Constant slice(OnnxNode node) {
        Constant data = node.constant(0);
        Slices slices = Slices.read(node, data.dims());
        int rank = data.dims().rank();
        int[] strides = new int[rank];
        int origin = 0;
        for (int axis = 0; axis < rank; axis++) {
            int stride = data.dims().stride(axis);
            origin += slices.start()[axis] * stride;
            // A single element needs no step, and a long step could overflow.
            strides[axis] = slices.count()[axis] > 1 ? slices.step()[axis] * stride : 0;
        }
        Dims dims = node.folded(Arrays.stream(slices.count()).asLongStream().toArray());
        return data.select(dims, walk(dims, origin, strides));
    }

    static Constant transpose(OnnxNode node) {
        Constant data = node.constant(0);
        int rank = data.dims().rank();
        int[] order = permutation(node, rank);
        long[] extents = new long[rank];
        int[] strides = new int[rank];
        for (int i = 0; i < rank; i++) {
            extents[i] = data.dims().get(order[i]);
            strides[i] = data.dims().stride(order[i]);
        }
        Dims dims = node.folded(extents);
        return data.select(dims, walk(dims, 0, strides));
    }

    /** The matrix with rows and columns exchanged. */
    static float[] transposed(OnnxNode node, Floats matrix) {
        int rows = matrix.dims().get(0);
        int columns = matrix.dims().get(1);
        Dims dims = node.folded(columns, rows);
        return matrix.select(dims, walk(dims, 0, new int[] {1, columns})).values();
    }

    /** The axes in their new order: the attribute perm, or all reversed. */
    static int[] permutation(OnnxNode node, int rank) {
        long[] perm = node.attributes().integers("perm").orElseGet(() -> {
            long[] reversed = new long[rank];
            Arrays.setAll(reversed, i -> rank - 1 - i);
            return reversed;
        });
        int[] order =
                Arrays.stream(perm).mapToInt(axis -> node.axis(axis, rank)).toArray();
        if (order.length != rank || Arrays.stream(order).distinct().count() != rank) {
            throw node.refuse(
                    "perm " + Arrays.toString(perm) + " does not name each of " + rank + " axes once",
                    "Export the model again");
        }
        return order;
    }

    static Constant concat(OnnxNode node) {
        Constant first = node.constant(0);
        int axis = node.axis(node.attributes().integer("axis", 0), first.dims().rank());
        long[] extents = first.dims().toLongs();
        for (int i = 1; i < node.inputCount(); i++) {
            Dims next = node.constant(i).dims();
            checkBesides(node, axis, first.dims(), next);
            if (node.constant(i).getClass() != first.getClass()) {
                throw node.refuse("integers beside floats", "Cast them to one type");
            }
            extents[axis] += next.get(axis);
        }
        Dims dims = node.folded(extents);
        Object joined = first instanceof Floats ? new float[dims.size()] : new long[dims.size()];
        int outer = 1;
        for (int i = 0; i < axis; i++) {
            outer *= dims.get(i);
        }
        int to = 0;
        for (int o = 0; o < outer; o++) {
            for (int i = 0; i < node.inputCount(); i++) {
                Dims part = node.constant(i).dims();
                int run = part.get(axis) * part.stride(axis);
                System.arraycopy(array(node.constant(i)), o * run, joined, to, run);
                to += run;
            }
        }
        return joined instanceof float[] floats ? new Floats(dims, floats) : new Integers(dims, (long[]) joined);
    }

    private static Object array(Constant constant) {
        return constant instanceof Floats floats ? floats.values() : ((Integers) constant).values();
    }

    /** Refuses inputs whose extents differ on another axis than the one along which they are joined. */
    static void checkBesides(OnnxNode node, int axis, Dims first, Dims next) {
        boolean fits = first.rank() == next.rank();
        for (int i = 0; fits && i < first.rank(); i++) {
            fits = i == axis || first.get(i) == next.get(i);
        }
        if (!fits) {
            throw node.refuse(
                    "inputs of " + first + " and " + next + " do not fit side by side", "Export the model again");
        }
    }

    static Constant reshape(OnnxNode node) {
        Constant data = node.constant(0);
        return data.withDims(ShapeRequest.read(node).ofConstant(data.dims()));
    }

    static Constant squeeze(OnnxNode node) {
        Constant data = node.constant(0);
        return data.withDims(Axes.squeezed(node, data.dims()));
    }

    static Constant unsqueeze(OnnxNode node) {
        Constant data = node.constant(0);
        return data.withDims(Axes.unsqueezed(node, data.dims()));
    }

    /** Source indices of all values in row-major order, where a step along axis a moves by {@code strides[a]}. */
    static int[] walk(Dims dims, int origin, int[] strides) {
        int[] from = new int[dims.size()];
        int[] index = new int[dims.rank()];
        int at = origin;
        for (int i = 0; i < from.length; i++) {
            from[i] = at;
            for (int axis = dims.rank() - 1; axis >= 0; axis--) {
                at += strides[axis];
                if (++index[axis] < dims.get(axis)) {
                    break;
                }
                at -= strides[axis] * dims.get(axis);
                index[axis] = 0;
            }
        }
        return from;
    }

    private static long[] join(long[]... parts) {
        return Arrays.stream(parts).flatMapToLong(Arrays::stream).toArray();
    }
}
