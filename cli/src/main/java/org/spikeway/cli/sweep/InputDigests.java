package org.spikeway.cli.sweep;

import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.Map;

/**
 * Tells points apart by their options and by what is in the files that these name, so that a point of other files is
 * never taken for finished. Folders count by name only.
 */
final class InputDigests {
    private static final int BYTES = 6;

    private final Map<Path, byte[]> known = new HashMap<>();

    /** Twelve hexadecimal digits of a SHA-256. */
    String of(Map<String, String> options) throws IOException {
        MessageDigest digest = sha256();
        for (Map.Entry<String, String> option : options.entrySet()) {
            digest.update((option.getKey() + '\0' + option.getValue() + '\0').getBytes(StandardCharsets.UTF_8));
            addFile(digest, option.getValue());
            int colon = option.getValue().lastIndexOf(':');
            if (colon > 0) {
                addFile(digest, option.getValue().substring(0, colon));
            }
        }
        return HexFormat.of().formatHex(digest.digest(), 0, BYTES);
    }

    private void addFile(MessageDigest digest, String value) throws IOException {
        try {
            Path file = Path.of(value);
            if (Files.isRegularFile(file)) {
                byte[] content = known.get(file);
                if (content == null) {
                    content = content(file);
                    known.put(file, content);
                }
                digest.update(content);
            }
        } catch (InvalidPathException notAFile) {
            // An option that names no file.
        }
    }

    private static byte[] content(Path file) throws IOException {
        MessageDigest digest = sha256();
        byte[] buffer = new byte[1 << 16];
        try (InputStream in = Files.newInputStream(file)) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                digest.update(buffer, 0, read);
            }
        }
        return digest.digest();
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }
}
