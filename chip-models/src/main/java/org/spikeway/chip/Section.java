package org.spikeway.chip;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;

/** The keys and values of one mapping in a chip file; asks for exactly the keys that are known. */
record Section(Place place, Map<String, YamlNode> entries) implements YamlNode {
    @Override
    public String kind() {
        return "a group of keys";
    }

    /** Refuses any key but these, and the absence of any of these. */
    Section exactly(String... keys) {
        only(keys);
        List.of(keys).forEach(this::get);
        return this;
    }

    /** Refuses any key but these; any of them may be absent. */
    Section only(String... keys) {
        List<String> known = List.of(keys);
        entries.forEach((key, node) -> {
            if (!known.contains(key)) {
                String hint = Nearest.to(key, known)
                        .map(near -> " Did you mean '" + near + "'?")
                        .orElse("");
                throw node.place()
                        .refuse("unknown key " + Place.quote(key) + "." + hint + afterComma(node) + " Keys here: "
                                + String.join(", ", known) + ".");
            }
        });
        return this;
    }

    /** Inside braces, what follows a comma of an unquoted text looks like a key without a value. */
    private static String afterComma(YamlNode node) {
        boolean empty = node instanceof Scalar scalar && scalar.text().isEmpty();
        return empty ? " A text that holds a comma needs quotes." : "";
    }

    /** Whether this is a number with its unit and source, which is replaced as a whole and never mixed with another. */
    boolean isNumber() {
        return has("value") || has("assumed");
    }

    boolean has(String key) {
        return entries.containsKey(key);
    }

    YamlNode get(String key) {
        YamlNode node = entries.get(key);
        if (node == null) {
            String hint = Nearest.to(key, entries.keySet())
                    .map(near -> " Is " + Place.quote(near) + " misspelt?")
                    .orElse("");
            throw place.refuse("the key '" + key + "' is missing." + hint + " Add it.");
        }
        return node;
    }

    Section section(String key) {
        YamlNode node = get(key);
        if (node instanceof Section section) {
            return section;
        }
        throw node.place().refuse("is " + node.kind() + ", but a group of keys is needed.");
    }

    String text(String key) {
        YamlNode node = get(key);
        if (node instanceof Scalar scalar && !scalar.number() && !scalar.text().isBlank()) {
            return scalar.text().strip();
        }
        throw node.place().refuse("is " + node.kind() + ", but a text is needed.");
    }

    /** One of the words allowed. */
    String choice(String key, String... allowed) {
        String text = text(key);
        if (!List.of(allowed).contains(text)) {
            throw get(key).place().refuse(Place.quote(text) + " is not one of " + String.join(", ", allowed) + ".");
        }
        return text;
    }

    /** Whether the key holds this word, the only one it may hold, instead of a group. */
    boolean says(String key, String word) {
        YamlNode node = get(key);
        if (node instanceof Section) {
            return false;
        }
        if (node instanceof Scalar scalar && scalar.text().equals(word)) {
            return true;
        }
        throw node.place().refuse("is " + node.kind() + ", but a group of keys or the word '" + word + "' is needed.");
    }

    /** Builds a record from this section and names the section where the record refuses its values. */
    <T> T build(Supplier<T> maker) {
        try {
            return maker.get();
        } catch (IllegalArgumentException e) {
            throw place.refuse(e.getMessage() + ".");
        }
    }
}
