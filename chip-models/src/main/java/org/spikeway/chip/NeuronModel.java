package org.spikeway.chip;

/** The neuron that a chip computes; converted networks use the part of it that integrates, fires and resets. */
public enum NeuronModel {
    /** {@code V += input}; no leak. */
    INTEGRATE_AND_FIRE("integrate-and-fire"),
    /** {@code V += input}, with a leak towards zero. */
    LEAKY_INTEGRATE_AND_FIRE("leaky-integrate-and-fire"),
    /** The neuron of Cassidy et al. 2013: crossbar, leak, stochastic modes. */
    TRUENORTH("truenorth"),
    /** Loihi's current-based leaky integrate-and-fire neuron in fixed point. */
    CURRENT_BASED("current-based"),
    /** Exponential current input and leak, in s16.15. */
    CURRENT_EXPONENTIAL("current-exponential");

    private final String word;

    NeuronModel(String word) {
        this.word = word;
    }

    /** As in a chip file. */
    public String word() {
        return word;
    }

    static String[] words() {
        return java.util.Arrays.stream(values()).map(NeuronModel::word).toArray(String[]::new);
    }

    static NeuronModel of(String word) {
        return java.util.Arrays.stream(values())
                .filter(model -> model.word.equals(word))
                .findFirst()
                .orElseThrow();
    }
}
