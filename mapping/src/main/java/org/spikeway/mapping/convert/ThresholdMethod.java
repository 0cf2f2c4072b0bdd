package org.spikeway.mapping.convert;

import java.io.IOException;
import java.util.function.UnaryOperator;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.mapping.layers.LayerGraph;

/** A way to choose the thresholds of a network on calibration images. */
public interface ThresholdMethod {
    /** As the user writes and reads it: {@code max}, {@code percentile:99.9}. */
    String name();

    /** One threshold a rectified layer, in layer order. */
    double[] thresholds(LayerGraph graph, Calibration calibration) throws IOException;

    /**
     * The method that the user names.
     *
     * @param reset for methods that run spikes
     * @param input likewise
     */
    static ThresholdMethod named(String text, Reset reset, InputCoding input, SpikingBudget budget) {
        if (text.startsWith("percentile:")) {
            try {
                return new PercentileThresholds(Double.parseDouble(text.substring("percentile:".length())));
            } catch (NumberFormatException notANumber) {
                // Refused below like any other word.
            }
        }
        return switch (text) {
            case "max" -> new PercentileThresholds(100);
            case "mmse" -> new MmseThresholds(budget.ticks(), false);
            case "mmse-channel" -> new MmseThresholds(budget.ticks(), true);
            case "spike-norm" -> new SpikeNorm(reset, input, budget);
            case "spike-norm-equal" -> new EqualThresholds(input);
            case "spike-norm-own" -> new UnitSpikeNorm(reset, input, budget);
            default ->
                throw new RefusedException(
                        "--threshold '" + text + "' is unknown. Use max, percentile:P such as percentile:99.9, mmse,"
                                + " mmse-channel, spike-norm, spike-norm-equal or spike-norm-own.");
        };
    }

    /** The thresholds with the layers that they are for, which a method may have rescaled channel by channel. */
    default Balance balance(LayerGraph graph, Calibration calibration) throws IOException {
        return new Balance(graph, thresholds(graph, calibration), UnaryOperator.identity());
    }

    /**
     * Layers in the units of their thresholds.
     *
     * @param units gives a calibration the units of this graph
     */
    record Balance(LayerGraph graph, double[] thresholds, UnaryOperator<Calibration> units) {}
}
