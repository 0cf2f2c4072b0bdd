package org.spikeway.chip;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/**
 * Reads one YAML document into sections that know their lines.
 *
 * <p>Stricter than YAML: no duplicate keys, no aliases (so no alias can multiply what a file holds), one document,
 * {@value #DEEPEST} levels at most.
 */
final class YamlTree {
    private static final int DEEPEST = 12;

    private final String file;
    private final YAMLParser parser;

    private YamlTree(String file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /** The top section of the text; {@code file} is the name for messages. */
    static Section read(String file, String text) {
        YAMLFactory factory = new YAMLFactory();
        try (YAMLParser parser = (YAMLParser) factory.createParser(ObjectReadContext.empty(), text)) {
            return new YamlTree(file, parser).document();
        } catch (JacksonException e) {
            throw broken(file, e);
        }
    }

    private Section document() {
        Place top = new Place(file, 1, "");
        JsonToken first = parser.nextToken();
        if (first != JsonToken.START_OBJECT) {
            throw top.refuse("holds no keys. A chip file starts with 'name: …'.");
        }
        Section section = section(top, 1);
        if (parser.nextToken() != null) {
            throw new Place(file, line(), "").refuse("a second document begins. Give each chip its own file.");
        }
        return section;
    }

    private YamlNode node(Place place, int depth) {
        if (depth > DEEPEST) {
            throw place.refuse("is more than " + DEEPEST + " levels deep.");
        }
        if (parser.isCurrentAlias()) {
            throw place.refuse("is an alias. Write the value out.");
        }
        JsonToken token = parser.currentToken();
        if (token == JsonToken.START_OBJECT) {
            return section(place, depth);
        }
        if (token == JsonToken.START_ARRAY) {
            return sequence(place, depth);
        }
        String text = parser.getString();
        return new YamlNode.Scalar(place, text == null ? "" : text, token.isNumeric());
    }

    private Section section(Place place, int depth) {
        Map<String, YamlNode> entries = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = parser.getString();
            Place here = place.at(line(), key);
            YamlNode earlier = entries.get(key);
            if (earlier != null) {
                throw here.refuse("stands here a second time, after line "
                        + earlier.place().line() + ". Keep one.");
            }
            parser.nextToken();
            entries.put(key, node(here, depth + 1));
        }
        return new Section(place, entries);
    }

    private YamlNode.Sequence sequence(Place place, int depth) {
        List<YamlNode> items = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            items.add(node(place.at(line(), Integer.toString(items.size() + 1)), depth + 1));
        }
        return new YamlNode.Sequence(place, items);
    }

    private int line() {
        return parser.currentTokenLocation().getLineNr();
    }

    private static RefusedException broken(String file, JacksonException e) {
        int line = Math.max(1, e.getLocation() == null ? 1 : e.getLocation().getLineNr());
        String problem = e.getOriginalMessage();
        @Nullable Throwable cause = e.getCause();
        if (cause instanceof MarkedYamlEngineException marked) {
            line = marked.getProblemMark().map(Mark::getLine).orElse(line - 1) + 1;
            problem = marked.getProblem();
        }
        return new Place(file, line, "")
                .refuse("is not YAML: " + problem.lines().findFirst().orElse("") + ".");
    }
}
