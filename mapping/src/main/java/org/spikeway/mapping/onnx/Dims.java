package org.spikeway.mapping.onnx;

import java.util.Arrays;
import java.util.stream.Collectors;
import java.util.stream.LongStream;

/** The extents of a tensor, none negative, with at most {@link Integer#MAX_VALUE} values in all. */
final class Dims {
    private final int[] extents;

    private Dims(int[] extents) {
        this.extents = extents;
    }

    /** @throws IllegalArgumentException where {@link #isPossible} says no */
    static Dims of(long... extents) {
        if (!isPossible(extents)) {
            throw new IllegalArgumentException("impossible extents " + text(extents));
        }
        return new Dims(LongStream.of(extents).mapToInt(Math::toIntExact).toArray());
    }

    /** Whether no extent is negative and the values can be counted in an int. */
    static boolean isPossible(long... extents) {
        long size = 1;
        for (long extent : extents) {
            if (extent < 0 || extent > Integer.MAX_VALUE) {
                return false;
            }
            // An extent of zero must not hide an overflow beside it: strides are computed from the others.
            size *= Math.max(extent, 1);
            if (size > Integer.MAX_VALUE) {
                return false;
            }
        }
        return true;
    }

    static String text(long... extents) {
        return extents.length == 0
                ? "scalar"
                : LongStream.of(extents).mapToObj(Long::toString).collect(Collectors.joining("×"));
    }

    int rank() {
        return extents.length;
    }

    int get(int axis) {
        return extents[axis];
    }

    int size() {
        int size = 1;
        for (int extent : extents) {
            size *= extent;
        }
        return size;
    }

    /** How far apart in row-major order two neighbours along the axis lie. */
    int stride(int axis) {
        int stride = 1;
        for (int i = axis + 1; i < extents.length; i++) {
            stride *= extents[i];
        }
        return stride;
    }

    long[] toLongs() {
        return Arrays.stream(extents).asLongStream().toArray();
    }

    @Override
    public boolean equals(Object other) {
        return other instanceof Dims dims && Arrays.equals(extents, dims.extents);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(extents);
    }

    /** For example {@code 3×32×32}. */
    @Override
    public String toString() {
        return text(toLongs());
    }
}
