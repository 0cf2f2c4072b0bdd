package org.spikeway.mapping.place;

/**
 * How long a placer may search. Moves are counted, so that a result does not depend on the machine; a time limit ends the
 * search early, with the best found by then.
 *
 * @param seed of random choices
 * @param seconds time limit, above 0; infinite for none
 */
public record Effort(long seed, double seconds) {
    private static final int LOOKS = 1023;

    public Effort {
        if (!(seconds > 0)) {
            throw new IllegalArgumentException("a time limit of " + seconds + " s leaves no time");
        }
    }

    /** No time limit. */
    public static Effort seeded(long seed) {
        return new Effort(seed, Double.POSITIVE_INFINITY);
    }

    /** The limit, from now on. */
    Deadline begin() {
        return new Deadline(System.nanoTime(), seconds);
    }

    /** A limit that runs. */
    record Deadline(long begun, double seconds) {
        /** Whether the time is over; looks at the clock once in a while. */
        boolean isOver(long move) {
            return (move & LOOKS) == 0
                    && seconds < Double.POSITIVE_INFINITY
                    && (System.nanoTime() - begun) * 1e-9 > seconds;
        }
    }
}
