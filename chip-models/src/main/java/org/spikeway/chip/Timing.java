package org.spikeway.chip;

import java.util.Optional;

/**
 * How long each operation of a chip takes, in nanoseconds. What is {@link Constant.Absent} takes no time of its own.
 *
 * @param clock frequency of a core in MHz; empty for chips without a common clock
 * @param synapticOperation one synapse reached by one spike, ns
 * @param neuronActive update of a neuron that fires or receives input in this tick, ns
 * @param neuronInactive update of a neuron that stays silent, ns
 * @param spike what a neuron that fires takes besides, ns
 * @param spikeInTile one spike message to a core of the same tile, ns
 * @param hopX one spike message over one link between tiles, east or west, or diagonal, ns
 * @param hopY the same north or south, ns
 * @param pace what begins the next tick
 */
public record Timing(
        Optional<Constant> clock,
        Constant synapticOperation,
        Constant neuronActive,
        Constant neuronInactive,
        Constant spike,
        Constant spikeInTile,
        Constant hopX,
        Constant hopY,
        Pace pace) {
    public Timing {
        clock.ifPresent(frequency -> Costs.require("MHz", frequency));
        Costs.require("ns", synapticOperation, neuronActive, neuronInactive, spike, spikeInTile, hopX, hopY);
    }
}
