package org.spikeway.mapping.crossbar;

/** How weights are taken apart into the four axon types. */
public enum Decomposition {
    /**
     * Bit planes: the types of a neuron weigh g, 2g, 4g and −8g, and a synapse is the sum of the types that its four bits
     * name. Exact for multiples of g from −8g to 7g.
     */
    BITS,
    /**
     * Level sets: the types of a neuron weigh four values of its own, and a synapse is one of them or none. Exact for
     * neurons of at most four different weights beside 0.
     */
    LEVELS
}
