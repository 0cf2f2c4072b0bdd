package org.spikeway.aer.recording.ros;

/** The time in nanoseconds that the events of a message add theirs to. */
final class TimeBase {
    private static final int NANOS_PER_MICRO = 1000;

    private long nanos;

    /** Begins a message. */
    void set(long messageNanos) {
        nanos = messageNanos;
    }

    /** Goes on within a message, when its own counter begins again. */
    void add(long more) {
        nanos += more;
    }

    /** Microseconds of an event that comes so many nanoseconds after the base. */
    long micros(long offsetNanos) {
        return Math.floorDiv(nanos + offsetNanos, NANOS_PER_MICRO);
    }
}
