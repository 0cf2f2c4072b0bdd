package org.spikeway.mapping.nir;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Connection.SharedKernel;
import org.spikeway.chip.program.Connection.Shortcut;
import org.spikeway.chip.program.Shape;

/**
 * The nodes that one way into a layer takes, one behind the other: a sum over pools if need be, then weights, as Conv2d,
 * Affine, Linear or Scale, with Flatten where positions end.
 */
final class WrittenWay {
    private final String name;
    private final Connection connection;
    private final double height;
    private final double[] bias;
    private final boolean vectorTarget;
    private final List<NirNode> nodes = new ArrayList<>();
    private int[] extents;

    private WrittenWay(String name, Connection connection, double height, double[] bias, Shape source, Shape target) {
        this.name = name;
        this.connection = connection;
        this.height = height;
        this.bias = bias;
        extents = extents(source);
        vectorTarget = extents(target).length == 1;
    }

    /**
     * @param name begins the names of the nodes
     * @param height of a spike of the source
     * @param bias one value a target channel, or empty
     */
    static List<NirNode> nodes(
            String name, Connection connection, double height, double[] bias, Shape source, Shape target) {
        WrittenWay way = new WrittenWay(name, connection, height, bias, source, target);
        way.pool();
        if (way.coversSource()) {
            way.dense();
        } else {
            way.slide();
        }
        return way.nodes;
    }

    /** A vector, or channels, rows and columns. */
    static int[] extents(Shape shape) {
        return shape.height() == 1 && shape.width() == 1
                ? new int[] {shape.channels()}
                : new int[] {shape.channels(), shape.height(), shape.width()};
    }

    private void pool() {
        Axis rows = connection.rows();
        Axis columns = connection.columns();
        if (isUnpooled(rows) && isUnpooled(columns)) {
            return;
        }
        require(pooledBySum(rows) && pooledBySum(columns) && extents.length == 3);
        nodes.add(NirNode.of(name + ".pool", "SumPool2d")
                .with("kernel_size", new int[] {rows.poolSize(), columns.poolSize()})
                .with("stride", new int[] {rows.poolStride(), columns.poolStride()})
                .with("padding", new int[] {rows.poolPad(), columns.poolPad()}));
        extents = new int[] {extents[0], rows.pooled(), columns.pooled()};
    }

    private static boolean isUnpooled(Axis axis) {
        return axis.poolSize() == 1 && axis.poolStride() == 1 && axis.poolPad() == 0 && axis.pooled() == axis.inputs();
    }

    private static boolean pooledBySum(Axis axis) {
        int padded = axis.inputs() + 2 * axis.poolPad() - axis.poolSize();
        return padded >= 0 && padded / axis.poolStride() + 1 == axis.pooled();
    }

    /** Whether every target reads every source, each through a weight of its own. */
    private boolean coversSource() {
        return vectorTarget && covers(connection.rows()) && covers(connection.columns()) && groups() == 1;
    }

    private static boolean covers(Axis axis) {
        return axis.kernel() == axis.pooled() && axis.pad() == 0 && (axis.dilation() == 1 || axis.kernel() == 1);
    }

    private int groups() {
        return connection instanceof SharedKernel kernel ? kernel.groups() : 1;
    }

    private void dense() {
        int sources = connection.sourceChannels();
        int targets = connection.targetChannels();
        if (connection instanceof Shortcut shortcut && isIdentity(shortcut) && bias.length == 0) {
            flatten();
            double[] scale = new double[sources];
            for (int c = 0; c < sources; c++) {
                scale[c] = weight(c);
            }
            nodes.add(NirNode.of(name + ".scale", "Scale").with("scale", scale, sources));
            return;
        }
        flatten();
        int area = connection.rows().kernel() * connection.columns().kernel();
        double[] weights = new double[targets * sources * area];
        for (int c = 0; c < sources; c++) {
            for (int k = 0; k < area; k++) {
                for (int t = 0; t < targets; t++) {
                    weights[(t * sources + c) * area + k] = weight(c, k, t, area);
                }
            }
        }
        NirNode node = NirNode.of(name + ".weights", bias.length == 0 ? "Linear" : "Affine")
                .with("weight", weights, targets, sources * area);
        nodes.add(bias.length == 0 ? node : node.with("bias", bias, targets));
    }

