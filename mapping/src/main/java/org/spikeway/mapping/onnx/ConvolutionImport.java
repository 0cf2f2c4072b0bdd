package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;
import org.spikeway.mapping.onnx.Constant.Floats;

/** The operator Conv, over rows and columns. */
final class ConvolutionImport {
    private ConvolutionImport() {}

    static Value convolution(OnnxNode node, NetworkBuilder network) {
        Activation input = Windows.image(node);
        Floats weights = node.floats(1);
        long[] extents = weights.dims().toLongs();
        if (extents.length != 4 || weights.dims().size() == 0) {
            throw node.refuse(
                    "weights of " + weights.dims() + ", need outputs, inputs, rows and columns",
                    "Use a convolution over two axes");
        }
        int outputs = weights.dims().get(0);
        checkKernel(node, extents);
        int groups = groups(node, input.dims().get(0), outputs, extents[1]);
        Window window = Windows.read(node, input.dims(), extents[2], extents[3]);
        float[] bias = node.find(2).isPresent() ? node.channelValues(2, outputs) : new float[0];
        return network.add(
                node,
                new Operator.Convolution(outputs, groups, window, weights.values(), bias),
                List.of(input),
                outputs,
                window.outputHeight(input.dims().get(1)),
                window.outputWidth(input.dims().get(2)));
    }

    private static void checkKernel(OnnxNode node, long[] extents) {
        long[] ofWeights = {extents[2], extents[3]};
        long[] kernel = node.attributes().integers("kernel_shape").orElse(ofWeights);
        if (!Arrays.equals(kernel, ofWeights)) {
            throw node.refuse(
                    "kernel_shape " + Dims.text(kernel) + " but weights of " + Dims.text(ofWeights),
                    "Export the model again");
        }
    }

    private static int groups(OnnxNode node, int channels, int outputs, long channelsPerGroup) {
        long groups = node.attributes().integer("group", 1);
        if (groups < 1 || groups > channels || channels % groups != 0 || outputs % groups != 0) {
            throw node.refuse(
                    "group " + groups + " does not divide " + channels + " input and " + outputs + " output channels",
                    "Correct it");
        }
        if (channels != channelsPerGroup * groups) {
            throw node.refuse(
                    String.format(
                            Locale.ROOT,
                            "weights need %,d input channels, found %,d",
                            channelsPerGroup * groups,
                            channels),
                    "Export the model again");
        }
        return (int) groups;
    }
}
