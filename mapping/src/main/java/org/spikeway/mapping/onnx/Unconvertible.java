package org.spikeway.mapping.onnx;

import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Well-known operators that no rate of spikes can stand for, and why. */
final class Unconvertible {
    private static final String SATURATES =
            "its output bends everywhere, the rate of an integrate-and-fire neuron is a ReLU";
    private static final String NEGATIVE = "its output can be negative, a rate of spikes cannot";
    private static final String NORMALISES =
            "it divides by the spread of each image's own activations, which no fixed synapse does";
    private static final String RECURRENT = "it multiplies activations with each other, which no synapse does";

    private static final Map<String, String> REASONS = Map.ofEntries(
            Map.entry("Sigmoid", SATURATES),
            Map.entry("HardSigmoid", SATURATES),
            Map.entry("Tanh", NEGATIVE),
            Map.entry("LeakyRelu", NEGATIVE),
            Map.entry("PRelu", NEGATIVE),
            Map.entry("Elu", NEGATIVE),
            Map.entry("Selu", NEGATIVE),
            Map.entry("Celu", NEGATIVE),
            Map.entry("Gelu", NEGATIVE),
            Map.entry("Mish", NEGATIVE),
            Map.entry("HardSwish", NEGATIVE),
            Map.entry("Softplus", SATURATES),
            Map.entry("LayerNormalization", NORMALISES),
            Map.entry("InstanceNormalization", NORMALISES),
            Map.entry("GroupNormalization", NORMALISES),
            Map.entry("LpNormalization", NORMALISES),
            Map.entry("LRN", NORMALISES),
            Map.entry("LSTM", RECURRENT),
            Map.entry("GRU", RECURRENT));

    private Unconvertible() {}

    /** Why the operator has no spiking form, or null where nothing is known of it. */
    static @Nullable String reason(String operator) {
        return REASONS.get(operator);
    }

    /** What to do instead. */
    static String remedy(String operator) {
        String reason = REASONS.get(operator);
        if (NORMALISES.equals(reason)) {
            return "Train with batch normalisation instead";
        }
        return RECURRENT.equals(reason) ? "Train without gates" : "Train with ReLU instead";
    }
}
