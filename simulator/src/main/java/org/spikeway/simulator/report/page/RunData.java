package org.spikeway.simulator.report.page;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.ChipFile;
import org.spikeway.chip.ChipModel;
import org.spikeway.chip.CoreLimits;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ObjectNode;

/** The files of a run, gathered into what its page draws. */
public final class RunData {
    private static final int CHIP_BILL = 3;
    private static final long MOST_BYTES = 1L << 28;

    private final Path folder;
    private final ObjectNode run;
    private final Map<String, Object> tree = new LinkedHashMap<>();

    private RunData(Path folder) throws IOException {
        this.folder = folder;
        run = (ObjectNode) json("run.json");
    }

    /**
     * Reads {@code run.json}, the tables, {@code chip.yaml} and, if there is one, {@code first-sample.json}.
     *
     * @throws UnreadableException if the folder is not that of a run
     */
    public static RunData read(Path folder) throws IOException {
        RunData data = new RunData(folder);
        data.tree.put("run", data.run);
        data.tree.put("layers", data.layers());
        ChipFile chip = ChipFile.read(folder.resolve("chip.yaml"));
        data.tree.put("chip", chip(chip));
        data.tree.put("cores", data.cores(data.energyOfCores()));
        data.tree.put("links", data.links());
        if (Files.exists(folder.resolve("first-sample.json"))) {
            data.tree.put("first", data.json("first-sample.json"));
        }
        return data;
    }

    /**
     * Reads {@code run.json} alone.
     *
     * @throws UnreadableException if the folder is not that of a run
     */
    public static JsonNode totals(Path folder) throws IOException {
        return new RunData(folder).run;
    }

    /** Such as {@code resnet20 on loihi}. */
    String title() {
        return run.path("network").asString("network") + " on "
                + run.path("chip").path("name").asString("chip");
    }

    Map<String, Object> tree() {
        return tree;
    }

    private JsonNode json(String name) throws IOException {
        Path file = folder.resolve(name);
        try {
            if (Files.size(file) > MOST_BYTES) {
                throw new UnreadableException(file + ": larger than " + MOST_BYTES + " bytes. Run the network again.");
            }
            JsonNode node = JsonMapper.shared().readTree(Files.readString(file));
            if (!node.isObject()) {
                throw new UnreadableException(file + ": not a JSON object. Run the network again.");
            }
            return node;
        } catch (NoSuchFileException e) {
            throw new UnreadableException(file + ": no such file. Give the folder of a finished run.");
        } catch (JacksonException | java.nio.charset.CharacterCodingException e) {
            throw new UnreadableException(file + ": not JSON. Run the network again.");
        }
    }

    private static Map<String, Object> chip(ChipFile file) {
        ChipModel model = file.model();
        Map<String, Object> chip = new LinkedHashMap<>();
        chip.put("name", model.name());
        chip.put("title", model.title());
        chip.put("columns", model.geometry().columns());
        chip.put("rows", model.geometry().rows());
        chip.put("topology", model.geometry().topology().word());
        if (model.limits().neurons() != CoreLimits.UNLIMITED) {
            chip.put("compartmentsOfCore", model.limits().neurons());
        }
        chip.put("entries", file.entries());
        return chip;
    }

    private List<Object> layers() throws IOException {
        List<Object> rows = new ArrayList<>();
        try (CsvTable table = new CsvTable(folder.resolve("layers.csv"))) {
            while (table.next()) {
                Map<String, Object> row = new LinkedHashMap<>();
                row.put("name", table.text("layer"));
                row.put("neurons", table.whole("neurons"));
                row.put("spikes", table.whole("spikes"));
                row.put("rate", table.real("rate"));
                row.put("synops", table.whole("synops"));
                rows.add(row);
            }
        }
        return rows;
    }

    private Map<String, Double> energyOfCores() throws IOException {
        String bill = "";
        for (JsonNode each : run.path("energy")) {
            bill = each.path("line").asInt(0) == CHIP_BILL ? each.path("name").asString("") : bill;
        }
        Map<String, Double> sums = new LinkedHashMap<>();
        try (CsvTable table = new CsvTable(folder.resolve("energy.csv"))) {
            while (table.next()) {
                if (table.text("bill").equals(bill)) {
                    sums.merge(table.text("core"), table.real("picojoules"), Double::sum);
                }
            }
        }
        return sums;
    }

    /** Slices of a core added up. */
    private List<CoreSums> cores(Map<String, Double> energy) throws IOException {
        Map<String, CoreSums> cores = new LinkedHashMap<>();
        try (CsvTable table = new CsvTable(folder.resolve("cores.csv"))) {
            while (table.next()) {
                String core = table.text("core");
                if (!core.equals("host")) {
                    CoreSums slice = CoreSums.of(table, energy.getOrDefault(core, 0.0));
                    cores.merge(core, slice, CoreSums::plus);
                }
            }
        }
        return List.copyOf(cores.values());
    }

    private List<long[]> links() throws IOException {
        List<long[]> links = new ArrayList<>();
        try (CsvTable table = new CsvTable(folder.resolve("links.csv"))) {
            while (table.next()) {
                links.add(new long[] {
                    table.whole("fromX"),
                    table.whole("fromY"),
                    table.whole("toX"),
                    table.whole("toY"),
                    table.whole("packets")
                });
            }
        }
        return links;
    }
}
