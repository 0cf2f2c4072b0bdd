package org.spikeway.chip;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;

/**
 * What a chip file takes over from the one that it extends: every key that it does not state itself.
 *
 * <p>Groups are taken over key by key. A number with its unit and source is replaced as a whole, and so is the geometry
 * where its topology changes and the arithmetic where its numbers do. {@code hop} stands for {@code hopX} and
 * {@code hopY}. Every key keeps the place where it was written, so that messages name the right file.
 */
final class Inheritance {
    /** Where the word of such a key changes, its neighbours mean something else. */
    private static final Set<String> KINDS = Set.of("topology", "numbers");

    /** Of these only one can stand in a group. */
    private static final Map<String, String> RIVALS = Map.of("tick", "barrier", "barrier", "tick");

    private Inheritance() {}

    /** The tree of a file with its shorthands written out. */
    static Section expanded(Section tree) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        tree.entries().forEach((key, node) -> {
            boolean costs = key.equals("timing") || key.equals("energy");
            entries.put(key, costs && node instanceof Section section ? withoutHop(section) : node);
        });
        return new Section(tree.place(), entries);
    }

    private static Section withoutHop(Section costs) {
        YamlNode hop = costs.entries().get("hop");
        if (hop == null) {
            return costs;
        }
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        costs.entries().forEach((key, node) -> {
            if (key.equals("hopX") || key.equals("hopY")) {
                throw hop.place().refuse("stands beside " + key + ". Give hop alone, or hopX and hopY.");
            }
            if (key.equals("hop")) {
                entries.put("hopX", node);
                entries.put("hopY", node);
            } else {
                entries.put(key, node);
            }
        });
        return new Section(costs.place(), entries);
    }

    /** The complete tree of a file that extends another; both expanded. */
    static Section merged(Section base, Section own) {
        Map<String, YamlNode> entries = new LinkedHashMap<>(base.entries());
        own.entries().forEach((key, node) -> {
            String rival = RIVALS.get(key);
            if (rival != null && !own.has(rival)) {
                entries.remove(rival);
            }
            YamlNode before = base.entries().get(key);
            boolean groups = before instanceof Section && node instanceof Section;
            entries.put(key, groups ? mergedGroup(base.section(key), own.section(key)) : node);
        });
        return new Section(own.place(), entries);
    }

    private static Section mergedGroup(Section base, Section own) {
        boolean number = base.isNumber() || own.isNumber();
        return number || changesKind(base, own) ? own : merged(base, own);
    }

    private static boolean changesKind(Section base, Section own) {
        return KINDS.stream()
                .anyMatch(kind -> own.entries().get(kind) instanceof YamlNode.Scalar now
                        && base.entries().get(kind) instanceof YamlNode.Scalar before
                        && !now.text().equals(before.text()));
    }
}