    private static boolean isIdentity(Shortcut shortcut) {
        return shortcut.channelOffset() == 0 && shortcut.sourceChannels() == shortcut.targetChannels();
    }

    private void slide() {
        require(extents.length == 3);
        Axis rows = connection.rows();
        Axis columns = connection.columns();
        int sources = connection.sourceChannels();
        int targets = connection.targetChannels();
        boolean depthwise = connection instanceof Shortcut shortcut && isIdentity(shortcut);
        int groups = depthwise ? sources : groups();
        int area = rows.kernel() * columns.kernel();
        int ofGroup = sources / groups;
        double[] weights = new double[targets * ofGroup * area];
        for (int t = 0; t < targets; t++) {
            int group = t / (targets / groups);
            for (int c = 0; c < ofGroup; c++) {
                for (int k = 0; k < area; k++) {
                    weights[(t * ofGroup + c) * area + k] = weight(group * ofGroup + c, k, t, area);
                }
            }
        }
        NirNode node = NirNode.of(name + ".weights", "Conv2d")
                .with("input_shape", new int[] {extents[1], extents[2]})
                .with("weight", weights, targets, ofGroup, rows.kernel(), columns.kernel())
                .with("stride", new int[] {rows.stride(), columns.stride()})
                .with("padding", padding(rows, columns))
                .with("dilation", new int[] {rows.dilation(), columns.dilation()})
                .with("groups", (long) groups)
                .with("bias", bias.length == 0 ? new double[targets] : bias, targets);
        nodes.add(node);
        extents = new int[] {targets, rows.outputs(), columns.outputs()};
        if (vectorTarget) {
            flatten();
        }
    }

    /** Two numbers, or the word that allows one row or column more behind than before. */
    private Object padding(Axis rows, Axis columns) {
        if (isSymmetric(rows) && isSymmetric(columns)) {
            return new long[] {rows.pad(), columns.pad()};
        }
        require(isSame(rows) && isSame(columns));
        return "same";
    }

    private static boolean isSymmetric(Axis axis) {
        int room = axis.pooled() + 2 * axis.pad() - (axis.kernel() - 1) * axis.dilation() - 1;
        return room >= 0 && room / axis.stride() + 1 == axis.outputs();
    }

    private static boolean isSame(Axis axis) {
        return axis.stride() == 1
                && axis.outputs() == axis.pooled()
                && axis.pad() == (axis.kernel() - 1) * axis.dilation() / 2;
    }

    private void flatten() {
        if (extents.length > 1) {
            int size = extents[0] * extents[1] * extents[2];
            nodes.add(NirNode.of(name + (nodes.isEmpty() ? "" : "." + nodes.size()) + ".flat", "Flatten")
                    .with("input_type", extents)
                    .with("start_dim", 0L)
                    .with("end_dim", -1L));
            extents = new int[] {size};
        }
    }

    /** The weight of a short cut from a channel. */
    private double weight(int channel) {
        return connection.weights().at(channel) * height;
    }

    private double weight(int channel, int tap, int target, int area) {
        if (connection instanceof Shortcut shortcut) {
            return shortcut.targetFrom(channel) == target ? weight(channel) : 0;
        }
        SharedKernel kernel = (SharedKernel) connection;
        int ofGroup = kernel.targetChannelsOfGroup();
        int at = (channel * area + tap) * ofGroup + target % ofGroup;
        return kernel.weights().at(at) * height;
    }

    private void require(boolean holds) {
        if (!holds) {
            throw new RefusedException("way " + name
                    + ": NIR has no node for its padding or cropping. Pad both sides alike, or crop at the input.");
        }
    }
}
