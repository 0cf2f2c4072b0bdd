package org.spikeway.aer.event;

import java.math.BigInteger;

/** Counts and adds up the events of a recording. */
public final class EventStatistics {
    private long events;
    private long on;
    private long firstMicros;
    private long lastMicros;
    private long earliestMicros = Long.MAX_VALUE;
    private long latestMicros = Long.MIN_VALUE;
    private long sumX;
    private long sumY;
    private long sumMicrosHigh;
    private long sumMicrosLow;
    private int maxX;
    private int maxY;

    public void add(EventBatch batch) {
        int size = batch.size();
        if (size == 0) {
            return;
        }
        firstMicros = events == 0 ? batch.micros(0) : firstMicros;
        lastMicros = batch.micros(size - 1);
        events += size;
        for (int i = 0; i < size; i++) {
            long micros = batch.micros(i);
            int x = batch.x(i);
            int y = batch.y(i);
            on += batch.polarity(i);
            sumX += x;
            sumY += y;
            sumMicrosHigh += micros >> Integer.SIZE;
            sumMicrosLow += micros & 0xFFFF_FFFFL;
            maxX = Math.max(maxX, x);
            maxY = Math.max(maxY, y);
            earliestMicros = Math.min(earliestMicros, micros);
            latestMicros = Math.max(latestMicros, micros);
        }
    }

    public long events() {
        return events;
    }

    public long on() {
        return on;
    }

    public long off() {
        return events - on;
    }

    /** The time of the first event in the order of the recording; 0 without events. */
    public long firstMicros() {
        return firstMicros;
    }

    /** The time of the last event in the order of the recording; 0 without events. */
    public long lastMicros() {
        return lastMicros;
    }

    /** The smallest time of all; 0 without events. */
    public long earliestMicros() {
        return events == 0 ? 0 : earliestMicros;
    }

    /** From the earliest to the latest event; 0 without events. */
    public long durationMicros() {
        return events == 0 ? 0 : latestMicros - earliestMicros;
    }

    public long sumX() {
        return sumX;
    }

    public long sumY() {
        return sumY;
    }

    /** The sum of all times in microseconds; of times since 1970 it does not fit into 64 bits. */
    public BigInteger sumMicros() {
        return BigInteger.valueOf(sumMicrosHigh).shiftLeft(Integer.SIZE).add(BigInteger.valueOf(sumMicrosLow));
    }

    /** The largest column that has an event. */
    public int maxX() {
        return maxX;
    }

    /** The largest row that has an event. */
    public int maxY() {
        return maxY;
    }
}
