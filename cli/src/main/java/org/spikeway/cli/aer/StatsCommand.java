package org.spikeway.cli.aer;

import java.io.IOException;
import java.io.PrintWriter;
import java.util.LinkedHashMap;
import java.util.Map;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventRates;
import org.spikeway.aer.event.EventStatistics;
import org.spikeway.aer.event.EventStream;
import org.spikeway.cli.Duration;
import org.spikeway.cli.Subcommand;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/** {@code spikeway aer stats}: how busy a recording is, in time and on the sensor. */
@Command(
        name = "stats",
        description = "Prints event rates over time and activity by pixel.",
        footer = {"", "Example:", "  spikeway aer stats recording.raw --bin 1ms"},
        mixinStandardHelpOptions = true)
final class StatsCommand implements Subcommand {
    private static final double MICROS = 1e6;

    @Spec
    private CommandSpec spec;

    @Mixin
    private InputOptions input = new InputOptions();

    @Option(
            names = "--bin",
            paramLabel = "T",
            defaultValue = "10ms",
            description = "Time over which rates are taken (default: ${DEFAULT-VALUE}).")
    private String bin = "10ms";

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Override
    public Integer call() throws IOException {
        long micros = Duration.parse("--bin", bin).micros();
        EventStatistics statistics = new EventStatistics();
        EventRates rates = new EventRates(micros);
        try (EventStream stream = input.open()) {
            EventBatch batch = EventBatch.standard();
            while (stream.read(batch)) {
                statistics.add(batch);
                rates.add(batch);
            }
        }
        if (json) {
            spec.commandLine()
                    .getOut()
                    .println(JsonMapper.shared().writeValueAsString(asMap(statistics, rates, micros)));
            spec.commandLine().getOut().flush();
        } else {
            print(statistics, rates, micros);
        }
        return 0;
    }

    private static Map<String, Object> asMap(EventStatistics statistics, EventRates rates, long micros) {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("events", statistics.events());
        map.put("on", statistics.on());
        map.put("durationMicros", statistics.durationMicros());
        map.put("highestEventsPerSecond", rates.most() * MICROS / micros);
        map.put("highestFromMicros", rates.busiestMicros());
        map.put("activePixels", rates.activePixels());
        map.put("busiestPixel", Map.of("x", rates.busiestX(), "y", rates.busiestY(), "events", rates.busiestCount()));
        return map;
    }

    private void print(EventStatistics statistics, EventRates rates, long micros) {
        PrintWriter out = spec.commandLine().getOut();
        double perSecond = MICROS / micros;
        double share = statistics.events() == 0 ? 0 : 100.0 * statistics.on() / statistics.events();
        double mean = statistics.durationMicros() == 0 ? 0 : statistics.events() * MICROS / statistics.durationMicros();
        out.printf("events          %,d, %.1f %% ON%n", statistics.events(), share);
        out.printf("duration        %,d us%n", statistics.durationMicros());
        out.printf("mean rate       %,.0f events/s%n", mean);
        out.printf(
                "highest rate    %,.0f events/s over %,d us, from %,d us on%n",
                rates.most() * perSecond, micros, rates.busiestMicros());
        out.printf("active pixels   %,d%n", rates.activePixels());
        out.printf(
                "busiest pixel   (%d, %d) with %,d events%n", rates.busiestX(), rates.busiestY(), rates.busiestCount());
        out.flush();
    }
}
