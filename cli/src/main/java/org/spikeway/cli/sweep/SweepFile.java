package org.spikeway.cli.sweep;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonToken;
import tools.jackson.core.ObjectReadContext;
import tools.jackson.dataformat.yaml.YAMLFactory;
import tools.jackson.dataformat.yaml.YAMLParser;

/** Reads a sweep file: YAML with one level of keys, each with a value or a list of values, kept as written. */
final class SweepFile {
    private static final long LARGEST = 1 << 20;

    private final Path file;
    private final YAMLParser parser;

    private SweepFile(Path file, YAMLParser parser) {
        this.file = file;
        this.parser = parser;
    }

    /**
     * The values of every key, in the order of the file; one value where it is no list.
     *
     * @throws UnreadableException for what is no such YAML
     */
    static Map<String, List<String>> read(Path file) throws IOException {
        if (Files.size(file) > LARGEST) {
            throw new UnreadableException(file + ": larger than a megabyte, so it is no sweep file.");
        }
        String text = Files.readString(file);
        try (YAMLParser parser = (YAMLParser) new YAMLFactory().createParser(ObjectReadContext.empty(), text)) {
            return new SweepFile(file, parser).keys();
        } catch (JacksonException e) {
            String problem =
                    String.valueOf(e.getOriginalMessage()).lines().findFirst().orElse("");
            throw new UnreadableException(file + ": is not YAML: " + problem + ".");
        }
    }

    private Map<String, List<String>> keys() throws UnreadableException {
        if (parser.nextToken() != JsonToken.START_OBJECT) {
            throw new UnreadableException(
                    file + ": holds no keys. A sweep file has lines such as 'chip: [ideal, loihi]'.");
        }
        Map<String, List<String>> keys = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.PROPERTY_NAME) {
            String key = String.valueOf(parser.getString());
            List<String> values = values(key);
            if (keys.put(key, values) != null) {
                throw refuse(key, "stands there a second time. Keep one.");
            }
        }
        return keys;
    }

    private List<String> values(String key) throws UnreadableException {
        if (parser.nextToken() != JsonToken.START_ARRAY) {
            return List.of(value(key));
        }
        List<String> values = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            String value = value(key);
            if (values.contains(value)) {
                throw refuse(key, "holds '" + value + "' twice. Keep one.");
            }
            values.add(value);
        }
        if (values.isEmpty()) {
            throw refuse(key, "is an empty list. Give a value.");
        }
        return values;
    }

    private String value(String key) throws UnreadableException {
        JsonToken token = parser.currentToken();
        if (token == null || !token.isScalarValue() || token == JsonToken.VALUE_NULL || parser.isCurrentAlias()) {
            throw refuse(key, "needs a value or a list of values.");
        }
        return String.valueOf(parser.getString());
    }

    private UnreadableException refuse(String key, String problem) {
        int line = parser.currentTokenLocation().getLineNr();
        return new UnreadableException(file + ", line " + line + ": " + key + " " + problem);
    }
}
