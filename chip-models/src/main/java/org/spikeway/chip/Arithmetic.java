package org.spikeway.chip;

/** The numbers that a chip's neurons and synapses compute with, and how a tick passes through the layers. */
public sealed interface Arithmetic {
    Resets resets();

    /** 0: layers run in topological order within a tick; 1: a spike is used one tick after it was fired. */
    int layerDelayTicks();

    /** Real numbers (32-bit floating point). */
    record RealNumbers(Resets resets, int layerDelayTicks) implements Arithmetic {
        public RealNumbers {
            requireLayerDelay(layerDelayTicks);
        }
    }

    /**
     * Whole numbers, all counted in units of a weight of exponent 0.
     *
     * @param weight signed weights
     * @param thresholdBits unsigned thresholds, {@code 1 … 2^bits − 1}; 1 to 31
     * @param potentialBits signed potentials, {@code ±(2^(bits − 1) − 1)}; 2 to 32
     * @param readOutBits signed potentials of neurons that never fire; their weights may be of a finer unit, since no
     *     threshold ties them to the weight unit; 2 to 32
     * @param bias signed bias added to the potential each tick
     */
    record IntegerNumbers(
            ScaledInteger weight,
            int thresholdBits,
            int potentialBits,
            int readOutBits,
            ScaledInteger bias,
            Resets resets,
            int layerDelayTicks)
            implements Arithmetic {
        public IntegerNumbers {
            requireLayerDelay(layerDelayTicks);
            if (thresholdBits < 1 || thresholdBits > 31) {
                throw new IllegalArgumentException("thresholds of " + thresholdBits + " bits are not within 1 to 31");
            }
            if (potentialBits < 2 || potentialBits > 32) {
                throw new IllegalArgumentException("potentials of " + potentialBits + " bits are not within 2 to 32");
            }
            if (readOutBits < 2 || readOutBits > 32) {
                throw new IllegalArgumentException("read-outs of " + readOutBits + " bits are not within 2 to 32");
            }
            if (thresholdBits >= potentialBits) {
                throw new IllegalArgumentException("potentials of " + potentialBits
                        + " bits, sign included, cannot reach thresholds of " + thresholdBits + " bits");
            }
        }

        /** The largest threshold; 131,071 for 17 bits. */
        public int maxThreshold() {
            return (int) ((1L << thresholdBits) - 1);
        }

        /** The largest potential, and the smallest with the sign turned; 131,071 for 18 bits. */
        public int maxPotential() {
            return (int) ((1L << (potentialBits - 1)) - 1);
        }

        /** The largest potential of a neuron that never fires; 8,388,607 for 24 bits. */
        public int maxReadOut() {
            return (int) ((1L << (readOutBits - 1)) - 1);
        }
    }

    private static void requireLayerDelay(int ticks) {
        if (ticks < 0 || ticks > 1) {
            throw new IllegalArgumentException("a layer delay of " + ticks + " ticks is neither 0 nor 1");
        }
    }
}
