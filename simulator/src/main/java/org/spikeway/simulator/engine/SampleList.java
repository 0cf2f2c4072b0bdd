package org.spikeway.simulator.engine;

import java.util.function.IntSupplier;

/**
 * The samples of a run as workers take them, until all are taken or the run is asked to stop.
 *
 * <p>Samples are begun in order, so those that were begun, and are finished, are the first of the run. Workers that share
 * the cores of one chip all present the same samples: one that any of them has begun is begun by all.
 */
final class SampleList {
    static final int NO_MORE = -1;

    private final SampleRange range;
    private final StopSignal stop;
    /** The sample behind the last that anybody has begun. */
    private int behindBegun;

    SampleList(SampleRange range, StopSignal stop) {
        this.range = range;
        this.stop = stop;
        behindBegun = range.first();
    }

    /** For a worker that presents every sample up to one: each call begins the next, or gives {@link #NO_MORE}. */
    IntSupplier inOrder(int first, int behindLast) {
        int[] next = {first};
        return () -> next[0] < behindLast && begin(next[0]) ? next[0]++ : NO_MORE;
    }

    /** For workers of which each presents what no other has begun. */
    IntSupplier firstCome() {
        return this::beginNext;
    }

    private synchronized boolean begin(int sample) {
        if (sample >= range.behindLast() || (sample >= behindBegun && !stop.begin())) {
            return false;
        }
        behindBegun = Math.max(behindBegun, sample + 1);
        return true;
    }

    private synchronized int beginNext() {
        return begin(behindBegun) ? behindBegun - 1 : NO_MORE;
    }

    /** How many samples have been begun; they are finished when the workers are. */
    synchronized int begun() {
        return behindBegun - range.first();
    }
}
