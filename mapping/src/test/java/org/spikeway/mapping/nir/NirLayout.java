package org.spikeway.mapping.nir;

import static org.assertj.core.api.Assertions.assertThat;

import io.jhdf.HdfFile;
import io.jhdf.api.Dataset;
import io.jhdf.api.Group;
import io.jhdf.api.Node;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The layout of NIR files as the public specification has it (neuroir.org, nir 1.0), checked without Spikeway's reader: the
 * groups, every node's parameters with their extents, and that the types agree along every edge.
 */
final class NirLayout {
    private static final int[] ANY = {};

    private final Map<String, int[]> inputs = new HashMap<>();
    private final Map<String, int[]> outputs = new HashMap<>();

    private NirLayout() {}

    static void check(Path file) {
        try (HdfFile hdf = new HdfFile(file)) {
            assertThat(word(hdf, "version")).matches("\\d+\\.\\d+.*");
            new NirLayout().graph((Group) hdf.getChild("node"));
        }
    }

    private void graph(Group graph) {
        assertThat(word(graph, "type")).isEqualTo("NIRGraph");
        Map<String, Node> nodes = ((Group) graph.getChild("nodes")).getChildren();
        nodes.forEach((name, node) -> types(name, (Group) node));
        assertThat(nodes.values().stream().map(node -> word((Group) node, "type")))
                .contains("Input", "Output");
        Object[] edges = (Object[]) ((Dataset) graph.getChild("edges")).getData();
        for (Object edge : edges) {
            String from = (String) ((Object[]) edge)[0];
            String to = (String) ((Object[]) edge)[1];
            assertThat(nodes).containsKeys(from, to);
            if (outputs.get(from) != ANY && inputs.get(to) != ANY) {
                assertThat(inputs.get(to)).as(from + " to " + to).isEqualTo(outputs.get(from));
            }
        }
    }

    private void types(String name, Group node) {
        String type = word(node, "type");
        switch (type) {
            case "Input", "Output" -> both(name, whole(node, "shape"));
            case "Scale" -> both(name, extents(node, "scale"));
            case "Delay" -> both(name, extents(node, "delay"));
            case "Threshold" -> both(name, extents(node, "threshold"));
            case "I" -> neurons(name, node, "r");
            case "IF" -> neurons(name, node, "r", "v_threshold");
            case "LI" -> neurons(name, node, "r", "tau", "v_leak");
            case "LIF" -> neurons(name, node, "r", "tau", "v_leak", "v_threshold");
            case "CubaLI" -> neurons(name, node, "r", "tau_mem", "tau_syn", "v_leak", "w_in");
            case "CubaLIF" -> neurons(name, node, "r", "tau_mem", "tau_syn", "v_leak", "w_in", "v_threshold");
            case "Linear", "Affine" -> {
                int[] weight = extents(node, "weight");
                assertThat(weight).hasSize(2);
                if (type.equals("Affine")) {
                    assertThat(extents(node, "bias")).isEqualTo(new int[] {weight[0]});
                }
                put(name, new int[] {weight[1]}, new int[] {weight[0]});
            }
            case "Flatten" -> {
                int[] shape = whole(node, "input_type");
                assertThat(number(node, "start_dim")).isZero();
                assertThat(number(node, "end_dim")).isEqualTo(-1);
                put(name, shape, new int[] {Arrays.stream(shape).reduce(1, (a, b) -> a * b)});
            }
            case "SumPool2d" -> {
                for (String parameter : List.of("kernel_size", "stride", "padding")) {
                    assertThat(whole(node, parameter)).hasSize(2);
                }
                put(name, ANY, ANY);
            }
            case "Conv2d" -> convolution(name, node);
            default -> throw new AssertionError("unexpected node " + name + " of type " + type);
        }
    }

    /** All parameters have the extents of the neurons; of those that fire, v_reset may be there too. */
    private void neurons(String name, Group node, String... parameters) {
        int[] shape = extents(node, "r");
        List<String> known = new ArrayList<>(List.of(parameters));
        if (node.getChildren().containsKey("v_reset")) {
            assertThat(parameters).as(name + " with v_reset").contains("v_threshold");
            known.add("v_reset");
        }
        for (String parameter : known) {
            assertThat(extents(node, parameter)).as(name + " " + parameter).isEqualTo(shape);
        }
        both(name, shape);
    }

    private void convolution(String name, Group node) {
        int[] weight = extents(node, "weight");
        int[] image = whole(node, "input_shape");
        int[] stride = whole(node, "stride");
        int[] dilation = whole(node, "dilation");
        Object padding = ((Dataset) node.getChild("padding")).getData();
        int groups = number(node, "groups");
        assertThat(weight).hasSize(4);
        assertThat(extents(node, "bias")).isEqualTo(new int[] {weight[0]});
        int[] output = {weight[0], 0, 0};
        for (int axis = 0; axis < 2; axis++) {
            int reach = dilation[axis] * (weight[2 + axis] - 1);
            output[1 + axis] = padding instanceof String
                    ? image[axis]
                    : (image[axis] + 2 * (int) ((long[]) padding)[axis] - reach - 1) / stride[axis] + 1;
        }
        put(name, new int[] {weight[1] * groups, image[0], image[1]}, output);
    }

    private void both(String name, int[] shape) {
        put(name, shape, shape);
    }

    private void put(String name, int[] input, int[] output) {
        inputs.put(name, input);
        outputs.put(name, output);
    }

    private static String word(Group group, String name) {
        return (String) ((Dataset) group.getChild(name)).getData();
    }

    private static int[] extents(Group group, String name) {
        return ((Dataset) group.getChild(name)).getDimensions();
    }

    private static int[] whole(Group group, String name) {
        long[] values = (long[]) ((Dataset) group.getChild(name)).getData();
        return Arrays.stream(values).mapToInt(value -> (int) value).toArray();
    }

    private static int number(Group group, String name) {
        return ((Number) ((Dataset) group.getChild(name)).getData()).intValue();
    }
}
