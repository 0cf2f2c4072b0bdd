package org.spikeway.mapping.convert;

/** How an image becomes input. */
public sealed interface InputCoding {

    /** The pixel values flow as a constant current at every tick. */
    record Constant() implements InputCoding {}

    /**
     * Pixels spike at random with probability {@code |x| / max}; a spike stands for {@code sign(x) · max}.
     *
     * @param signed whether pixels may be negative
     */
    record Poisson(double max, boolean signed) implements InputCoding {
        public Poisson {
            if (!(max > 0)) {
                throw new IllegalArgumentException("the largest pixel value " + max + " is not positive");
            }
        }
    }
}
