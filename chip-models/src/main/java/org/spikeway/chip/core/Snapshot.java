package org.spikeway.chip.core;

import java.lang.reflect.Array;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.spikeway.chip.RefusedException;

/**
 * The state of a run between two ticks: arrays of numbers by name.
 *
 * <p>Each part of a run has one method that gives its state to a snapshot that is being taken, and takes it from one that is
 * put back. Names say what an array belongs to and not who computes it, such as {@code slice 12/potentials}, so that other
 * workers may go on. An array may be put together by several parts, each of which has a section of it.
 */
public final class Snapshot {
    private final Map<String, Object> arrays;
    private final String prefix;
    private final boolean isPutBack;

    private Snapshot(Map<String, Object> arrays, String prefix, boolean isPutBack) {
        this.arrays = arrays;
        this.prefix = prefix;
        this.isPutBack = isPutBack;
    }

    /** One to be taken, empty so far. */
    public Snapshot() {
        this(new LinkedHashMap<>(), "", false);
    }

    /** One to be put back. */
    public static Snapshot of(Map<String, Object> arrays) {
        return new Snapshot(new LinkedHashMap<>(arrays), "", true);
    }

    /** The state of one part: its names are by themselves. */
    public Snapshot of(String part) {
        return new Snapshot(arrays, prefix + part + "/", isPutBack);
    }

    /** Whether parts take their state from it; otherwise they give it. */
    public boolean isPutBack() {
        return isPutBack;
    }

    /** The arrays of numbers by name, to be kept. */
    public Map<String, Object> arrays() {
        return arrays;
    }

    /** A number of a part, which goes on with what this gives. */
    public long exchange(String name, long value) {
        long[] one = {value};
        exchange(name, one);
        return one[0];
    }

    /** As {@link #exchange(String, long)}. */
    public int exchange(String name, int value) {
        return (int) exchange(name, (long) value);
    }

    /** As {@link #exchange(String, long)}. */
    public boolean exchange(String name, boolean value) {
        return exchange(name, value ? 1L : 0L) != 0;
    }

    /** An array of a part that is there or empty; the part goes on with the one that this gives. */
    public int[] exchangeOptional(String name, int[] values) {
        if (isPutBack) {
            return ((int[]) find(name, int[].class)).clone();
        }
        arrays.put(prefix + name, values.clone());
        return values;
    }

    /** An array of a part, filled where the snapshot is put back. */
    public void exchange(String name, short[] values) {
        exchange(name, values, 0, values.length);
    }

    /** As {@link #exchange(String, short[])}. */
    public void exchange(String name, int[] values) {
        exchange(name, values, 0, values.length);
    }

    /** As {@link #exchange(String, short[])}. */
    public void exchange(String name, long[] values) {
        exchange(name, values, 0, values.length);
    }

    /** As {@link #exchange(String, short[])}. */
    public void exchange(String name, float[] values) {
        exchange(name, values, values.length, 0, () -> new float[values.length]);
    }

    /** As {@link #exchange(String, short[])}. */
    public void exchange(String name, double[] values) {
        exchange(name, values, values.length, 0, () -> new double[values.length]);
    }

    /**
     * A section of an array that several parts share.
     *
     * @param at where it begins
     * @param total length of the whole
     */
    public void exchange(String name, short[] values, int at, int total) {
        exchange(name, values, values.length, at, () -> new short[total]);
    }

    /** As {@link #exchange(String, short[], int, int)}. */
    public void exchange(String name, int[] values, int at, int total) {
        exchange(name, values, values.length, at, () -> new int[total]);
    }

    /** As {@link #exchange(String, short[], int, int)}. */
    public void exchange(String name, long[] values, int at, int total) {
        exchange(name, values, values.length, at, () -> new long[total]);
    }

    /** An array that parts read and write themselves, of that length. */
    public long[] longs(String name, int total) {
        return (long[]) shared(name, () -> new long[total]);
    }

    /** As {@link #longs}. */
    public int[] ints(String name, int total) {
        return (int[]) shared(name, () -> new int[total]);
    }

    /** Keeps an array of any length, the same whoever gives it. */
    public void put(String name, int[] values) {
        arrays.put(prefix + name, values);
    }

    /** An array of any length that may have been put. */
    public Optional<int[]> get(String name) {
        return arrays.containsKey(prefix + name) ? Optional.of((int[]) find(name, int[].class)) : Optional.empty();
    }

    private void exchange(String name, Object values, int length, int at, Supplier<Object> whole) {
        Object kept = shared(name, whole);
        if (isPutBack) {
            System.arraycopy(kept, at, values, 0, length);
        } else {
            System.arraycopy(values, 0, kept, at, length);
        }
    }

    private Object shared(String name, Supplier<Object> whole) {
        if (!isPutBack) {
            return arrays.computeIfAbsent(prefix + name, first -> whole.get());
        }
        Object wanted = whole.get();
        Object found = find(name, wanted.getClass());
        if (Array.getLength(found) != Array.getLength(wanted)) {
            throw unfit(name);
        }
        return found;
    }

    private Object find(String name, Class<?> type) {
        Object found = arrays.get(prefix + name);
        if (found == null || found.getClass() != type) {
            throw unfit(name);
        }
        return found;
    }

    private RefusedException unfit(String name) {
        return new RefusedException(
                "checkpoint: '" + prefix + name + "' does not fit this run. Start anew without --resume.");
    }
}
