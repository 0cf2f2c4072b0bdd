package org.spikeway.mapping.crossbar;

import java.util.Map;
import java.util.TreeMap;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.SparseRows;
import org.spikeway.chip.program.Weights;

/** The way of an image into a layer, listed pixel by pixel, since the neurons of crossbar chips have no places in a plane. */
final class CurrentRows {
    private CurrentRows() {}

    /** Rows by pixel in the order channel, row, column; targets by their index in the population. */
    static SparseRows of(Connection connection, Shape image, Shape layer) {
        int[] starts = new int[image.size() + 1];
        TreeMap<Long, Double> synapses = new TreeMap<>();
        for (int c = 0; c < image.channels(); c++) {
            for (int y = 0; y < image.height(); y++) {
                for (int x = 0; x < image.width(); x++) {
                    int pixel = (c * image.height() + y) * image.width() + x;
                    addPixel(connection, c, y, x, (long) pixel * layer.size(), layer, synapses);
                    starts[pixel + 1] = synapses.size();
                }
            }
        }
        int[] targets = new int[synapses.size()];
        double[] weights = new double[synapses.size()];
        int at = 0;
        for (Map.Entry<Long, Double> synapse : synapses.entrySet()) {
            targets[at] = (int) (synapse.getKey() % layer.size());
            weights[at++] = synapse.getValue();
        }
        return new SparseRows(layer.size(), starts, new SparseRows.Targets.Ints(targets), new Weights.Doubles(weights));
    }

    private static void addPixel(
            Connection connection, int c, int y, int x, long row, Shape layer, Map<Long, Double> synapses) {
        int from = Math.max(0, connection.targetFrom(c));
        int to = Math.min(layer.channels(), connection.targetTo(c));
        connection.rows().visitTaps(y, (outY, kernelRow) -> connection.columns().visitTaps(x, (outX, kernelColumn) -> {
            for (int o = from; o < to; o++) {
                synapses.merge(
                        row + layer.index(o, outY, outX),
                        weight(connection, c, kernelRow, kernelColumn, o),
                        Double::sum);
            }
        }));
    }

    private static double weight(Connection connection, int c, int kernelRow, int kernelColumn, int target) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return shortcut.weights().at(c);
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        int at = (c * kernel.rows().kernel() + kernelRow) * kernel.columns().kernel() + kernelColumn;
        return kernel.weights().at(at * kernel.targetChannelsOfGroup() + target - kernel.targetFrom(c));
    }
}
