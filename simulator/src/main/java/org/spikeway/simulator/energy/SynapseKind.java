package org.spikeway.simulator.energy;

import org.spikeway.chip.Constant;
import org.spikeway.chip.EnergyTable;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;

/** How synapses are stored, which may decide what one costs. */
public enum SynapseKind {
    /** Each source reaches every target with a weight of its own. */
    DENSE("dense"),
    /** A kernel shared by all positions. */
    CONVOLUTION("convolution"),
    /** From each channel to one channel. */
    SHORTCUT("shortcut");

    private final String word;

    SynapseKind(String word) {
        this.word = word;
    }

    /** As in files. */
    public String word() {
        return word;
    }

    /**
     * The kind of that word.
     *
     * @throws IllegalArgumentException if there is none
     */
    public static SynapseKind of(String word) {
        for (SynapseKind kind : values()) {
            if (kind.word.equals(word)) {
                return kind;
            }
        }
        throw new IllegalArgumentException("synapse kind '" + word + "' is not known");
    }

    /** The kind of a connection: a kernel that covers its source and has one position is dense. */
    public static SynapseKind of(Connection connection) {
        if (connection instanceof Connection.Shortcut) {
            return SHORTCUT;
        }
        return covers(connection.rows()) && covers(connection.columns()) ? DENSE : CONVOLUTION;
    }

    private static boolean covers(Axis axis) {
        return axis.outputs() == 1 && axis.kernel() == axis.pooled() && axis.pad() == 0;
    }

    Constant price(EnergyTable.Synapse synapse) {
        return switch (this) {
            case DENSE -> synapse.dense();
            case CONVOLUTION -> synapse.convolution();
            case SHORTCUT -> synapse.shortcut();
        };
    }
}
