package org.spikeway.chip;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CoderResult;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;

/** Loads the text of a chip file: plain UTF-8 of at most {@value #LARGEST} bytes. */
final class ChipText {
    private static final int LARGEST = 256 * 1024;

    private ChipText() {}

    static String load(Path file) {
        if (!Files.exists(file)) {
            throw new RefusedException("chip file " + file + " does not exist. Check the path.");
        }
        if (!Files.isRegularFile(file)) {
            throw new RefusedException("chip file " + file + " is not a regular file. Give the path of a .yaml file.");
        }
        try (InputStream in = Files.newInputStream(file)) {
            return load(file.toString(), in);
        } catch (IOException e) {
            throw new RefusedException("chip file " + file + " cannot be read ("
                    + e.getClass().getSimpleName() + "). Check its permissions.");
        }
    }

    static String load(String file, InputStream in) throws IOException {
        byte[] bytes = in.readNBytes(LARGEST + 1);
        if (bytes.length > LARGEST) {
            throw new Place(file, 1, "").refuse("is larger than " + LARGEST + " bytes: not a chip file.");
        }
        ByteBuffer source = ByteBuffer.wrap(bytes);
        CharBuffer text = CharBuffer.allocate(bytes.length);
        CoderResult result = StandardCharsets.UTF_8.newDecoder().decode(source, text, true);
        text.flip();
        if (result.isError()) {
            throw new Place(file, lines(text), "").refuse("is not UTF-8 text.");
        }
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c < ' ' && c != '\n' && c != '\r' && c != '\t') {
                throw new Place(file, lines(text.subSequence(0, i)), "")
                        .refuse("holds the control character " + (int) c + ". Remove it.");
            }
        }
        return text.toString();
    }

    private static int lines(CharSequence text) {
        return 1 + (int) text.chars().filter(c -> c == '\n').count();
    }
}
