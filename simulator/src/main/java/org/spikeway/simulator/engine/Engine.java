package org.spikeway.simulator.engine;

import java.lang.ref.Reference;
import java.util.List;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.IntConsumer;
import java.util.function.Supplier;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Population;

/**
 * Runs a chip program on a set of samples, every spike over the bus.
 *
 * <p>The same program, stimulus and marks give the same result bit for bit, whatever the options.
 */
public final class Engine {

    private static final Stimulus NO_STIMULUS = new Stimulus() {
        @Override
        public void image(int sample, double[] chw) {
            throw new IllegalStateException("nothing is presented");
        }

        @Override
        public int spikes(int sample, int tick, int[] neurons) {
            throw new IllegalStateException("nothing is presented");
        }
    };

    private final ChipProgram program;
    private final EngineOptions options;
    private CoreLoaders loaders;
    private boolean keepsReadOut = true;
    private boolean endsWithinSample;

    public Engine(ChipProgram program, EngineOptions options) {
        this.program = program;
        this.options = options;
        loaders = new CoreLoaders(program, options, NeuronProbe.NONE);
    }

    /** Lets somebody look at the neurons of every run from now on; nobody does otherwise. */
    public Engine watch(NeuronProbe probe) {
        loaders = new CoreLoaders(program, options, probe);
        return this;
    }

    /** Keeps no read-out of any run from now on: of a network whose last layer nobody reads, however large it is. */
    public Engine withoutReadOut() {
        keepsReadOut = false;
        return this;
    }

    /**
     * Lets a run of one sample that is stopped end within it, from now on, after the longest delay of the program: the result
     * is that of a run of so many ticks, bit for bit, read at the marks before its end and there.
     */
    public Engine endWithinSample() {
        endsWithinSample = true;
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

    /** The same without keeping its state. */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            SampleRange range,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone,
            StopSignal stop) {
        return run(stimuli, range, marks, observers, sampleDone, stop, Checkpoints.NONE);
    }

    /**
     * Presents some samples; each begins with all potentials at their initial values, so that runs of parts of a range add
     * up to a run of the whole.
     *
     * @param stimuli gives each worker its own stimulus
     * @param marks ticks at which the read-out is recorded, ascending; the last is the length of a sample
     * @param observers see every spike
     * @param sampleDone hears the number of samples finished, from the threads of the run
     * @param checkpoints how the state is kept; a run that keeps it or goes on from one shares out cores
     * @param stop when it is requested the samples that have begun are finished; the result is that of the first ones then
     */
    public RunResult run(
            Supplier<Stimulus> stimuli,
            SampleRange range,
            int[] marks,
            List<? extends SpikeObserver> observers,
            IntConsumer sampleDone,
            StopSignal stop,
            Checkpoints checkpoints) {
        int ticks = marks[marks.length - 1];
        SampleLength length = endsWithinSample && range.count() == 1
                ? SampleLength.untilStopped(ticks, stop, program)
                : SampleLength.fixed(ticks);
        Population last = program.populations().get(program.populations().size() - 1);
        RunRecord record = new RunRecord(
                new ReadOutRecord(marks, length, last, range, keepsReadOut),
                new LayerSpikes(range, program.populations().size()));
        RunTotals totals = new RunTotals(program);
        SampleList samples = new SampleList(range, stop);
        Snapshot from = checkpoints.from();
        int before = from == null ? 0 : RunPosition.of(from).sample() - range.first();
        Crews crews = new Crews(
                program,
                options,
                loaders,
                samples,
                length,
                record,
                stimuli,
                observers,
                counting(sampleDone, before),
                totals,
                checkpoints);
        long begun = System.nanoTime();
        boolean isKept = checkpoints.ticks() > 0 || checkpoints.from() != null;
        switch (options.parallel().resolve(options.workers(), range.count(), !observers.isEmpty() || isKept)) {
            case IMAGES -> crews.runImages(Math.min(options.workers(), range.count()));
            default -> crews.runCores(range);
        }
        double seconds = (System.nanoTime() - begun) * 1e-9;
        int done = samples.begun();
        return new RunResult(
                totals.activity(done, length.ticks()),
                record.readOut().potentials(done),
                record.spikes().table(done),
                seconds);
    }

    /**
     * Bytes of heap that are in use in a run of many samples, stimulus and results aside: measured, by loading the chip as
     * for such a run and letting it go again. All that this virtual machine keeps alive counts.
     *
     * @throws OutOfMemoryError where the heap does not hold it
     */
    public long heapBytes() {
        Crews crews = new Crews(
                program,
                options,
                loaders,
                new SampleList(new SampleRange(0, Crews.MANY), new StopSignal()),
                SampleLength.fixed(1),
                new RunRecord(
                        new ReadOutRecord(
                                new int[] {1},
                                SampleLength.fixed(1),
                                program.populations().get(program.populations().size() - 1),
                                new SampleRange(0, 1),
                                keepsReadOut),
                        new LayerSpikes(
                                new SampleRange(0, 1), program.populations().size())),
                () -> NO_STIMULUS,
                List.of(),
                () -> {},
                new RunTotals(program),
                Checkpoints.NONE);
        List<Crew> loaded = crews.loaded(new RunFailure());
        try {
            System.gc();
            Runtime runtime = Runtime.getRuntime();
            return runtime.totalMemory() - runtime.freeMemory();
        } finally {
            Reference.reachabilityFence(loaded);
        }
    }

    private static Runnable counting(IntConsumer sampleDone, int before) {
        AtomicInteger done = new AtomicInteger(before);
        return () -> sampleDone.accept(done.incrementAndGet());
    }
}
