package org.spikeway.simulator.energy;

import java.util.EnumMap;
import java.util.Map;

/** What came into one slice in a run, added up over the slices that it came from. */
final class Inflow {
    private final Map<SynapseKind, Long> synops = new EnumMap<>(SynapseKind.class);
    private long packets;

    /** One entry a slice. */
    static Inflow[] of(RunCounts run) {
        Inflow[] inflows = new Inflow[run.slices().size()];
        for (int i = 0; i < inflows.length; i++) {
            inflows[i] = new Inflow();
        }
        for (RunCounts.Way way : run.routes()) {
            Inflow inflow = inflows[way.target()];
            inflow.packets += way.packets();
            inflow.synops.merge(way.kind(), way.synops(), Long::sum);
        }
        return inflows;
    }

    /** Spikes that reached the slice. */
    long packets() {
        return packets;
    }

    /** Synaptic operations by the kinds of synapses that end there. */
    Map<SynapseKind, Long> synopsByKind() {
        return synops;
    }

    /** Synaptic operations of all kinds. */
    long synops() {
        return synops.values().stream().mapToLong(count -> count).sum();
    }
}
