package org.spikeway.chip.core;

import org.spikeway.chip.program.Box;

/**
 * The synapses of one projection that end in one slice: adds the spikes of the source population to the potentials and
 * counts what that took.
 *
 * <p>Not thread-safe: it belongs to the core that owns the slice.
 */
public final class SliceSynapses {
    private final Reach reach;
    private final Landing landing;

    SliceSynapses(Reach reach, Landing landing) {
        this.reach = reach;
        this.landing = landing;
    }

    /** Adds the spikes of a volley to the potentials. */
    @FunctionalInterface
    interface Landing {
        void deliver(Volley volley);
    }

    /** Whether any spike of that part of the source population ends in the slice. */
    public boolean reachedFrom(Box source) {
        return reach.reachedFrom(source);
    }

    /** Whether the neurons of a source position have equally many synapses here, whatever their channel. */
    public boolean isUniform() {
        return reach.isUniform();
    }

    /**
     * Adds the spikes of a volley that has been put in order; in floating point each potential takes them in that order.
     *
     * @return synaptic operations: spikes times their true fan-out into the slice
     */
    public long deliver(Volley volley) {
        if (volley.count() == 0) {
            return 0;
        }
        long synops = reach.synops(volley);
        if (synops > 0) {
            landing.deliver(volley);
        }
        return synops;
    }

    /** What the spikes that a tally has counted came to in this slice. */
    public Carried carried(SourceTally tally) {
        return reach.carried(tally);
    }
}
