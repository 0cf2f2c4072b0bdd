package org.spikeway.mapping.convert;

import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.Nearest;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;

/** Conversions by name: each is a choice of all that can be chosen, as a paper has it or as measurements suggest. */
public enum Recipe {
    /** Data-based normalisation with the 99.9th percentile (Rueckauer et al. 2017), starting at half the threshold. */
    PLAIN("percentile:99.9", Reset.SOFT, 0.5, false, false, false, "none"),
    /** What loses least in our measurements; see docs/conversion.md. */
    BEST("mmse-channel", Reset.SOFT, 0, false, false, false, "weights,channel-potential,rate-weights"),
    /** Sengupta et al. 2019: Spike-Norm, hard reset, Poisson input. */
    SPIKE_NORM("spike-norm", Reset.HARD, 0, false, false, true, "none"),
    /** Hu et al. 2018: percentile, shortcut normalisation, compensation. */
    SPIKING_RESNET("percentile:99.9", Reset.SOFT, 0, false, true, false, "none"),
    /** Deng and Gu 2021: largest activation, shift. */
    SHIFT("max", Reset.SOFT, 0, true, false, false, "none"),
    /** Li et al. 2021, light pipeline: adaptive threshold, shift, bias. */
    LIGHT("mmse", Reset.SOFT, 0, true, false, false, "bias"),
    /** Li et al. 2021, advanced pipeline: adaptive threshold, shift, potentials. */
    ADVANCED("mmse", Reset.SOFT, 0, true, false, false, "potential"),
    /** Li et al. 2021, all corrections: adaptive threshold, shift, weights, bias, potentials. */
    FULL("mmse", Reset.SOFT, 0, true, false, false, "weights,bias,potential");

    /** So long the layers are left to settle. */
    private static final double BEST_READS_FROM = 0.5;

    private final String threshold;
    private final Reset reset;
    private final double initialFraction;
    private final boolean shift;
    private final boolean compensation;
    private final boolean poisson;
    private final String corrections;

    Recipe(
            String threshold,
            Reset reset,
            double initialFraction,
            boolean shift,
            boolean compensation,
            boolean poisson,
            String corrections) {
        this.threshold = threshold;
        this.reset = reset;
        this.initialFraction = initialFraction;
        this.shift = shift;
        this.compensation = compensation;
        this.poisson = poisson;
        this.corrections = corrections;
    }

    /** The recipe that the user means. */
    public static Recipe named(String text) {
        List<String> names = Arrays.stream(values()).map(Recipe::text).toList();
        return Arrays.stream(values())
                .filter(recipe -> recipe.text().equals(text))
                .findFirst()
                .orElseThrow(() -> new RefusedException("--method '" + text + "' is unknown."
                        + Nearest.hint(text, names) + " Use " + String.join(", ", names) + "."));
    }

    /** The plan as the recipe has it. */
    public ConversionPlan plan(InputCoding input, SpikingBudget budget) {
        return new ConversionPlan(
                ThresholdMethod.named(threshold, reset, input, budget),
                reset,
                initialFraction,
                shift,
                compensation,
                corrections(),
                input);
    }

    /** The share of the ticks that does not count for the class scores, from 0 to below 1. */
    public double readFrom() {
        return this == BEST ? BEST_READS_FROM : 0;
    }

    /** As the user writes and reads it, such as {@code spike-norm}. */
    public String text() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** How thresholds are chosen, as the user writes it. */
    public String threshold() {
        return threshold;
    }

    public Reset reset() {
        return reset;
    }

    public double initialFraction() {
        return initialFraction;
    }

    public boolean shift() {
        return shift;
    }

    public boolean compensation() {
        return compensation;
    }

    /** Whether the input is random spikes. */
    public boolean poisson() {
        return poisson;
    }

    public List<Correction> corrections() {
        return Correction.parse(corrections);
    }
}
