package org.spikeway.aer.encode;

import java.io.Closeable;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.EventBatch;
import org.spikeway.aer.event.EventStream;

/**
 * Turns the events of a recording into spikes of input axons, tick by tick.
 *
 * <p>Tick k (from 1) holds the events from {@code first + (k − 1) · bin} to before {@code first + k · bin}, first being the
 * time of the first event. An axon spikes at most once a tick: further events at it are counted as merged. Memory does
 * not grow with the recording.
 */
public final class EventBins implements Closeable {
    private final EventStream stream;
    private final AxonMap axons;
    private final long binMicros;
    private final EventBatch batch = EventBatch.standard();
    private final long[] marked;
    private int next;
    private long first;
    private int ticks;
    private long spikes;
    private long merged;
    private long outside;

    /**
     * @param stream in the order of time; closed with this
     * @param binMicros length of a tick, 1 or more
     */
    public EventBins(EventStream stream, AxonMap axons, long binMicros) throws UnreadableException {
        if (binMicros < 1) {
            throw new IllegalArgumentException("a tick of " + binMicros + " us");
        }
        this.stream = stream;
        this.axons = axons;
        this.binMicros = binMicros;
        marked = new long[(axons.size() + Long.SIZE - 1) / Long.SIZE];
        if (stream.read(batch)) {
            first = batch.micros(0);
        }
    }

    /** Whether all events have been given. */
    public boolean ended() {
        return batch.size() == 0;
    }

    /** The ticks from the next one to that of the next event; 0 if there is none. Silent ticks before it are many. */
    public long ticksToNextEvent() {
        return ended() ? 0 : Math.floorDiv(batch.micros(next) - first, binMicros) + 1 - ticks;
    }

    /**
     * The spikes of the next tick, the first being tick 1.
     *
     * @param neurons receives the ascending axons; has room for all
     * @return their number
     */
    public int nextTick(int[] neurons) throws UnreadableException {
        ticks++;
        long end = first + ticks * binMicros;
        while (!ended() && batch.micros(next) < end) {
            mark(axons.axon(batch.x(next), batch.y(next), batch.polarity(next)));
            next++;
            if (next == batch.size()) {
                next = 0;
                stream.read(batch);
            }
        }
        int count = 0;
        for (int word = 0; word < marked.length; word++) {
            for (long bits = marked[word]; bits != 0; bits &= bits - 1) {
                neurons[count++] = word * Long.SIZE + Long.numberOfTrailingZeros(bits);
            }
            marked[word] = 0;
        }
        spikes += count;
        return count;
    }

    private void mark(int axon) {
        if (axon < 0) {
            outside++;
            return;
        }
        long bit = 1L << (axon % Long.SIZE);
        if ((marked[axon / Long.SIZE] & bit) != 0) {
            merged++;
        }
        marked[axon / Long.SIZE] |= bit;
    }

    /** Ticks given so far. */
    public int ticks() {
        return ticks;
    }

    /** Spikes given so far. */
    public long spikes() {
        return spikes;
    }

    /** Events at an axon that spiked in the same tick already. */
    public long merged() {
        return merged;
    }

    /** Events that no axon is for. */
    public long outside() {
        return outside;
    }

    @Override
    public void close() throws UnreadableException {
        stream.close();
    }
}
