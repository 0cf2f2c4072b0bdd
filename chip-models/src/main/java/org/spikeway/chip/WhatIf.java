package org.spikeway.chip;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** One number of a chip set to another value, as {@code energy.hopX=5} on a command line. */
final class WhatIf {
    private static final Pattern NUMBER = Pattern.compile("\\s*([-+0-9.eE]*[0-9.])\\s*([^\\s0-9].*?)?\\s*");
    private static final String SOURCE = "set by the user";

    private final String path;
    private final String[] keys;
    private final String value;
    private final String unit;

    WhatIf(String path, String value) {
        this.path = path;
        keys = path.split("\\.", -1);
        Matcher number = NUMBER.matcher(value);
        if (!number.matches()) {
            throw new RefusedException(
                    path + "=" + value + ": " + Place.quote(value) + " is not a number. Write " + path + "=5 or 5pJ.");
        }
        this.value = number.group(1);
        unit = number.group(2) == null ? "" : number.group(2);
    }

    Section applied(Section tree) {
        return applied(tree, 0);
    }

    private Section applied(Section section, int depth) {
        String key = keys[depth];
        List<String> names = key.equals("hop") && section.has("hopX") ? List.of("hopX", "hopY") : List.of(key);
        Map<String, YamlNode> entries = new LinkedHashMap<>(section.entries());
        for (String name : names) {
            YamlNode before = entries.get(name);
            if (before == null) {
                String hint = Nearest.to(name, entries.keySet())
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("");
                throw new RefusedException(path + ": the chip has no key " + Place.quote(name) + "." + hint
                        + " Keys there: " + String.join(", ", entries.keySet()) + ".");
            }
            entries.put(name, replaced(before, depth));
        }
        return new Section(section.place(), entries);
    }

    private YamlNode replaced(YamlNode before, int depth) {
        if (depth < keys.length - 1) {
            if (before instanceof Section inner && !inner.isNumber()) {
                return applied(inner, depth + 1);
            }
            throw new RefusedException(path + ": the chip has no keys below " + Place.quote(keys[depth]) + ".");
        }
        if (before instanceof Section group && !group.isNumber() && !group.has("dense")) {
            throw new RefusedException(path + " is a group. Set one of its numbers: "
                    + String.join(", ", group.entries().keySet()) + ".");
        }
        Place place = new Place("--set", 1, path);
        YamlNode set = new YamlNode.Scalar(place, value, true);
        YamlNode source = new YamlNode.Scalar(place, SOURCE, false);
        Map<String, YamlNode> number = new LinkedHashMap<>();
        if (unit.isEmpty() && before instanceof Section count && count.has("assumed") && !count.has("unit")) {
            number.put("assumed", new YamlNode.Sequence(place, List.of(set, set, set)));
            number.put("why", source);
        } else {
            number.put("value", set);
            number.put("unit", new YamlNode.Scalar(place, unit.isEmpty() ? unitOf(before) : unit, false));
            number.put("source", source);
        }
        return new Section(place, number);
    }

    /** The unit of the number before; where there was none, it must be stated. */
    private String unitOf(YamlNode before) {
        if (before instanceof Section section && section.entries().get("unit") instanceof YamlNode.Scalar scalar) {
            return scalar.text();
        }
        if (before instanceof Section kinds && kinds.entries().get("dense") instanceof Section dense) {
            return unitOf(dense);
        }
        throw new RefusedException(
                path + "=" + value + " has no unit. Write it behind the number, such as " + path + "=" + value + "pJ.");
    }
}
