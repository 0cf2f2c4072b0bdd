package org.spikeway.simulator.engine;

import org.spikeway.chip.activity.Activity;

/**
 * What came out of a run.
 *
 * @param readOut {@code [sample][mark][class]}: potentials of the read-out, integrated since the sample began
 * @param layerSpikes {@code [sample][population]}
 * @param wallSeconds time that this simulation took, without set-up
 */
public record RunResult(Activity activity, double[][][] readOut, long[][] layerSpikes, double wallSeconds) {

    /** The class with the largest potential at a mark; the first of equals. */
    public int prediction(int sample, int mark) {
        double[] potentials = readOut[sample][mark];
        int best = 0;
        for (int i = 1; i < potentials.length; i++) {
            if (potentials[i] > potentials[best]) {
                best = i;
            }
        }
        return best;
    }
}
