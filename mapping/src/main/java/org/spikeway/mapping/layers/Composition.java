package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Connection.SharedKernel;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.network.Window;

/** Builds the connections of a layer out of views and what is done to them, in double precision. */
final class Composition {
    private Composition() {}

    static Shortcut identity(Shape shape) {
        double[] ones = new double[shape.channels()];
        java.util.Arrays.fill(ones, 1);
        return new Shortcut(
                Axes.identity(shape.height()),
                Axes.identity(shape.width()),
                shape.channels(),
                shape.channels(),
                0,
                new Weights.Doubles(ones));
    }

    /**
     * A convolution behind one short cut of a view.
     *
     * @param weights {@code [outputs][viewChannels / groups][height][width]}
     */
    static Connection convolve(
            Shortcut view, Shape viewShape, Window window, int outputs, int groups, Weights weights, Shape result) {
        Axis rows = Axes.kernel(
                view.rows(), window.height(), window.strideY(), window.dilationY(), window.padTop(), result.height());
        Axis columns = Axes.kernel(
                view.columns(), window.width(), window.strideX(), window.dilationX(), window.padLeft(), result.width());
        int area = window.height() * window.width();
        int ofGroup = outputs / groups;
        int viewOfGroup = viewShape.channels() / groups;
        double[] ordered = new double[view.sourceChannels() * area * ofGroup];
        for (int c = 0; c < view.sourceChannels(); c++) {
            int viewChannel = c + view.channelOffset();
            if (viewChannel < 0 || viewChannel >= viewShape.channels()) {
                continue;
            }
            double scale = view.weights().at(c);
            int group = viewChannel / viewOfGroup;
            for (int k = 0; k < area; k++) {
                for (int o = 0; o < ofGroup; o++) {
                    int from = ((group * ofGroup + o) * viewOfGroup + viewChannel % viewOfGroup) * area + k;
                    ordered[(c * area + k) * ofGroup + o] = weights.at(from) * scale;
                }
            }
        }
        SharedKernel kernel =
                new SharedKernel(rows, columns, view.sourceChannels(), outputs, groups, new Weights.Doubles(ordered));
        return area == 1 ? asShortcut(kernel) : kernel;
    }

    /**
     * The short cut that a 1×1 convolution is, if each input channel feeds at most one output channel and all lie the
     * same number of channels apart; otherwise the convolution itself.
     */
    private static Connection asShortcut(SharedKernel kernel) {
        int inputs = kernel.sourceChannels();
        int ofGroup = kernel.targetChannelsOfGroup();
        double[] scale = new double[inputs];
        int offset = Integer.MIN_VALUE;
        for (int c = 0; c < inputs; c++) {
            int groupFrom = c / (inputs / kernel.groups()) * ofGroup;
            for (int o = 0; o < ofGroup; o++) {
                double weight = kernel.weights().at(c * ofGroup + o);
                if (weight == 0) {
                    continue;
                }
                int distance = groupFrom + o - c;
                if (scale[c] != 0 || (offset != Integer.MIN_VALUE && offset != distance)) {
                    return kernel;
                }
                scale[c] = weight;
                offset = distance;
            }
        }
        return offset == Integer.MIN_VALUE
                ? kernel
                : new Shortcut(
                        kernel.rows(),
                        kernel.columns(),
                        inputs,
                        kernel.targetChannels(),
                        offset,
                        new Weights.Doubles(scale));
    }

    /** Multiplies everything that ends in a target channel by that channel's factor. */
    static Connection scale(Connection connection, double[] factors) {
        if (connection instanceof SharedKernel kernel) {
            int ofGroup = kernel.targetChannelsOfGroup();
            int perChannel = kernel.rows().kernel() * kernel.columns().kernel() * ofGroup;
            double[] scaled = new double[kernel.weights().length()];
            for (int i = 0; i < scaled.length; i++) {
                int group = i / perChannel / (kernel.sourceChannels() / kernel.groups());
                scaled[i] = kernel.weights().at(i) * factors[group * ofGroup + i % ofGroup];
            }
            return new SharedKernel(
                    kernel.rows(),
                    kernel.columns(),
                    kernel.sourceChannels(),
                    kernel.targetChannels(),
                    kernel.groups(),
                    new Weights.Doubles(scaled));
        }
        Shortcut shortcut = (Shortcut) connection;
        double[] scaled = new double[shortcut.sourceChannels()];
        for (int c = 0; c < scaled.length; c++) {
            int target = c + shortcut.channelOffset();
            boolean reached = target >= 0 && target < shortcut.targetChannels();
            scaled[c] = reached ? shortcut.weights().at(c) * factors[target] : 0;
        }
        return new Shortcut(
                shortcut.rows(),
                shortcut.columns(),
                shortcut.sourceChannels(),
                shortcut.targetChannels(),
                shortcut.channelOffset(),
                new Weights.Doubles(scaled));
    }

    /** The same short cut with other axes, target channels and a further factor. */
    static Shortcut move(Shortcut view, Axis rows, Axis columns, int targetChannels, int channelShift, double factor) {
        double[] scaled = new double[view.sourceChannels()];
        for (int c = 0; c < scaled.length; c++) {
            scaled[c] = view.weights().at(c) * factor;
        }
        return new Shortcut(
                rows,
                columns,
                view.sourceChannels(),
                targetChannels,
                view.channelOffset() + channelShift,
                new Weights.Doubles(scaled));
    }

    /** Applies a change to every short cut of a view. */
    static List<Branch> each(List<Branch> view, java.util.function.UnaryOperator<Shortcut> change) {
        List<Branch> changed = new ArrayList<>();
        for (Branch branch : view) {
            changed.add(branch.with(change.apply((Shortcut) branch.connection())));
        }
        return changed;
    }
}
