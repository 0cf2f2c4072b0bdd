package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.onnx.Constant.Floats;

/** Operators that add zeros around an image or leave rows and columns out. */
final class ExtentImport {
    private ExtentImport() {}

    /** Pads and value are attributes up to operator set 10 and inputs after it. */
    static Value pad(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        String mode = node.attributes().text("mode", "constant");
        if (!mode.equals("constant") || !padsWithZero(node)) {
            throw node.refuse("padding other than with zeros (mode " + mode + ")", "Pad with zeros");
        }
        int rank = input.dims().rank() + 1;
        long[] pads = pads(node, rank);
        long[] extents = input.dims().toLongs();
        // Before and after along channels, rows and columns; Operator.Pad has no more.
        int[] before = new int[3];
        int[] after = new int[3];
        for (int axis = 1; axis < rank && rank <= 4; axis++) {
            before[axis - 1] = bounded(node, pads[axis]);
            after[axis - 1] = bounded(node, pads[axis + rank]);
            extents[axis - 1] += pads[axis] + pads[axis + rank];
        }
        if (pads[0] != 0 || pads[rank] != 0) {
            throw node.refuse("it adds images to the batch", "Pad channels, rows and columns only");
        }
        if (Arrays.stream(pads).allMatch(pad -> pad == 0)) {
            return input;
        }
        Operator operator = new Operator.Pad(before[0], after[0], before[1], before[2], after[1], after[2]);
        return network.add(node, operator, List.of(input), extents);
    }

    private static boolean padsWithZero(OnnxNode node) {
        float value = node.attributes().real("value", 0);
        if (node.find(2).isPresent()) {
            Floats given = node.floats(2);
            value = given.values().length == 1 ? given.values()[0] : Float.NaN;
        }
        return value == 0;
    }

    /** For all axes of the batch, first those before and then those after. */
    private static long[] pads(OnnxNode node, int rank) {
        long[] given = node.integers("pads", 1).orElseThrow(() -> node.refuse("pads are missing", "Give them"));
        long[] axes = node.find(3).isPresent()
                ? node.integers(3).values()
                : IntStream.range(0, rank).asLongStream().toArray();
        Axes.distinct(node, axes, rank);
        if (given.length != 2 * axes.length) {
            throw node.refuse("pads need " + 2 * axes.length + " values, found " + given.length, "Correct them");
        }
        long[] pads = new long[2 * rank];
        for (int i = 0; i < axes.length; i++) {
            int axis = node.axis(axes[i], rank);
            pads[axis] = given[i];
            pads[axis + rank] = given[i + axes.length];
        }
        return pads;
    }

    private static int bounded(OnnxNode node, long pad) {
        if (pad < 0 || pad > Integer.MAX_VALUE) {
            throw node.refuse("pad " + pad + ", need 0 to " + Integer.MAX_VALUE, "Use Slice to take values away");
        }
        return (int) pad;
    }

    /** Every n-th row and column from the first on, or everything. */
    static Value slice(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        int rank = input.dims().rank();
        // Whatever the batch is, a slice from 0 to far beyond it takes all of it.
        long[] all = new long[rank + 1];
        all[0] = 1;
        System.arraycopy(input.dims().toLongs(), 0, all, 1, rank);
        Slices slices = Slices.read(node, Dims.of(all));
        boolean everyNth = takesWholeBatch(node, rank);
        long[] extents = new long[rank];
        for (int axis = 1; axis <= rank; axis++) {
            int extent = input.dims().get(axis - 1);
            int step = slices.step()[axis];
            extents[axis - 1] = slices.count()[axis];
            boolean whole = slices.start()[axis] == 0 && step > 0 && extents[axis - 1] == 1 + (extent - 1) / step;
            everyNth &= whole && (step == 1 || extent == 1 || (rank == 3 && axis > 1));
        }
        if (!everyNth) {
            throw node.refuse(
                    "it takes " + Dims.text(extents) + " of " + input.dims()
                            + ", need all or every n-th row and column",
                    "Replace it by a strided convolution or pooling");
        }
        if (Arrays.equals(extents, input.dims().toLongs())) {
            return input;
        }
        Operator operator = new Operator.Subsample(slices.step()[2], slices.step()[3]);
        return network.add(node, operator, List.of(input), extents);
    }

    private static boolean takesWholeBatch(OnnxNode node, int rank) {
        long batch = node.context().batch();
        long[] starts = node.integers("starts", 1).orElse(new long[0]);
        long[] ends = node.integers("ends", 2).orElse(new long[0]);
        long[] steps = node.integers("steps", 4).orElse(new long[0]);
        long[] axes = node.integers("axes", 3)
                .orElseGet(
                        () -> IntStream.range(0, starts.length).asLongStream().toArray());
        for (int i = 0; i < axes.length; i++) {
            boolean ofBatch = node.axis(axes[i], rank + 1) == 0;
            long step = steps.length == 0 ? 1 : steps[i];
            boolean all = starts[i] == 0 && step == 1 && (ends[i] >= Integer.MAX_VALUE || ends[i] == batch);
            if (ofBatch && !all) {
                return false;
            }
        }
        return true;
    }
}
