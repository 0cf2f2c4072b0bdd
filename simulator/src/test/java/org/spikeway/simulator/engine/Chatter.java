package org.spikeway.simulator.engine;

/** Makes every source neuron fire at every tick. */
class Chatter implements Stimulus {
    @Override
    public void image(int sample, double[] chw) {
        throw new IllegalStateException("no currents in this program");
    }

    @Override
    public int spikes(int sample, int tick, int[] neurons) {
        for (int i = 0; i < neurons.length; i++) {
            neurons[i] = i;
        }
        return neurons.length;
    }
}
