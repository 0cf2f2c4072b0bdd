package org.spikeway.chip.vectors;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.spikeway.chip.RefusedException;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** Reads the JSON of a file of test vectors, at most 16 MiB of it, however small the file is. */
final class VectorFile {
    private static final int MOST_BYTES = 16 << 20;

    private VectorFile() {}

    static VectorFields read(Path file) {
        String name = file.toString();
        byte[] json = bytes(file, name);
        try {
            JsonNode root = JsonMapper.shared().readTree(json);
            if (root == null || !root.isObject()) {
                throw new RefusedException(name + ": holds no JSON object. Give a file of test vectors.");
            }
            return new VectorFields(name, root);
        } catch (JacksonException e) {
            String reason = e.getOriginalMessage().lines().findFirst().orElse("");
            int line = e.getLocation() == null ? 1 : Math.max(1, e.getLocation().getLineNr());
            throw new RefusedException(
                    name + ":" + line + ": is not JSON: " + reason + ". Give a file of test vectors.");
        }
    }

    private static byte[] bytes(Path file, String name) {
        try (InputStream in = open(file)) {
            byte[] json = in.readNBytes(MOST_BYTES + 1);
            if (json.length > MOST_BYTES) {
                throw new RefusedException(name + ": holds more than 16 MiB of JSON. Split it into several files.");
            }
            return json;
        } catch (NoSuchFileException e) {
            throw new RefusedException(name + ": no such file.");
        } catch (IOException e) {
            throw new RefusedException(name + ": cannot be read (" + e.getMessage() + "). Check the file.");
        }
    }

    private static InputStream open(Path file) throws IOException {
        InputStream raw = Files.newInputStream(file);
        try {
            byte[] start = raw.readNBytes(2);
            InputStream whole = new java.io.SequenceInputStream(new ByteArrayInputStream(start), raw);
            boolean gzip = start.length == 2 && start[0] == (byte) 0x1f && start[1] == (byte) 0x8b;
            return gzip ? new GZIPInputStream(whole) : whole;
        } catch (IOException e) {
            raw.close();
            throw e;
        }
    }
}
