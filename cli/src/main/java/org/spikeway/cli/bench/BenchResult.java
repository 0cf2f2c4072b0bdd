package org.spikeway.cli.bench;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** What was measured about one workload, by name, in the order in which it is printed. */
final class BenchResult {
    private final Map<String, String> values = new LinkedHashMap<>();

    private BenchResult(String workload) {
        values.put("workload", workload);
    }

    /** @param limit synaptic events a second of the kernels alone, on one thread */
    static BenchResult of(Workload workload, int workers, Measurement.Result measured, double limit) {
        BenchResult result = new BenchResult(workload.name());
        result.put("workers", workers);
        result.put("cores", workload.program().cores().length);
        result.put("ticks", measured.ticks());
        result.put("spikes", measured.spikes());
        result.put("synaptic_events", measured.synapticEvents());
        result.put("seconds", "%.3f", measured.seconds());
        result.put("ms_per_tick", "%.4f", measured.seconds() * 1e3 / measured.ticks());
        result.put("synaptic_events_per_s", "%.3e", measured.eventsPerSecond());
        result.put("kernel_limit_per_s", "%.3e", limit);
        result.put("ratio", "%.2f", measured.eventsPerSecond() / (limit * workers));
        result.put("heap_after_gc_mb", "%.1f", measured.heapMegabytes());
        result.put("heap_peak_mb", "%.1f", measured.peakMegabytes());
        return result;
    }

    /** Spikes a second over the bus, and over a bare ring. */
    static BenchResult bus(double bus, double bare) {
        BenchResult result = new BenchResult("BUS");
        result.put("bus_events_per_s", "%.3e", bus);
        result.put("bare_events_per_s", "%.3e", bare);
        result.put("ratio", "%.2f", bus / bare);
        return result;
    }

    /**
     * @param coldSeconds of all images with their ticks in a run that has just begun, the simulation alone
     * @param seconds of the same on a machine that is warm
     * @param limit synaptic events a second of the kernels alone, on one thread
     */
    static BenchResult images(
            String workload,
            int workers,
            int images,
            int ticks,
            long events,
            double coldSeconds,
            double seconds,
            double limit) {
        BenchResult result = new BenchResult(workload);
        result.put("workers", workers);
        result.put("images", images);
        result.put("ticks", (long) images * ticks);
        result.put("synaptic_events", events);
        result.put("seconds", "%.3f", seconds);
        result.put("ms_per_image", "%.2f", seconds * 1e3 / images);
        result.put("ms_per_image_cold", "%.2f", coldSeconds * 1e3 / images);
        result.put("synaptic_events_per_s", "%.3e", events / seconds);
        result.put("kernel_limit_per_s", "%.3e", limit);
        result.put("ratio", "%.2f", events / seconds / (limit * workers));
        return result;
    }

    private void put(String name, long value) {
        values.put(name, Long.toString(value));
    }

    private void put(String name, String format, double value) {
        values.put(name, String.format(Locale.ROOT, format, value));
    }

    /** One line, {@code name=value} after {@code name=value}. */
    String text() {
        return values.entrySet().stream()
                .map(entry -> entry.getKey() + "=" + entry.getValue())
                .collect(Collectors.joining(" "));
    }

    /** One JSON object on one line. */
    String json() {
        return values.entrySet().stream()
                .map(entry -> '"' + entry.getKey() + "\": "
                        + (entry.getKey().equals("workload") ? '"' + entry.getValue() + '"' : entry.getValue()))
                .collect(Collectors.joining(", ", "{", "}"));
    }
}
