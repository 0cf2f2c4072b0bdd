package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.NavigableSet;
import java.util.TreeSet;
import java.util.stream.IntStream;

/** Axes of extent 1 taken away or put in; they are an attribute up to operator set 12 and an input after it. */
final class Axes {
    private Axes() {}

    /** Without axes in the node, all axes of extent 1 go. */
    static Dims squeezed(OnnxNode node, Dims dims) {
        long[] axes = node.integers("axes", 1).orElseGet(() -> IntStream.range(0, dims.rank())
                .filter(axis -> dims.get(axis) == 1)
                .asLongStream()
                .toArray());
        NavigableSet<Integer> gone = distinct(node, axes, dims.rank());
        for (int axis : gone) {
            if (dims.get(axis) != 1) {
                throw node.refuse(
                        "axis " + axis + " has extent " + dims.get(axis) + ", need 1", "Remove it from the axes");
            }
        }
        return Dims.of(IntStream.range(0, dims.rank())
                .filter(axis -> !gone.contains(axis))
                .mapToLong(dims::get)
                .toArray());
    }

    static Dims unsqueezed(OnnxNode node, Dims dims) {
        long[] axes = node.integers("axes", 1).orElseThrow(() -> node.refuse("axes are missing", "Give them"));
        int rank = dims.rank() + axes.length;
        NavigableSet<Integer> added = distinct(node, axes, rank);
        long[] extents = new long[rank];
        int from = 0;
        for (int axis = 0; axis < rank; axis++) {
            extents[axis] = added.contains(axis) ? 1 : dims.get(from++);
        }
        return Dims.of(extents);
    }

    static NavigableSet<Integer> distinct(OnnxNode node, long[] axes, int rank) {
        NavigableSet<Integer> distinct = new TreeSet<>();
        for (long axis : axes) {
            if (!distinct.add(node.axis(axis, rank))) {
                throw node.refuse("axes " + Arrays.toString(axes) + " name one twice", "Export the model again");
            }
        }
        return distinct;
    }
}
