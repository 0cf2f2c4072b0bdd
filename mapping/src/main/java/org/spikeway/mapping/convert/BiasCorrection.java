package org.spikeway.mapping.convert;

/**
 * Adds to the bias of each channel the mean error of its rates: ANN activation minus rate times threshold, over images
 * and positions.
 *
 * <p>Li et al. 2021, light pipeline. Example: a channel with mean activation 1.2 whose neurons fire at a mean rate of 0.5
 * with a threshold of 2 gets 0.2 more bias at every tick.
 */
public record BiasCorrection() implements Correction {
    @Override
    public String name() {
        return "bias";
    }

    @Override
    public SpikingNetwork correct(LayerTrial trial) {
        double[] errors = trial.meanErrorsOfChannels();
        double[] bias = trial.layer().biasOfChannels();
        for (int c = 0; c < bias.length; c++) {
            bias[c] += errors[c];
        }
        return trial.network().withLayer(trial.index(), trial.layer().withBias(bias));
    }
}
