package org.spikeway.chip.program;

/**
 * What the members of a population are. Potentials, thresholds and biases are in the program's own number format;
 * integer programs hold whole numbers here.
 */
public sealed interface Cells {

    /** An image whose values flow as a constant current into the populations behind, at every tick of a sample. */
    record CurrentSource() implements Cells {}

    /**
     * Spikes made from an image outside the chip.
     *
     * @param signed whether the second half of the channels carries the spikes of negative pixels
     */
    record SpikeSource(boolean signed) implements Cells {}

    /**
     * Integrate-and-fire neurons without leak: {@code V += input + bias}; a spike where {@code V ≥ threshold}; then
     * {@code V −= threshold} (soft) or {@code V = 0} (hard).
     *
     * @param initialPotentials at the start of a sample: one value for all neurons, or one a neuron in the order of the
     *     population
     * @param bias one value a channel, added at every tick, or empty for none
     */
    record IntegrateAndFire(double threshold, Reset reset, double[] initialPotentials, double[] bias) implements Cells {
        public IntegrateAndFire {
            if (!(threshold > 0)) {
                throw new IllegalArgumentException("threshold " + threshold + " is not positive");
            }
            if (initialPotentials.length == 0) {
                throw new IllegalArgumentException("no initial potential given");
            }
        }

        /** Neurons that all start alike. */
        public IntegrateAndFire(double threshold, Reset reset, double initialPotential, double[] bias) {
            this(threshold, reset, new double[] {initialPotential}, bias);
        }

        /** Where the neuron with that index in the population starts. */
        public double initialPotential(int neuron) {
            return initialPotentials[initialPotentials.length == 1 ? 0 : neuron];
        }
    }

    /**
     * Neurons that integrate and never fire: the read-out.
     *
     * @param potentialLimit integer programs: these potentials saturate at {@code ±potentialLimit}
     */
    record Integrator(double[] bias, int potentialLimit) implements Cells {
        /** A read-out in real numbers, or one as wide as any integer run needs. */
        public Integrator(double[] bias) {
            this(bias, 1 << 30);
        }
    }

    /** What happens to the membrane potential of a neuron that fires. */
    enum Reset {
        /** The threshold is subtracted. */
        SOFT,
        /** The potential is set to zero. */
        HARD
    }
}
