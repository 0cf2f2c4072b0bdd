package org.spikeway.mapping.nir;

import java.util.Arrays;
import org.spikeway.chip.program.Weights;

/**
 * Numbers of a node with their extents; a single number has none.
 *
 * @param values row-major, finite
 */
record NirArray(int[] extents, Weights values) {

    int size() {
        return values.length();
    }

    double at(int index) {
        return values.at(index);
    }

    /** The values, or nothing where all of them are 0: a bias of zeros is none, and need not be added at every tick. */
    double[] toDoublesUnlessZero() {
        double[] doubles = new double[size()];
        Arrays.setAll(doubles, this::at);
        return Arrays.stream(doubles).allMatch(value -> value == 0) ? new double[0] : doubles;
    }

    /** {@code 16×2×5×5}, or {@code one number}. */
    String text() {
        return extents.length == 0 ? "one number" : text(extents);
    }

    static String text(int[] extents) {
        StringBuilder text = new StringBuilder();
        for (int extent : extents) {
            text.append(text.isEmpty() ? "" : "×").append(extent);
        }
        return text.toString();
    }
}
