package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.CoreLimits;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.program.CoreUse;
import org.spikeway.mapping.program.MappedProgram;

/** What a program takes of its chip, layer by layer, and how far its spikes travel in one placement beside another. */
final class MapReport {
    private static final int HOT_SPOTS = 3;

    private final String network;
    private final MappedProgram mapped;
    private final double seconds;
    private final Map<String, Map<String, Object>> quality = new LinkedHashMap<>();

    /** @param seconds that the placer took */
    MapReport(String network, MappedProgram mapped, double seconds) {
        this.network = network;
        this.mapped = mapped;
        this.seconds = seconds;
    }

    /** Adds a placement. */
    void compare(String placer, LinkLoads loads, PlacedProgram.Cost cost) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("spikesTimesHops", loads.hops());
        row.put("largestLink", loads.largest());
        row.put("meanLink", loads.mean());
        row.put("betweenChips", loads.betweenChips());
        row.put("microjoules", cost.microjoules());
        row.put("microseconds", cost.micros());
        row.put(
                "hotSpots",
                loads.hotSpots(HOT_SPOTS).stream().map(MapReport::hotSpot).toList());
        quality.put(placer, row);
    }

    private static String hotSpot(LinkLoads.Load load) {
        List<String> layers = load.layers().entrySet().stream()
                .sorted(Map.Entry.<String, Long>comparingByValue().reversed().thenComparing(Map.Entry.comparingByKey()))
                .limit(HOT_SPOTS)
                .map(Map.Entry::getKey)
                .toList();
        return String.format(
                Locale.ROOT,
                "(%d, %d) %s: %,d packets of %s",
                load.link().x(),
                load.link().y(),
                load.link().direction().name().toLowerCase(Locale.ROOT),
                load.packets(),
                String.join(", ", layers));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("network", network);
        map.put("chip", mapped.chip().name());
        map.put("chips", mapped.chipsUsed());
        map.put("cores", mapped.coresUsed());
        map.put("layers", layers());
        map.put("placement", quality);
        map.put("placementSeconds", seconds);
        return map;
    }

    private List<Map<String, Object>> layers() {
        List<Map<String, Object>> rows = new ArrayList<>();
        for (Population population : mapped.program().populations()) {
            if (!population.isSource()) {
                List<CoreUse> uses = mapped.program().slicesOf(population.id()).stream()
                        .map(Slice::id)
                        .map(mapped.uses()::get)
                        .toList();
                CoreLimits limits = mapped.chip().limits();
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("layer", population.name());
                row.put("cores", uses.size());
                row.put("neurons", use(uses, CoreUse::neurons, limits.neurons()));
                row.put("inputAxons", use(uses, CoreUse::inputAxons, limits.inputAxons()));
                row.put("outputAxons", use(uses, CoreUse::outputAxons, limits.outputAxons()));
                row.put("synapseBits", use(uses, CoreUse::synapseBits, limits.synapseMemory()));
                rows.add(row);
            }
        }
        return rows;
    }

    /** Of the fullest core. */
    private static Map<String, Object> use(List<CoreUse> uses, ToLongFunction<CoreUse> what, long limit) {
        long used = uses.stream().mapToLong(what).max().orElse(0);
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("used", used);
        map.put("limit", limit == CoreLimits.UNLIMITED ? "unlimited" : limit);
        map.put("headroom", limit == CoreLimits.UNLIMITED ? "unlimited" : limit - used);
        return map;
    }

    String text() {
        int chips = mapped.chipsUsed();
        StringBuilder text = new StringBuilder(network + " on " + mapped.chip().name() + ": " + mapped.coresUsed()
                + " cores on " + chips + (chips == 1 ? " chip" : " chips") + "\n\n");
        text.append("  fullest core of each layer, used of limit\n");
        FittedTable use =
                new FittedTable(1, "layer", "cores", "compartments", "input axons", "output axons", "synapse bits");
        for (Map<String, Object> row : layers()) {
            List<String> cells = new ArrayList<>();
            for (Object cell : row.values()) {
                cells.add(
                        cell instanceof Map<?, ?> ofCore
                                ? shown(ofCore.get("used")) + " of " + shown(ofCore.get("limit"))
                                : String.valueOf(cell));
            }
            use.add(cells);
        }
        text.append(use.text());
        text.append(String.format(Locale.ROOT, "%n  placement, found in %.2f s%n", seconds));
        FittedTable placers = new FittedTable(
                1, "placer", "spikes x hops", "busiest link", "mean link", "between chips", "energy", "time");
        quality.forEach((placer, row) -> placers.add(List.of(
                placer,
                shown(row.get("spikesTimesHops")),
                shown(row.get("largestLink")),
                shown(row.get("meanLink")),
                shown(row.get("betweenChips")),
                shown(row.get("microjoules")) + " µJ",
                shown(row.get("microseconds")) + " µs")));
        text.append(placers.text());
        quality.forEach((placer, row) -> text.append("  busiest links, ")
                .append(placer)
                .append(": ")
                .append(hotSpots(row))
                .append('\n'));
        return text.toString();
    }

    private static String hotSpots(Map<String, Object> row) {
        return row.get("hotSpots") instanceof List<?> spots && !spots.isEmpty()
                ? spots.stream().map(String::valueOf).collect(Collectors.joining("; "))
                : "none";
    }

    private static String shown(@Nullable Object value) {
        if (value instanceof Double number) {
            return String.format(Locale.ROOT, "%,.3f", number);
        }
        return value instanceof Number whole
                ? String.format(Locale.ROOT, "%,d", whole.longValue())
                : String.valueOf(value);
    }
}
