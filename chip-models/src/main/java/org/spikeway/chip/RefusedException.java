package org.spikeway.chip;

/**
 * Says what cannot be done, in one line that names the thing, its value, the place and the remedy.
 *
 * <p>Thrown before a run starts; the command prints the message alone and exits with code 2.
 */
public final class RefusedException extends RuntimeException {
    public RefusedException(String message) {
        super(message);
    }
}
