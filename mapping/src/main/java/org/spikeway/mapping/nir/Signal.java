package org.spikeway.mapping.nir;

import java.util.Arrays;
import org.spikeway.chip.program.Shape;

/**
 * What a node of a NIR graph hands on.
 *
 * @param extents as the graph counts them: a vector, channels and positions, or channels, rows and columns
 * @param mixed whether it is a sum with weights, which no neurons close
 */
record Signal(String tensor, int[] extents, boolean mixed) {

    Shape shape() {
        return shape(extents);
    }

    /** Positions of a signal with two extents are columns. */
    static Shape shape(int[] extents) {
        return switch (extents.length) {
            case 1 -> Shape.vector(extents[0]);
            case 2 -> new Shape(extents[0], 1, extents[1]);
            default -> new Shape(extents[0], extents[1], extents[2]);
        };
    }

    boolean hasExtents(int[] others) {
        return Arrays.equals(extents, others);
    }

    String text() {
        return NirArray.text(extents);
    }
}
