package org.spikeway.simulator.engine;

/** The image of the sample at hand, read once for all slices of a worker. */
final class SampleImage {
    private final Stimulus stimulus;
    private final double[] chw;
    private int sample = -1;

    SampleImage(Stimulus stimulus, int size) {
        this.stimulus = stimulus;
        chw = new double[size];
    }

    double[] of(int wanted) {
        if (sample != wanted) {
            stimulus.image(wanted, chw);
            sample = wanted;
        }
        return chw;
    }
}
