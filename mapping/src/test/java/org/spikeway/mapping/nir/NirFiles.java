package org.spikeway.mapping.nir;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.spikeway.mapping.network.Network;

/** Small NIR files for tests. */
final class NirFiles {
    private NirFiles() {}

    /** Input, the nodes one behind the other, Output. */
    static Path chain(Path folder, int[] input, int[] output, NirNode... nodes) throws IOException {
        List<NirNode> all = new ArrayList<>(List.of(port("input", "Input", input), port("output", "Output", output)));
        List<String[]> edges = new ArrayList<>();
        String from = "input";
        for (NirNode node : nodes) {
            all.add(node);
            edges.add(edge(from, node.name()));
            from = node.name();
        }
        edges.add(edge(from, "output"));
        return write(folder, all, edges);
    }

    static Path write(Path folder, List<NirNode> nodes, List<String[]> edges) throws IOException {
        Path file = folder.resolve("net.nir");
        NirFile.write(file, nodes, edges, Map.of());
        return file;
    }

    static NirNode port(String name, String type, int... shape) {
        return NirNode.of(name, type).with("shape", shape);
    }

    static String[] edge(String from, String to) {
        return new String[] {from, to};
    }

    static NirNode linear(String name, int outputs, int inputs) {
        double[] weights = new double[outputs * inputs];
        for (int i = 0; i < weights.length; i++) {
            weights[i] = i + 1;
        }
        return NirNode.of(name, "Linear").with("weight", weights, outputs, inputs);
    }

    static NirNode lif(String name, double tau, int... extents) {
        return NirNode.of(name, "LIF")
                .filled("tau", tau, extents)
                .filled("r", 1, extents)
                .filled("v_leak", 0, extents)
                .filled("v_threshold", 1, extents);
    }

    static NirNode fire(String name, int... extents) {
        return NirNode.of(name, "IF").filled("r", 1, extents).filled("v_threshold", 1, extents);
    }

    static Network read(Path file) throws IOException {
        return NirReader.read(file, NirOptions.usual());
    }
}
