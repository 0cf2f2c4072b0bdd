package org.spikeway.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.convert.ConversionPlan;
import org.spikeway.mapping.convert.Correction;
import org.spikeway.mapping.convert.GivenThresholds;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.Recipe;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.mapping.convert.ThresholdMethod;

/** The choices of a conversion, checked: those of a named method where nothing else is said. */
final class ConversionSettings {
    final Recipe recipe;
    final Reset reset;
    final double initialFraction;
    final boolean shift;
    final boolean compensation;
    final List<Correction> corrections;
    private final String threshold;
    private final ConversionOptions options;

    /** @param calibrationImages given for calibration alone; 0 if calibration is on the data themselves */
    ConversionSettings(ConversionOptions options, int calibrationImages) {
        this.options = options;
        recipe = recipe(options, calibrationImages);
        threshold = Objects.requireNonNullElse(options.threshold, recipe.threshold());
        reset = reset(options, recipe);
        initialFraction = options.initial == null ? recipe.initialFraction() : fraction(options.initial);
        shift = options.shift == null ? recipe.shift() : options.shift;
        compensation = options.compensate == null ? recipe.compensation() : options.compensate;
        corrections = options.correct == null ? recipe.corrections() : Correction.parse(options.correct);
        // Refuses an unknown word at once.
        ThresholdMethod.named(threshold, reset, new InputCoding.Constant(), new SpikingBudget(1, Numbers.FLOAT, 1));
        if (!(options.maxLoss >= 0 && options.maxLoss <= 100)) {
            throw new RefusedException("--max-loss " + options.maxLoss + " is outside 0…100. Give a percentage.");
        }
    }

    private static Recipe recipe(ConversionOptions options, int calibrationImages) {
        if (options.method != null) {
            return Recipe.named(options.method);
        }
        boolean chosen = Stream.of(
                        options.threshold,
                        options.thresholds,
                        options.reset,
                        options.initial,
                        options.shift,
                        options.compensate,
                        options.correct)
                .anyMatch(Objects::nonNull);
        return chosen || calibrationImages < ConversionOptions.IMAGES_FOR_BEST ? Recipe.PLAIN : Recipe.BEST;
    }

    private static Reset reset(ConversionOptions options, Recipe recipe) {
        if (options.reset == null) {
            return recipe.reset();
        }
        return switch (options.reset) {
            case "soft" -> Reset.SOFT;
            case "hard" -> Reset.HARD;
            default -> throw new RefusedException("--reset '" + options.reset + "' is unknown. Use soft or hard.");
        };
    }

    private static double fraction(String text) {
        if (text.equals("half")) {
            return 0.5;
        }
        try {
            double fraction = Double.parseDouble(text);
            if (fraction >= -1 && fraction < 1) {
                return fraction;
            }
        } catch (NumberFormatException notANumber) {
            // Refused below like any other word.
        }
        throw new RefusedException(
                "--v0 '" + text + "' is unknown. Use 0, half or a fraction of the threshold from -1 to below 1.");
    }

    /** Whether the method's own input is random spikes. */
    boolean poisson() {
        return recipe.poisson();
    }

    ConversionPlan plan(InputCoding input, SpikingBudget budget) throws IOException {
        ThresholdMethod method = options.thresholds == null
                ? ThresholdMethod.named(threshold, reset, input, budget)
                : new GivenThresholds(options.thresholds.toString(), ThresholdFile.read(options.thresholds));
        return new ConversionPlan(method, reset, initialFraction, shift, compensation, corrections, input);
    }

    /** For the record, in the order in which the options are documented. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", recipe.text());
        map.put("threshold", options.thresholds == null ? threshold : options.thresholds.toString());
        map.put("reset", reset == Reset.SOFT ? "soft" : "hard");
        map.put("v0", initialFraction == 0.5 ? "half" : initialFraction == 0 ? "0" : String.valueOf(initialFraction));
        map.put("shift", shift);
        map.put("compensate", compensation);
        map.put(
                "correct",
                corrections.isEmpty()
                        ? "none"
                        : corrections.stream().map(Correction::name).collect(Collectors.joining(",")));
        return map;
    }
}
