package org.spikeway.mapping.convert;

import java.util.List;
import org.spikeway.chip.program.Cells.Reset;

/**
 * Everything that is chosen about a conversion.
 *
 * @param thresholds how they follow from calibration images
 * @param reset of neurons that fire
 * @param initialFraction where potentials start, as a fraction of the threshold
 * @param shift whether θ/(2T) is added to every bias
 * @param compensation whether the factor on all weights is searched
 * @param corrections of each layer, in this order
 * @param input how images become input
 */
public record ConversionPlan(
        ThresholdMethod thresholds,
        Reset reset,
        double initialFraction,
        boolean shift,
        boolean compensation,
        List<Correction> corrections,
        InputCoding input) {
    public ConversionPlan {
        corrections = List.copyOf(corrections);
    }
}
