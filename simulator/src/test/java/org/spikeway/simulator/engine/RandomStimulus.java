package org.spikeway.simulator.engine;

import java.util.SplittableRandom;
import org.spikeway.chip.program.ChipProgram;

/** Random spikes and images that depend on nothing but seed, sample and tick. */
record RandomStimulus(long seed, int size) implements Stimulus {
    static RandomStimulus of(ChipProgram program, long seed) {
        return new RandomStimulus(seed, program.populations().get(0).shape().size());
    }

    @Override
    public void image(int sample, double[] chw) {
        SplittableRandom random = new SplittableRandom(seed + 1000L * sample);
        for (int i = 0; i < chw.length; i++) {
            chw[i] = 0.125 * random.nextInt(-8, 9);
        }
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        SplittableRandom random = new SplittableRandom(seed + 1000L * sample + tick);
        int count = 0;
        for (int i = 0; i < size; i++) {
            if (random.nextInt(4) == 0) {
                neurons[count++] = i;
            }
        }
        return count;
    }
}
