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
     * @param number of the tree that they take
     * @param count messages, at least 1
     * @param at when all of them stand ready, picoseconds
     * @return when the last of them has reached its last target; {@code at} for a tree without channels
     */
    public long send(MessageTrees trees, int number, int count, long at) {
        return trees.isChain(number)
                ? sendAlong(trees.channels(), trees.start(number), trees.start(number + 1), count, at)
                : sendInto(trees.tree(number), count, at);
    }

    /**
     * A way without forks, whose channels are those of a list from one place to another. Departures stay one line
     * {@code a + k·r} as long as services do not get shorter, or no earlier message is in the way where they do; from
     * there on the train is sent as several lines. Behind the last channel only its last departure counts: that of a train
     * that never waits for itself alone or of one that finds the channel busy to the end, whichever is later.
     */
    private long sendAlong(int[] channels, int from, int to, int count, long at) {
        if (from == to) {
            return at;
        }
        long behind = count - 1L;
        long a = at;
        long rate = 0;
        int last = to - 1;
        for (int i = from; i < last; i++) {
            int channel = channels[i];
            long own = services[channel];
            long free = freeAt[channel];
            if (own < rate && free > a && behind > 0) {
                return sendOn(channels, i, to, count, a, Arrays.binarySearch(rates, rate));
            }
            a = Math.max(a, free) + own;
            rate = Math.max(rate, own);
            freeAt[channel] = a + behind * rate;
        }
        int channel = channels[last];
        long own = services[channel];
        long end = Math.max(freeAt[channel] + count * own, a + own + behind * Math.max(rate, own));
        freeAt[channel] = end;
        return end;
    }

    /** Sends a train that comes as the line {@code at + k·rates[rate]} through the rest of a way without forks. */
    private long sendOn(int[] channels, int from, int to, int count, long at, int rate) {
        reserve(to - from);
        for (int i = from; i < to; i++) {
            int slots = begin(i - from, channels[i]);
            if (i == from) {
                join(slots + Math.max(rate, rateOf[channels[i]]), at);
            } else {
                follow(slots, slots - rates.length, channels[i]);
            }
            freeAt[channels[i]] = pass(slots, rateOf[channels[i]], count);
        }
        return freeAt[channels[to - 1]];
    }

    private long sendInto(MessageTree tree, int count, long at) {
        reserve(tree.size());
        long last = at;
        for (int i = 0; i < tree.size(); i++) {
            int channel = tree.channels()[i];
            int parent = tree.parents()[i];
            int slots = begin(i, channel);
            if (parent < 0) {
                join(slots + rateOf[channel], at);
            } else {
                follow(slots, parent * rates.length, channel);
            }
            freeAt[channel] = pass(slots, rateOf[channel], count);
            last = Math.max(last, freeAt[channel]);
        }
        return last;
    }

    private void reserve(int channels) {
        if (lines.length < channels * rates.length) {
            lines = new long[channels * rates.length];
        }
    }

    /** The lines of a channel as earlier messages leave it; returns their place. */
    private int begin(int number, int channel) {
        int slots = number * rates.length;
        Arrays.fill(lines, slots, slots + rates.length, NEVER);
        lines[slots + rateOf[channel]] = freeAt[channel];
        return slots;
    }

    /** The lines that come from the channel before; none is faster than the channel itself. */
    private void follow(int slots, int slotsBefore, int channel) {
        for (int r = 0; r < rates.length; r++) {
            join(slots + Math.max(r, rateOf[channel]), lines[slotsBefore + r]);
        }
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
