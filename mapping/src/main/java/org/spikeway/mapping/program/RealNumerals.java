package org.spikeway.mapping.program;

import java.util.List;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.layers.Layer;

/** Real numbers as they are; single precision rounds the weights once, after all scaling in double. */
record RealNumerals(Numbers numbers) implements Numerals {
    @Override
    public Encoded encode(Layer layer, double threshold, double[] initialFractions, List<Incoming> incoming) {
        double[] initial = new double[layer.rectified() ? initialFractions.length : 1];
        for (int i = 0; layer.rectified() && i < initial.length; i++) {
            initial[i] = threshold * initialFractions[i];
        }
        List<Connection> connections = incoming.stream()
                .map(each ->
                        each.current() || numbers == Numbers.DOUBLE ? each.connection() : single(each.connection()))
                .toList();
        return new Encoded(threshold, initial, layer.bias(), connections);
    }

    private static Connection single(Connection connection) {
        float[] values = new float[connection.weights().length()];
        for (int i = 0; i < values.length; i++) {
            values[i] = (float) connection.weights().at(i);
        }
        return connection.withWeights(new Weights.Floats(values));
    }
}
