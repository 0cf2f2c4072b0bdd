package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.stream.Stream;
import org.spikeway.chip.activity.Activity;

/**
 * What came out of a run.
 *
 * @param readOut {@code [sample][mark][class]}: potentials of the read-out, integrated since the sample began; where the
 *     last layer fires, its spikes since then
 * @param layerSpikes {@code [sample][population]}
 * @param wallSeconds time that this simulation took, without set-up
 */
public record RunResult(Activity activity, double[][][] readOut, long[][] layerSpikes, double wallSeconds) {

    /** This run and the same of the samples behind it, as one. */
    public RunResult plus(RunResult next) {
        return new RunResult(
                activity.plus(next.activity),
                Stream.concat(Arrays.stream(readOut), Arrays.stream(next.readOut))
                        .toArray(double[][][]::new),
                Stream.concat(Arrays.stream(layerSpikes), Arrays.stream(next.layerSpikes))
                        .toArray(long[][]::new),
                wallSeconds + next.wallSeconds);
    }

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
