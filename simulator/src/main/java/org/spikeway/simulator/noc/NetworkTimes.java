package org.spikeway.simulator.noc;

/**
 * How fast the network of a chip is, in picoseconds.
 *
 * @param hopX one message over a link that leads to another column
 * @param hopY the same within a column
 * @param port one message into a core
 * @param barrier the agreement that a tick is over
 * @param fixedTick length of a tick that does not wait for anybody; 0: ticks end when all work is done
 */
public record NetworkTimes(long hopX, long hopY, long port, long barrier, long fixedTick) {
    public NetworkTimes {
        if (hopX < 0 || hopY < 0 || port < 0 || barrier < 0 || fixedTick < 0) {
            throw new IllegalArgumentException("a time of a network is negative");
        }
    }

    /** Nanoseconds to the nearest picosecond. */
    public static long picos(double nanos) {
        return Math.round(nanos * 1e3);
    }
}
