package org.spikeway.mapping.convert;

/**
 * By how much the rates of a layer that fires, times its threshold, miss the ANN's activations in the ticks that are read.
 *
 * <p>Example: with θ = 2, five spikes in 16 ticks give 0.625; where the ANN has 0.75, the error is 0.125.
 */
record RateErrors(LayerTrial trial) implements LayerErrors {
    @Override
    public float[] of(int image) {
        float[] wanted = trial.ann().of(trial.index(), image);
        int[] counts = trial.loop().counts(trial.index(), image);
        double height = trial.network().threshold(trial.index()) / trial.loop().readTicks();
        float[] errors = new float[wanted.length];
        for (int i = 0; i < errors.length; i++) {
            errors[i] = (float) (wanted[i] - counts[i] * height);
        }
        return errors;
    }
}
