package org.spikeway.mapping.convert;

/**
 * Adds T times the mean error of a neuron's rate to its initial potential.
 *
 * <p>Li et al. 2021, advanced pipeline; channel by channel, the mean is also taken over the positions of a channel, which
 * needs fewer calibration images. Example: at T = 16, a neuron with mean activation 1.2 that fires 9 times in the mean with a
 * threshold of 2 starts 16 · (1.2 − 9/16 · 2) = 1.2 higher.
 *
 * @param ofChannels whether all neurons of a channel move together
 */
public record PotentialCorrection(boolean ofChannels) implements Correction {
    @Override
    public String name() {
        return ofChannels ? "channel-potential" : "potential";
    }

    @Override
    public SpikingNetwork correct(LayerTrial trial) {
        double[] errors = ofChannels ? trial.meanErrorsOfChannels() : trial.meanErrors();
        double perThreshold = trial.loop().ticks() / trial.network().threshold(trial.index());
        InitialPotentials initial = trial.network().initial();
        double[] fractions = new double[trial.shape().size()];
        for (int i = 0; i < fractions.length; i++) {
            fractions[i] = initial.fraction(trial.index(), i) + errors[i % errors.length] * perThreshold;
        }
        return trial.network().withInitial(initial.with(trial.index(), fractions));
    }
}
