package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;
import org.spikeway.chip.program.Slice;

/** What a {@link NaiveRun} did, neuron by neuron, put down to slices, routes and cores. */
final class NaiveActivity {
    /** Packets and synops by "projection source-slice target-slice". */
    final Map<String, long[]> routes = new TreeMap<>();
    /** {@code [slice]}: spikes, active and idle updates, saturations. */
    final long[][] slices;

    double chipNanos;

    private final ChipProgram program;
    private final List<NaiveSynapses> projections;
    private final ExactClock clock;
    private final int[][] sliceOf;
    private final long[] synopsOfTick;
    private final long[] spikesOfTick;

    NaiveActivity(ChipProgram program, List<NaiveSynapses> projections, ExactClock clock) {
        this.program = program;
        this.projections = projections;
        this.clock = clock;
        slices = new long[program.slices().size()][4];
        synopsOfTick = new long[slices.length];
        spikesOfTick = new long[slices.length];
        sliceOf = new int[program.populations().size()][];
        for (Population population : program.populations()) {
            sliceOf[population.id()] = new int[population.shape().size()];
        }
        for (Slice slice : program.slices()) {
            for (int i = 0; i < slice.box().size(); i++) {
                int neuron =
                        slice.box().populationIndex(i, program.population(slice).shape());
                sliceOf[slice.population()][neuron] = slice.id();
            }
        }
        for (NaiveSynapses table : projections) {
            for (int from = 0; !table.isCurrent() && from < table.synapses.length; from++) {
                for (int to = 0; to < table.synapses[from].length; to++) {
                    if (table.synapses[from][to] > 0) {
                        routes.put(route(table, from, to), new long[2]);
                    }
                }
            }
        }
    }

    private String route(NaiveSynapses table, int from, int to) {
        return table.projection.id() + " " + sliceOf[table.projection.source()][from] + " "
                + sliceOf[table.projection.target()][to];
    }

    void beginTick() {
        Arrays.fill(synopsOfTick, 0);
        Arrays.fill(spikesOfTick, 0);
    }

    void spike(Population population, int neuron) {
        slices[sliceOf[population.id()][neuron]][0]++;
        spikesOfTick[sliceOf[population.id()][neuron]]++;
    }

    void saturation(Population population, int neuron) {
        slices[sliceOf[population.id()][neuron]][3]++;
    }

    /** A spike that ends in a slice is one packet, however many neurons it reaches there. */
    void delivery(NaiveSynapses table, int from) {
        TreeSet<String> reached = new TreeSet<>();
        for (int to = 0; to < table.synapses[from].length; to++) {
            int synapses = table.synapses[from][to];
            if (synapses > 0) {
                String route = route(table, from, to);
                routes.get(route)[1] += synapses;
                synopsOfTick[sliceOf[table.projection.target()][to]] += synapses;
                reached.add(route);
            }
        }
        reached.forEach(route -> routes.get(route)[0]++);
    }

    /** Counts updates, and the time of the tick: that of the core with the most to do. */
    void endTick(int tick) {
        Map<Integer, Double> cores = new TreeMap<>();
        for (Slice slice : program.slices()) {
            Population population = program.population(slice);
            if (population.isSource()) {
                continue;
            }
            long synops = synopsOfTick[slice.id()];
            boolean active = synops > 0 || (isDriven(population) && tick >= population.firstTick());
            int size = slice.box().size();
            slices[slice.id()][active ? 1 : 2] += size;
            double nanos = clock.coreNanos(synops, active ? size : 0, active ? 0 : size, spikesOfTick[slice.id()]);
            cores.merge(slice.core(), nanos, Double::sum);
        }
        chipNanos += clock.tickNanos()
                + cores.values().stream().mapToDouble(nanos -> nanos).max().orElse(0);
    }

    private boolean isDriven(Population population) {
        return NaiveRun.bias(population).length > 0
                || projections.stream()
                        .anyMatch(table -> table.projection.target() == population.id() && table.isCurrent());
    }
}
