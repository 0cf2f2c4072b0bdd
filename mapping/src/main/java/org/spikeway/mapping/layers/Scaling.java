package org.spikeway.mapping.layers;

import java.util.Arrays;
import java.util.List;

/** Multiplies a value with one factor for all, or one a channel. */
record Scaling(double[] factors) {

    Value of(Value input) {
        double[] each = new double[input.shape().channels()];
        Arrays.setAll(each, c -> factors[factors.length == 1 ? 0 : c]);
        List<Branch> branches = input.branches().stream()
                .map(branch -> branch.with(Composition.scale(branch.connection(), each)))
                .toList();
        double[] bias = input.bias().clone();
        for (int c = 0; c < bias.length; c++) {
            bias[c] *= each[c];
        }
        return new Value(branches, bias, input.shape(), input.name());
    }
}
