package org.spikeway.chip.program;

import java.util.Arrays;

/**
 * Which neurons of the target population one spike of the source population reaches, and with what weight.
 *
 * <p>The weights already hold the spike's amplitude (the source's threshold) and the divisor of the pooling, so that a
 * spike adds exactly the weight.
 */
public sealed interface Connection permits Connection.SharedKernel, Connection.Shortcut, SparseRows, Crossbar {
    Axis rows();

    Axis columns();

    int sourceChannels();

    int targetChannels();

    Weights weights();

    /** The same synapses with other weights. */
    Connection withWeights(Weights others);

    /** Whether it can lead from a population of the one shape to a population of the other. */
    default boolean joins(Shape source, Shape target) {
        return rows().inputs() == source.height()
                && columns().inputs() == source.width()
                && sourceChannels() == source.channels()
                && rows().outputs() == target.height()
                && columns().outputs() == target.width()
                && targetChannels() == target.channels();
    }

    /**
     * A bound on what the spikes of one tick can change one potential by: the magnitudes of all weights into one target
     * channel, once for each source position that reads them.
     */
    double largestInput();

    /** The first target channel that a source channel reaches; of a short cut it may lie outside the target. */
    int targetFrom(int channel);

    /** The target channel behind the last that a source channel reaches. */
    int targetTo(int channel);

    /** Whether any neuron of the source box has a synapse in the target box. */
    default boolean reaches(Box source, Box target) {
        if (!rows().reaches(source.rowFrom(), source.rowTo(), target.rowFrom(), target.rowTo())
                || !columns().reaches(source.columnFrom(), source.columnTo(), target.columnFrom(), target.columnTo())) {
            return false;
        }
        for (int channel = source.channelFrom(); channel < source.channelTo(); channel++) {
            if (reaches(channel, target.channelFrom(), target.channelTo())) {
                return true;
            }
        }
        return false;
    }

    /** Whether a source channel reaches any of the target channels {@code from … to − 1}. */
    default boolean reaches(int channel, int from, int to) {
        return targetFrom(channel) < to && targetTo(channel) > from;
    }

    /** The number of synapses of one spike of that channel at that position: its fan-out, padding not counted. */
    long fanOut(int channel, int y, int x);

    /**
     * A convolution with shared kernels; a fully connected layer is the one whose kernel covers the source.
     *
     * @param groups channels are connected within {@code groups} equal groups
     * @param weights {@code [sourceChannels][rows.kernel][columns.kernel][targetChannels / groups]}, row-major
     */
    record SharedKernel(Axis rows, Axis columns, int sourceChannels, int targetChannels, int groups, Weights weights)
            implements Connection {
        public SharedKernel {
            if (groups < 1 || sourceChannels % groups != 0 || targetChannels % groups != 0) {
                throw new IllegalArgumentException(groups + " groups do not divide the channels");
            }
            long needed = (long) sourceChannels * rows.kernel() * columns.kernel() * (targetChannels / groups);
            if (weights.length() != needed) {
                throw new IllegalArgumentException(weights.length() + " weights given, " + needed + " needed");
            }
        }

        public int targetChannelsOfGroup() {
            return targetChannels / groups;
        }

        @Override
        public SharedKernel withWeights(Weights others) {
            return new SharedKernel(rows, columns, sourceChannels, targetChannels, groups, others);
        }

        @Override
        public double largestInput() {
            int run = targetChannelsOfGroup();
            int weightsOfGroup = weights.length() / groups;
            double largest = 0;
            for (int group = 0; group < groups; group++) {
                double[] sums = new double[run];
                for (int i = 0; i < weightsOfGroup; i++) {
                    sums[i % run] += Math.abs(weights.at(group * weightsOfGroup + i));
                }
                largest = Math.max(largest, Arrays.stream(sums).max().orElse(0));
            }
            return largest * rows.poolSize() * columns.poolSize();
        }

        @Override
        public int targetFrom(int channel) {
            return channel / (sourceChannels / groups) * targetChannelsOfGroup();
        }

        @Override
        public int targetTo(int channel) {
            return targetFrom(channel) + targetChannelsOfGroup();
        }

        @Override
        public long fanOut(int channel, int y, int x) {
            return (long) rows.taps(y) * columns.taps(x) * targetChannelsOfGroup();
        }
    }

    /**
     * A short cut from each channel to one channel: source channel c reaches target channel
     * {@code c + channelOffset}, or nothing where the target has no such channel.
     *
     * @param weights one a source channel
     */
    record Shortcut(Axis rows, Axis columns, int sourceChannels, int targetChannels, int channelOffset, Weights weights)
            implements Connection {
        public Shortcut {
            if (rows.kernel() != 1 || columns.kernel() != 1) {
                throw new IllegalArgumentException("a short cut has a 1×1 kernel");
            }
            if (weights.length() != sourceChannels) {
                throw new IllegalArgumentException(weights.length() + " weights for " + sourceChannels + " channels");
            }
        }

        @Override
        public Shortcut withWeights(Weights others) {
            return new Shortcut(rows, columns, sourceChannels, targetChannels, channelOffset, others);
        }

        @Override
        public double largestInput() {
            double largest = 0;
            for (int c = 0; c < sourceChannels; c++) {
                largest = Math.max(largest, Math.abs(weights.at(c)));
            }
            return largest * rows.poolSize() * columns.poolSize();
        }

        @Override
        public int targetFrom(int channel) {
            return channel + channelOffset;
        }

        @Override
        public int targetTo(int channel) {
            return targetFrom(channel) + 1;
        }

        @Override
        public long fanOut(int channel, int y, int x) {
            int target = targetFrom(channel);
            return target < 0 || target >= targetChannels ? 0 : (long) rows.taps(y) * columns.taps(x);
        }
    }
}
