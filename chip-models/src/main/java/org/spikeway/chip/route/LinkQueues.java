package org.spikeway.chip.route;

import java.util.Arrays;

/**
 * When messages arrive that queue for the same channels. A channel passes one message at a time and serves its messages in
 * the order in which they are sent; a message goes on to the next channel as soon as the one before has passed it. Buffers
 * never fill. This is queueing by message, not a router cycle by cycle.
 *
 * <p>For message k of a channel of service time h: {@code departure = max(arrival, departure of message k − 1) + h}.
 *
 * <p>Example: two messages sent at time 0 over the same two links of 4 ns: the first arrives after 8 ns, the second waits 4 ns
 * and arrives after 12 ns.
 *
 * <p>Messages that follow each other on the same way are sent together: departures within such a train are a maximum of
 * straight lines {@code a + k·r}, one for each service time r that the train has met, and passing a channel only moves
 * these lines. So a train costs as much as one message, with the same result to the picosecond.
 */
public final class LinkQueues {
    private static final long NEVER = Long.MIN_VALUE / 4;

    /** The different service times, ascending. */
    private final long[] rates;
    /** By channel, which of them is its own. */
    private final int[] rateOf;

    private final long[] services;
    private final long[] freeAt;
    private long[] lines = new long[0];

    /** @param servicePicos by channel, picoseconds, 0 or more */
    public LinkQueues(long[] servicePicos) {
        rates = Arrays.stream(servicePicos).sorted().distinct().toArray();
        rateOf = Arrays.stream(servicePicos)
                .mapToInt(service -> Arrays.binarySearch(rates, service))
                .toArray();
        services = servicePicos.clone();
        freeAt = new long[servicePicos.length];
    }

    /** Empties all queues and begins again at time 0. */
    public void clear() {
        Arrays.fill(freeAt, 0);
    }

    /**
     * Sends a train of messages.
     *
     * @param count messages, at least 1
     * @param at when all of them stand ready, picoseconds
     * @return when the last of them has reached its last target; {@code at} for a tree without channels
     */
    public long send(MessageTree tree, int count, long at) {
        return tree.isChain()
                ? sendAlong(tree, tree.channels(), 0, tree.size(), count, at)
                : sendInto(tree, 0, count, at, -1);
    }

    /** The same for one tree of many. */
    public long send(MessageTrees trees, int number, int count, long at) {
        MessageTree tree = trees.tree(number);
        return trees.isChain(number)
                ? sendAlong(tree, trees.channels(), trees.start(number), trees.start(number + 1), count, at)
                : sendInto(tree, 0, count, at, -1);
    }

    /**
     * A way without forks, whose channels are those of a list from one place to another. Departures stay one line
     * {@code a + k·r} as long as services do not get shorter, or no earlier message is in the way where they do; from
     * there on the train is sent as into a tree.
     */
    private long sendAlong(MessageTree chain, int[] channels, int from, int to, int count, long at) {
        long behind = count - 1L;
        long a = at;
        long rate = -1;
        for (int i = from; i < to; i++) {
            int channel = channels[i];
            long own = services[channel];
            long free = freeAt[channel];
            if (own < rate && free > a && behind > 0) {
                return sendInto(chain, i - from, count, a, Arrays.binarySearch(rates, rate));
            }
            a = Math.max(a, free) + own;
            rate = Math.max(rate, own);
            freeAt[channel] = a + behind * rate;
        }
        return rate < 0 ? at : a + behind * rate;
    }

    /** Sends a train that comes as the line {@code at + k·rates[rate]} into the channels of a tree from one on. */
    private long sendInto(MessageTree tree, int from, int count, long at, int rate) {
        int width = rates.length;
        if (lines.length < tree.size() * width) {
            lines = new long[tree.size() * width];
        }
        long last = at;
        for (int i = from; i < tree.size(); i++) {
            int channel = tree.channels()[i];
            int own = rateOf[channel];
            int parent = tree.parents()[i];
            Arrays.fill(lines, i * width, (i + 1) * width, NEVER);
            lines[i * width + own] = freeAt[channel];
            if (parent < from) {
                join(i * width + Math.max(rate, own), at);
            } else {
                for (int r = 0; r < width; r++) {
                    join(i * width + Math.max(r, own), lines[parent * width + r]);
                }
            }
            freeAt[channel] = pass(i * width, own, count);
            last = Math.max(last, freeAt[channel]);
        }
        return last;
    }

    private void join(int slot, long start) {
        lines[slot] = Math.max(lines[slot], start);
    }

    /** Moves the lines of a channel by its service; returns when the last message has passed. */
    private long pass(int slots, int own, int count) {
        long end = NEVER;
        for (int r = own; r < rates.length; r++) {
            if (lines[slots + r] > NEVER) {
                lines[slots + r] += rates[own];
                end = Math.max(end, lines[slots + r] + (count - 1) * rates[r]);
            }
        }
        return end;
    }

    /** How long one message takes where no other is on its way, picoseconds. */
    public long latency(MessageTree tree) {
        long[] arrival = new long[tree.size()];
        long last = 0;
        for (int i = 0; i < arrival.length; i++) {
            int parent = tree.parents()[i];
            arrival[i] = (parent < 0 ? 0 : arrival[parent]) + rates[rateOf[tree.channels()[i]]];
            last = Math.max(last, arrival[i]);
        }
        return last;
    }
}
