package org.spikeway.chip.program;

/**
 * Synapses listed one by one: for each source neuron a row of targets with their weights. It joins vectors of neurons.
 *
 * <p>Neuron c has the synapses {@code rowStarts[c] … rowStarts[c + 1] − 1}; their targets ascend, and one target may have
 * several. Example: neuron 0 reaches the neurons 2 and 5, neuron 1 none, neuron 2 neuron 0 with rowStarts
 * {@code 0 2 2 3} and targets {@code 2 5 0}.
 *
 * @param rowStarts one a source neuron, and the number of synapses
 * @param weights one a synapse
 */
public record SparseRows(int targetChannels, int[] rowStarts, Targets targets, Weights weights) implements Connection {
    private static final Axis ONE = Axis.kernel(1, 1, 1, 0, 1);

    public SparseRows {
        int synapses = rowStarts[rowStarts.length - 1];
        if (rowStarts.length < 2 || rowStarts[0] != 0) {
            throw new IllegalArgumentException("rows of synapses must start at 0 and be one or more");
        }
        if (targets.length() != synapses || weights.length() != synapses) {
            throw new IllegalArgumentException(
                    synapses + " synapses have " + targets.length() + " targets and " + weights.length() + " weights");
        }
        for (int row = 0; row < rowStarts.length - 1; row++) {
            int before = 0;
            for (int i = rowStarts[row]; i < rowStarts[row + 1]; i++) {
                int target = targets.at(i);
                if (target < before || target >= targetChannels) {
                    throw new IllegalArgumentException("target " + target + " of neuron " + row
                            + " does not ascend or is beyond " + targetChannels + " neurons");
                }
                before = target;
            }
            if (rowStarts[row + 1] < rowStarts[row]) {
                throw new IllegalArgumentException("row " + row + " of the synapses ends before it starts");
            }
        }
    }

    /** The targets of synapses, in as few bytes as their population needs. The arrays are shared, never changed. */
    public sealed interface Targets {
        int length();

        int at(int synapse);

        /** Targets below 65,536. */
        record Shorts(char[] values) implements Targets {
            @Override
            public int length() {
                return values.length;
            }

            @Override
            public int at(int synapse) {
                return values[synapse];
            }
        }

        /** Any targets. */
        record Ints(int[] values) implements Targets {
            @Override
            public int length() {
                return values.length;
            }

            @Override
            public int at(int synapse) {
                return values[synapse];
            }
        }
    }

    @Override
    public Axis rows() {
        return ONE;
    }

    @Override
    public Axis columns() {
        return ONE;
    }

    @Override
    public int sourceChannels() {
        return rowStarts.length - 1;
    }

    @Override
    public SparseRows withWeights(Weights others) {
        return new SparseRows(targetChannels, rowStarts, targets, others);
    }

    @Override
    public double largestInput() {
        double[] sums = new double[targetChannels];
        double largest = 0;
        for (int i = 0; i < weights.length(); i++) {
            int target = targets.at(i);
            sums[target] += Math.abs(weights.at(i));
            largest = Math.max(largest, sums[target]);
        }
        return largest;
    }

    @Override
    public int targetFrom(int channel) {
        return fanOut(channel, 0, 0) == 0 ? 0 : targets.at(rowStarts[channel]);
    }

    @Override
    public int targetTo(int channel) {
        return fanOut(channel, 0, 0) == 0 ? 0 : targets.at(rowStarts[channel + 1] - 1) + 1;
    }

    @Override
    public boolean reaches(int channel, int from, int to) {
        int first = firstFrom(channel, from);
        return first < rowStarts[channel + 1] && targets.at(first) < to;
    }

    /** The first synapse of a neuron that ends at that target or behind. */
    public int firstFrom(int channel, int target) {
        int low = rowStarts[channel];
        int high = rowStarts[channel + 1];
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (targets.at(middle) < target) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

    /** How many synapses each source neuron has into the targets {@code from … to − 1}. */
    public int[] fanOutsInto(int from, int to) {
        int[] fanOuts = new int[sourceChannels()];
        for (int c = 0; c < fanOuts.length; c++) {
            fanOuts[c] = firstFrom(c, to) - firstFrom(c, from);
        }
        return fanOuts;
    }

    @Override
    public long fanOut(int channel, int y, int x) {
        return rowStarts[channel + 1] - rowStarts[channel];
    }
}
