package org.spikeway.simulator.engine;

import org.spikeway.aer.array.NpyArray;

/** Images from one array [samples][channels][rows][columns]; no spikes. */
record ArrayStimulus(NpyArray images) implements Stimulus {
    @Override
    public void image(int sample, double[] chw) {
        for (int i = 0; i < chw.length; i++) {
            chw[i] = images.doubleAt(sample * chw.length + i);
        }
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        throw new IllegalStateException("this stimulus has no spikes");
    }
}
