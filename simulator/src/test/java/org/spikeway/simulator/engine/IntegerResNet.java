package org.spikeway.simulator.engine;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.aer.array.NpyArray;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Box;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Slice;
import org.spikeway.chip.program.Weights;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** The all-integer ResNet-20 of the reference data as a program of one core a layer, without delays. */
final class IntegerResNet {
    private final Path folder;
    private final List<Population> populations = new ArrayList<>();
    private final List<Projection> projections = new ArrayList<>();
    private final Map<String, Integer> ids = new HashMap<>();

    private IntegerResNet(Path folder) {
        this.folder = folder;
    }

    static ChipProgram read(Path folder) throws IOException {
        return new IntegerResNet(folder).program();
    }

    private ChipProgram program() throws IOException {
        JsonNode config =
                JsonMapper.shared().readTree(folder.resolve("config.json").toFile());
        add("in", new Shape(3, 32, 32), new Cells.CurrentSource());
        for (JsonNode layer : config.get("layers")) {
            switch (layer.get("op").asString()) {
                case "conv" -> convolution(layer);
                case "sumgap" -> ids.put("gap", ids.get(layer.get("inp").asString()));
                default -> fullyConnected(layer);
            }
        }
        List<Slice> slices = new ArrayList<>();
        for (Population population : populations) {
            int core = population.isSource() ? Slice.HOST : population.id();
            slices.add(new Slice(population.id(), population.id(), Box.whole(population.shape()), core));
        }
        return new ChipProgram(Numbers.INTEGER, populations, projections, slices, 1 << 30, 1 << 30);
    }

    private int add(String name, Shape shape, Cells cells) {
        int id = populations.size();
        ids.put(name, id);
        populations.add(new Population(id, name, shape, cells, 1));
        return id;
    }

    private void connect(int source, int target, Connection connection) {
        projections.add(new Projection(projections.size(), source, target, 0, connection));
    }

    private void convolution(JsonNode layer) throws IOException {
        String name = layer.get("name").asString();
        int source = ids.get(layer.get("inp").asString());
        Shape from = populations.get(source).shape();
        int stride = layer.get("stride").asInt();
        int outputs = layer.get("shape").get(0).asInt();
        int size = from.height() / stride;
        int theta = layer.get("theta").asInt();
        Cells cells = new Cells.IntegrateAndFire(theta, Cells.Reset.SOFT, Math.floorDiv(theta, 2), array(name + ".b"));
        int id = add(name, new Shape(outputs, size, size), cells);
        Axis axis = Axis.kernel(from.height(), 3, stride, 1, size);
        connect(source, id, kernel(axis, from.channels(), outputs, 3, array(name + ".w"), source == 0));
        if (layer.has("skip")) {
            JsonNode skip = layer.get("skip");
            int skipSource = ids.get(skip.get("src").asString());
            Shape skipShape = populations.get(skipSource).shape();
            int[] weights = new int[skipShape.channels()];
            java.util.Arrays.fill(weights, layer.get("skipw").asInt());
            Axis skipAxis =
                    Axis.kernel(skipShape.height(), 1, skip.get("stride").asInt(), 0, size);
            connect(
                    skipSource,
                    id,
                    new Connection.Shortcut(
                            skipAxis,
                            skipAxis,
                            skipShape.channels(),
                            outputs,
                            (outputs - skipShape.channels()) / 2,
                            new Weights.Doubles(java.util.Arrays.stream(weights)
                                    .asDoubleStream()
                                    .toArray())));
        }
    }

    private void fullyConnected(JsonNode layer) throws IOException {
        int source = ids.get("gap");
        Shape from = populations.get(source).shape();
        int outputs = layer.get("shape").get(0).asInt();
        int id = add("fc", Shape.vector(outputs), new Cells.Integrator(array("fc.b")));
        Axis pooled = new Axis(from.height(), from.height(), from.height(), 0, 1, 1, 1, 1, 0, 1);
        connect(source, id, kernel(pooled, from.channels(), outputs, 1, array("fc.w"), false));
    }

    /** From the order output, input, row, column to input, row, column, output. */
    private static Connection kernel(Axis axis, int inputs, int outputs, int size, double[] weights, boolean analog) {
        double[] ordered = new double[weights.length];
        byte[] narrow = new byte[weights.length];
        for (int o = 0; o < outputs; o++) {
            for (int i = 0; i < inputs * size * size; i++) {
                ordered[i * outputs + o] = weights[o * inputs * size * size + i];
                narrow[i * outputs + o] = (byte) ordered[i * outputs + o];
            }
        }
        Weights stored = analog ? new Weights.Doubles(ordered) : new Weights.Bytes(narrow, 0);
        return new Connection.SharedKernel(axis, axis, inputs, outputs, 1, stored);
    }

    private double[] array(String name) throws IOException {
        return NpyArray.read(folder.resolve("net").resolve(name + ".npy")).toDoubles();
    }
}
