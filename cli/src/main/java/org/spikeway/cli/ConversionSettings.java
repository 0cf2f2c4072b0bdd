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
    /** The share of the ticks that does not count for the class scores. */
    final double readFrom;

    final boolean firstSpike;
    /** Found best of those that {@code docs/conversion.md} compares. */
    private static final String FIRST_SPIKE_THRESHOLD = "mmse-channel";

    /** What runs spikes looks at no more ticks than this. */
    private static final int MOST_TICKS = 256;

    private final String threshold;
    private final ConversionOptions options;

    /** @param calibrationImages given for calibration alone; 0 if calibration is on the data themselves */
    ConversionSettings(ConversionOptions options, int calibrationImages) {
        this.options = options;
        firstSpike = firstSpike(options);
        recipe = recipe(options, calibrationImages);
        threshold =
                Objects.requireNonNullElse(options.threshold, firstSpike ? FIRST_SPIKE_THRESHOLD : recipe.threshold());
        reset = reset(options, recipe);
        initialFraction = options.initial == null ? recipe.initialFraction() : fraction(options.initial);
        shift = options.shift == null ? recipe.shift() : options.shift;
        compensation = options.compensate == null ? recipe.compensation() : options.compensate;
        corrections = options.correct == null ? recipe.corrections() : Correction.parse(options.correct);
        readFrom = readFrom(options, recipe);
        // Refuses an unknown word at once.
        ThresholdMethod.named(threshold, reset, new InputCoding.Constant(), new SpikingBudget(1, Numbers.FLOAT, 1));
        if (!(options.maxLoss >= 0 && options.maxLoss <= 100)) {
            throw new RefusedException("--max-loss " + options.maxLoss + " is outside 0…100. Give a percentage.");
        }
    }

    private static boolean firstSpike(ConversionOptions options) {
        boolean first =
                switch (options.coding) {
                    case "rate" -> false;
                    case "ttfs" -> true;
                    default ->
                        throw new RefusedException("--coding '" + options.coding + "' is unknown. Use rate or ttfs.");
                };
        boolean rates = Stream.of(
                        options.method,
                        options.reset,
                        options.initial,
                        options.shift,
                        options.compensate,
                        options.correct,
                        options.readFrom)
                .anyMatch(Objects::nonNull);
        if (first && (rates || (options.threshold != null && options.threshold.startsWith("spike-norm")))) {
            throw new RefusedException(
                    "--coding ttfs: only thresholds can be chosen, by --thresholds or --threshold max,"
                            + " percentile:P, mmse or mmse-channel. Leave --method, --reset, --v0, --shift, --compensate, --correct"
                            + " and --read-from out.");
        }
        return first;
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

    private static double readFrom(ConversionOptions options, Recipe recipe) {
        Double given = options.readFrom;
        if (given == null) {
            return recipe.readFrom();
        }
        if (!(given >= 0 && given < 1)) {
            throw new RefusedException(
                    "--read-from " + given + " is outside 0…1. Give a share of the ticks, such as 0.5, or 0 for all.");
        }
        return given;
    }

    /** With what the conversion runs spikes of a run of that many ticks; beyond some hundred ticks rates change no more. */
    SpikingBudget budget(int ticks, Numbers precision, int workers) {
        int ran = Math.min(MOST_TICKS, ticks);
        return new SpikingBudget(ran, 1 + LateReadOut.skipped(ran, readFrom), precision, workers);
    }

    /** Whether the method's own input is random spikes. */
    boolean poisson() {
        return recipe.poisson();
    }

    ThresholdMethod thresholds(InputCoding input, SpikingBudget budget) throws IOException {
        return options.thresholds == null
                ? ThresholdMethod.named(threshold, reset, input, budget)
                : new GivenThresholds(options.thresholds.toString(), ThresholdFile.read(options.thresholds));
    }

    ConversionPlan plan(InputCoding input, SpikingBudget budget) throws IOException {
        return new ConversionPlan(
                thresholds(input, budget), reset, initialFraction, shift, compensation, corrections, input);
    }

    /** For the record, in the order in which the options are documented. */
    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("method", firstSpike ? "ttfs" : recipe.text());
        map.put("threshold", options.thresholds == null ? threshold : options.thresholds.toString());
        if (firstSpike) {
            return map;
        }
        map.put("reset", reset == Reset.SOFT ? "soft" : "hard");
        map.put("v0", initialFraction == 0.5 ? "half" : initialFraction == 0 ? "0" : String.valueOf(initialFraction));
        map.put("shift", shift);
        map.put("compensate", compensation);
        map.put(
                "correct",
                corrections.isEmpty()
                        ? "none"
                        : corrections.stream().map(Correction::name).collect(Collectors.joining(",")));
        map.put(ReadyProgram.READ_FROM, readFrom);
        return map;
    }
}
