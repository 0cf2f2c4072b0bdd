package org.spikeway.mapping.layers;

import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/**
 * What a tensor of the network is, seen from the layers before it: a sum of linear branches and a bias.
 *
 * <p>A value all of whose branches are short cuts, without bias, is a <em>view</em>: layers' values moved, pooled or
 * padded, but not yet mixed. Only views can be read by a convolution.
 *
 * @param shape rows and columns as before any flattening
 * @param name of the last convolution or fully connected node in it, or empty
 */
record Value(List<Branch> branches, double[] bias, Shape shape, String name) {
    Value {
        branches = List.copyOf(branches);
    }

    boolean isView() {
        return bias.length == 0
                && branches.stream().allMatch(branch -> branch.connection() instanceof Connection.Shortcut);
    }
}
