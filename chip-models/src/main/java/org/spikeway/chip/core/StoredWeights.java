package org.spikeway.chip.core;

import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Weights;

/**
 * The weights of one projection in the order and width in which cores read them; one copy serves all cores that hold a
 * part of the projection.
 */
public sealed interface StoredWeights {

    /** Narrow weights, widened as they are added. */
    record Narrow(byte[] values) implements StoredWeights {}

    /** Whole numbers beyond eight bits: weights with an exponent. */
    record Wide(int[] values) implements StoredWeights {}

    record Floats(float[] values) implements StoredWeights {}

    record Doubles(double[] values) implements StoredWeights {}

    static StoredWeights of(Connection connection, Numbers numbers) {
        Weights weights = connection.weights();
        return switch (numbers) {
            case FLOAT -> new Floats(KernelLayout.floats(connection, weights));
            case DOUBLE -> new Doubles(KernelLayout.doubles(connection, weights));
            case INTEGER ->
                weights instanceof Weights.Bytes bytes && bytes.exponent() == 0
                        ? new Narrow(KernelLayout.bytes(connection, bytes.mantissas()))
                        : new Wide(KernelLayout.ints(connection, weights));
        };
    }
}
