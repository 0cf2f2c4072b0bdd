package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;

/** Puts crews together for one run and lets them work. */
final class Crews {
    /** Samples, enough for every worker to take some. */
    static final int MANY = 1 << 20;
    /** Samples after which the load of the slices is taken as measured. */
    private static final int WARM_UP_SAMPLES = 3;

    private final ChipProgram program;
    private final EngineOptions options;
    private final CoreLoaders loaders;
    private final SampleList samples;
    private final SampleLength length;
    private final RunRecord record;
    private final Supplier<Stimulus> stimuli;
    private final List<? extends SpikeObserver> observers;
    private final Runnable sampleDone;
    private final RunTotals totals;
    private final Checkpoints checkpoints;

    Crews(
            ChipProgram program,
            EngineOptions options,
            CoreLoaders loaders,
            SampleList samples,
            SampleLength length,
            RunRecord record,
            Supplier<Stimulus> stimuli,
            List<? extends SpikeObserver> observers,
            Runnable sampleDone,
            RunTotals totals,
            Checkpoints checkpoints) {
        this.checkpoints = checkpoints;
        this.program = program;
        this.options = options;
        this.loaders = loaders;
        this.samples = samples;
        this.length = length;
        this.record = record;
        this.stimuli = stimuli;
        this.observers = observers;
        this.sampleDone = sampleDone;
        this.totals = totals;
    }

    /** Crews of one worker each. */
    void runImages(int workers) {
        if (!observers.isEmpty()) {
            throw new IllegalArgumentException("observers see the spikes of one chip: share out its cores");
        }
        if (checkpoints.ticks() > 0 || checkpoints.from() != null) {
            throw new IllegalArgumentException("the state of one chip is kept: share out its cores");
        }
        run(loaders.ofRows(), imagePlans(workers), null);
    }

    private List<RunPlan> imagePlans(int workers) {
        ChipProgram banded = loaders.ofRows().bands().program();
        Schedule schedule = new Schedule(banded, 1, new int[banded.slices().size()]);
        return Collections.nCopies(workers, new RunPlan(schedule, samples::firstCome, length, sampleDone));
    }

    /** The crews of a run of many samples, which do not start. */
    List<Crew> loaded(RunFailure failure) {
        if (options.parallel().resolve(options.workers(), MANY, false) == Parallel.IMAGES) {
            return load(loaders.ofRows(), imagePlans(options.workers()), failure);
        }
        int workers = coreWorkers();
        int[] assigned = LoadBalance.assign(program, LoadBalance.estimate(program), workers);
        Schedule schedule = new Schedule(program, workers, assigned);
        return load(
                loaders.ofSlices(),
                List.of(new RunPlan(schedule, () -> samples.inOrder(0, MANY), length, sampleDone)),
                failure);
    }

    private int coreWorkers() {
        return Math.max(1, Math.min(options.workers(), program.cores().length));
    }

    /** One crew, whose load is measured with the first samples. */
    void runCores(SampleRange range) {
        Snapshot state = checkpoints.from();
        int from = range.first();
        int ticksDone = 0;
        if (state != null) {
            RunPosition position = RunPosition.of(state);
            totals.exchange(state.of("earlier"));
            from = position.sample();
            ticksDone = position.ticks();
        }
        int settled = Math.min(range.first() + WARM_UP_SAMPLES, range.behindLast());
        runCores(from, from < settled ? settled : range.behindLast(), ticksDone, state);
        if (settled == range.first() + samples.begun() && settled < range.behindLast()) {
            runCores(settled, range.behindLast(), 0, null);
        }
    }

    /** @param ticksDone of the first sample, whose state is given */
    private void runCores(int first, int behindLast, int ticksDone, @Nullable Snapshot state) {
        int workers = coreWorkers();
        Activity measured = totals.activity(samples.begun(), length.ticks());
        long[] load = measured.spikes() == 0 ? LoadBalance.estimate(program) : LoadBalance.measured(program, measured);
        Schedule schedule = new Schedule(program, workers, LoadBalance.assign(program, load, workers));
        RunPlan plan = new RunPlan(
                schedule, () -> samples.inOrder(first, behindLast), length, sampleDone, ticksDone, checkpoints);
        run(loaders.ofSlices(), List.of(plan), state);
    }

    /** @param state that the only crew goes on from */
    private void run(CoreLoader loader, List<RunPlan> plans, @Nullable Snapshot state) {
        RunFailure failure = new RunFailure();
        List<Crew> crews = load(loader, plans, failure);
        if (state != null) {
            crews.get(0).putBack(state);
        }
        crews.forEach(Crew::start);
        crews.forEach(crew -> crew.join(failure));
        failure.rethrow();
        crews.forEach(crew -> crew.addTo(totals));
    }

    private List<Crew> load(CoreLoader loader, List<RunPlan> plans, RunFailure failure) {
        List<Crew> crews = new ArrayList<>();
        for (RunPlan plan : plans) {
            crews.add(new Crew(crews.size(), plan, loader, options, record, stimuli, observers, totals, failure));
        }
        return crews;
    }
}
