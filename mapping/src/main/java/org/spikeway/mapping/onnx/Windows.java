package org.spikeway.mapping.onnx;

import java.util.Arrays;
import org.spikeway.mapping.network.Window;

/** Reads how a kernel slides over an image, and refuses one that does not fit. */
final class Windows {
    private static final int MAX_STEP = 32_767;
    private static final int MAX_EXTENT = 65_535;
    private static final String ONLY_2D = "Use a network on images of channels, rows and columns";

    private final OnnxNode node;
    private final int[] input;
    private final int[] kernel;

    private Windows(OnnxNode node, int[] input, int[] kernel) {
        this.node = node;
        this.input = input;
        this.kernel = kernel;
    }

    /** Refuses data other than channels, rows and columns. */
    static Activation image(OnnxNode node) {
        Activation input = node.data(0);
        Dims dims = input.dims();
        if (dims.rank() != 3 || dims.get(1) > MAX_EXTENT || dims.get(2) > MAX_EXTENT) {
            throw node.refuse("input of " + dims + ", need channels, rows and columns up to " + MAX_EXTENT, ONLY_2D);
        }
        return input;
    }

    /** @param kernel rows and columns of the kernel */
    static Window read(OnnxNode node, Dims image, long... kernel) {
        if (kernel.length != 2 || !within(kernel, 1)) {
            throw node.refuse("kernel " + Dims.text(kernel) + ", need rows and columns above zero", ONLY_2D);
        }
        int[] input = {image.get(1), image.get(2)};
        return new Windows(node, input, new int[] {(int) kernel[0], (int) kernel[1]}).read();
    }

    private Window read() {
        int[] strides = list("strides", 2, 1);
        int[] dilations = list("dilations", 2, 1);
        int[] pads = pads(strides, dilations);
        Window window = new Window(
                kernel[0],
                kernel[1],
                strides[0],
                strides[1],
                dilations[0],
                dilations[1],
                pads[0],
                pads[1],
                pads[2],
                pads[3]);
        if (window.outputHeight(input[0]) < 1 || window.outputWidth(input[1]) < 1) {
            throw node.refuse(
                    "kernel " + Dims.text(kernel[0], kernel[1]) + " (dilation " + Dims.text(dilations[0], dilations[1])
                            + ") does not fit the padded input "
                            + Dims.text(input[0] + pads[0] + pads[2], input[1] + pads[1] + pads[3]),
                    "Choose a smaller kernel or larger images");
        }
        return window;
    }

    private int[] list(String name, int length, int least) {
        long[] values = node.attributes().integers(name).orElseGet(() -> {
            long[] same = new long[length];
            Arrays.fill(same, least);
            return same;
        });
        if (values.length != length || !within(values, least)) {
            throw node.refuse(
                    name + " " + Arrays.toString(values) + ", need " + length + " values from " + least + " to "
                            + MAX_STEP,
                    "Correct them");
        }
        return Arrays.stream(values).mapToInt(Math::toIntExact).toArray();
    }

    private static boolean within(long[] values, int least) {
        return Arrays.stream(values).allMatch(value -> value >= least && value <= MAX_STEP);
    }

    /** Top, left, bottom, right. */
    private int[] pads(int[] strides, int[] dilations) {
        String automatic = node.attributes().text("auto_pad", "NOTSET");
        int[] given = list("pads", 4, 0);
        if (!automatic.equals("NOTSET") && Arrays.stream(given).anyMatch(pad -> pad != 0)) {
            throw node.refuse("both auto_pad " + automatic + " and pads " + Arrays.toString(given), "Give one of them");
        }
        return switch (automatic) {
            case "NOTSET", "VALID" -> given;
            case "SAME_UPPER" -> same(strides, dilations, false);
            case "SAME_LOWER" -> same(strides, dilations, true);
            default -> throw node.refuse("auto_pad " + automatic + " is unknown", "Give pads instead");
        };
    }

    /** One output for every stride of the input; an odd row or column of padding goes below, or above if lower. */
    private int[] same(int[] strides, int[] dilations, boolean lower) {
        int[] pads = new int[4];
        for (int axis = 0; axis < 2; axis++) {
            int outputs = (input[axis] + strides[axis] - 1) / strides[axis];
            int reach = (outputs - 1) * strides[axis] + (kernel[axis] - 1) * dilations[axis] + 1;
            int total = Math.max(0, reach - input[axis]);
            pads[axis] = lower ? total - total / 2 : total / 2;
            pads[axis + 2] = total - pads[axis];
        }
        return pads;
    }
}
