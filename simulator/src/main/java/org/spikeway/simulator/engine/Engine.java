package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;

/**
 * Runs a chip program on a set of samples, one after another, every spike over the bus.
 *
 * <p>The same program, stimulus and marks give the same result bit for bit, whatever the options.
 */
public final class Engine {
    /** Samples after which the load of the slices is taken as measured. */
    private static final int WARM_UP_SAMPLES = 3;

    private final ChipProgram program;
    private final EngineOptions options;
    private final CoreLoader loader;

    public Engine(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
        loader = new CoreLoader(program, options);
    }

    /**
     * Presents samples {@code 0 … samples − 1}.
     *
     * @param stimuli gives each worker its own stimulus
     * @param marks ticks at which the read-out is recorded, ascending; the last is the length of a sample
     * @param observers see every spike
     * @param sampleDone hears the number of samples finished, from a thread of the run
     */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            int samples,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone) {
        int ticks = marks[marks.length - 1];
        Population last = program.populations().get(program.populations().size() - 1);
        ReadOutRecord readOut = new ReadOutRecord(marks, last, samples);
        long[][] layerSpikes = new long[samples][program.populations().size()];
        RunTotals totals = new RunTotals(program);
        long[] load = LoadBalance.estimate(program);
        long begun = System.nanoTime();
        int from = 0;
        while (from < samples) {
            int count = from == 0 ? Math.min(WARM_UP_SAMPLES, samples) : samples - from;
            RunPlan plan = plan(load, from, count, ticks, sampleDone);
            Pass pass = new Pass(plan, loader, options, readOut, layerSpikes);
            totals.add(pass.run(stimuli, observers));
            load = LoadBalance.measured(program, totals.activity(from + count, ticks, 0));
            from += count;
        }
        double seconds = (System.nanoTime() - begun) * 1e-9;
        double tickNanos = options.clock().tickNanos() * samples * ticks;
        return new RunResult(totals.activity(samples, ticks, tickNanos), readOut.potentials(), layerSpikes, seconds);
    }

    private RunPlan plan(long[] load, int from, int count, int ticks, IntConsumer sampleDone) {
        int[] cores = program.cores();
        int workers = Math.max(1, Math.min(options.workers(), cores.length));
        Schedule schedule = new Schedule(program, workers, LoadBalance.assign(program, load, workers));
        RunPlan.Progress progress = (worker, sample) -> {
            if (worker == workers - 1) {
                sampleDone.accept(from + sample + 1);
            }
        };
        return new RunPlan(schedule, from, count, ticks, cores, progress);
    }

    /** Counts gathered over the passes of a run. */
    private static final class RunTotals {
        private final long[][] slices;
        private final List<RouteActivity> routes = new ArrayList<>();
        private double chipNanos;

        RunTotals(ChipProgram program) {
            slices = new long[program.slices().size()][4];
        }

        void add(Activity pass) {
            for (SliceActivity slice : pass.slices()) {
                long[] sum = slices[slice.slice()];
                sum[0] += slice.spikes();
                sum[1] += slice.activeUpdates();
                sum[2] += slice.idleUpdates();
                sum[3] += slice.saturations();
            }
            for (int i = 0; i < pass.routes().size(); i++) {
                RouteActivity route = pass.routes().get(i);
                if (i == routes.size()) {
                    routes.add(route);
                } else {
                    RouteActivity sum = routes.get(i);
                    routes.set(
                            i,
                            new RouteActivity(
                                    sum.projection(),
                                    sum.sourceSlice(),
                                    sum.targetSlice(),
                                    sum.packets() + route.packets(),
                                    sum.synops() + route.synops()));
                }
            }
            chipNanos += pass.chipNanos();
        }

        Activity activity(int samples, int ticks, double tickNanos) {
            List<SliceActivity> list = new ArrayList<>();
            for (int i = 0; i < slices.length; i++) {
                long[] sum = slices[i];
                list.add(new SliceActivity(i, sum[0], sum[1], sum[2], sum[3]));
            }
            return new Activity(samples, ticks, list, routes, chipNanos + tickNanos);
        }
    }
}
