package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;

/**
 * Runs a chip program on a set of samples, every spike over the bus.
 *
 * <p>The same program, stimulus and marks give the same result bit for bit, whatever the options.
 */
public final class Engine {
    /** Samples after which the load of the slices is taken as measured. */
    private static final int WARM_UP_SAMPLES = 3;

    private final ChipProgram program;
    private final EngineOptions options;
    private NeuronProbe probe = NeuronProbe.NONE;
    private @Nullable CoreLoader ofRows;
    private @Nullable CoreLoader ofSlices;

    public Engine(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
    }

    /** Lets somebody look at the neurons of every run from now on; nobody does otherwise. */
    public Engine watch(NeuronProbe looking) {
        probe = looking;
        ofRows = null;
        ofSlices = null;
        return this;
    }

    /** Presents samples {@code 0 … samples − 1}; nobody stops it. */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            int samples,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone) {
        return run(stimuli, new SampleRange(0, samples), marks, observers, sampleDone, new StopSignal());
    }

    /**
     * Presents some samples; each begins with all potentials at their initial values, so that runs of parts of a range add
     * up to a run of the whole.
     *
     * @param stimuli gives each worker its own stimulus
     * @param marks ticks at which the read-out is recorded, ascending; the last is the length of a sample
     * @param observers see every spike
     * @param sampleDone hears the number of samples finished, from the threads of the run
     * @param stop when it is requested the samples that have begun are finished; the result is that of the first ones then
     */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            SampleRange range,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone,
            StopSignal stop) {
        int ticks = marks[marks.length - 1];
        Population last = program.populations().get(program.populations().size() - 1);
        RunRecord record = new RunRecord(
                new ReadOutRecord(marks, last, range),
                new LayerSpikes(range, program.populations().size()));
        RunTotals totals = new RunTotals(program);
        SampleList samples = new SampleList(range, stop);
        Crews crews = new Crews(samples, ticks, record, stimuli, observers, counting(sampleDone), totals);
        long begun = System.nanoTime();
        switch (options.parallel().resolve(options.workers(), range.count(), !observers.isEmpty())) {
            case IMAGES -> crews.runImages(Math.min(options.workers(), range.count()));
            default -> crews.runCores(range);
        }
        double seconds = (System.nanoTime() - begun) * 1e-9;
        int done = samples.begun();
        return new RunResult(
                totals.activity(done, ticks),
                record.readOut().potentials(done),
                record.spikes().table(done),
                seconds);
    }

    private static Runnable counting(IntConsumer sampleDone) {
        AtomicInteger done = new AtomicInteger();
        return () -> sampleDone.accept(done.incrementAndGet());
    }

    /** Puts crews together for one run and lets them work. */
    private final class Crews {
        private final SampleList samples;
        private final int ticks;
        private final RunRecord record;
        private final Supplier<Stimulus> stimuli;
        private final List<? extends SpikeObserver> observers;
        private final Runnable sampleDone;
        private final RunTotals totals;

        Crews(
                SampleList samples,
                int ticks,
                RunRecord record,
                Supplier<Stimulus> stimuli,
                List<? extends SpikeObserver> observers,
                Runnable sampleDone,
                RunTotals totals) {
            this.samples = samples;
            this.ticks = ticks;
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
            CoreLoader loader = ofRows();
            ChipProgram banded = loader.bands().program();
            Schedule schedule = new Schedule(banded, 1, new int[banded.slices().size()]);
            RunPlan plan = new RunPlan(schedule, samples::firstCome, ticks, sampleDone);
            run(loader, Collections.nCopies(workers, plan));
        }

        /** One crew, whose load is measured with the first samples. */
        void runCores(SampleRange range) {
            int workers = Math.max(1, Math.min(options.workers(), program.cores().length));
            long[] load = LoadBalance.estimate(program);
            int from = range.first();
            while (from == range.first() + samples.begun() && from < range.behindLast()) {
                int first = from;
                int behindLast = from == range.first()
                        ? Math.min(from + WARM_UP_SAMPLES, range.behindLast())
                        : range.behindLast();
                Schedule schedule = new Schedule(program, workers, LoadBalance.assign(program, load, workers));
                run(
                        ofSlices(),
                        List.of(new RunPlan(schedule, () -> samples.inOrder(first, behindLast), ticks, sampleDone)));
                load = LoadBalance.measured(program, totals.activity(samples.begun(), ticks));
                from = behindLast;
            }
        }

        private void run(CoreLoader loader, List<RunPlan> plans) {
            RunFailure failure = new RunFailure();
            List<Crew> crews = new ArrayList<>();
            for (RunPlan plan : plans) {
                crews.add(new Crew(crews.size(), plan, loader, options, record, stimuli, observers, failure));
            }
            crews.forEach(Crew::start);
            crews.forEach(crew -> crew.join(failure));
            failure.rethrow();
            crews.forEach(crew -> crew.addTo(totals));
        }
    }

    /** What runs of the same program share, made when it is needed. */
    private CoreLoader ofRows() {
        if (ofRows == null) {
            ofRows = new CoreLoader(Bands.ofRows(program, Bands.NEURONS), options, probe);
        }
        return ofRows;
    }

    private CoreLoader ofSlices() {
        if (ofSlices == null) {
            ofSlices = new CoreLoader(Bands.ofSlices(program), options, probe);
        }
        return ofSlices;
    }
}
