package org.spikeway.chip;

/**
 * What each operation of a chip costs, in picojoules, and what a chip draws while it does nothing, in milliwatts.
 *
 * <p>Energy of a run = Σ count × constant + static power × chips used × run time, with 1 mW·ns = 1 pJ. So 1,000
 * synaptic operations at 23.6 pJ in 10,000 ns on one chip of 104 mW cost 23.6 nJ + 1,040 nJ.
 *
 * @param synapticOperation one synapse reached by one spike, pJ
 * @param neuronActive update of a neuron that fires or receives input in this tick, pJ
 * @param neuronInactive update of a neuron that stays silent, pJ
 * @param spikeInTile one spike message to a core of the same tile, pJ
 * @param hopX one spike message over one link between tiles, east or west, pJ
 * @param hopY the same north or south, pJ
 * @param staticPower one powered chip, mW
 */
public record EnergyTable(
        Constant synapticOperation,
        Constant neuronActive,
        Constant neuronInactive,
        Constant spikeInTile,
        Constant hopX,
        Constant hopY,
        Constant staticPower) {
    public EnergyTable {
        Costs.require("pJ", synapticOperation, neuronActive, neuronInactive, spikeInTile, hopX, hopY);
        Costs.require("mW", staticPower);
    }
}
