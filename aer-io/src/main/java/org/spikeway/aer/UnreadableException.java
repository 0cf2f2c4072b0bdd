package org.spikeway.aer;

import java.io.IOException;

/**
 * Says why a file cannot be read, in one line that names the file, the place in it and the reason.
 *
 * <p>The command prints the message alone and exits with code 2. Control characters, which a file name or a file's own
 * text can bring in, are shown as {@code ?} so that the line stays one line.
 */
public final class UnreadableException extends IOException {
    public UnreadableException(String message) {
        super(message.replaceAll("\\p{Cntrl}", "?"));
    }
}
