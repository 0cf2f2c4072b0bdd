package org.spikeway.cli.compare;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.OptionalDouble;
import java.util.OptionalInt;
import org.spikeway.simulator.report.page.RunData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * What a comparison looks at in one run. What the run does not have, such as accuracy without labels, is NaN.
 *
 * @param data the image set as on the command line of the run; empty where it is not known
 * @param marks ticks, ascending
 * @param accuracy share by place of the mark
 * @param spikes an inference, by place of the mark: the total of the run at the last one; before, that total in the
 *     proportion of the first sample's spikes up to there or, where those are not recorded, of ticks
 * @param picojoules an inference, of the chip's bill
 * @param seconds latency
 * @param hops an inference
 */
record ComparedRun(
        String name,
        String network,
        String chip,
        String data,
        int samples,
        int[] marks,
        double[] accuracy,
        double[] spikes,
        double picojoules,
        double seconds,
        double hops,
        long cores) {
    private static final int CHIP_BILL = 3;

    /** @throws org.spikeway.aer.UnreadableException if the folder is not that of a run */
    static ComparedRun read(Path folder) throws IOException {
        JsonNode run = RunData.totals(folder);
        List<Integer> ticks = new ArrayList<>();
        run.path("ticks").forEach(tick -> ticks.add(tick.asInt()));
        int[] marks = ticks.stream().mapToInt(Integer::intValue).toArray();
        double samples = run.path("samples").asDouble(Double.NaN);
        JsonNode accuracies = run.path("snn").path("accuracy");
        double picojoules = Double.NaN;
        for (JsonNode bill : run.path("energy")) {
            if (bill.path("line").asInt(0) == CHIP_BILL) {
                picojoules = bill.path("picojoulesPerSample").asDouble(Double.NaN);
            }
        }
        return new ComparedRun(
                folder.toString(),
                run.path("network").asString(""),
                run.path("chip").path("name").asString(""),
                data(run.path("command")),
                (int) samples,
                marks,
                Arrays.stream(marks)
                        .mapToDouble(
                                mark -> accuracies.path(String.valueOf(mark)).asDouble(Double.NaN))
                        .toArray(),
                spikes(folder, marks, run.path("activity").path("spikes").asDouble(Double.NaN) / samples),
                picojoules,
                run.path("time").path("latencySeconds").asDouble(Double.NaN),
                run.path("activity").path("hops").asDouble(Double.NaN) / samples,
                run.path("chip").path("coresUsed").asLong(0));
    }

    private static String data(JsonNode command) {
        for (int i = 0; i + 1 < command.size(); i++) {
            if (command.get(i).asString("").equals("--data")) {
                return command.get(i + 1).asString("");
            }
        }
        return "";
    }

    private static double[] spikes(Path folder, int[] marks, double total) throws IOException {
        int last = marks[marks.length - 1];
        double[] upTo = new double[last + 1];
        Path file = folder.resolve("first-sample.json");
        JsonNode first = Files.exists(file)
                ? JsonMapper.shared().readTree(file.toFile())
                : JsonMapper.shared().createObjectNode();
        boolean recorded = first.path("ticks").asInt(0) >= last;
        for (int tick = 1; tick <= last; tick++) {
            double ofTick = recorded ? 0 : 1;
            for (JsonNode layer : first.path("layers")) {
                ofTick += recorded ? layer.path("spikes").path(tick - 1).asDouble(0) : 0;
            }
            upTo[tick] = upTo[tick - 1] + ofTick;
        }
        return Arrays.stream(marks)
                .mapToDouble(mark -> upTo[last] == 0 ? 0 : total * upTo[mark] / upTo[last])
                .toArray();
    }

    double lastAccuracy() {
        return accuracy[accuracy.length - 1];
    }

    double lastSpikes() {
        return spikes[spikes.length - 1];
    }

    /** The first mark with at least that share right. */
    OptionalInt ticksTo(double share) {
        for (int i = 0; i < marks.length; i++) {
            if (accuracy[i] >= share) {
                return OptionalInt.of(marks[i]);
            }
        }
        return OptionalInt.empty();
    }

    /**
     * Accuracy when an inference has fired so many spikes, on the straight line between marks; empty outside them.
     *
     * <p>Example: 80 % at 1,000 spikes and 90 % at 3,000 spikes: 85 % at 2,000.
     */
    OptionalDouble accuracyAt(double count) {
        for (int i = 0; i < marks.length; i++) {
            if (spikes[i] == count) {
                return OptionalDouble.of(accuracy[i]);
            }
            if (i > 0 && spikes[i - 1] < count && count < spikes[i]) {
                double share = (count - spikes[i - 1]) / (spikes[i] - spikes[i - 1]);
                return OptionalDouble.of(accuracy[i - 1] + share * (accuracy[i] - accuracy[i - 1]));
            }
        }
        return OptionalDouble.empty();
    }

    /** Whether another run is at least as good in accuracy, energy and latency, and better in one. What is unknown counts as equal. */
    boolean isBeatenBy(ComparedRun other) {
        double[] mine = {-lastAccuracy(), picojoules, seconds};
        double[] its = {-other.lastAccuracy(), other.picojoules, other.seconds};
        boolean better = false;
        for (int i = 0; i < mine.length; i++) {
            if (its[i] > mine[i]) {
                return false;
            }
            better |= its[i] < mine[i];
        }
        return better;
    }
}
