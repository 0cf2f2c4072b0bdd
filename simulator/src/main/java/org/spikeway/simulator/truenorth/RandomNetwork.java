package org.spikeway.simulator.truenorth;

import java.util.SplittableRandom;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.neuron.CounterRandom;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.chip.neuron.TrueNorthNeuron;
import org.spikeway.chip.neuron.TrueNorthNeuron.ResetMode;
import org.spikeway.chip.neuron.TrueNorthNeurons;

/**
 * A random recurrent network that fills a chip and fires at a given mean rate, as those with which TrueNorth was measured.
 *
 * <p>Every axon has the same number of synapses, to random neurons of its core, and is driven by one neuron somewhere on the
 * chip, all equally likely, after a delay of 1 to 15 ticks. Half of the axons of a core excite with weight w, half inhibit
 * with −w, so that their mean cancels out. Every neuron is driven by its leak λ and loses its threshold α when it fires, so
 * with ticks of 1 ms its mean rate is {@code 1000·λ/α} Hz; potentials begin anywhere below α.
 *
 * <p>Example: 20 Hz are λ = 200 and α = 10,000.
 */
final class RandomNetwork {
    private static final int SIZE = TrueNorthCore.SIZE;
    private static final int LARGEST_LEAK = 200;
    private static final int LARGEST_THRESHOLD = (1 << 18) - 1;
    /** A tenth of the leak: input makes spikes irregular, it does not drive them. */
    private static final int WEIGHT = 20;

    private final int synapses;
    private final int leak;
    private final int threshold;
    private final SplittableRandom random;
    private final long seed;

    /**
     * @param synapses of each axon, 0 … 256
     * @param hertz mean rate at ticks of 1 ms, 0 … 500
     */
    RandomNetwork(int synapses, double hertz, long seed) {
        if (synapses < 0 || synapses > SIZE) {
            throw new RefusedException("--synapses " + synapses
                    + ": an axon of TrueNorth has 0 to 256 synapses. Give a number in between.");
        }
        if (!(hertz >= 0 && hertz <= 500)) {
            throw new RefusedException(
                    "--hertz " + hertz + ": the rate is 0 to 500 Hz at ticks of 1 ms. Give such a rate.");
        }
        this.synapses = synapses;
        double spikesOfTick = hertz * 1e-3;
        leak = (int) Math.min(LARGEST_LEAK, Math.floor(spikesOfTick * LARGEST_THRESHOLD));
        threshold = leak == 0 ? LARGEST_THRESHOLD : (int) Math.round(leak / spikesOfTick);
        if (leak == 0 && hertz > 0) {
            throw new RefusedException("--hertz " + hertz
                    + ": the slowest neuron leaks 1 a tick towards 262,143. Give 0, or 0.004 and more.");
        }
        this.seed = seed;
        random = new SplittableRandom(seed);
    }

    TrueNorthNetwork build(int cores) {
        TrueNorthCore[] all = new TrueNorthCore[cores];
        for (int c = 0; c < cores; c++) {
            all[c] = core(c);
        }
        byte[] delays = new byte[cores * SIZE];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = (byte) random.nextInt(1, TrueNorthCore.LONGEST_DELAY + 1);
        }
        return new TrueNorthNetwork(all, permutation(cores * SIZE), delays);
    }

    private TrueNorthCore core(int number) {
        long[] rows = TrueNorthCore.noSynapses();
        byte[] types = new byte[SIZE];
        int[] neurons = new int[SIZE];
        for (int i = 0; i < SIZE; i++) {
            neurons[i] = i;
        }
        for (int axon = 0; axon < SIZE; axon++) {
            types[axon] = (byte) (axon % 2);
            for (int k = 0; k < synapses; k++) {
                swap(neurons, k, random.nextInt(k, SIZE));
                TrueNorthCore.connect(rows, axon, neurons[k]);
            }
        }
        return new TrueNorthCore(
                rows, types, new TrueNorthNeurons(SIZE, j -> neuron(), new CounterRandom(seed), number));
    }

    private TrueNorthNeuron neuron() {
        return new TrueNorthNeuron(
                new int[] {WEIGHT, -WEIGHT, 0, 0},
                0,
                leak,
                false,
                false,
                threshold,
                0,
                LARGEST_THRESHOLD,
                true,
                0,
                ResetMode.SOFT,
                random.nextInt(threshold));
    }

    private int[] permutation(int size) {
        int[] values = new int[size];
        for (int i = 0; i < size; i++) {
            values[i] = i;
        }
        for (int i = size - 1; i > 0; i--) {
            swap(values, i, random.nextInt(i + 1));
        }
        return values;
    }

    private static void swap(int[] values, int a, int b) {
        int value = values[a];
        values[a] = values[b];
        values[b] = value;
    }
}
