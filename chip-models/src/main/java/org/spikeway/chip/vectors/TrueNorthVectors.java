package org.spikeway.chip.vectors;

import org.spikeway.chip.neuron.CounterRandom;
import org.spikeway.chip.neuron.TrueNorthCore;
import org.spikeway.chip.neuron.TrueNorthNeuron;
import org.spikeway.chip.neuron.TrueNorthNeurons;

/** Replays the spikes of one TrueNorth core without random parts. */
final class TrueNorthVectors {
    private static final int SIZE = TrueNorthCore.SIZE;
    private static final int MOST_TICKS = 1_000_000;
    private static final int NINE_BITS = 256;
    private static final int EIGHTEEN_BITS = (1 << 18) - 1;
    private static final int TWENTY_BITS = 1 << 19;

    private TrueNorthVectors() {}

    static Verdict replay(VectorFields fields) {
        TrueNorthCore core = core(fields);
        int ticks = fields.length("inputs", MOST_TICKS);
        int[][] inputs = fields.rows("inputs", ticks, SIZE, 0, SIZE - 1);
        int[][] expected = fields.spikes("expected", ticks, SIZE);
        Comparison comparison = new Comparison("truenorth core");
        int[] fired = new int[SIZE];
        for (int tick = 0; tick < ticks && comparison.isEqual(); tick++) {
            for (int axon : inputs[tick]) {
                core.receive(axon, tick - 1L, 1);
            }
            comparison.spikes(tick, SIZE, expected[tick], fired, core.update(tick, fired));
            comparison.tickDone();
        }
        return comparison.verdict();
    }

    private static TrueNorthCore core(VectorFields fields) {
        long[] crossbar = TrueNorthCore.noSynapses();
        int[][] connected = fields.rows("conn", SIZE, SIZE, 0, SIZE - 1);
        for (int axon = 0; axon < SIZE; axon++) {
            for (int neuron : connected[axon]) {
                TrueNorthCore.connect(crossbar, axon, neuron);
            }
        }
        byte[] types = new byte[SIZE];
        int[] typeOfAxon = fields.column("typ", SIZE, 0, TrueNorthNeuron.TYPES - 1);
        for (int axon = 0; axon < SIZE; axon++) {
            types[axon] = (byte) typeOfAxon[axon];
        }
        return new TrueNorthCore(crossbar, types, neurons(fields));
    }

    private static TrueNorthNeurons neurons(VectorFields fields) {
        int[][] weights = fields.table("S", SIZE, TrueNorthNeuron.TYPES, -NINE_BITS, NINE_BITS - 1);
        int[] leak = fields.column("leak", SIZE, -NINE_BITS, NINE_BITS - 1);
        int[] reversal = fields.column("epsilon", SIZE, 0, 1, 0);
        int[] alpha = fields.column("alpha", SIZE, 0, EIGHTEEN_BITS);
        int[] beta = fields.column("beta", SIZE, 0, EIGHTEEN_BITS);
        int[] kappa = fields.column("kappa", SIZE, 0, 1);
        int[] reset = fields.column("R", SIZE, -TWENTY_BITS, TWENTY_BITS - 1);
        int[] gamma = fields.column("gamma", SIZE, 0, 2);
        int[] initial = fields.column("v0", SIZE, -TWENTY_BITS, TWENTY_BITS - 1);
        return new TrueNorthNeurons(
                SIZE,
                j -> new TrueNorthNeuron(
                        weights[j],
                        0,
                        leak[j],
                        false,
                        reversal[j] == 1,
                        alpha[j],
                        0,
                        beta[j],
                        kappa[j] == 1,
                        reset[j],
                        TrueNorthNeuron.ResetMode.ofGamma(gamma[j]),
                        initial[j]),
                new CounterRandom(0),
                0);
    }
}
