package org.spikeway.chip;

import java.util.OptionalInt;

/**
 * Which resets a chip's neurons support, with the compartments that one neuron takes for each.
 *
 * @param soft subtract the threshold; empty: not supported
 * @param hard set the potential to zero; empty: not supported
 */
public record Resets(OptionalInt soft, OptionalInt hard) {
    public Resets {
        if (soft.isEmpty() && hard.isEmpty()) {
            throw new IllegalArgumentException("neither the soft nor the hard reset is supported");
        }
        if (soft.orElse(1) < 1 || hard.orElse(1) < 1) {
            throw new IllegalArgumentException("a neuron takes at least 1 compartment");
        }
    }
}
