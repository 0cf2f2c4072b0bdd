package org.spikeway.benchmarks;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;

/** Makes a large recording out of a small one: its header once, its events again and again. */
final class RepeatedRecording {
    private static final int ES_HEADER = 20;
    private static final int SMALLEST_WORD = 2;
    private static final int AEDAT4_LENGTH_AT = 14;
    private static final int AEDAT4_HEADER_AT = 18;

    private RepeatedRecording() {}

    /**
     * Writes a temporary file that is removed at the end of the process.
     *
     * @param least bytes that it has at least
     */
    static Path of(Path sample, long least) throws IOException {
        byte[] bytes = Files.readAllBytes(sample);
        int header = headerBytes(bytes);
        // A word that is cut short would shift all words of the next round.
        int end = bytes.length - (begins(bytes, "% ") ? (bytes.length - header) % SMALLEST_WORD : 0);
        if (begins(bytes, "#!AER-DAT4")) {
            end = withoutTable(bytes);
        }
        Path file = Files.createTempFile("spikeway", ".recording");
        file.toFile().deleteOnExit();
        try (OutputStream out = Files.newOutputStream(file)) {
            out.write(bytes, 0, header);
            for (long written = header; written < least; written += end - header) {
                out.write(bytes, header, end - header);
            }
        }
        return file;
    }

    private static boolean begins(byte[] bytes, String mark) {
        for (int i = 0; i < mark.length(); i++) {
            if (bytes[i] != mark.charAt(i)) {
                return false;
            }
        }
        return true;
    }

    private static int headerBytes(byte[] bytes) {
        if (begins(bytes, "Event Stream")) {
            return ES_HEADER;
        }
        if (begins(bytes, "#!AER-DAT4")) {
            return AEDAT4_HEADER_AT + words(bytes).getInt(AEDAT4_LENGTH_AT);
        }
        byte mark = bytes[0];
        int at = 0;
        while (bytes[at] == mark) {
            while (bytes[at++] != '\n') {
                // To the end of the line.
            }
        }
        return begins(bytes, "% ") && bytes[at + 1] == Long.BYTES && bytes[at] <= 0xE ? at + 2 : at;
    }

    /** Says in the header that there is no data table, and returns where it began. */
    private static int withoutTable(byte[] bytes) {
        int root = AEDAT4_HEADER_AT + words(bytes).getInt(AEDAT4_HEADER_AT);
        int vtable = root - words(bytes).getInt(root);
        int position = root + words(bytes).getShort(vtable + 6);
        int table = (int) words(bytes).getLong(position);
        words(bytes).putLong(position, -1);
        return table;
    }

    private static ByteBuffer words(byte[] bytes) {
        return ByteBuffer.wrap(bytes).order(ByteOrder.LITTLE_ENDIAN);
    }
}
