package org.spikeway.cli.nir;

import io.jhdf.HdfFile;
import io.jhdf.WritableHdfFile;
import io.jhdf.api.WritableGroup;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * A NIR graph as plain loops: every node a rule from its input to its output, run tick by tick in the order in which they
 * were added. A node that reads one added later reads what that one had a tick ago. It writes itself as a file, too.
 */
final class PlainGraph {
    private final Map<String, PlainNode> nodes = new LinkedHashMap<>();
    private final Map<String, double[]> values = new HashMap<>();

    /** @param rule may keep a state between ticks */
    private record PlainNode(
            String type,
            Map<String, Object> parameters,
            List<String> sources,
            int[] extents,
            UnaryOperator<double[]> rule) {}

    int[] extents(String node) {
        return nodes.get(node).extents();
    }

    static int size(int[] extents) {
        int size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        return size;
    }

    String add(
            String name,
            String type,
            Map<String, Object> parameters,
            int[] extents,
            UnaryOperator<double[]> rule,
            String... sources) {
        nodes.put(name, new PlainNode(type, parameters, new ArrayList<>(List.of(sources)), extents, rule));
        values.put(name, new double[size(extents)]);
        return name;
    }

    /** One more edge; from a node added later it closes a loop. */
    void connect(String from, String to) {
        nodes.get(to).sources().add(from);
    }

    void tick(double[] input) {
        for (Map.Entry<String, PlainNode> entry : nodes.entrySet()) {
            PlainNode node = entry.getValue();
            double[] sum = input;
            for (int s = 0; s < node.sources().size(); s++) {
                double[] value = values.get(node.sources().get(s));
                sum = s == 0 ? new double[value.length] : sum;
                for (int i = 0; i < sum.length; i++) {
                    sum[i] += value[i];
                }
            }
            values.put(entry.getKey(), node.rule().apply(sum));
        }
    }

    double[] value(String node) {
        return values.get(node);
    }

    void write(Path file) {
        try (WritableHdfFile hdf = HdfFile.write(file)) {
            hdf.putDataset("version", "1.0");
            WritableGroup graph = hdf.putGroup("node");
            graph.putDataset("type", "NIRGraph");
            WritableGroup all = graph.putGroup("nodes");
            List<String[]> edges = new ArrayList<>();
            nodes.forEach((name, node) -> {
                WritableGroup group = all.putGroup(name);
                group.putDataset("type", node.type());
                node.parameters().forEach(group::putDataset);
                node.sources().forEach(source -> edges.add(new String[] {source, name}));
            });
            graph.putDataset("edges", edges.toArray(String[][]::new));
        }
    }
}
