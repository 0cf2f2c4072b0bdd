package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.Connection.SharedKernel;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.network.Node;
import org.spikeway.mapping.network.Operator;
import org.spikeway.mapping.network.Window;

/** What is done to views before any weights: values are pooled, dropped, padded and put side by side. */
final class Views {
    private final NodeRefusal refusal;

    Views(NodeRefusal refusal) {
        this.refusal = refusal;
    }

    /** A view with its values summed up over windows, dropped or padded. */
    Value moved(Node node, Value input) {
        Operator operator = node.operator();
        if (operator instanceof Operator.AveragePool pool) {
            requireOneDivisor(node, pool);
            double divisor = (double) pool.window().height() * pool.window().width();
            return pooled(node, view(node, input, "averages"), pool.window(), 1 / divisor);
        }
        if (operator instanceof Operator.SumPool pool) {
            return pooled(node, view(node, input, "sums up"), pool.window(), 1);
        }
        if (operator instanceof Operator.Subsample subsample) {
            return subsampled(node, view(node, input, "subsamples"), subsample);
        }
        if (operator instanceof Operator.Pad pad) {
            return padded(node, view(node, input, "pads"), pad);
        }
        throw new IllegalStateException("no way to lower " + node);
    }

    /** Only a view can be moved, pooled or convolved. */
    Value view(Node node, Value value, String verb) {
        if (!value.isView()) {
            throw refusal.of(node, "it " + verb + " a sum that no ReLU closes. Put a ReLU before it.");
        }
        return value;
    }

    private void requireOneDivisor(Node node, Operator.AveragePool pool) {
        Window window = pool.window();
        boolean padded = window.padTop() + window.padBottom() + window.padLeft() + window.padRight() > 0;
        if (padded && !pool.countPadding()) {
            throw refusal.of(
                    node, "its windows at the border have other divisors. Pool without padding, or count the padding.");
        }
    }

    /** Adds up each window and multiplies with a factor. */
    private Value pooled(Node node, Value view, Window window, double factor) {
        if (window.dilationY() != 1 || window.dilationX() != 1) {
            throw refusal.of(node, "dilated pooling is not supported. Use dilation 1.");
        }
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            if (!Axes.isPlain(shortcut.rows()) || !Axes.isPlain(shortcut.columns())) {
                throw refusal.of(
                        node, "it averages an input that was padded, subsampled or pooled with overlap. Pool first.");
            }
            if (Axes.seesDropped(shortcut.rows(), window.height(), window.strideY(), window.padTop(), result.height())
                    || Axes.seesDropped(
                            shortcut.columns(), window.width(), window.strideX(), window.padLeft(), result.width())) {
                throw refusal.of(
                        node,
                        "its padding lies where an earlier pooling dropped rows or columns. Pool without padding.");
            }
            Axis rows = Axes.pool(shortcut.rows(), window.height(), window.strideY(), window.padTop(), result.height());
            Axis columns =
                    Axes.pool(shortcut.columns(), window.width(), window.strideX(), window.padLeft(), result.width());
            return Composition.move(shortcut, rows, columns, shortcut.targetChannels(), 0, factor);
        });
        return new Value(branches, view.bias(), result, "");
    }

    private static Value subsampled(Node node, Value view, Operator.Subsample subsample) {
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            Axis rows = Axes.kernel(shortcut.rows(), 1, subsample.strideY(), 1, 0, result.height());
            Axis columns = Axes.kernel(shortcut.columns(), 1, subsample.strideX(), 1, 0, result.width());
            return Composition.move(shortcut, rows, columns, shortcut.targetChannels(), 0, 1);
        });
        return new Value(branches, view.bias(), result, "");
    }

    private static Value padded(Node node, Value view, Operator.Pad pad) {
        Shape result = node.shape();
        List<Branch> branches = Composition.each(view.branches(), shortcut -> {
            Axis rows = Axes.kernel(shortcut.rows(), 1, 1, 1, pad.top(), result.height());
            Axis columns = Axes.kernel(shortcut.columns(), 1, 1, 1, pad.left(), result.width());
            return Composition.move(shortcut, rows, columns, result.channels(), pad.channelsBefore(), 1);
        });
        return new Value(branches, view.bias(), result, "");
    }

    /**
     * What the gates of a max pooling read: one layer as it is, each place of the window with a power of two of its own.
     * Padding adds nothing, and activations are never negative, so it changes no maximum.
     */
    Branch maximum(Node node, Value input, Window window) {
        boolean oneLayer = input.isView()
                && input.branches().size() == 1
                && input.branches().get(0).source() != Branch.INPUT
                && isWhole((Shortcut) input.branches().get(0).connection(), input.shape());
        if (!oneLayer) {
            throw refusal.of(
                    node,
                    "it takes the maximum of what is not one layer of ReLUs. Put a ReLU right before it, which changes"
                            + " nothing where one comes behind.");
        }
        int places = window.height() * window.width();
        if (places > Cells.Gate.MOST) {
            throw refusal.of(
                    node,
                    "it takes the maximum of " + places + " values, a gate counts at most " + Cells.Gate.MOST
                            + ". Use smaller windows.");
        }
        int channels = input.shape().channels();
        double[] powers = new double[channels * places];
        for (int i = 0; i < powers.length; i++) {
            powers[i] = 1 << i % places;
        }
        Branch layer = input.branches().get(0);
        Shortcut whole = (Shortcut) layer.connection();
        Shape result = node.shape();
        return layer.with(new SharedKernel(
                Axes.kernel(
                        whole.rows(),
                        window.height(),
                        window.strideY(),
                        window.dilationY(),
                        window.padTop(),
                        result.height()),
                Axes.kernel(
                        whole.columns(),
                        window.width(),
                        window.strideX(),
                        window.dilationX(),
                        window.padLeft(),
                        result.width()),
                channels,
                channels,
                channels,
                new Weights.Doubles(powers)));
    }

    private static boolean isWhole(Shortcut shortcut, Shape shape) {
        boolean same = shortcut.rows().equals(Axes.identity(shape.height()))
                && shortcut.columns().equals(Axes.identity(shape.width()))
                && shortcut.sourceChannels() == shape.channels()
                && shortcut.channelOffset() == 0;
        for (int c = 0; same && c < shape.channels(); c++) {
            same = shortcut.weights().at(c) == 1;
        }
        return same;
    }

    /** Views side by side along the channels. */
    Value sideBySide(Node node, List<Value> parts) {
        List<Branch> branches = new ArrayList<>();
        int channelsBefore = 0;
        for (Value each : parts) {
            Value part = view(node, each, "concatenates");
            int shift = channelsBefore;
            branches.addAll(Composition.each(
                    part.branches(),
                    shortcut -> Composition.move(
                            shortcut,
                            shortcut.rows(),
                            shortcut.columns(),
                            node.shape().channels(),
                            shift,
                            1)));
            channelsBefore += part.shape().channels();
        }
        return new Value(branches, new double[0], node.shape(), "");
    }
}
