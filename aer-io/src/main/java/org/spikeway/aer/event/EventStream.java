package org.spikeway.aer.event;

import java.io.Closeable;
import org.spikeway.aer.UnreadableException;

/**
 * Gives the events of a recording, a network or a generator batch by batch, in bounded memory however many there are.
 *
 * <p>A loop over all events:
 *
 * <pre>{@code
 * EventBatch batch = EventBatch.standard();
 * while (stream.read(batch)) {
 *     for (int i = 0; i < batch.size(); i++) {
 *         use(batch.micros(i), batch.x(i), batch.y(i), batch.polarity(i));
 *     }
 * }
 * }</pre>
 */
public interface EventStream extends Closeable {
    /** What is known of the events before the first is read. */
    RecordingInfo info();

    /**
     * Replaces the content of a batch with the next events, at least one of them unless the stream has ended. Which
     * events there are, and in what order, does not depend on the size of the batches.
     *
     * @return false at the end; the batch is then empty
     * @throws UnreadableException if what comes next is damaged; all whole events before it have been given. A last
     *     event that is cut short is no such damage: it is counted as {@link Item#TRUNCATED_BYTES}
     */
    boolean read(EventBatch batch) throws UnreadableException;

    /** What was skipped, mended or found odd so far; grows while the stream is read. Shared by stages on top. */
    Tally tally();

    @Override
    void close() throws UnreadableException;
}
