package org.spikeway.chip.vectors;

import org.spikeway.chip.neuron.LoihiCubaNeurons;

/** Replays u, v and spikes of Loihi's CUBA neurons; input of tick t arrives at tick t + 1. */
final class LoihiCubaVectors {
    private static final int MOST_NEURONS = 1024;
    private static final int MOST_AXONS = 4096;
    private static final int MOST_TICKS = 1_000_000;
    private static final int RANGE = 1 << 23;
    private static final int MOST_WEIGHT = 1 << 16;

    private LoihiCubaVectors() {}

    static Verdict replay(VectorFields fields) {
        int neurons = fields.length("weights", MOST_NEURONS);
        int ticks = fields.length("input_spikes", MOST_TICKS);
        int axons = fields.rows("weights", neurons, MOST_AXONS, -MOST_WEIGHT, MOST_WEIGHT)[0].length;
        int[][] weights = fields.table("weights", neurons, axons, -MOST_WEIGHT, MOST_WEIGHT);
        int[][] inputs = fields.rows("input_spikes", ticks, axons, 0, axons - 1);
        int[][] u = fields.table("u", ticks, neurons, -RANGE, RANGE);
        int[][] v = fields.table("v", ticks, neurons, -RANGE, RANGE);
        int[][] spikes = fields.spikes("s", ticks, neurons);
        LoihiCubaNeurons model = model(fields, neurons);

        Comparison comparison = new Comparison("loihi cuba");
        int[] sums = new int[neurons];
        int[] fired = new int[neurons];
        for (int tick = 0; tick < ticks && comparison.isEqual(); tick++) {
            add(weights, tick == 0 ? new int[0] : inputs[tick - 1], sums);
            int count = model.update(tick, sums, fired);
            for (int i = 0; i < neurons; i++) {
                comparison.number(tick, i, "u", u[tick][i], model.current(i));
                comparison.number(tick, i, "v", v[tick][i], (long) model.potential(i));
            }
            comparison.spikes(tick, neurons, spikes[tick], fired, count);
            comparison.tickDone();
        }
        return comparison.verdict();
    }

    private static LoihiCubaNeurons model(VectorFields fields, int neurons) {
        LoihiCubaNeurons.Profile profile = new LoihiCubaNeurons.Profile(
                fields.number("du", 0, 4095),
                fields.number("dv", 0, 4095),
                fields.number("vth", 0, (1 << 17) - 1),
                fields.number("bias_exp", 0, 7),
                fields.number("refractory", 0, LoihiCubaNeurons.MOST_TICKS, 0),
                fields.number("axonal_delay", 0, LoihiCubaNeurons.MOST_TICKS, 0));
        return new LoihiCubaNeurons(profile, fields.column("bias_mant", neurons, -4096, 4095));
    }

    private static void add(int[][] weights, int[] axons, int[] sums) {
        for (int i = 0; i < sums.length; i++) {
            sums[i] = 0;
            for (int axon : axons) {
                sums[i] += weights[i][axon];
            }
        }
    }
}
