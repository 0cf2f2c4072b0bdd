package org.spikeway.chip;

import java.util.List;

/** A piece of a chip file that knows its place. */
sealed interface YamlNode permits Section, YamlNode.Sequence, YamlNode.Scalar {
    Place place();

    /** What it is, for messages. */
    String kind();

    /** A list of values. */
    record Sequence(Place place, List<YamlNode> items) implements YamlNode {
        @Override
        public String kind() {
            return "a list";
        }
    }

    /** A word, a text or a number as written. */
    record Scalar(Place place, String text, boolean number) implements YamlNode {
        @Override
        public String kind() {
            return text.isEmpty() ? "empty" : (number ? "the number " : "the text ") + Place.quote(text);
        }
    }
}
