package org.spikeway.aer.kernel;

import org.spikeway.aer.event.EventBatch;

/**
 * The inner loops over events: from packed words to the columns of a batch, and the checks of whole columns.
 *
 * <p>There are two implementations with the same result: {@link VectorEventKernels} and its plain twin
 * {@link PlainEventKernels}. What lies behind the batch's last event may be written over.
 */
public interface EventKernels {
    /** How many words behind the last one may be read; they must be in the array. */
    int SLACK = 8;

    /**
     * Appends events to a batch.
     *
     * @param words has the events from {@code from} on
     * @param count at most what the batch has room for
     * @param base is added to the time of each, in microseconds
     */
    void append(int[] words, int from, int count, WordLayout layout, long base, EventBatch out);

    /** Like {@link #append(int[], int, int, WordLayout, long, EventBatch)} for words of 64 bits. */
    void append(long[] words, int from, int count, PairLayout layout, long base, EventBatch out);

    /** Whether no event lies right of {@code lastX} or below {@code lastY}, 0 to 65,535 each. */
    boolean inside(EventBatch batch, int lastX, int lastY);

    /** The vector kernels where the Vector API is present and wide enough, otherwise the plain ones. */
    static EventKernels best() {
        boolean present = ModuleLayer.boot().findModule("jdk.incubator.vector").isPresent();
        return present && VectorEventKernels.isWideEnough() ? new VectorEventKernels() : new PlainEventKernels();
    }
}
