package org.spikeway.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a point came to: the figures of its {@code run.json}, or why it failed. No wall times, so that the same point
 * gives the same figures whenever it ran.
 *
 * @param figures in the order of {@link #COLUMNS}; missing where the run has no such figure
 */
record SweepResult(List<@Nullable Object> figures, @Nullable String reason) {
    static final List<String> COLUMNS = List.of(
            "samplesRun",
            "annAccuracy",
            "accuracy",
            "agreement",
            "spikesPerSample",
            "synopsPerSample",
            "hopsPerSample",
            "saturations",
            "cores",
            "chips",
            "secondsPerSample",
            "picojoulesPerSample",
            "picojoulesLow",
            "picojoulesHigh",
            "annPicojoulesPerSample");

    private static final int CHIP_BILL = 3;
    private static final int RIVAL_BILL = 4;

    static SweepResult failed(String reason) {
        return new SweepResult(Arrays.asList(new Object[COLUMNS.size()]), reason);
    }

    /** Of a run folder; empty where the run has not come to its end. */
    static Optional<SweepResult> finished(Path folder) throws IOException {
        Path file = folder.resolve("run.json");
        if (!Files.exists(file)) {
            return Optional.empty();
        }
        try {
            JsonNode run = new JsonMapper().readTree(Files.readString(file));
            return run.has("samplesAsked") ? Optional.empty() : Optional.of(of(run));
        } catch (JacksonException e) {
            throw new UnreadableException(file + ": is not JSON. Delete the folder, and the point runs again.");
        }
    }

    private static SweepResult of(JsonNode run) {
        double samples = run.path("samples").asLong(1);
        JsonNode activity = run.path("activity");
        JsonNode chip = run.path("chip");
        JsonNode bill = bill(run, CHIP_BILL);
        return new SweepResult(
                Arrays.asList(
                        whole(run.path("samples")),
                        real(run.path("ann").path("accuracy")),
                        atTheEnd(run, run.path("snn").path("accuracy")),
                        atTheEnd(run, run.path("agreement")),
                        activity.path("spikes").asLong(0) / samples,
                        activity.path("synops").asLong(0) / samples,
                        activity.path("hops").asLong(0) / samples,
                        whole(activity.path("saturations")),
                        whole(chip.path("coresUsed")),
                        whole(chip.path("chipsUsed")),
                        real(chip.path("secondsPerSample")),
                        real(bill.path("picojoulesPerSample")),
                        real(bill.path("low")),
                        real(bill.path("high")),
                        real(bill(run, RIVAL_BILL).path("picojoulesPerSample"))),
                null);
    }

    private static JsonNode bill(JsonNode run, int line) {
        for (JsonNode bill : run.path("energy")) {
            if (bill.path("line").asInt(0) == line) {
                return bill;
            }
        }
        return run.path("no such bill");
    }

    private static @Nullable Object atTheEnd(JsonNode run, JsonNode byMark) {
        JsonNode marks = run.path("ticks");
        return real(byMark.path(String.valueOf(marks.path(marks.size() - 1).asInt(0))));
    }

    private static @Nullable Object whole(JsonNode node) {
        return node.isNumber() ? (Object) node.asLong() : null;
    }

    private static @Nullable Object real(JsonNode node) {
        return node.isNumber() ? (Object) node.asDouble() : null;
    }

    @Nullable
    Double figure(String column) {
        return (Double) figures.get(COLUMNS.indexOf(column));
    }

    /** Accuracy, or agreement with the ANN where there are no labels. */
    @Nullable
    Double quality() {
        Double accuracy = figure("accuracy");
        return accuracy == null ? figure("agreement") : accuracy;
    }
}
