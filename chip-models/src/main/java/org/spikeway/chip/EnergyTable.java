package org.spikeway.chip;

/**
 * What each operation of a chip costs, in picojoules, and what it draws while it does nothing, in milliwatts. What is
 * {@link Constant.Absent} costs nothing of its own.
 *
 * <p>Energy of a run = Σ count × constant + static power × run time, with 1 mW·ns = 1 pJ. So 1,000 synaptic operations
 * at 23.6 pJ in 10,000 ns on one chip of 104 mW cost 23.6 nJ + 1,040 nJ.
 *
 * @param synapse one synapse reached by one spike, by the kind of connection, pJ
 * @param neuronActive update of a neuron that fires or receives input in this tick, pJ
 * @param neuronInactive update of a neuron that stays silent, pJ
 * @param spike what a neuron that fires costs besides, pJ
 * @param packet one spike message that leaves its core, pJ
 * @param spikeInTile one spike message that enters a core, pJ
 * @param hopX one spike message over one link between tiles, east or west, or diagonal, pJ
 * @param hopY the same north or south, pJ
 * @param hopBetweenChips one spike message over a link between two chips, pJ; absent: as a link within a chip
 * @param staticPower what flows without any operation
 */
public record EnergyTable(
        Synapse synapse,
        Constant neuronActive,
        Constant neuronInactive,
        Constant spike,
        Constant packet,
        Constant spikeInTile,
        Constant hopX,
        Constant hopY,
        Constant hopBetweenChips,
        StaticPower staticPower) {
    public EnergyTable {
        Costs.require("pJ", neuronActive, neuronInactive, spike, packet, spikeInTile, hopX, hopY, hopBetweenChips);
    }

    /**
     * A synaptic operation by the way in which the synapse is stored, pJ.
     *
     * @param dense of a fully connected layer
     * @param convolution of a shared kernel
     * @param shortcut of a connection from each channel to one channel
     */
    public record Synapse(Constant dense, Constant convolution, Constant shortcut) {
        public Synapse {
            Costs.require("pJ", dense, convolution, shortcut);
        }

        /** The same for all kinds. */
        public static Synapse all(Constant each) {
            return new Synapse(each, each, each);
        }
    }

    /**
     * Power that flows as long as the run takes, mW.
     *
     * @param chip one powered chip
     * @param activeCore one core in use, besides
     * @param board one powered board, besides its chips
     */
    public record StaticPower(Constant chip, Constant activeCore, Constant board) {
        public StaticPower {
            Costs.require("mW", chip, activeCore, board);
        }
    }
}
