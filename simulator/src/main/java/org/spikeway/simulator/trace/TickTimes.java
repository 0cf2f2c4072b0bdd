package org.spikeway.simulator.trace;

/**
 * When the ticks of a sample begin and end, in picoseconds from its beginning. Where the chip gives no times, every tick takes a
 * microsecond, all of it work of the cores.
 */
final class TickTimes {
    static final long UNTIMED_TICK = 1_000_000;

    private final CoreLog log;
    private final long[] begins;

    TickTimes(CoreLog log, int ticks) {
        this.log = log;
        begins = new long[ticks + 1];
        for (int tick = 0; tick < ticks; tick++) {
            begins[tick + 1] = begins[tick] + length(tick);
        }
    }

    private long length(int tick) {
        return log.isTimed() ? log.length(tick) : UNTIMED_TICK;
    }

    /** @param tick from 0 */
    long begin(int tick) {
        return begins[tick];
    }

    /** When the last core is done; a fixed tick may be over before. */
    long coresDone(int tick) {
        return log.isTimed() ? Math.min(end(tick), begin(tick) + log.slowest(tick)) : end(tick);
    }

    /** When the last message has arrived. */
    long messagesDone(int tick) {
        return log.isTimed() ? Math.min(end(tick), coresDone(tick) + log.network(tick)) : end(tick);
    }

    long end(int tick) {
        return begins[tick + 1];
    }

    /**
     * When a core is done with its work of a tick.
     *
     * @param isActive whether it fired: without times it is drawn as working then
     */
    long coreDone(int tick, int place, boolean isActive) {
        if (!log.isTimed()) {
            return isActive ? end(tick) : begin(tick);
        }
        return Math.min(end(tick), begin(tick) + log.work(tick, place));
    }
}
