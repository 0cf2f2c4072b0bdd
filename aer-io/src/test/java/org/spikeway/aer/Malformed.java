package org.spikeway.aer;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;

/** Damages files for tests, and says what a refusal must look like. */
public final class Malformed {
    private Malformed() {}

    /** The first bytes of a file, cut at a random place. */
    public static byte[] cut(byte[] file, SplittableRandom random) {
        return java.util.Arrays.copyOf(file, random.nextInt(file.length));
    }

    /** The file with up to 4 bytes of its first {@code head} set to random values. */
    public static byte[] damage(byte[] file, int head, SplittableRandom random) {
        byte[] damaged = file.clone();
        for (int n = 1 + random.nextInt(4); n > 0; n--) {
            damaged[random.nextInt(Math.min(head, file.length))] = (byte) random.nextInt();
        }
        return damaged;
    }

    /** Runs, and returns whether it was refused in one line that names the place; anything else thrown fails. */
    public static boolean refused(ThrowingCallable read, String place) {
        try {
            read.call();
            return false;
        } catch (Throwable thrown) {
            assertThat(thrown).isInstanceOf(UnreadableException.class);
            assertThat(thrown.getMessage()).contains(place).doesNotContain("\n").endsWith(".");
            return true;
        }
    }
}
