package org.spikeway.chip.core;

import java.util.List;
import org.spikeway.chip.program.Box;

/**
 * The synapses of one projection that end in one slice: adds the spikes of the source population to the potentials and
 * counts what that took, by part where the slice stands for several that lie side by side.
 *
 * <p>Not thread-safe: it belongs to the core that owns the slice.
 */
public final class SliceSynapses {
    private final List<Reach> reaches;
    private final Landing landing;
    private final long[] synops;

    /** @param reaches of the parts */
    SliceSynapses(List<Reach> reaches, Landing landing) {
        this.reaches = List.copyOf(reaches);
        this.landing = landing;
        synops = new long[reaches.size()];
    }

    /** Adds the spikes of a volley to the potentials. */
    @FunctionalInterface
    interface Landing {
        void deliver(Volley volley);
    }

    /** Whether any spike of that box of the source population ends in the part. */
    public boolean reachedFrom(Box source, int part) {
        return reaches.get(part).reachedFrom(source);
    }

    /** Whether the neurons of a source position have equally many synapses in each part, whatever their channel. */
    public boolean isUniform() {
        return reaches.stream().allMatch(Reach::isUniform);
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
        long total = 0;
        for (int part = 0; part < synops.length; part++) {
            synops[part] = reaches.get(part).synops(volley);
            total += synops[part];
        }
        if (total > 0) {
            landing.deliver(volley);
        }
        return total;
    }

    /** The synaptic operations in one part that the last volley took, if it took any. */
    public long synops(int part) {
        return synops[part];
    }

    /**
     * What the spikes of a source slice came to in one part.
     *
     * @param tally of a slice that holds the source slice; by neuron if that one has not all of its channels
     */
    public Carried carried(SourceTally tally, Box source, int part) {
        return reaches.get(part).carried(tally, source);
    }
}
