package org.spikeway.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import org.spikeway.cli.program.Sizing;
import org.spikeway.cli.program.TextTable;
import org.spikeway.mapping.place.LinkLoads;

/** What a program takes of its chip, and how far its spikes travel in one placement beside another. */
final class MapReport {
    private static final int HOT_SPOTS = 3;

    private final Sizing sizing;
    private final RunHeap heap;
    private final List<String> warnings;
    private final double seconds;
    private final List<Quality> placements = new ArrayList<>();

    /** One placement: its links and what a sample costs there. */
    private record Quality(String placer, LinkLoads loads, PlacedProgram.Cost cost) {}

    /**
     * @param warnings cores that lack time or memory, a line each
     * @param seconds that the placer took
     */
    MapReport(Sizing sizing, RunHeap heap, List<String> warnings, double seconds) {
        this.sizing = sizing;
        this.heap = heap;
        this.warnings = warnings;
        this.seconds = seconds;
    }

    /** Adds a placement; the last one is that of the program. */
    void compare(String placer, LinkLoads loads, PlacedProgram.Cost cost) {
        placements.add(new Quality(placer, loads, cost));
    }

    Map<String, Object> asMap() {
        Map<String, Object> map = new LinkedHashMap<>();
        map.put("sizing", sizing);
        map.put("heap", heap);
        map.put("warnings", warnings);
        Map<String, Object> quality = new LinkedHashMap<>();
        placements.forEach(each -> quality.put(each.placer, asMap(each)));
        map.put("placement", quality);
        map.put("placementSeconds", seconds);
        return map;
    }

    private static Map<String, Object> asMap(Quality placement) {
        Map<String, Object> row = new LinkedHashMap<>();
        row.put("spikesTimesHops", placement.loads.hops());
        row.put("largestLink", placement.loads.largest());
        row.put("meanLink", placement.loads.mean());
        row.put("betweenChips", placement.loads.betweenChips());
        row.put("microjoules", placement.cost.microjoules());
        row.put("microseconds", placement.cost.micros());
        row.put("hotSpots", hotSpots(placement.loads));
        return row;
    }

    private static List<String> hotSpots(LinkLoads loads) {
        return loads.hotSpots(HOT_SPOTS).stream().map(MapReport::hotSpot).toList();
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

    String text() {
        StringBuilder text = new StringBuilder(sizing.text()).append('\n');
        text.append(qualities().text());
        text.append(String.format(Locale.ROOT, "  placement found in %.2f s%n", seconds));
        text.append(heap.text());
        Quality last = placements.get(placements.size() - 1);
        if (last.loads.largest() > 0) {
            text.append("\nbusiest links, ").append(last.placer).append('\n');
            hotSpots(last.loads).forEach(line -> text.append("  ").append(line).append('\n'));
        }
        if (!warnings.isEmpty()) {
            text.append("\nlack of time or memory\n");
            warnings.forEach(line -> text.append("  ").append(line).append('\n'));
        }
        return text.toString();
    }

    private TextTable qualities() {
        List<String> heads = new ArrayList<>(List.of("placement"));
        placements.forEach(each -> heads.add(each.placer));
        TextTable table = new TextTable(heads.toArray(String[]::new));
        row(table, "spikes × hops", each -> each.loads.hops());
        row(table, "packets of the busiest link", each -> each.loads.largest());
        row(table, "packets of a link, mean", each -> each.loads.mean());
        row(table, "packets between chips", each -> each.loads.betweenChips());
        row(table, "energy of a sample, µJ", each -> each.cost.microjoules());
        row(table, "time of a sample, µs", each -> each.cost.micros());
        return table;
    }

    private void row(TextTable table, String name, Function<Quality, Object> value) {
        List<Object> cells = new ArrayList<>(List.of(name));
        placements.forEach(each -> cells.add(value.apply(each)));
        table.row(cells.toArray());
    }
}
