package org.spikeway.aer.array;

import java.util.Arrays;

/**
 * Numbers to be written under a name.
 *
 * @param shape extents, the last the fastest
 * @param values {@code int[]} or {@code double[]}, as many as the extents say
 */
public record NumberArray(String name, int[] shape, Object values) {
    public NumberArray {
        int length = values instanceof int[] whole ? whole.length : values instanceof double[] real ? real.length : -1;
        long wanted = Arrays.stream(shape).asLongStream().reduce(1, Math::multiplyExact);
        if (length != wanted) {
            throw new IllegalArgumentException(name + ": " + length + " int or double values, not " + wanted);
        }
    }

    /** A list of whole numbers. */
    public static NumberArray of(String name, int[] values) {
        return new NumberArray(name, new int[] {values.length}, values);
    }

    boolean isWhole() {
        return values instanceof int[];
    }
}
