package org.spikeway.simulator.energy;

import java.util.List;
import java.util.stream.IntStream;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.Cells;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;

/**
 * Everything that pricing needs to know of a run, and nothing else: what happened, where it lay on the chip, and what the
 * ANN would have done. A run leaves it in {@code activity.json}, so that it can be priced again.
 *
 * @param samples inputs presented
 * @param ticks time steps a sample
 * @param readsCurrent whether the image flows in as a current, which takes multiply-accumulates
 * @param time that the chip of the run took
 * @param ann one inference of the ANN; its layers are those after the input
 * @param layers the input first
 * @param slices parts of layers, each on a core
 * @param routes pairs of slices that synapses join
 */
public record RunCounts(
        int samples,
        int ticks,
        boolean readsCurrent,
        ChipSpan time,
        AnnCost ann,
        List<Layer> layers,
        List<Part> slices,
        List<Way> routes) {
    public RunCounts {
        layers = List.copyOf(layers);
        slices = List.copyOf(slices);
        routes = List.copyOf(routes);
        if (samples < 1 || ticks < 1) {
            throw new IllegalArgumentException("a run of " + samples + " samples and " + ticks + " ticks");
        }
        if (ann.layers().size() != layers.size() - 1) {
            throw new IllegalArgumentException(
                    "an ANN of " + ann.layers().size() + " layers for a run of " + (layers.size() - 1));
        }
        for (Part slice : slices) {
            requireIndex("layer", slice.layer(), layers.size());
        }
        for (Way way : routes) {
            requireIndex("source slice", way.source(), slices.size());
            requireIndex("target slice", way.target(), slices.size());
        }
    }

    /** A layer by its name and number of neurons; an input lies outside the chip. */
    public record Layer(String name, long neurons, boolean isInput) {}

    /**
     * What the part of a layer on one core did.
     *
     * @param core {@link Slice#HOST} outside the chip
     */
    public record Part(int layer, int core, long spikes, long activeUpdates, long idleUpdates) {
        public boolean isHost() {
            return core == Slice.HOST;
        }
    }

    /**
     * What went from one slice to another.
     *
     * @param packets spikes that reached at least one neuron of the target
     */
    public record Way(int source, int target, SynapseKind kind, long packets, long synops) {}

    private static void requireIndex(String what, int index, int size) {
        if (index < 0 || index >= size) {
            throw new IllegalArgumentException(what + " " + index + " of " + size);
        }
    }

    /** Gathers what pricing needs of a run that has just ended. */
    public static RunCounts of(Activity activity, ChipProgram program, ChipSpan time, AnnCost ann) {
        List<SynapseKind> kinds = program.projections().stream()
                .map(Projection::connection)
                .map(SynapseKind::of)
                .toList();
        return new RunCounts(
                activity.samples(),
                activity.ticks(),
                program.populations().stream().anyMatch(each -> each.cells() instanceof Cells.CurrentSource),
                time,
                ann,
                program.populations().stream().map(RunCounts::layer).toList(),
                IntStream.range(0, program.slices().size())
                        .mapToObj(i ->
                                part(program.slices().get(i), activity.slices().get(i)))
                        .toList(),
                activity.routes().stream()
                        .map(route -> way(route, kinds.get(route.projection())))
                        .toList());
    }

    private static Layer layer(Population population) {
        return new Layer(population.name(), population.shape().size(), population.isSource());
    }

    private static Part part(Slice slice, SliceActivity counts) {
        return new Part(
                slice.population(), slice.core(), counts.spikes(), counts.activeUpdates(), counts.idleUpdates());
    }

    private static Way way(RouteActivity route, SynapseKind kind) {
        return new Way(route.sourceSlice(), route.targetSlice(), kind, route.packets(), route.synops());
    }

    /** Synaptic operations of the run; {@code fromInput} chooses those whose spikes come from the input, or the others. */
    public long synops(boolean fromInput) {
        return routes.stream()
                .filter(way -> layers.get(slices.get(way.source()).layer()).isInput() == fromInput)
                .mapToLong(Way::synops)
                .sum();
    }

    /** Synaptic operations between layers for each multiply-accumulate between layers; the image's edge is left out. */
    public double acPerMac() {
        long between = ann.macs() - ann.inputMacs();
        return between == 0 ? 0 : (double) synops(false) / samples / between;
    }
}
