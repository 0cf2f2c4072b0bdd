package org.spikeway.chip.neuron;

import org.spikeway.chip.RefusedException;

/**
 * The parameters of one TrueNorth neuron, in the symbols of Cassidy et al. 2013; {@link TrueNorthNeurons} has the equations.
 *
 * @param weights s: one for each of the four axon types, 9-bit signed, −256 … 255
 * @param stochasticTypes b: bit g says that the synapses of type g are stochastic, 0 … 15
 * @param leak λ: 9-bit signed
 * @param stochasticLeak c
 * @param leakReversal ε: the leak takes the sign of the potential, so that it pulls to zero or pushes away from it
 * @param threshold α: 18-bit unsigned
 * @param thresholdMask M: 18-bit mask of the random part of the thresholds; 0 for none
 * @param negativeThreshold β: 18-bit unsigned
 * @param saturatesBelow κ: the potential stays at −β instead of being reset there
 * @param resetPotential R: 20-bit signed
 * @param resetMode γ
 * @param initialPotential V before the first tick, 20-bit signed
 */
public record TrueNorthNeuron(
        int[] weights,
        int stochasticTypes,
        int leak,
        boolean stochasticLeak,
        boolean leakReversal,
        int threshold,
        int thresholdMask,
        int negativeThreshold,
        boolean saturatesBelow,
        int resetPotential,
        ResetMode resetMode,
        int initialPotential) {
    /** Axon types, each with a weight of its own. */
    public static final int TYPES = 4;

    static final int MOST_POTENTIAL = (1 << 19) - 1;

    private static final int MOST_THRESHOLD = (1 << 18) - 1;

    /** What a neuron does that has fired or fallen below the negative threshold: γ = 0, 1, 2. */
    public enum ResetMode {
        /** γ = 0: to R, below to −R. */
        HARD(0),
        /** γ = 1: by the threshold, random part included. */
        SOFT(1),
        /** γ = 2: not at all. */
        NONE(2);

        private final int gamma;

        ResetMode(int gamma) {
            this.gamma = gamma;
        }

        /** γ. */
        public int gamma() {
            return gamma;
        }

        /** The mode of that γ. */
        public static ResetMode ofGamma(int gamma) {
            requireWithin("gamma", gamma, 0, 2);
            return gamma == 0 ? HARD : gamma == 1 ? SOFT : NONE;
        }
    }

    public TrueNorthNeuron {
        if (weights.length != TYPES) {
            throw new RefusedException(
                    "TrueNorth neuron: " + weights.length + " weights, needed is one for each of 4 axon types.");
        }
        weights = weights.clone();
        for (int weight : weights) {
            requireWithin("weight", weight, -256, 255);
        }
        requireWithin("stochastic types", stochasticTypes, 0, 15);
        requireWithin("leak", leak, -256, 255);
        requireWithin("threshold", threshold, 0, MOST_THRESHOLD);
        requireWithin("threshold mask", thresholdMask, 0, MOST_THRESHOLD);
        requireWithin("negative threshold", negativeThreshold, 0, MOST_THRESHOLD);
        requireWithin("reset potential", resetPotential, -MOST_POTENTIAL - 1, MOST_POTENTIAL);
        requireWithin("initial potential", initialPotential, -MOST_POTENTIAL - 1, MOST_POTENTIAL);
    }

    private static void requireWithin(String what, int value, int low, int high) {
        if (value < low || value > high) {
            throw new RefusedException(
                    "TrueNorth neuron: " + what + " " + value + " is outside " + low + " … " + high + ".");
        }
    }
}
