package org.spikeway.simulator.energy;

import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.chip.program.Slice;

/** Random counts of runs on up to 100 cores. */
public final class RandomCounts {
    private static final int LAYERS = 4;
    private static final int CORES = 25;

    private RandomCounts() {}

    /**
     * Counts over the same layers, slices and routes for every call.
     *
     * @param size counts are below this; 0 gives a run in which nothing happened
     */
    public static RunCounts next(SplittableRandom random, int size, ChipSpan time) {
        List<AnnCost.AnnLayer> ann = new ArrayList<>();
        List<RunCounts.Layer> layers = new ArrayList<>(List.of(new RunCounts.Layer("input", 10, true)));
        List<RunCounts.Part> slices =
                new ArrayList<>(List.of(new RunCounts.Part(0, Slice.HOST, count(random, size), 0, 0)));
        for (int layer = 1; layer <= LAYERS; layer++) {
            layers.add(new RunCounts.Layer("layer" + layer, CORES, false));
            ann.add(new AnnCost.AnnLayer(1000L * layer, layer == 1 ? 100 : 0, 50, layer, 20));
            for (int i = 0; i < CORES; i++) {
                slices.add(new RunCounts.Part(
                        layer, (layer - 1) * CORES + i, count(random, size), count(random, size), count(random, size)));
            }
        }
        List<RunCounts.Way> ways = new ArrayList<>();
        SynapseKind[] kinds = SynapseKind.values();
        for (int i = 0; i < 300; i++) {
            int from = i * 37 % slices.size();
            int to = 1 + i * 53 % (slices.size() - 1);
            ways.add(new RunCounts.Way(from, to, kinds[i % 3], count(random, size), count(random, size)));
        }
        return new RunCounts(5, 12, false, time, new AnnCost(ann), layers, slices, ways);
    }

    private static long count(SplittableRandom random, int size) {
        return size == 0 ? 0 : random.nextInt(size);
    }

    /** Both runs one after the other, in the time of the first. */
    public static RunCounts sum(RunCounts a, RunCounts b) {
        List<RunCounts.Part> slices = new ArrayList<>();
        for (int i = 0; i < a.slices().size(); i++) {
            RunCounts.Part x = a.slices().get(i);
            RunCounts.Part y = b.slices().get(i);
            slices.add(new RunCounts.Part(
                    x.layer(),
                    x.core(),
                    x.spikes() + y.spikes(),
                    x.activeUpdates() + y.activeUpdates(),
                    x.idleUpdates() + y.idleUpdates()));
        }
        List<RunCounts.Way> ways = new ArrayList<>(a.routes());
        ways.addAll(b.routes());
        return new RunCounts(a.samples(), a.ticks(), a.readsCurrent(), a.time(), a.ann(), a.layers(), slices, ways);
    }
}
