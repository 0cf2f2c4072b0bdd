package org.spikeway.cli.bench;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.spikeway.simulator.engine.Stimulus;

/** Sources that fire at each tick with one probability, drawn beforehand; every sample has the same spikes. */
final class BernoulliSpikes implements Stimulus {
    private final int[][] ofTick;

    BernoulliSpikes(int sources, double probability, int ticks, long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        ofTick = new int[ticks][];
        int[] drawn = new int[sources];
        for (int tick = 0; tick < ticks; tick++) {
            int count = 0;
            for (int i = 0; i < sources; i++) {
                if (random.nextDouble() < probability) {
                    drawn[count++] = i;
                }
            }
            ofTick[tick] = Arrays.copyOf(drawn, count);
        }
    }

    @Override
    public void image(int sample, double[] chw) {
        Arrays.fill(chw, 0);
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        int[] spikes = ofTick[tick - 1];
        System.arraycopy(spikes, 0, neurons, 0, spikes.length);
        return spikes.length;
    }
}
