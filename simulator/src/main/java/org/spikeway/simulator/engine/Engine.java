package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.IntSupplier;
import java.util.function.Supplier;
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
     * @param sampleDone hears the number of samples finished, from the threads of the run
     */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            int samples,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone) {
        int ticks = marks[marks.length - 1];
        Population last = program.populations().get(program.populations().size() - 1);
        RunRecord record = new RunRecord(
                new ReadOutRecord(marks, last, samples),
                new LayerSpikes(samples, program.populations().size()));
        RunTotals totals = new RunTotals(program);
        Crews crews = new Crews(ticks, record, stimuli, observers, counting(sampleDone), totals);
        long begun = System.nanoTime();
        switch (options.parallel().resolve(options.workers(), samples, !observers.isEmpty())) {
            case IMAGES -> crews.runImages(samples);
            default -> crews.runCores(samples);
        }
        double seconds = (System.nanoTime() - begun) * 1e-9;
        return new RunResult(
                totals.activity(samples, ticks),
                record.readOut().potentials(),
                record.spikes().table(),
                seconds);
    }

    private static Runnable counting(IntConsumer sampleDone) {
        AtomicInteger done = new AtomicInteger();
        return () -> sampleDone.accept(done.incrementAndGet());
    }

    /** Puts crews together for one run and lets them work. */
    private final class Crews {
        private final int ticks;
        private final RunRecord record;
        private final Supplier<Stimulus> stimuli;
        private final List<? extends SpikeObserver> observers;
        private final Runnable sampleDone;
        private final RunTotals totals;

        Crews(
                int ticks,
                RunRecord record,
                Supplier<Stimulus> stimuli,
                List<? extends SpikeObserver> observers,
                Runnable sampleDone,
                RunTotals totals) {
            this.ticks = ticks;
            this.record = record;
            this.stimuli = stimuli;
            this.observers = observers;
            this.sampleDone = sampleDone;
            this.totals = totals;
        }

        /** A crew of one for each worker. */
        void runImages(int samples) {
            if (!observers.isEmpty()) {
                throw new IllegalArgumentException("observers see the spikes of one chip: share out its cores");
            }
            Supplier<IntSupplier> next = RunPlan.firstCome(samples);
            Schedule schedule =
                    new Schedule(program, 1, new int[program.slices().size()]);
            run(Collections.nCopies(
                    Math.min(options.workers(), samples), new RunPlan(schedule, next, ticks, sampleDone)));
        }

        /** One crew, whose load is measured with the first samples. */
        void runCores(int samples) {
            int workers = Math.max(1, Math.min(options.workers(), program.cores().length));
            long[] load = LoadBalance.estimate(program);
            int from = 0;
            while (from < samples) {
                int count = from == 0 ? Math.min(WARM_UP_SAMPLES, samples) : samples - from;
                Schedule schedule = new Schedule(program, workers, LoadBalance.assign(program, load, workers));
                run(List.of(new RunPlan(schedule, RunPlan.inOrder(from, count), ticks, sampleDone)));
                from += count;
                load = LoadBalance.measured(program, totals.activity(from, ticks));
            }
        }

        private void run(List<RunPlan> plans) {
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
}
