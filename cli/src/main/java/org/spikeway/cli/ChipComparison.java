package org.spikeway.cli;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.Sizing;
import org.spikeway.cli.program.Sizing.LayerSizing;
import org.spikeway.cli.program.Sizing.Use;
import org.spikeway.cli.program.TextTable;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.program.MappedProgram;

/** One network on several chips: what it takes of each, and with images also its traffic, energy and time there. */
final class ChipComparison {
    private final NetworkSource source;
    private final RunOptions options;
    private final RunSettings settings;
    private final @Nullable RunImages images;
    private final NetworkSource.@Nullable Spiking spiking;

    /** @param images that traffic and thresholds come from; null for the sizes alone */
    ChipComparison(NetworkSource source, RunOptions options, RunSettings settings, @Nullable RunImages images)
            throws IOException {
        this.source = source;
        this.options = options;
        this.settings = settings;
        this.images = images;
        spiking = images == null ? null : source.spiking(images, settings, settings.coding());
    }

    /**
     * One chip of the comparison.
     *
     * @param refused why it does not hold the network; the others are null then
     * @param packetHops, microjoules, microseconds null without images
     */
    record Row(
            String chip,
            @Nullable String refused,
            @Nullable Sizing sizing,
            @Nullable Long packetHops,
            @Nullable Double microjoules,
            @Nullable Double microseconds) {}

    /** A row a chip; one that cannot hold the network is no failure. */
    List<Row> rows(List<ChipModel> chips) throws IOException {
        List<Row> rows = new ArrayList<>();
        for (ChipModel chip : chips) {
            try {
                rows.add(row(chip));
            } catch (RefusedException e) {
                rows.add(new Row(chip.name(), e.getMessage(), null, null, null, null));
            }
        }
        return rows;
    }

    private Row row(ChipModel chip) throws IOException {
        NetworkMapping mapping = new NetworkMapping(source, chip, options, settings);
        MappedProgram provisional = mapping.provisional();
        if (images == null || spiking == null) {
            return new Row(chip.name(), null, Sizing.of("", provisional), null, null, null);
        }
        ReadyProgram ready = mapping.sequential(images, spiking);
        PlacedProgram places = mapping.places(images);
        ExpectedTraffic traffic = places.traffic(ready.mapped());
        Placer placer = options.placement.placer("multilevel");
        MappedProgram placed = PlacedProgram.place(ready.mapped(), traffic, placer, options.placement);
        LinkLoads loads = PlacedProgram.loads(placed, traffic);
        PlacedProgram.Cost cost = places.cost(placed, ready.ann());
        return new Row(
                chip.name(), null, Sizing.of(ready.network(), placed), loads.hops(), cost.microjoules(), cost.micros());
    }

    static String text(List<Row> rows) {
        List<String> heads =
                new ArrayList<>(List.of("chip", "cores", "chips", "neurons", "axons in", "axons out", "synapses"));
        boolean priced = rows.stream().anyMatch(row -> row.packetHops != null);
        if (priced) {
            heads.addAll(List.of("spikes × hops", "µJ a sample", "µs a sample"));
        }
        TextTable table = new TextTable(heads.toArray(String[]::new));
        rows.forEach(row -> table.row(cells(row, priced).toArray()));
        StringBuilder text = new StringBuilder(table.text());
        rows.stream().filter(row -> row.refused != null).forEach(row -> text.append("\n  ")
                .append(row.chip)
                .append(" refused: ")
                .append(row.refused)
                .append('\n'));
        return text.toString();
    }

    private static List<Object> cells(Row row, boolean priced) {
        Optional<Sizing> sizing = Optional.ofNullable(row.sizing);
        List<Object> cells = new ArrayList<>(List.of(
                row.chip,
                sizing.<Object>map(each -> each.cores().used()).orElse("refused"),
                sizing.<Object>map(each -> each.chips().used()).orElse(""),
                fullest(sizing, LayerSizing::neurons),
                fullest(sizing, LayerSizing::inputAxons),
                fullest(sizing, LayerSizing::outputAxons),
                fullest(sizing, LayerSizing::synapseMemory)));
        if (priced) {
            cells.add(Optional.<Object>ofNullable(row.packetHops).orElse(""));
            cells.add(Optional.<Object>ofNullable(row.microjoules).orElse(""));
            cells.add(Optional.<Object>ofNullable(row.microseconds).orElse(""));
        }
        return cells;
    }

    /** How full the fullest core of all layers is. */
    private static String fullest(Optional<Sizing> sizing, Function<LayerSizing, Use> what) {
        return sizing.map(each -> {
                    double share = each.layers().stream()
                            .map(what)
                            .filter(use -> use.limit() > 0)
                            .mapToDouble(use -> (double) use.used() / use.limit())
                            .max()
                            .orElse(-1);
                    return share < 0 ? "no limit" : String.format(Locale.ROOT, "%.0f %%", 100 * share);
                })
                .orElse("");
    }
}
