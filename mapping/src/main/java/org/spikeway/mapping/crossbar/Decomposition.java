package org.spikeway.mapping.crossbar;

/** How the weights of a neuron are made of its four weights by axon type. */
public enum Decomposition {
    /**
     * Level sets: the four weights of each neuron are fitted to its own weights, so up to four different ones are exact. A
     * synapse is one of them, or the sum of several where its source has axons of several types.
     */
    LEVELS,
    /**
     * Bit planes: the four weights of each neuron are g, 2g, 4g and −8g, or g, 2g, −g and −2g, with a unit g of its own. A
     * synapse is the sum of those that its bits name.
     */
    PLANES
}
