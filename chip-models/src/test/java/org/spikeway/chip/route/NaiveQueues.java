package org.spikeway.chip.route;

import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.PriorityQueue;

/**
 * Message by message, event by event: a clock goes from event to event; a channel that is free takes the message that is
 * first in its order, once that message has come.
 */
final class NaiveQueues {
    /** One passage of one message through one channel. */
    private static final class Passage {
        private final int train;
        private final int channel;
        private final List<Passage> next = new ArrayList<>();
        private boolean isHere;

        Passage(int train, int channel) {
            this.train = train;
            this.channel = channel;
        }
    }

    private record Event(long time, long number, Runnable action) {}

    private final long[] service;
    private final List<Deque<Passage>> order = new ArrayList<>();
    private final boolean[] busy;
    private final List<Long> ends = new ArrayList<>();
    private final PriorityQueue<Event> events = new PriorityQueue<>(
            (a, b) -> a.time != b.time ? Long.compare(a.time, b.time) : Long.compare(a.number, b.number));
    private long scheduled;
    private long now;

    NaiveQueues(long[] service) {
        this.service = service;
        busy = new boolean[service.length];
        for (int i = 0; i < service.length; i++) {
            order.add(new ArrayDeque<>());
        }
    }

    void add(MessageTree tree, int count, long at) {
        int train = ends.size();
        ends.add(at);
        for (int k = 0; k < count; k++) {
            List<Passage> passages = new ArrayList<>();
            for (int i = 0; i < tree.size(); i++) {
                Passage passage = new Passage(train, tree.channels()[i]);
                passages.add(passage);
                order.get(passage.channel).add(passage);
                if (tree.parents()[i] < 0) {
                    schedule(at, () -> arrive(passage));
                } else {
                    passages.get(tree.parents()[i]).next.add(passage);
                }
            }
        }
    }

    private void schedule(long time, Runnable action) {
        events.add(new Event(time, scheduled++, action));
    }

    void run() {
        while (!events.isEmpty()) {
            Event event = events.remove();
            now = event.time;
            event.action.run();
        }
    }

    private void arrive(Passage passage) {
        passage.isHere = true;
        serve(passage.channel);
    }

    private void serve(int channel) {
        Passage first = order.get(channel).peek();
        if (busy[channel] || first == null || !first.isHere) {
            return;
        }
        busy[channel] = true;
        schedule(now + service[channel], () -> {
            busy[channel] = false;
            order.get(channel).remove();
            ends.set(first.train, Math.max(ends.get(first.train), now));
            first.next.forEach(this::arrive);
            serve(channel);
        });
    }

    long end(int train) {
        return ends.get(train);
    }
}
