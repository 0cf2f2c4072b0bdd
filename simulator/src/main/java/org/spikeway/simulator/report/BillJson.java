package org.spikeway.simulator.report;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.simulator.energy.Bill;
import org.spikeway.simulator.energy.RunCounts;

/** Bills as plain maps for JSON; {@code docs/run-files.md} describes them. */
public final class BillJson {
    private BillJson() {}

    /** One map a bill. */
    public static List<Map<String, Object>> of(List<Bill> bills, RunCounts counts) {
        return bills.stream().map(bill -> bill(bill, counts)).toList();
    }

    private static Map<String, Object> bill(Bill bill, RunCounts counts) {
        Map<String, Object> entry = new LinkedHashMap<>();
        entry.put("line", bill.line());
        entry.put("name", bill.name());
        entry.put("picojoulesPerSample", bill.picojoules());
        entry.put("low", bill.low());
        entry.put("high", bill.high());
        Map<String, Object> parts = new LinkedHashMap<>();
        for (Bill.Part part : bill.parts()) {
            Map<String, Object> line = new LinkedHashMap<>();
            line.put("count", part.count());
            line.put("picojoules", part.picojoules());
            line.put("low", part.low());
            line.put("high", part.high());
            line.put("source", part.source());
            parts.put(part.name(), line);
        }
        entry.put("parts", parts);
        Map<String, Object> layers = new LinkedHashMap<>();
        for (Bill.Part part : bill.byLayer()) {
            String layer = counts.layers().get(Integer.parseInt(part.name())).name();
            layers.put(layer, part.picojoules());
        }
        entry.put("byLayer", layers);
        entry.put("sources", bill.sources());
        return entry;
    }
}
