package org.spikeway.aer.event;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.aer.UnreadableException;

/** One event as tests compare it, and ways to make and gather many. */
public record Events(long micros, int x, int y, int polarity) {
    /** All events of a stream that is then at its end, read in batches of one size. */
    public static List<Events> readAll(EventStream stream, int capacity) throws UnreadableException {
        List<Events> events = new ArrayList<>();
        EventBatch batch = new EventBatch(capacity);
        while (stream.read(batch)) {
            append(batch, events);
        }
        return events;
    }

    public static void append(EventBatch batch, List<Events> events) {
        for (int i = 0; i < batch.size(); i++) {
            events.add(new Events(batch.micros(i), batch.x(i), batch.y(i), batch.polarity(i)));
        }
    }

    /** Batches of up to the smallest size with these events. */
    public static List<EventBatch> batches(List<Events> events) {
        List<EventBatch> batches = new ArrayList<>();
        for (int i = 0; i < events.size(); i++) {
            if (i % EventBatch.SMALLEST == 0) {
                batches.add(new EventBatch(EventBatch.SMALLEST));
            }
            Events event = events.get(i);
            batches.get(batches.size() - 1).add(event.micros, event.x, event.y, event.polarity);
        }
        return batches;
    }

    /**
     * Events as a camera gives them: bursts of one time, neighbours in a row, pauses.
     *
     * @param longestPause in microseconds
     */
    public static List<Events> random(
            int count, Geometry geometry, long begin, long longestPause, SplittableRandom random) {
        List<Events> events = new ArrayList<>();
        long micros = begin;
        int x = 0;
        int y = 0;
        int polarity = 0;
        for (int i = 0; i < count; i++) {
            switch (random.nextInt(4)) {
                case 0 -> micros += random.nextLong(random.nextInt(10) == 0 ? longestPause : 20);
                case 1 -> polarity = random.nextInt(2);
                case 2 -> y = random.nextInt(geometry.height());
                default -> x = random.nextInt(geometry.width());
            }
            x = Math.min(x + random.nextInt(3), geometry.width() - 1);
            events.add(new Events(micros, x, y, polarity));
        }
        return events;
    }
}
