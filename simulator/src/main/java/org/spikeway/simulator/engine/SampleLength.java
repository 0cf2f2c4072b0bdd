package org.spikeway.simulator.engine;

import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Projection;

/**
 * How many ticks a sample has. The only sample of a run may end early where the run is stopped.
 *
 * <p>The last tick is then chosen when a worker begins a tick that no other has begun, and at least the longest delay of the
 * program later: nobody has yet fired a spike that the new end takes out of the sample. So the result is that of a run of so
 * many ticks, bit for bit.
 */
final class SampleLength {
    private final StopSignal stop;
    private final boolean mayEndEarly;
    private final int longestDelay;
    private volatile int ticks;
    /** The last tick that any worker has begun. */
    private volatile int begun;

    private volatile boolean endsEarly;

    private SampleLength(int ticks, StopSignal stop, boolean mayEndEarly, int longestDelay) {
        this.ticks = ticks;
        this.stop = stop;
        this.mayEndEarly = mayEndEarly;
        this.longestDelay = longestDelay;
    }

    /** The same for every sample. */
    static SampleLength fixed(int ticks) {
        return new SampleLength(ticks, new StopSignal(), false, 0);
    }

    /** Of a run of one sample. */
    static SampleLength untilStopped(int ticks, StopSignal stop, ChipProgram program) {
        return new SampleLength(ticks, stop, true, longestDelay(program));
    }

    private static int longestDelay(ChipProgram program) {
        int longest = 0;
        for (Projection projection : program.projections()) {
            boolean isCrossbar = projection.connection() instanceof Crossbar;
            longest = Math.max(longest, isCrossbar ? Crossbar.LONGEST_DELAY : projection.delayTicks());
        }
        return longest;
    }

    int ticks() {
        return ticks;
    }

    /**
     * Whether the end was chosen early. From then on the state lacks the spikes that would arrive behind the end, so
     * nobody may go on from it. All workers that wait for each other behind some ticks are told the same.
     */
    boolean endsEarly() {
        return endsEarly;
    }

    /**
     * Every worker says so before it begins some ticks, and asks for {@link #ticks} afterwards.
     *
     * @param first from 1
     */
    void begin(int first, int count) {
        if (mayEndEarly && first > begun) {
            beginFirst(first, count);
        }
    }

    private synchronized void beginFirst(int first, int count) {
        if (first > begun) {
            if (stop.isRequested() && !endsEarly) {
                endsEarly = true;
                ticks = (int) Math.min(ticks, (long) first + longestDelay);
            }
            begun = first + count - 1;
        }
    }
}
