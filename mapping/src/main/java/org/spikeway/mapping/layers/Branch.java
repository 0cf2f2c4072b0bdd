package org.spikeway.mapping.layers;

import org.spikeway.chip.program.Connection;

/**
 * One linear way into a layer, in double precision, for analogue activations (a source value of 1 adds the weight).
 *
 * @param source index of the source layer, or {@link #INPUT}
 * @param delayTicks how old the values are; at least 1 from a layer that does not come before
 */
public record Branch(int source, Connection connection, int delayTicks) {
    /** The image. */
    public static final int INPUT = -1;

    /** A way without delay. */
    public Branch(int source, Connection connection) {
        this(source, connection, 0);
    }

    /** The same with another connection. */
    public Branch with(Connection other) {
        return new Branch(source, other, delayTicks);
    }

    /** Multiply-accumulates of one inference, padding not counted. */
    public long macs() {
        return Macs.of(connection);
    }
}
