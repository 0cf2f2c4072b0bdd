package org.spikeway.chip;

import java.util.regex.Pattern;
import java.util.stream.Collectors;

/** Writes a tree as YAML: groups as indented keys, numbers with unit and source in braces on one line. */
final class YamlWriter {
    private static final int INDENT = 2;
    private static final Pattern PLAIN = Pattern.compile("[a-zA-Z][a-zA-Z0-9-]*");

    /** Words that YAML takes for something else. */
    private static final Pattern NOT_TEXT = Pattern.compile("(?i)null|true|false|yes|no|on|off|y|n");

    private final StringBuilder text = new StringBuilder();

    String write(Section tree) {
        group(tree, 0);
        return text.toString();
    }

    private void group(Section section, int depth) {
        section.entries().forEach((key, node) -> {
            text.append(" ".repeat(depth * INDENT)).append(key).append(':');
            if (node instanceof Section inner && !inner.isNumber()) {
                text.append('\n');
                group(inner, depth + 1);
            } else {
                text.append(' ').append(value(node)).append('\n');
            }
        });
    }

    private static String value(YamlNode node) {
        if (node instanceof Section section) {
            return section.entries().entrySet().stream()
                    .map(entry -> entry.getKey() + ": " + value(entry.getValue()))
                    .collect(Collectors.joining(", ", "{", "}"));
        }
        if (node instanceof YamlNode.Sequence sequence) {
            return sequence.items().stream().map(YamlWriter::value).collect(Collectors.joining(", ", "[", "]"));
        }
        YamlNode.Scalar scalar = (YamlNode.Scalar) node;
        boolean plain = PLAIN.matcher(scalar.text()).matches()
                && !NOT_TEXT.matcher(scalar.text()).matches();
        return scalar.number() || plain ? scalar.text() : quoted(scalar.text());
    }

    private static String quoted(String text) {
        StringBuilder quoted = new StringBuilder("\"");
        text.codePoints().forEach(c -> {
            if (c == '"' || c == '\\') {
                quoted.append('\\').appendCodePoint(c);
            } else if (c < ' ') {
                quoted.append(' ');
            } else {
                quoted.appendCodePoint(c);
            }
        });
        return quoted.append('"').toString();
    }
}
