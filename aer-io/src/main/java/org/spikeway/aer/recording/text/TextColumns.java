package org.spikeway.aer.recording.text;

/**
 * Where the numbers of an event stand in a line, and in what unit its time is.
 *
 * @param separator between columns; a blank stands for any number of blanks
 * @param count columns of a line
 * @param time column of the time, from 0
 * @param timeScale power of ten from the time's unit to microseconds: 6 for seconds, 3 for milliseconds, 0 for
 *     microseconds, -3 for nanoseconds
 */
record TextColumns(char separator, int count, int time, int x, int y, int polarity, int timeScale) {
    private static final long NANOS = 1000;

    /** The scale at which a time is read; one of nanoseconds is divided afterwards. */
    int readScale() {
        return Math.max(0, timeScale);
    }

    /** Microseconds of a time that was read at {@link #readScale}. */
    long micros(long read) {
        return timeScale < 0 ? Math.floorDiv(read + NANOS / 2, NANOS) : read;
    }

    /** Whether a line without its line feed must be whole: its last column is a single digit. */
    boolean endsInPolarity() {
        return polarity == count - 1;
    }

    /** The columns in words, such as {@code t,x,y,p}. */
    String names() {
        String[] names = new String[count];
        java.util.Arrays.fill(names, "-");
        names[time] = "t";
        names[x] = "x";
        names[y] = "y";
        names[polarity] = "p";
        return String.join(",", names);
    }
}
