package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.core.AxonBoard;
import org.spikeway.chip.core.CrossbarStrip;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Crossbar;
import org.spikeway.chip.program.Projection;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.noc.SpikeMeter;

/** Runs crossbar cores in a row. Their spikes travel in common blocks, counted from the first neuron of the first core. */
final class StripRunner implements BandRunner {
    private final ChipProgram program;
    private final List<Slice> slices;
    private final CrossbarStrip strip;
    private final List<AxonBoard> boards;
    private final int boardCore;
    private final ChipClock clock;
    private final SpikeMeter meter;
    /** By core the group of each neuron, none where they form one. */
    private final int[][] groups;

    private final int[] spikesOfGroup;
    private final int firstTick;
    private long spikes;

    /**
     * @param boards by projection into the population
     * @param boardCore the place of the first core on the boards
     */
    StripRunner(
            ChipProgram program,
            List<Slice> slices,
            CrossbarStrip strip,
            List<AxonBoard> boards,
            int boardCore,
            ChipClock clock,
            SpikeMeter meter) {
        this.program = program;
        this.slices = List.copyOf(slices);
        this.strip = strip;
        this.boards = boards;
        this.boardCore = boardCore;
        this.clock = clock;
        this.meter = meter;
        groups = slices.stream().map(slice -> meter.groups(slice.id())).toArray(int[][]::new);
        spikesOfGroup = new int[Crossbar.SIZE];
        firstTick = program.population(slices.get(0)).firstTick();
    }

    @Override
    public int band() {
        return slices.get(0).id();
    }

    @Override
    public int size() {
        return slices.size() * Crossbar.SIZE;
    }

    @Override
    public int step(int sample, int tick, long runTick, int[] fired) {
        if (tick == 1) {
            strip.reset();
        }
        int count = tick < firstTick ? strip.rest() : strip.step(runTick, fired);
        spikes += count;
        if (meter != SpikeMeter.NONE) {
            tell(runTick, fired);
        }
        return count;
    }

    private void tell(long runTick, int[] fired) {
        int from = 0;
        for (int core = 0; core < strip.cores(); core++) {
            int ofCore = strip.count(core);
            int updated = strip.isActive(core) ? Crossbar.SIZE : 0;
            double nanos = clock.coreNanos(strip.synops(core), updated, Crossbar.SIZE - updated, ofCore);
            count(groups[core], fired, from, ofCore, core * Crossbar.SIZE);
            meter.sliceDone(slices.get(core).id(), runTick, spikesOfGroup, 0, ofCore, nanos);
            from += ofCore;
        }
    }

    private void count(int[] groupOf, int[] fired, int from, int count, int firstNeuron) {
        if (groupOf.length == 0) {
            spikesOfGroup[0] = count;
            return;
        }
        Arrays.fill(spikesOfGroup, 0);
        for (int i = from; i < from + count; i++) {
            spikesOfGroup[groupOf[fired[i] - firstNeuron]]++;
        }
    }

    @Override
    public long takeSpikes() {
        long taken = spikes;
        spikes = 0;
        return taken;
    }

    @Override
    public List<SliceActivity> activity() {
        List<SliceActivity> list = new ArrayList<>();
        for (int core = 0; core < strip.cores(); core++) {
            list.add(new SliceActivity(
                    slices.get(core).id(),
                    strip.spikes(core),
                    strip.activeUpdates(core),
                    strip.idleUpdates(core),
                    strip.saturations(core)));
        }
        return list;
    }

    @Override
    public List<RouteActivity> routes() {
        List<Projection> projections = program.projectionsInto(slices.get(0).population());
        List<List<Slice>> sources = projections.stream()
                .map(each -> program.slicesOf(each.source()))
                .toList();
        List<int[]> firsts = sources.stream()
                .map(list -> list.stream()
                        .mapToInt(slice -> slice.box().channelFrom())
                        .toArray())
                .toList();
        List<RouteActivity> routes = new ArrayList<>();
        for (int core = 0; core < strip.cores(); core++) {
            for (int b = 0; b < boards.size(); b++) {
                Routes found = new Routes(
                        projections.get(b).id(), slices.get(core).id(), sources.get(b), firsts.get(b), routes);
                boards.get(b).visit(boardCore + core, found);
                found.close();
            }
        }
        return routes;
    }

    @Override
    public void exchange(Snapshot state, int sample) {
        if (state.isPutBack()) {
            strip.reset();
        }
        strip.exchange(state.of("cores of " + slices.get(0).population()));
    }

    /** Adds up what source neurons have sent, source slice by source slice. */
    private static final class Routes implements AxonBoard.Visitor {
        private final int projection;
        private final int target;
        private final int[] firsts;
        private final List<Slice> sources;
        private final List<RouteActivity> routes;
        private int place = -1;
        private long packets;
        private long synops;

        Routes(int projection, int target, List<Slice> sources, int[] firsts, List<RouteActivity> routes) {
            this.projection = projection;
            this.target = target;
            this.sources = sources;
            this.firsts = firsts;
            this.routes = routes;
        }

        @Override
        public void delivered(int neuron, long packetsOfNeuron, long synopsOfNeuron) {
            int found = Arrays.binarySearch(firsts, neuron);
            int here = found < 0 ? -found - 2 : found;
            if (here != place) {
                close();
                place = here;
            }
            packets += packetsOfNeuron;
            synops += synopsOfNeuron;
        }

        void close() {
            if (place >= 0) {
                routes.add(new RouteActivity(projection, sources.get(place).id(), target, packets, synops));
            }
            packets = 0;
            synops = 0;
        }
    }
}
