package org.spikeway.chip.program;

/** A connection by its definition: every output asks every pooled position and kernel place whether it reads the input. */
public final class NaiveConnection {
    private final Connection connection;
    private final int[][][] rows;
    private final int[][][] columns;

    public NaiveConnection(Connection connection) {
        this.connection = connection;
        rows = readings(connection.rows());
        columns = readings(connection.columns());
    }

    /** How often output o reads the input through kernel place k: {@code [input][o][k]}. */
    public static int[][][] readings(Axis axis) {
        int[][][] times = new int[axis.inputs()][axis.outputs()][axis.kernel()];
        for (int o = 0; o < axis.outputs(); o++) {
            for (int k = 0; k < axis.kernel(); k++) {
                int p = o * axis.stride() + k * axis.dilation() - axis.pad();
                for (int member = 0; p >= 0 && p < axis.pooled() && member < axis.poolSize(); member++) {
                    int input = p * axis.poolStride() - axis.poolPad() + member;
                    if (input >= 0 && input < axis.inputs()) {
                        times[input][o][k]++;
                    }
                }
            }
        }
        return times;
    }

    /** Receives the synapses from one neuron to another: their number, at least 1, and the sum of their weights. */
    @FunctionalInterface
    public interface Visitor {
        void visit(int channel, int y, int x, int synapses, double weight);
    }

    /** Visits every target neuron that a spike of that source neuron reaches. */
    public void visit(int channel, int y, int x, Visitor visitor) {
        if (connection instanceof SparseRows sparse) {
            visit(sparse, channel, visitor);
            return;
        }
        int channels = connection instanceof Connection.SharedKernel kernel
                ? kernel.targetChannels()
                : ((Connection.Shortcut) connection).targetChannels();
        for (int ty = 0; ty < connection.rows().outputs(); ty++) {
            for (int tx = 0; tx < connection.columns().outputs(); tx++) {
                for (int target = 0; target < channels; target++) {
                    visit(channel, y, x, target, ty, tx, visitor);
                }
            }
        }
    }

    private static void visit(SparseRows sparse, int channel, Visitor visitor) {
        for (int target = 0; target < sparse.targetChannels(); target++) {
            int synapses = 0;
            double sum = 0;
            for (int i = sparse.rowStarts()[channel]; i < sparse.rowStarts()[channel + 1]; i++) {
                if (sparse.targets().at(i) == target) {
                    synapses++;
                    sum += sparse.weights().at(i);
                }
            }
            if (synapses > 0) {
                visitor.visit(target, 0, 0, synapses, sum);
            }
        }
    }

    private void visit(int channel, int y, int x, int target, int ty, int tx, Visitor visitor) {
        int synapses = 0;
        double sum = 0;
        for (int ky = 0; ky < connection.rows().kernel(); ky++) {
            for (int kx = 0; kx < connection.columns().kernel(); kx++) {
                int times = rows[y][ty][ky] * columns[x][tx][kx];
                int weight = times == 0 ? -1 : weightIndex(channel, ky, kx, target);
                if (weight >= 0) {
                    synapses += times;
                    sum += times * connection.weights().at(weight);
                }
            }
        }
        if (synapses > 0) {
            visitor.visit(target, ty, tx, synapses, sum);
        }
    }

    /** The place of the weight, or −1 where the channels are not connected. */
    private int weightIndex(int channel, int ky, int kx, int target) {
        if (connection instanceof Connection.Shortcut shortcut) {
            return channel + shortcut.channelOffset() == target ? channel : -1;
        }
        Connection.SharedKernel kernel = (Connection.SharedKernel) connection;
        int ofGroup = kernel.targetChannels() / kernel.groups();
        int group = channel / (kernel.sourceChannels() / kernel.groups());
        if (target / ofGroup != group) {
            return -1;
        }
        int row = channel * kernel.rows().kernel() + ky;
        return (row * kernel.columns().kernel() + kx) * ofGroup + target % ofGroup;
    }
}
