package org.spikeway.aer.image;

import java.nio.ByteBuffer;
import java.nio.file.Path;
import org.spikeway.aer.FileBytes;
import org.spikeway.aer.UnreadableException;

/** A data file with its bytes, as the formats look at it. */
record SourceFile(Path path, ByteBuffer bytes) {
    static SourceFile map(Path path) throws UnreadableException {
        return new SourceFile(path, FileBytes.map(path));
    }

    int length() {
        return bytes.limit();
    }

    String name() {
        return path.toString();
    }
}
