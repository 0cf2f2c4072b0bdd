package org.spikeway.simulator.trace;

import java.io.BufferedWriter;
import java.io.IOException;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.route.Link;
import org.spikeway.simulator.noc.SpikeWays;
import tools.jackson.databind.json.JsonMapper;

/**
 * The Trace Event Format in JSON, as the Perfetto viewer and chrome://tracing read it: complete events ({@code X}) for ticks, their
 * phases and the work of cores, counters ({@code C}) for packets of links and spikes of layers, metadata ({@code M}) for names.
 * A process is a chip, a thread a core. Times are microseconds with six decimals, so whole picoseconds.
 */
final class PerfettoTrace implements TraceFormat.Trace {
    private static final int TICKS = 1;
    private static final int LAYERS = 2;
    private static final int LINKS = 3;
    private static final int FIRST_CHIP = 10;

    private final SampleRecord sample;
    private final TickTimes times;
    private final List<List<Slice>> slices;
    private boolean isFirst = true;

    PerfettoTrace(SampleRecord sample) {
        this.sample = sample;
        times = sample.times();
        slices = sample.slicesByPlace();
    }

    @Override
    public void write(BufferedWriter out) throws IOException {
        out.write("{\"displayTimeUnit\":\"ns\",\"traceEvents\":[\n");
        names(out);
        SpikeWays ways = new SpikeWays(sample.program(), sample.chip().geometry());
        Map<Link, Integer> linksBefore = new TreeMap<>(Link.BY_PLACE);
        for (int tick = 0; tick < sample.ticks(); tick++) {
            phases(out, tick);
            int[] spikes = sample.spikesBySlice(tick);
            cores(out, tick, spikes);
            layers(out, tick, spikes);
            linksBefore = links(out, tick, ways, linksBefore);
        }
        out.write("\n]}\n");
    }

    private void names(BufferedWriter out) throws IOException {
        name(out, "process_name", TICKS, 0, "ticks");
        name(out, "process_name", LAYERS, 0, "spikes of layers");
        name(out, "process_name", LINKS, 0, "packets of links");
        int[] cores = sample.cores().cores();
        int chipBefore = -1;
        for (int place = 0; place < cores.length; place++) {
            int chip = sample.chip().geometry().chip(cores[place]);
            if (chip != chipBefore) {
                name(out, "process_name", FIRST_CHIP + chip, 0, sample.chip().name() + " chip " + chip);
                chipBefore = chip;
            }
            name(out, "thread_name", FIRST_CHIP + chip, cores[place], "core " + cores[place] + ": " + layersOf(place));
        }
    }

    private String layersOf(int place) {
        return slices.get(place).stream()
                .map(slice -> sample.program().population(slice).name())
                .distinct()
                .collect(Collectors.joining(", "));
    }

    private void phases(BufferedWriter out, int tick) throws IOException {
        long begin = times.begin(tick);
        span(out, "tick " + (tick + 1), TICKS, 0, begin, times.end(tick), "{\"tick\":" + (tick + 1) + "}");
        span(out, "cores", TICKS, 0, begin, times.coresDone(tick), "{}");
        span(out, "network", TICKS, 0, times.coresDone(tick), times.messagesDone(tick), "{}");
        span(out, "barrier", TICKS, 0, times.messagesDone(tick), times.end(tick), "{}");
    }

    private void cores(BufferedWriter out, int tick, int[] spikes) throws IOException {
        int[] cores = sample.cores().cores();
        for (int place = 0; place < cores.length; place++) {
            int fired = 0;
            for (Slice slice : slices.get(place)) {
                fired += spikes[slice.id()];
            }
            int chip = sample.chip().geometry().chip(cores[place]);
            String values = "{\"tick\":" + (tick + 1) + ",\"spikes\":" + fired + "}";
            long done = times.coreDone(tick, place, fired > 0);
            span(out, layersOf(place), FIRST_CHIP + chip, cores[place], times.begin(tick), done, values);
        }
    }

    private void layers(BufferedWriter out, int tick, int[] spikes) throws IOException {
        Map<String, Integer> byLayer = new TreeMap<>();
        for (Slice slice : sample.program().slices()) {
            if (!sample.program().population(slice).isReadOut()) {
                byLayer.merge(sample.program().population(slice).name(), spikes[slice.id()], Integer::sum);
            }
        }
        for (Map.Entry<String, Integer> layer : byLayer.entrySet()) {
            counter(out, layer.getKey(), LAYERS, times.begin(tick), "spikes", layer.getValue());
        }
    }

    /** Links that carried something in this tick or the one before; the others stand at zero already. */
    private Map<Link, Integer> links(BufferedWriter out, int tick, SpikeWays ways, Map<Link, Integer> before)
            throws IOException {
        Map<Link, Integer> packets = new TreeMap<>(Link.BY_PLACE);
        for (int i = sample.firstSpike(tick); i < sample.firstSpike(tick + 1); i++) {
            long key = sample.spikes()[i];
            for (Link link : ways.of(SpikeLog.slice(key), SpikeLog.neuron(key)).links()) {
                packets.merge(link, 1, Integer::sum);
            }
        }
        Map<Link, Integer> shown = new TreeMap<>(Link.BY_PLACE);
        shown.putAll(packets);
        before.keySet().forEach(link -> shown.putIfAbsent(link, 0));
        for (Map.Entry<Link, Integer> link : shown.entrySet()) {
            Link from = link.getKey();
            String name = "(" + from.x() + ", " + from.y() + ") "
                    + from.direction().name().toLowerCase(Locale.ROOT);
            counter(out, name, LINKS, times.begin(tick), "packets", link.getValue());
        }
        return packets;
    }

    private void name(BufferedWriter out, String kind, int process, int thread, String name) throws IOException {
        event(
                out,
                "{\"ph\":\"M\",\"name\":\"" + kind + "\",\"pid\":" + process + ",\"tid\":" + thread
                        + ",\"args\":{\"name\":" + quoted(name) + "}}");
    }

    private void span(BufferedWriter out, String name, int process, int thread, long from, long to, String values)
            throws IOException {
        if (to > from) {
            event(
                    out,
                    "{\"ph\":\"X\",\"name\":" + quoted(name) + ",\"pid\":" + process + ",\"tid\":" + thread + ",\"ts\":"
                            + micros(from) + ",\"dur\":" + micros(to - from) + ",\"args\":" + values + "}");
        }
    }

    private void counter(BufferedWriter out, String name, int process, long at, String what, int value)
            throws IOException {
        event(
                out,
                "{\"ph\":\"C\",\"name\":" + quoted(name) + ",\"pid\":" + process + ",\"tid\":0,\"ts\":" + micros(at)
                        + ",\"args\":{\"" + what + "\":" + value + "}}");
    }

    private void event(BufferedWriter out, String json) throws IOException {
        out.write(isFirst ? json : ",\n" + json);
        isFirst = false;
    }

    private static String micros(long picos) {
        return String.format(Locale.ROOT, "%d.%06d", picos / 1_000_000, picos % 1_000_000);
    }

    private static String quoted(String text) {
        return JsonMapper.shared().writeValueAsString(text);
    }
}
