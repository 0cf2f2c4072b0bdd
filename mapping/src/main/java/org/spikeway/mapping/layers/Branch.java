package org.spikeway.mapping.layers;

import org.spikeway.chip.program.Connection;

/**
 * One linear way into a layer, in double precision, for analogue activations (a source value of 1 adds the weight).
 *
 * @param source index of the source layer, or {@link #INPUT}
 */
public record Branch(int source, Connection connection) {
    /** The image. */
    public static final int INPUT = -1;

    /** Multiply-accumulates of one inference, padding not counted. */
    public long macs() {
        return Macs.of(connection);
    }
}
