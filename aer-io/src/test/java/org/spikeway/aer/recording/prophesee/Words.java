package org.spikeway.aer.recording.prophesee;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;

/** Builds small files word by word. */
final class Words {
    private final Path folder;
    private final ByteBuffer bytes = ByteBuffer.allocate(1 << 16).order(ByteOrder.LITTLE_ENDIAN);

    private Words(Path folder) {
        this.folder = folder;
    }

    static Words file(Path folder, String header) {
        Words words = new Words(folder);
        words.bytes.put(header.getBytes(StandardCharsets.ISO_8859_1));
        return words;
    }

    Words bytes(int... values) {
        Arrays.stream(values).forEach(value -> bytes.put((byte) value));
        return this;
    }

    Words shorts(int... values) {
        Arrays.stream(values).forEach(value -> bytes.putShort((short) value));
        return this;
    }

    Words ints(int... values) {
        Arrays.stream(values).forEach(bytes::putInt);
        return this;
    }

    Words longs(long... values) {
        Arrays.stream(values).forEach(bytes::putLong);
        return this;
    }

    byte[] toBytes() {
        return Arrays.copyOf(bytes.array(), bytes.position());
    }

    Path write() throws IOException {
        return Files.write(folder.resolve("words"), toBytes());
    }
}
