package org.spikeway.simulator.noc;

/**
 * Where the time of a chip went in a run. All times are sums over all ticks, in picoseconds, unless they say otherwise.
 *
 * @param samples inputs presented
 * @param ticks of all samples
 * @param total time that the chip took
 * @param slowestCore time until the slowest core of each tick was done
 * @param network time from then until the last message of the tick had arrived
 * @param queueing the part of {@code network} that messages waited for each other
 * @param longestTick work of the longest tick, messages included
 * @param longestSample time of the slowest sample
 * @param messages that left a core or entered from outside; a message to several cores counts once as a tree
 * @param lateTicks ticks that took longer than the fixed tick
 * @param lateCores cores that were not done within the fixed tick, one for each such tick
 */
public record ChipTimes(
        int samples,
        long ticks,
        long total,
        long slowestCore,
        long network,
        long queueing,
        long longestTick,
        long longestSample,
        long messages,
        long lateTicks,
        long lateCores) {
    /** Of a run that has not begun. */
    public static final ChipTimes NONE = new ChipTimes(0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0);

    /** All values in their order. */
    long[] values() {
        return new long[] {
            samples,
            ticks,
            total,
            slowestCore,
            network,
            queueing,
            longestTick,
            longestSample,
            messages,
            lateTicks,
            lateCores
        };
    }

    static ChipTimes of(long[] values) {
        return new ChipTimes(
                Math.toIntExact(values[0]),
                values[1],
                values[2],
                values[3],
                values[4],
                values[5],
                values[6],
                values[7],
                values[8],
                values[9],
                values[10]);
    }

    /** The times of both: sums, and the longest tick and sample of either. */
    ChipTimes plus(ChipTimes other) {
        return new ChipTimes(
                samples + other.samples,
                ticks + other.ticks,
                total + other.total,
                slowestCore + other.slowestCore,
                network + other.network,
                queueing + other.queueing,
                Math.max(longestTick, other.longestTick),
                Math.max(longestSample, other.longestSample),
                messages + other.messages,
                lateTicks + other.lateTicks,
                lateCores + other.lateCores);
    }

    /** The time of the run in nanoseconds. */
    public double nanos() {
        return total * 1e-3;
    }
}
