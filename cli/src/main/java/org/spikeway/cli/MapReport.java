package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToLongFunction;
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
        row.put("hotSpots", loads.hotSpots(HOT_SPOTS).stream().map(MapReport::hotSpot).toList());
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
        StringBuilder text = new StringBuilder();
        text.append(network + " on " + mapped.chip().name() + ": " + mapped.coresUsed() + " cores on "
                + mapped.chipsUsed() + " chips\n\n");
        text.append("fullest core of each layer: used of limit (headroom)\n");
        for (Map<String, Object> row : layers()) {
            text.append("  ").append(row.get("layer")).append(": ").append(row.get("cores")).append(" cores");
            row.forEach((name, value) -> {
                if (value instanceof Map<?, ?> use) {
                    text.append(", " + name + " " + use.get("used") + " of " + use.get("limit") + " ("
                            + use.get("headroom") + ")");
                }
            });
            text.append('\n');
        }
        text.append(String.format(Locale.ROOT, "%nplacement, found in %.2f s%n", seconds));
        quality.forEach((placer, row) -> {
            text.append("  ").append(placer).append('\n');
            row.forEach((name, value) -> text.append("    " + name + " " + shown(value) + '\n'));
        });
        return text.toString();
    }

    private static String shown(Object value) {
        return value instanceof Double number ? String.format(Locale.ROOT, "%,.3f", number) : String.valueOf(value);
    }
}
