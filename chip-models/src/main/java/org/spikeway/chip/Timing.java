package org.spikeway.chip;

/**
 * How long each operation of a chip takes, in nanoseconds.
 *
 * @param synapticOperation one synapse reached by one spike, ns
 * @param neuronActive update of a neuron that fires or receives input in this tick, ns
 * @param neuronInactive update of a neuron that stays silent, ns
 * @param spikeInTile one spike message to a core of the same tile, ns
 * @param hopX one spike message over one link between tiles, east or west, ns
 * @param hopY the same north or south, ns
 * @param barrier the agreement of all used tiles that the tick is over
 */
public record Timing(
        Constant synapticOperation,
        Constant neuronActive,
        Constant neuronInactive,
        Constant spikeInTile,
        Constant hopX,
        Constant hopY,
        Barrier barrier) {
    public Timing {
        Costs.require("ns", synapticOperation, neuronActive, neuronInactive, spikeInTile, hopX, hopY);
    }
}
