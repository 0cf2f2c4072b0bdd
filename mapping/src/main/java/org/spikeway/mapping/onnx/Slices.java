package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.Optional;

/**
 * What a Slice node takes from each axis: {@code count} elements from {@code start} on, every {@code step}-th.
 *
 * <p>Starts and ends count from the end where negative, and are clamped to the axis; a negative step runs backwards.
 * Operator set 9 gives the lists as attributes, later ones as inputs 1 to 4.
 */
record Slices(int[] start, int[] step, int[] count) {

    /** @param dims all extents, with the batch where there is one */
    static Slices read(OnnxNode node, Dims dims) {
        long[] starts = required(node, "starts", 1);
        long[] ends = required(node, "ends", 2);
        long[] axes = node.integers("axes", 3).orElseGet(() -> firstAxes(starts.length));
        long[] steps = node.integers("steps", 4).orElseGet(() -> ones(starts.length));
        if (ends.length != starts.length || axes.length != starts.length || steps.length != starts.length) {
            throw node.refuse("starts, ends, axes and steps differ in length", "Export the model again");
        }
        Slices slices = new Slices(new int[dims.rank()], new int[dims.rank()], new int[dims.rank()]);
        Arrays.fill(slices.step, 1);
        for (int axis = 0; axis < dims.rank(); axis++) {
            slices.count[axis] = dims.get(axis);
        }
        boolean[] seen = new boolean[dims.rank()];
        for (int i = 0; i < starts.length; i++) {
            int axis = node.axis(axes[i], dims.rank());
            if (seen[axis] || steps[i] == 0) {
                throw node.refuse(
                        steps[i] == 0 ? "step 0" : "axis " + axis + " is named twice", "Export the model again");
            }
            seen[axis] = true;
            slices.take(axis, dims.get(axis), starts[i], ends[i], steps[i]);
        }
        return slices;
    }

    private void take(int axis, int extent, long from, long to, long by) {
        boolean forward = by > 0;
        // A step past the whole axis takes one element, whatever its size.
        long bounded = Math.max(-(long) extent - 1, Math.min((long) extent + 1, by));
        long first = clamp(from, extent, forward ? 0 : -1, forward ? extent : extent - 1);
        long last = clamp(to, extent, forward ? 0 : -1, forward ? extent : extent - 1);
        long span = forward ? last - first : first - last;
        long stride = Math.abs(bounded);
        count[axis] = span <= 0 ? 0 : (int) ((span + stride - 1) / stride);
        start[axis] = count[axis] == 0 ? 0 : (int) first;
        step[axis] = (int) Math.max(-Integer.MAX_VALUE, Math.min(Integer.MAX_VALUE, bounded));
    }

    private static long clamp(long index, int extent, long low, long high) {
        return Math.max(low, Math.min(high, index < 0 ? index + extent : index));
    }

    private static long[] required(OnnxNode node, String attribute, int input) {
        Optional<long[]> given = node.integers(attribute, input);
        return given.orElseThrow(() -> node.refuse(attribute + " is missing", "Export the model again"));
    }

    private static long[] firstAxes(int count) {
        long[] axes = new long[count];
        Arrays.setAll(axes, i -> i);
        return axes;
    }

    private static long[] ones(int count) {
        long[] ones = new long[count];
        Arrays.fill(ones, 1);
        return ones;
    }
}
