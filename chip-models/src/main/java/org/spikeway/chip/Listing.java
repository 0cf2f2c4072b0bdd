package org.spikeway.chip;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Shows a tree of a chip file to people, as one line a key, and to programs, as plain maps. */
final class Listing {
    private Listing() {}

    /** Adds a line for each key below {@code path}. */
    static void of(Section section, String path, Map<String, String> lines) {
        section.entries().forEach((key, node) -> {
            String here = path.isEmpty() ? key : path + "." + key;
            if (node instanceof Section inner && !inner.isNumber()) {
                of(inner, here, lines);
            } else {
                lines.put(here, node instanceof Section number ? line(number) : text(node));
            }
        });
    }

    private static String line(Section number) {
        String unit = number.has("unit") ? " " + text(number.get("unit")) : "";
        return number.has("value")
                ? text(number.get("value")) + unit + " (" + text(number.get("source")) + ")"
                : text(number.get("assumed")) + unit + " (assumption: " + text(number.get("why")) + ")";
    }

    private static String text(YamlNode node) {
        if (node instanceof YamlNode.Sequence range) {
            List<String> items = range.items().stream().map(Listing::text).toList();
            return items.size() == 3
                    ? items.get(1) + " [" + items.get(0) + " to " + items.get(2) + "]"
                    : items.stream().collect(Collectors.joining(", "));
        }
        return node instanceof YamlNode.Scalar scalar ? scalar.text() : node.kind();
    }

    /** The tree as maps, lists, texts and numbers. */
    static Map<String, Object> tree(Section section) {
        Map<String, Object> map = new LinkedHashMap<>();
        section.entries().forEach((key, node) -> map.put(key, value(node)));
        return map;
    }

    private static Object value(YamlNode node) {
        if (node instanceof Section section) {
            return tree(section);
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(Listing::value).toList();
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        return scalar.number() ? new BigDecimal(scalar.text()) : scalar.text();
    }
}
