package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/**
 * Convolutions of a view, branch by branch; a fully connected layer is the one whose kernel covers the view.
 *
 * @param weights {@code [outputs][channels of the view / groups][height][width]}
 * @param bias one value an output, or empty
 * @param result shape of what comes out
 */
record SlidingWeights(Window window, int outputs, int groups, Weights weights, double[] bias, Shape result) {

    static SlidingWeights of(Operator.Convolution convolution, Shape result) {
        return new SlidingWeights(
                convolution.window(),
                convolution.outputChannels(),
                convolution.groups(),
                convolution.weights(),
                convolution.bias(),
                result);
    }

    /** @param input what the fully connected layer reads, before any flattening */
    static SlidingWeights of(Operator.Dense dense, Shape input) {
        Window window = new Window(input.height(), input.width(), 1, 1, 1, 1, 0, 0, 0, 0);
        return new SlidingWeights(
                window, dense.outputs(), 1, dense.weights(), dense.bias(), Shape.vector(dense.outputs()));
    }

    /** The weighted sums of a view. */
    Value over(Value view, Node node, NodeRefusal refusal) {
        List<Branch> branches = new ArrayList<>();
        for (Branch branch : view.branches()) {
            Shortcut shortcut = (Shortcut) branch.connection();
            boolean padded = window.padTop() + window.padBottom() + window.padLeft() + window.padRight() > 0;
            if (padded && !(Axes.isClosed(shortcut.rows()) && Axes.isClosed(shortcut.columns()))) {
                throw refusal.of(node, "it pads a cropped input. Crop after the convolution.");
            }
            boolean allChannels = shortcut.channelOffset() == 0
                    && shortcut.sourceChannels() == view.shape().channels();
            if (groups > 1 && (view.branches().size() > 1 || !allChannels)) {
                throw refusal.of(
                        node, "it convolves groups of an input with joined or added channels. Use groups=1 here.");
            }
            branches.add(branch.with(
                    Composition.convolve(shortcut, view.shape(), window, outputs, groups, weights, result)));
        }
        return new Value(branches, bias, result, node.name());
    }
}
