package org.spikeway.simulator.report;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.simulator.energy.AnnCost;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.RunCounts;
import org.spikeway.simulator.energy.SynapseKind;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/**
 * {@code activity.json}: all that pricing needs of a run, so that it can be priced again; {@code docs/run-files.md}
 * describes it.
 *
 * <p>Rows are arrays, to keep the file small: a slice is {@code [layer, core, spikes, activeUpdates, idleUpdates]}, a route
 * {@code [source, target, packets, synops, kind]}, a layer of the ANN {@code [macs, inputMacs, weights, zeroWeights,
 * outputs]}. Numbers are written so that reading gives the same bits.
 */
final class ActivityFile {
    static final String NAME = "activity.json";
    private static final String FORMAT = "spikeway-activity";
    private static final int VERSION = 1;
    private static final int ROUTE_CELLS = 5;
    private static final long MOST_BYTES = 1L << 28;

    private final Path file;

    private ActivityFile(Path file) {
        this.file = file;
    }

    static void write(RunCounts run, Path file) throws IOException {
        JsonMapper mapper = JsonMapper.shared();
        ObjectNode root = mapper.createObjectNode();
        root.put("format", FORMAT).put("version", VERSION);
        root.put("samples", run.samples()).put("ticks", run.ticks()).put("readsCurrent", run.readsCurrent());
        ChipSpan time = run.time();
        root.putArray("nanos")
                .add(time.nanos())
                .add(time.tickNanos())
                .add(time.low())
                .add(time.high());
        ArrayNode ann = root.putArray("ann");
        run.ann().layers().forEach(layer -> ann.addArray()
                .add(layer.macs())
                .add(layer.inputMacs())
                .add(layer.weights())
                .add(layer.zeroWeights())
                .add(layer.outputs()));
        ArrayNode layers = root.putArray("layers");
        run.layers().forEach(layer -> layers.addObject()
                .put("name", layer.name())
                .put("neurons", layer.neurons())
                .put("input", layer.isInput()));
        ArrayNode slices = root.putArray("slices");
        run.slices().forEach(slice -> slices.addArray()
                .add(slice.layer())
                .add(slice.core())
                .add(slice.spikes())
                .add(slice.activeUpdates())
                .add(slice.idleUpdates()));
        ArrayNode routes = root.putArray("routes");
        run.routes().forEach(way -> routes.addArray()
                .add(way.source())
                .add(way.target())
                .add(way.packets())
                .add(way.synops())
                .add(way.kind().word()));
        Files.writeString(file, mapper.writeValueAsString(root) + "\n");
    }

    static RunCounts read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(
                    file + ": no such file. Give the folder of a finished run (--out of spikeway run).");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableException(
                    file + ": larger than " + MOST_BYTES + " bytes, so not the activity of a run.");
        }
        try {
            return new ActivityFile(file).counts(JsonMapper.shared().readTree(Files.readString(file)));
        } catch (JacksonException e) {
            throw new UnreadableException(file + ": not JSON: " + e.getOriginalMessage());
        } catch (IllegalArgumentException | ArithmeticException e) {
            throw new UnreadableException(file + ": " + e.getMessage() + ". Run the network again.");
        }
    }

    private RunCounts counts(JsonNode root) throws UnreadableException {
        if (!FORMAT.equals(at(root, "format").asString(""))
                || at(root, "version").asInt(0) != VERSION) {
            throw new UnreadableException(file + ": not a " + FORMAT + " of version " + VERSION
                    + ". Run the network again with this version.");
        }
        double[] nanos = doubles(at(root, "nanos"), 4);
        return new RunCounts(
                (int) whole(at(root, "samples"), Integer.MAX_VALUE),
                (int) whole(at(root, "ticks"), Integer.MAX_VALUE),
                at(root, "readsCurrent").asBoolean(false),
                new ChipSpan(nanos[0], nanos[1], nanos[2], nanos[3]),
                new AnnCost(ann(root)),
                layers(root),
                slices(root),
                routes(root));
    }

    private List<AnnCost.AnnLayer> ann(JsonNode root) throws UnreadableException {
        List<AnnCost.AnnLayer> layers = new ArrayList<>();
        for (JsonNode row : rows(root, "ann")) {
            long[] v = longs(row, 5);
            layers.add(new AnnCost.AnnLayer(v[0], v[1], v[2], v[3], v[4]));
        }
        return layers;
    }

    private List<RunCounts.Layer> layers(JsonNode root) throws UnreadableException {
        List<RunCounts.Layer> layers = new ArrayList<>();
        for (JsonNode row : rows(root, "layers")) {
            layers.add(new RunCounts.Layer(
                    at(row, "name").asString(""),
                    whole(at(row, "neurons"), Long.MAX_VALUE),
                    at(row, "input").asBoolean(false)));
        }
        return layers;
    }

    private List<RunCounts.Part> slices(JsonNode root) throws UnreadableException {
        List<RunCounts.Part> slices = new ArrayList<>();
        for (JsonNode row : rows(root, "slices")) {
            long[] v = longs(row, 5);
            slices.add(new RunCounts.Part(Math.toIntExact(v[0]), Math.toIntExact(v[1]), v[2], v[3], v[4]));
        }
        return slices;
    }

    private List<RunCounts.Way> routes(JsonNode root) throws UnreadableException {
        List<RunCounts.Way> routes = new ArrayList<>();
        for (JsonNode row : rows(root, "routes")) {
            if (!row.isArray() || row.size() != ROUTE_CELLS) {
                throw broken("a route does not hold " + ROUTE_CELLS + " values");
            }
            long[] v = longs(row, ROUTE_CELLS - 1);
            SynapseKind kind = SynapseKind.of(row.get(ROUTE_CELLS - 1).asString(""));
            routes.add(new RunCounts.Way(Math.toIntExact(v[0]), Math.toIntExact(v[1]), kind, v[2], v[3]));
        }
        return routes;
    }

    private JsonNode at(JsonNode node, String key) throws UnreadableException {
        JsonNode value = node.get(key);
        if (value == null) {
            throw broken("the key " + key + " is missing");
        }
        return value;
    }

    private JsonNode rows(JsonNode root, String key) throws UnreadableException {
        JsonNode rows = at(root, key);
        if (!rows.isArray()) {
            throw broken(key + " is not a list");
        }
        return rows;
    }

    private long[] longs(JsonNode row, int length) throws UnreadableException {
        if (!row.isArray() || row.size() < length) {
            throw broken("a row does not hold " + length + " numbers");
        }
        long[] values = new long[length];
        for (int i = 0; i < length; i++) {
            JsonNode value = row.get(i);
            if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < -1) {
                throw broken("'" + value + "' is not a count");
            }
            values[i] = value.asLong();
        }
        return values;
    }

    private double[] doubles(JsonNode row, int length) throws UnreadableException {
        if (!row.isArray() || row.size() != length) {
            throw broken("a row does not hold " + length + " numbers");
        }
        double[] values = new double[length];
        for (int i = 0; i < length; i++) {
            if (!row.get(i).isNumber()) {
                throw broken("'" + row.get(i) + "' is not a number");
            }
            values[i] = row.get(i).asDouble();
        }
        return values;
    }

    private long whole(JsonNode value, long largest) throws UnreadableException {
        if (!value.isIntegralNumber() || !value.canConvertToLong() || value.asLong() < 0 || value.asLong() > largest) {
            throw broken("'" + value + "' is not a count");
        }
        return value.asLong();
    }

    private UnreadableException broken(String reason) {
        return new UnreadableException(file + ": " + reason + ". Run the network again.");
    }
}
