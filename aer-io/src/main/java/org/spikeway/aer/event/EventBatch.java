package org.spikeway.aer.event;

/**
 * A bounded list of address events, kept as four columns so that loops over one of them run at the speed of memory.
 *
 * <p>Event i happened at {@code micros()[i]} microseconds at column {@code x()[i] & 0xFFFF} and row {@code y()[i] &
 * 0xFFFF} of the sensor, counted from its upper left corner; {@code polarity()[i]} is 1 where brightness went up (ON)
 * and 0 where it went down (OFF). Coordinates are unsigned 16-bit numbers. Events without a row, such as those of a
 * cochlea, have y = 0 or say in their format what y means.
 *
 * <p>Only the first {@link #size} elements of a column are events. A batch is used again and again; nobody keeps it.
 */
public final class EventBatch {
    /** The fewest events that a batch may have room for; no recording's word holds more events than this. */
    public static final int SMALLEST = 64;

    /** Events for which the columns (13 bytes an event) stay in the first cache of a core. */
    private static final int STANDARD = 2048;

    private final long[] micros;
    private final short[] x;
    private final short[] y;
    private final byte[] polarity;
    private int size;

    /**
     * An empty batch.
     *
     * @param capacity the events that it has room for
     * @throws IllegalArgumentException if fewer than {@link #SMALLEST}
     */
    public EventBatch(int capacity) {
        if (capacity < SMALLEST) {
            throw new IllegalArgumentException("capacity " + capacity + ", a batch has " + SMALLEST + " or more");
        }
        micros = new long[capacity];
        x = new short[capacity];
        y = new short[capacity];
        polarity = new byte[capacity];
    }

    /** An empty batch of the size that reads fastest. */
    public static EventBatch standard() {
        return new EventBatch(STANDARD);
    }

    public int size() {
        return size;
    }

    public int capacity() {
        return micros.length;
    }

    /** How many more events fit. */
    public int remaining() {
        return micros.length - size;
    }

    /**
     * Declares how many elements of the columns are events, after they were written or thinned out.
     *
     * @throws IndexOutOfBoundsException if negative or over the capacity
     */
    public void resize(int newSize) {
        size = java.util.Objects.checkIndex(newSize, micros.length + 1);
    }

    public void clear() {
        size = 0;
    }

    /** Times in microseconds; the live column. */
    public long[] micros() {
        return micros;
    }

    /** Columns of the sensor as unsigned 16-bit numbers; the live column. */
    public short[] x() {
        return x;
    }

    /** Rows of the sensor as unsigned 16-bit numbers; the live column. */
    public short[] y() {
        return y;
    }

    /** 1 for ON, 0 for OFF; the live column. */
    public byte[] polarity() {
        return polarity;
    }

    /** The time of one event in microseconds. */
    public long micros(int index) {
        return micros[index];
    }

    /** The column of one event, 0 to 65,535. */
    public int x(int index) {
        return x[index] & 0xFFFF;
    }

    /** The row of one event, 0 to 65,535. */
    public int y(int index) {
        return y[index] & 0xFFFF;
    }

    /** The polarity of one event, 0 or 1. */
    public int polarity(int index) {
        return polarity[index];
    }

    /**
     * Appends one event.
     *
     * @param eventX 0 to 65,535; bits above are cut off
     * @param eventY 0 to 65,535; bits above are cut off
     * @param eventPolarity 0 or 1
     * @throws IndexOutOfBoundsException if the batch is full
     */
    public void add(long eventMicros, int eventX, int eventY, int eventPolarity) {
        micros[size] = eventMicros;
        x[size] = (short) eventX;
        y[size] = (short) eventY;
        polarity[size] = (byte) eventPolarity;
        size++;
    }

    /** Copies one event of this batch over another of it, to close the gaps that dropped events leave. */
    public void move(int from, int to) {
        micros[to] = micros[from];
        x[to] = x[from];
        y[to] = y[from];
        polarity[to] = polarity[from];
    }

    /**
     * Appends events of another batch.
     *
     * @param from the first of them
     * @param count how many
     * @throws IndexOutOfBoundsException if they are not there or do not fit
     */
    public void append(EventBatch source, int from, int count) {
        java.util.Objects.checkFromIndexSize(from, count, source.size);
        java.util.Objects.checkFromIndexSize(size, count, micros.length);
        System.arraycopy(source.micros, from, micros, size, count);
        System.arraycopy(source.x, from, x, size, count);
        System.arraycopy(source.y, from, y, size, count);
        System.arraycopy(source.polarity, from, polarity, size, count);
        size += count;
    }
}
