package org.spikeway.cli;

import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.image.Normalisation;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.simulator.engine.Parallel;

/** The choices of a run, checked. */
final class RunSettings {
    private static final int MOST_TICKS = 1_000_000;
    private static final int MOST_WORKERS = 1024;

    final int[] marks;
    final ConversionSettings conversion;
    final boolean poisson;
    final @Nullable Normalisation normalisation;
    final Numbers precision;
    final int workers;
    final Parallel parallel;

    RunSettings(RunOptions options) throws IOException {
        marks = marks(options.ticks);
        conversion = new ConversionSettings(options.conversion, RunImages.calibrationImages(options));
        poisson = options.input == null
                ? conversion.poisson()
                : choose("--input", options.input, "constant", "poisson") == 1;
        normalisation = normalisation(options.normalize);
        require(
                !conversion.firstSpike || (!poisson && marks.length == 1),
                "--coding ttfs: --ticks is the window of a layer, one number, and pixels are a constant current. Leave"
                        + " --input out and give one --ticks.");
        precision = options.precision != null && choose("--precision", options.precision, "float", "double") == 1
                ? Numbers.DOUBLE
                : Numbers.FLOAT;
        workers = options.workers == null ? Runtime.getRuntime().availableProcessors() : options.workers;
        require(workers >= 1 && workers <= MOST_WORKERS, "--workers " + workers + " is outside 1…" + MOST_WORKERS);
        parallel = parallel(options.parallel);
        require(
                parallel != Parallel.IMAGES || options.journal == null,
                "--parallel images: a journal follows one chip. Use --parallel cores, or leave --journal out.");
        require(options.samples == null || options.samples >= 1, "--samples " + options.samples + " is below 1");
        require(options.seed >= 0 && options.seed <= 0xFFFF, "--seed " + options.seed + " is outside 0…65535");
    }

    private static int[] marks(List<Integer> ticks) {
        int[] marks =
                ticks.stream().mapToInt(Integer::intValue).sorted().distinct().toArray();
        for (int mark : marks) {
            require(mark >= 1 && mark <= MOST_TICKS, "--ticks " + mark + " is outside 1…" + MOST_TICKS);
        }
        return marks;
    }

    private static Parallel parallel(@Nullable String given) {
        if (given == null) {
            return Parallel.AUTOMATIC;
        }
        return choose("--parallel", given, "images", "cores") == 0 ? Parallel.IMAGES : Parallel.CORES;
    }

    private static @Nullable Normalisation normalisation(@Nullable String text) {
        try {
            return text == null ? null : Normalisation.parse(text);
        } catch (IllegalArgumentException e) {
            throw new RefusedException("--normalize: " + e.getMessage());
        }
    }

    /** How pixels become input. */
    InputCoding coding() {
        if (!poisson) {
            return new InputCoding.Constant();
        }
        PixelRange range = PixelRange.of(normalisation);
        return new InputCoding.Poisson(range.max(), range.signed());
    }

    /** With what the conversion runs spikes. */
    SpikingBudget spikingBudget() {
        return conversion.budget(marks[marks.length - 1], precision, workers);
    }

    private static int choose(String option, String given, String first, String second) {
        if (given.equals(first)) {
            return 0;
        }
        require(given.equals(second), option + " '" + given + "' is unknown. Use " + first + " or " + second + ".");
        return 1;
    }

    private static void require(boolean condition, String message) {
        if (!condition) {
            throw new RefusedException(message.endsWith(".") ? message : message + ".");
        }
    }

    /** For the record, in the order in which the options are documented. */
    Map<String, Object> asMap(String calibration) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("calibration", calibration);
        map.putAll(conversion.asMap());
        map.put("input", poisson ? "poisson" : "constant");
        map.put("normalize", normalisation == null ? "" : normalisation.toString());
        return map;
    }
}
