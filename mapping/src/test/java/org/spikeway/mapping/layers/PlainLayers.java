package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Shape;

/** Computes a layer graph in double precision by the definition of an axis: the oracle of the lowering. CHW order. */
public final class PlainLayers {
    private final double[][] values;

    private PlainLayers(int layers) {
        values = new double[layers][];
    }

    public static PlainLayers run(LayerGraph graph, float[] image) {
        double[] input = new double[image.length];
        Arrays.setAll(input, i -> image[i]);
        PlainLayers plain = new PlainLayers(graph.layers().size());
        for (int i = 0; i < plain.values.length; i++) {
            plain.values[i] = plain.layer(graph, graph.layers().get(i), input);
        }
        return plain;
    }

    public double[] values(int layer) {
        return values[layer];
    }

    private double[] layer(LayerGraph graph, Layer layer, double[] input) {
        int positions = layer.shape().height() * layer.shape().width();
        double[] sum = new double[layer.shape().size()];
        Arrays.setAll(sum, i -> layer.bias().length == 0 ? 0 : layer.bias()[i / positions]);
        for (Branch branch : layer.branches()) {
            assertThat(branch.connection().joins(graph.sourceShape(branch), layer.shape()))
                    .as("branch %s of layer %s", branch, layer.name())
                    .isTrue();
            double[] source = branch.source() == Branch.INPUT ? input : values[branch.source()];
            add(branch.connection(), source, sum, layer.isGate());
        }
        if (layer.rectified()) {
            Arrays.setAll(sum, i -> Math.max(sum[i], 0));
        }
        return sum;
    }

    private static void add(Connection connection, double[] source, double[] sum, boolean largest) {
        Axis rows = connection.rows();
        Axis columns = connection.columns();
        double[] pooled = pooled(rows, columns, connection.sourceChannels(), source);
        for (int c = 0; c < connection.sourceChannels(); c++) {
            for (int target = 0; target < connection.targetChannels(); target++) {
                for (int ky = 0; ky < rows.kernel(); ky++) {
                    for (int kx = 0; kx < columns.kernel(); kx++) {
                        double weight = weight(connection, c, target, ky, kx);
                        if (weight != 0) {
                            add(rows, columns, ky, kx, weight, pooled, c, sum, target, largest);
                        }
                    }
                }
            }
        }
    }

    private static void add(
            Axis rows,
            Axis columns,
            int ky,
            int kx,
            double weight,
            double[] pooled,
            int c,
            double[] sum,
            int target,
            boolean largest) {
        for (int y = 0; y < rows.outputs(); y++) {
            int row = y * rows.stride() + ky * rows.dilation() - rows.pad();
            for (int x = 0; x < columns.outputs() && row >= 0 && row < rows.pooled(); x++) {
                int column = x * columns.stride() + kx * columns.dilation() - columns.pad();
                if (column >= 0 && column < columns.pooled()) {
                    int at = (target * rows.outputs() + y) * columns.outputs() + x;
                    double value = pooled[(c * rows.pooled() + row) * columns.pooled() + column];
                    sum[at] = largest ? Math.max(sum[at], value) : sum[at] + weight * value;
                }
            }
        }
    }

    private static double weight(Connection connection, int channel, int target, int ky, int kx) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return channel + shortcut.channelOffset() == target
                    ? shortcut.weights().at(channel)
                    : 0;
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        int ofGroup = kernel.targetChannels() / kernel.groups();
        int perGroup = kernel.sourceChannels() / kernel.groups();
        int place = (channel * kernel.rows().kernel() + ky) * kernel.columns().kernel() + kx;
        return channel / perGroup == target / ofGroup ? kernel.weights().at(place * ofGroup + target % ofGroup) : 0;
    }

    /** The sums over the pooling windows, members outside the source left out. */
    private static double[] pooled(Axis rows, Axis columns, int channels, double[] source) {
        Shape shape = new Shape(channels, rows.pooled(), columns.pooled());
        double[] pooled = new double[shape.size()];
        for (int i = 0; i < pooled.length; i++) {
            int c = i / (shape.height() * shape.width());
            int top = i / shape.width() % shape.height() * rows.poolStride() - rows.poolPad();
            int left = i % shape.width() * columns.poolStride() - columns.poolPad();
            for (int y = Math.max(0, top); y < Math.min(rows.inputs(), top + rows.poolSize()); y++) {
                for (int x = Math.max(0, left); x < Math.min(columns.inputs(), left + columns.poolSize()); x++) {
                    pooled[i] += source[(c * rows.inputs() + y) * columns.inputs() + x];
                }
            }
        }
        return pooled;
    }

    /** Fails where a value is away by more than the tolerance times the largest value expected. */
    public static void requireClose(String what, double[] found, double[] expected, double tolerance) {
        assertThat(found).as(what).hasSameSizeAs(expected);
        double largest =
                Math.max(1e-3, Arrays.stream(expected).map(Math::abs).max().orElse(0));
        for (int i = 0; i < expected.length; i++) {
            if (!(Math.abs(found[i] - expected[i]) <= tolerance * largest)) {
                throw new AssertionError(what + "[" + i + "]: expected " + expected[i] + ", found " + found[i]);
            }
        }
    }
}
