package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads thresholds from a JSON array of numbers, one a layer, in layer order. */
final class ThresholdFile {
    private static final long MOST_BYTES = 1 << 20;

    private ThresholdFile() {}

    static double[] read(Path file) throws IOException {
        if (!Files.isRegularFile(file)) {
            throw new UnreadableException(file + ": no such file. Give a JSON array of thresholds.");
        }
        if (Files.size(file) > MOST_BYTES) {
            throw new UnreadableException(file + ": larger than a megabyte, so not a list of thresholds.");
        }
        JsonNode root;
        try {
            root = JsonMapper.shared().readTree(Files.readString(file));
        } catch (JacksonException e) {
            throw new UnreadableException(file + ": not JSON: " + e.getOriginalMessage());
        }
        if (!root.isArray()) {
            throw new UnreadableException(file + ": not a JSON array. Write [1.5, 2.25, …], one threshold a layer.");
        }
        double[] thresholds = new double[root.size()];
        for (int i = 0; i < thresholds.length; i++) {
            if (!root.get(i).isNumber()) {
                throw new UnreadableException(file + ": entry " + i + " is not a number.");
            }
            thresholds[i] = root.get(i).asDouble();
        }
        return thresholds;
    }
}
