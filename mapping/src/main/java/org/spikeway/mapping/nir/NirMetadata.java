package org.spikeway.mapping.nir;

/** The words that Spikeway writes into the metadata of NIR graphs and nodes, and reads there. */
final class NirMetadata {
    /** What a spike does to the potential: {@link #SOFT} or {@link #HARD}. */
    static final String RESET = "reset";

    static final String SOFT = "soft";
    static final String HARD = "hard";
    /** When neurons fire: {@link #FIRES_AT}, otherwise above the threshold, as NIR says. */
    static final String FIRES = "fires";

    static final String FIRES_AT = "at_threshold";
    /** The potential at the beginning of a sample: one number, or one a neuron in the node's shape. */
    static final String INITIAL = "v_initial";

    private NirMetadata() {}
}
