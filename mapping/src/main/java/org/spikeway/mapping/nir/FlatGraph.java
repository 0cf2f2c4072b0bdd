package org.spikeway.mapping.nir;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;

/**
 * A NIR graph without graphs inside it: their nodes are named after them, and edges pass through their inputs and outputs.
 *
 * <p>Example: of a graph {@code lif1} with the nodes {@code input → lif → output} only {@code lif1.lif} is left.
 */
final class FlatGraph {
    private static final int MOST_NODES = 100_000;
    private static final int DEEPEST = 16;

    private final Map<String, NirItem> items = new LinkedHashMap<>();
    private final Map<String, Set<String>> sources = new LinkedHashMap<>();
    /** Inputs and outputs of inner graphs. */
    private final List<String> ports = new ArrayList<>();

    /** Reads the graph in a group. */
    static FlatGraph read(Hdf5Group graph) throws UnreadableException {
        FlatGraph flat = new FlatGraph();
        flat.add("", graph, 0);
        flat.ports.forEach(flat::bypass);
        return flat;
    }

    NirItem item(String name) {
        return java.util.Objects.requireNonNull(items.get(name), name);
    }

    /** The nodes that a node reads, in the order of their names. */
    Set<String> sources(String name) {
        return Collections.unmodifiableSet(sources.getOrDefault(name, Set.of()));
    }

    /** How many nodes read a node, and the last of them. */
    List<String> readers(String name) {
        return sources.entrySet().stream()
                .filter(entry -> entry.getValue().contains(name))
                .map(Map.Entry::getKey)
                .toList();
    }

    /** The one node of a type. */
    NirItem only(String type, Hdf5Group graph) {
        List<NirItem> found =
                items.values().stream().filter(item -> item.type().equals(type)).toList();
        if (found.size() != 1) {
            throw new RefusedException(graph.file() + ": " + found.size() + " nodes of type " + type
                    + ", need 1. Export the network with one " + type.toLowerCase(java.util.Locale.ROOT) + ".");
        }
        return found.get(0);
    }

    /** The ports of one graph, through which edges from outside pass. */
    private record Ports(List<String> inputs, List<String> outputs) {}

    private Ports add(String prefix, Hdf5Group graph, int depth) throws UnreadableException {
        if (depth > DEEPEST) {
            throw graph.damaged("graphs lie more than " + DEEPEST + " deep in one another");
        }
        Map<String, Ports> inner = new LinkedHashMap<>();
        Ports ports = new Ports(new ArrayList<>(), new ArrayList<>());
        Map<String, Hdf5Group> nodes = graph.group("nodes")
                .orElseThrow(() -> graph.damaged("the graph " + prefix + " has no nodes"))
                .groups();
        for (Map.Entry<String, Hdf5Group> node : nodes.entrySet()) {
            String name = prefix + node.getKey();
            String type =
                    node.getValue().text("type").orElseThrow(() -> graph.damaged("node " + name + " has no type"));
            if (type.equals("NIRGraph")) {
                inner.put(node.getKey(), add(name + ".", node.getValue(), depth + 1));
            } else {
                if (items.size() == MOST_NODES || items.put(name, new NirItem(name, type, node.getValue())) != null) {
                    throw graph.damaged("node " + name + " is there twice, or one of more than " + MOST_NODES);
                }
                addPort(ports, name, type, depth);
            }
        }
        List<String> edges = graph.pairs("edges");
        for (int i = 0; i < edges.size(); i += 2) {
            String from = end(edges.get(i), prefix, inner, graph, true);
            String to = end(edges.get(i + 1), prefix, inner, graph, false);
            sources.computeIfAbsent(to, made -> new TreeSet<>()).add(from);
        }
        return ports;
    }

    private void addPort(Ports of, String name, String type, int depth) {
        if (type.equals("Input") || type.equals("Output")) {
            (type.equals("Input") ? of.inputs() : of.outputs()).add(name);
            if (depth > 0) {
                ports.add(name);
            }
        }
    }

    private String end(String name, String prefix, Map<String, Ports> inner, Hdf5Group graph, boolean source) {
        Ports of = inner.get(name);
        if (of != null) {
            List<String> through = source ? of.outputs() : of.inputs();
            if (through.size() != 1) {
                throw new RefusedException(graph.file() + ": the graph " + prefix + name + " inside the graph has "
                        + through.size() + (source ? " outputs" : " inputs") + ", need 1. Give it one, or flatten it.");
            }
            return through.get(0);
        }
        if (!items.containsKey(prefix + name)) {
            throw new RefusedException(graph.file() + ": an edge names " + prefix + name
                    + ", and there is no such node. Export the network again.");
        }
        return prefix + name;
    }

    /** Takes a port out; who read it reads what it read. */
    private void bypass(String port) {
        Set<String> read = sources.getOrDefault(port, Set.of());
        Set<String> before = new LinkedHashSet<>(read);
        sources.remove(port);
        items.remove(port);
        for (Set<String> each : sources.values()) {
            if (each.remove(port)) {
                each.addAll(before);
            }
        }
    }
}
