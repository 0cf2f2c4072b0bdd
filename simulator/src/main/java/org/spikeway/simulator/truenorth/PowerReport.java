package org.spikeway.simulator.truenorth;

import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.ChipSpan;

/**
 * What came out of a measurement of power.
 *
 * @param spikes fired in the ticks measured, and so for the other counts
 * @param bill energy of these ticks
 */
public record PowerReport(
        String chip,
        int cores,
        PowerSetting setting,
        ChipSpan time,
        long spikes,
        long synapticEvents,
        long hops,
        Bill bill) {
    private static final int NEURONS_OF_CORE = 256;

    /** One picojoule in one nanosecond is one milliwatt. */
    public double milliwatts() {
        return bill.picojoules() / time.nanos();
    }

    /** The mean rate of the neurons in the time of the chip. */
    public double hertz() {
        return spikes / (cores * (double) NEURONS_OF_CORE) / (time.nanos() * 1e-9);
    }

    /** Synaptic events a second and watt, in billions. */
    public double gigaEventsPerSecondAndWatt() {
        return synapticEvents / (bill.picojoules() * 1e-12) * 1e-9;
    }

    /** The report for programs; powers in mW, rates a second. */
    public Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("chip", chip);
        map.put("cores", cores);
        map.put("synapses", setting.synapses());
        map.put("ticks", setting.ticks());
        map.put("hertz", hertz());
        map.put("synapticEventsPerSecond", synapticEvents / (time.nanos() * 1e-9));
        map.put("hopsPerSpike", (double) hops / Math.max(1, spikes));
        map.put("milliwatts", milliwatts());
        map.put("gigaEventsPerSecondAndWatt", gigaEventsPerSecondAndWatt());
        return map;
    }

    /** The report as text. */
    public String text() {
        double seconds = time.nanos() * 1e-9;
        StringBuilder text = new StringBuilder();
        line(
                text,
                "%s, %,d cores, random network of %d synapses an axon, %,d ticks",
                chip,
                cores,
                setting.synapses(),
                setting.ticks());
        line(text, "");
        line(text, "  rate              %10.3f Hz", hertz());
        line(text, "  synaptic events   %10.3f G/s", synapticEvents / seconds * 1e-9);
        line(
                text,
                "  hops              %10.3f G/s, %.2f a spike",
                hops / seconds * 1e-9,
                (double) hops / Math.max(1, spikes));
        line(
                text,
                "  power             %10.3f mW  (%.3f to %.3f)",
                milliwatts(),
                bill.low() / time.high(),
                bill.high() / time.low());
        for (Bill.Part part : bill.parts()) {
            if (part.count() == 0) {
                continue;
            }
            line(text, "    %-24s%10.3f mW  %s", part.name(), part.picojoules() / time.nanos(), part.source());
        }
        line(text, "  efficiency        %10.3f G synaptic events a second and watt", gigaEventsPerSecondAndWatt());
        return text.toString();
    }

    private static void line(StringBuilder text, String format, Object... values) {
        text.append(String.format(Locale.ROOT, format, values)).append('\n');
    }
}
