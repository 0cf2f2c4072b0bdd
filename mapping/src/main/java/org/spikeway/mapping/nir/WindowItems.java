package org.spikeway.mapping.nir;

import java.util.Arrays;
import java.util.Optional;
import org.spikeway.aer.UnreadableException;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Nodes that slide over positions: Conv1d, Conv2d, SumPool2d, AvgPool2d. A row of positions is an image of one row. */
final class WindowItems {
    private WindowItems() {}

    /** An operator and the extents of what it writes. */
    record Slid(Operator operator, int[] extents) {}

    static Slid convolution(NirItem item, Signal input, int axes) throws UnreadableException {
        requireAxes(item, input, axes);
        NirArray weights = item.array("weight");
        int[] extents = weights.extents();
        if (extents.length != axes + 2 || weights.size() == 0) {
            throw item.refuse("weight of " + weights.text() + ", need " + (axes + 2) + " extents", "Export it again");
        }
        requireInputShape(item, input, axes);
        int outputs = extents[0];
        int groups = item.find("groups").isPresent() ? item.whole("groups", 1, 1)[0] : 1;
        int channels = input.extents()[0];
        if (outputs % groups != 0 || channels % groups != 0 || channels / groups != extents[1]) {
            throw item.refuse(
                    "weight of " + weights.text() + " with " + groups + " groups, the input has " + channels
                            + " channels",
                    "Correct the weights or the groups");
        }
        int[] kernel = Arrays.copyOfRange(extents, 2, extents.length);
        Window window = window(item, kernel, axes);
        NirArray bias = item.array("bias");
        if (bias.size() != outputs && bias.size() != 0) {
            throw item.refuse("bias of " + bias.text() + ", need " + outputs, "Export the network again");
        }
        Operator operator =
                new Operator.Convolution(outputs, groups, window, weights.values(), bias.toDoublesUnlessZero());
        return slid(item, operator, window, outputs, input);
    }

    static Slid pool(NirItem item, Signal input, boolean average) throws UnreadableException {
        requireAxes(item, input, 2);
        Window window = window(item, item.whole("kernel_size", 2, 1), 2);
        Operator operator = average ? new Operator.AveragePool(window, true) : new Operator.SumPool(window);
        return slid(item, operator, window, input.extents()[0], input);
    }

    private static void requireAxes(NirItem item, Signal input, int axes) {
        if (input.extents().length != axes + 1) {
            throw item.refuse(
                    "input of " + input.text() + ", need channels and " + axes + (axes == 1 ? " axis" : " axes"),
                    "Correct the shapes of the nodes before it");
        }
    }

    private static void requireInputShape(NirItem item, Signal input, int axes) throws UnreadableException {
        Optional<NirArray> said = item.find("input_shape");
        if (said.isEmpty()) {
            return;
        }
        int[] shape = item.whole("input_shape", axes, 1);
        int[] given = Arrays.copyOfRange(input.extents(), 1, input.extents().length);
        if (!Arrays.equals(shape, given)) {
            throw item.refuse(
                    "input_shape " + NirArray.text(shape) + ", the input is " + NirArray.text(given),
                    "Correct one of them");
        }
    }

    private static Window window(NirItem item, int[] kernel, int axes) throws UnreadableException {
        int[] stride = item.find("stride").isPresent() ? item.whole("stride", axes, 1) : ones(axes);
        int[] dilation = item.find("dilation").isPresent() ? item.whole("dilation", axes, 1) : ones(axes);
        int[] before = new int[axes];
        int[] after = new int[axes];
        String word = item.parameters().text("padding").orElse("");
        for (int axis = 0; axis < axes; axis++) {
            if (word.equals("same")) {
                if (stride[axis] != 1) {
                    throw item.refuse("padding 'same' with stride " + stride[axis], "Write the padding as numbers");
                }
                int reach = dilation[axis] * (kernel[axis] - 1);
                before[axis] = reach / 2;
                after[axis] = reach - reach / 2;
            } else if (word.isEmpty()) {
                before[axis] = item.whole("padding", axes, 0)[axis];
                after[axis] = before[axis];
            } else if (!word.equals("valid")) {
                throw item.refuse("padding '" + word + "'", "Use numbers, 'same' or 'valid'");
            }
        }
        int y = axes - 2;
        int x = axes - 1;
        return axes == 1
                ? new Window(1, kernel[0], 1, stride[0], 1, dilation[0], 0, before[0], 0, after[0])
                : new Window(
                        kernel[y],
                        kernel[x],
                        stride[y],
                        stride[x],
                        dilation[y],
                        dilation[x],
                        before[y],
                        before[x],
                        after[y],
                        after[x]);
    }

    private static int[] ones(int count) {
        int[] ones = new int[count];
        Arrays.fill(ones, 1);
        return ones;
    }

    private static Slid slid(NirItem item, Operator operator, Window window, int channels, Signal input) {
        int height = window.outputHeight(input.shape().height());
        int width = window.outputWidth(input.shape().width());
        if (height < 1 || width < 1 || (long) channels * height * width > Integer.MAX_VALUE) {
            throw item.refuse(
                    "the window of " + window.height() + "×" + window.width() + " does not fit the input of "
                            + input.text(),
                    "Correct the kernel or the padding");
        }
        return new Slid(
                operator,
                input.extents().length == 2 ? new int[] {channels, width} : new int[] {channels, height, width});
    }
}
