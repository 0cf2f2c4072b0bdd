package org.spikeway.mapping.layers;

import java.util.List;

/** Makes short, distinct layer names from node names: {@code /layer1/layer1.0/conv1/Conv} becomes {@code layer1.0.conv1}. */
final class LayerNames {
    private LayerNames() {}

    static String unique(String node, List<Layer> taken) {
        String name = shorten(node);
        String candidate = name;
        for (int n = 2; isTaken(candidate, taken); n++) {
            candidate = name + "_" + n;
        }
        return candidate;
    }

    private static boolean isTaken(String name, List<Layer> taken) {
        return taken.stream().anyMatch(layer -> layer.name().equals(name));
    }

    /** Drops the operator at the end and scopes that the next scope repeats. */
    private static String shorten(String node) {
        String[] parts = node.split("/", -1);
        StringBuilder name = new StringBuilder();
        for (int i = 0; i < parts.length; i++) {
            boolean operator = i > 0 && i == parts.length - 1 && Character.isUpperCase(firstOf(parts[i]));
            boolean repeated = i + 1 < parts.length && parts[i + 1].startsWith(parts[i] + ".");
            if (!parts[i].isEmpty() && !repeated && !(operator && name.length() > 0)) {
                name.append(name.length() == 0 ? "" : ".").append(parts[i]);
            }
        }
        return name.length() == 0 ? node : name.toString();
    }

    private static char firstOf(String part) {
        return part.isEmpty() ? ' ' : part.charAt(0);
    }
}
