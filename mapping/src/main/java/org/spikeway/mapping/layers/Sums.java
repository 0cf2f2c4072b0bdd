package org.spikeway.mapping.layers;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.mapping.network.Operator;

/** Sums of values, and batch normalisation folded into them. */
final class Sums {
    private Sums() {}

    static Value normalized(Value input, Operator.BatchNormalization normalization) {
        int channels = input.shape().channels();
        double[] factors = new double[channels];
        double[] bias = new double[channels];
        for (int c = 0; c < channels; c++) {
            factors[c] = normalization.gamma()[c] / Math.sqrt(normalization.variance()[c] + normalization.epsilon());
            double before = input.bias().length == 0 ? 0 : input.bias()[c];
            bias[c] = (before - normalization.mean()[c]) * factors[c]
                    + normalization.beta()[c];
        }
        List<Branch> branches = input.branches().stream()
                .map(branch -> branch.with(Composition.scale(branch.connection(), factors)))
                .toList();
        return new Value(branches, bias, input.shape(), input.name());
    }

    static Value sum(Value first, Value second, Function<String, RefusedException> refuse) {
        if (!first.shape().equals(second.shape())) {
            throw refuse.apply("it adds a flattened " + first.shape() + " and a flattened " + second.shape()
                    + ". Add before flattening.");
        }
        List<Branch> branches = new ArrayList<>(first.branches());
        branches.addAll(second.branches());
        double[] bias = first.bias().length == 0 ? second.bias() : first.bias().clone();
        if (first.bias().length != 0) {
            for (int c = 0; c < second.bias().length; c++) {
                bias[c] += second.bias()[c];
            }
        }
        boolean firstIsShortcut = first.branches().stream().allMatch(branch -> branch.connection() instanceof Shortcut);
        return new Value(branches, bias, first.shape(), firstIsShortcut ? second.name() : first.name());
    }
}
