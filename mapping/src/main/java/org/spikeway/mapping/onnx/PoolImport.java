package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.NavigableSet;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** Operators that take a mean or maximum over windows or over whole images. */
final class PoolImport {
    private PoolImport() {}

    static Value average(OnnxNode node, NetworkBuilder network) {
        boolean countPadding = node.attributes().integer("count_include_pad", 0) != 0;
        return pool(node, network, window -> new Operator.AveragePool(window, countPadding));
    }

    static Value maximum(OnnxNode node, NetworkBuilder network) {
        node.refuseOutputsBeyond(1);
        // It orders the indices, an output that is refused.
        node.attributes().integer("storage_order", 0);
        return pool(node, network, Operator.MaxPool::new);
    }

    private interface OverWindow {
        Operator of(Window window);
    }

    private static Value pool(OnnxNode node, NetworkBuilder network, OverWindow operator) {
        Activation input = Windows.image(node);
        long[] kernel = node.attributes()
                .integers("kernel_shape")
                .orElseThrow(() -> node.refuse("kernel_shape is missing", "Export the model again"));
        Window window = Windows.read(node, input.dims(), kernel);
        int height = input.dims().get(1);
        int width = input.dims().get(2);
        checkCeiling(node, window, height, width);
        checkWindows(
                node,
                height,
                window.outputHeight(height),
                window.height(),
                window.strideY(),
                window.dilationY(),
                window.padTop());
        checkWindows(
                node,
                width,
                window.outputWidth(width),
                window.width(),
                window.strideX(),
                window.dilationX(),
                window.padLeft());
        return network.add(
                node,
                operator.of(window),
                List.of(input),
                input.dims().get(0),
                window.outputHeight(height),
                window.outputWidth(width));
    }

    private static void checkCeiling(OnnxNode node, Window window, int height, int width) {
        int restY = height + window.padTop() + window.padBottom() - (window.height() - 1) * window.dilationY() - 1;
        int restX = width + window.padLeft() + window.padRight() - (window.width() - 1) * window.dilationX() - 1;
        boolean differs = restY % window.strideY() != 0 || restX % window.strideX() != 0;
        if (node.attributes().integer("ceil_mode", 0) != 0 && differs) {
            throw node.refuse(
                    "ceil_mode adds windows that reach over the edge of the " + height + "×" + width + " input",
                    "Use ceil_mode 0, or pad the input");
        }
    }

    /** Along one axis, every window must see at least one value of the input. */
    private static void checkWindows(
            OnnxNode node, int extent, int outputs, int size, int stride, int dilation, int pad) {
        for (int o = 0; o < outputs; o++) {
            int first = o * stride - pad;
            // The first kernel position at or behind the input's first value.
            int inside = first >= 0 ? 0 : (-first + dilation - 1) / dilation;
            if (inside >= size || first + inside * dilation >= extent) {
                throw node.refuse("window " + o + " sees nothing but padding", "Use less padding");
            }
        }
    }

    static Value globalAverage(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        if (input.dims().rank() < 2) {
            throw node.refuse("input of " + input.dims() + " has no rows and columns", "Remove the node");
        }
        return whole(node, network, input, true);
    }

    /** Over all axes behind the channels; they are an attribute up to operator set 17 and an input after it. */
    static Value reduceMean(OnnxNode node, NetworkBuilder network) {
        Activation input = node.data(0);
        int rank = input.dims().rank() + 1;
        boolean keep = node.attributes().integer("keepdims", 1) != 0;
        node.attributes().integer("noop_with_empty_axes", 0);
        NavigableSet<Integer> axes =
                Axes.distinct(node, node.integers("axes", 1).orElse(new long[0]), rank);
        if (rank < 3 || axes.size() != rank - 2 || axes.first() != 2) {
            throw node.refuse(
                    "mean over the axes " + axes + " of " + input.dims() + ", need all behind the channels",
                    "Take the mean over rows and columns");
        }
        return whole(node, network, input, keep);
    }

    private static Value whole(OnnxNode node, NetworkBuilder network, Activation input, boolean keep) {
        int height = input.shape().height();
        int width = input.shape().width();
        Operator operator = new Operator.AveragePool(new Window(height, width, 1, 1, 1, 1, 0, 0, 0, 0), false);
        long[] kept = input.dims().toLongs();
        Arrays.fill(kept, 1, kept.length, 1);
        return keep
                ? network.add(node, operator, List.of(input), kept)
                : network.add(node, operator, List.of(input), input.dims().get(0));
    }
}
