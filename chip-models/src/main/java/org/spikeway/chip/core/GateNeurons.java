package org.spikeway.chip.core;

import java.util.Arrays;

/** The gates of max pooling of one slice ({@link org.spikeway.chip.program.Cells.Gate}): a count for each of their inputs. */
final class GateNeurons implements Neurons {
    private final TickInput input;
    private final int inputs;
    private final int[] counts;
    /** The spikes sent so far: the largest count. */
    private final int[] sent;

    /** @param input of a tick: the sum of 2^k over the inputs k that fired */
    GateNeurons(TickInput input, int inputs) {
        this.input = input;
        this.inputs = inputs;
        counts = new int[Math.multiplyExact(input.size(), inputs)];
        sent = new int[input.size()];
    }

    @Override
    public void reset() {
        input.clear();
        Arrays.fill(counts, 0);
        Arrays.fill(sent, 0);
    }

    @Override
    public void setCurrent(double[] current) {
        throw new IllegalArgumentException("gates take spikes alone");
    }

    @Override
    public boolean isDriven() {
        return false;
    }

    @Override
    public int update(int[] fired) {
        int count = 0;
        for (int n = 0; n < sent.length; n++) {
            int spikes = (int) input.take(n);
            if (spikes != 0 && raisesLargest(n, spikes)) {
                sent[n]++;
                fired[count++] = n;
            }
        }
        return count;
    }

    private boolean raisesLargest(int neuron, int spikes) {
        boolean raises = false;
        for (int rest = spikes; rest != 0; rest &= rest - 1) {
            int place = neuron * inputs + Integer.numberOfTrailingZeros(rest);
            raises |= ++counts[place] > sent[neuron];
        }
        return raises;
    }

    /** How many spikes the neuron has sent. */
    @Override
    public double potential(int index) {
        return sent[index];
    }

    @Override
    public long saturations(int index) {
        return 0;
    }

    @Override
    public int size() {
        return sent.length;
    }

    @Override
    public Deposits deposits() {
        return input.deposits();
    }

    @Override
    public void exchange(Snapshot state) {
        input.exchange(state);
        state.exchange("counts", counts);
        state.exchange("sent", sent);
    }
}
