package org.spikeway.mapping.program;

import org.spikeway.chip.program.Axis;

/**
 * Which outputs each input of an axis reaches, as a table: looking at a way to cut an axis costs a look an input, and layers
 * are cut in thousands of ways before one is chosen.
 */
final class AxisReach {
    /** By input and output: the first output from there on that the input reaches, or as many as there are. */
    private final int[][] next;

    AxisReach(Axis axis) {
        int outputs = axis.outputs();
        next = new int[axis.inputs()][outputs + 1];
        for (int input = 0; input < next.length; input++) {
            boolean[] reached = new boolean[outputs];
            axis.visitTaps(input, (output, k) -> reached[output] = true);
            next[input][outputs] = outputs;
            for (int output = outputs - 1; output >= 0; output--) {
                next[input][output] = reached[output] ? output : next[input][output + 1];
            }
        }
    }

    /** How many of the inputs {@code from … to − 1} reach any of the outputs {@code targetFrom … targetTo − 1}. */
    long inputs(int from, int to, int targetFrom, int targetTo) {
        int reaching = 0;
        for (int input = from; input < to; input++) {
            reaching += next[input][targetFrom] < targetTo ? 1 : 0;
        }
        return reaching;
    }
}
