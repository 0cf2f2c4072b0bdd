package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.IntSupplier;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.noc.SpikeMeter;

/**
 * One thread's share of a chip: runs its bands phase by phase, publishes what they fire, and takes from the bus what
 * they receive.
 */
final class Worker implements Runnable {
    private static final int SPINS_BEFORE_YIELD = 100;

    private final int index;
    private final RunPlan plan;
    private final SpikeBus bus;
    private final SpikeBus.Reader reader;
    private final RunFailure failure;
    private final Arrivals[] arrivals;
    private final int[] populationOf;
    private final List<List<BandRunner>> phases = new ArrayList<>();
    private final long[] progress;
    private final int[] fired;
    private final SpikeMeter meter;
    private final LayerSpikes layerSpikes;
    private final Rendezvous rendezvous;
    private final Keeper keeper;

    /** Keeps the state of the crew while all of its workers stand still. */
    @FunctionalInterface
    interface Keeper {
        /** @param runTick the next tick */
        void keep(RunPosition position, long runTick);
    }

    /** @param arrivals by source population; null where no band of this worker listens */
    Worker(
            int index,
            RunPlan plan,
            SpikeBus bus,
            RunFailure failure,
            Arrivals[] arrivals,
            List<BandRunner> runners,
            SpikeMeter meter,
            LayerSpikes layerSpikes,
            Rendezvous rendezvous,
            Keeper keeper) {
        this.rendezvous = rendezvous;
        this.keeper = keeper;
        this.index = index;
        this.meter = meter;
        this.layerSpikes = layerSpikes;
        this.plan = plan;
        this.bus = bus;
        this.failure = failure;
        this.arrivals = arrivals;
        populationOf =
                plan.program().slices().stream().mapToInt(Slice::population).toArray();
        reader = bus.openReader(this::receive);
        progress = plan.progressDone();
        fired = new int[runners.stream().mapToInt(BandRunner::size).max().orElse(0)];
        for (int phase = 0; phase < plan.schedule().phases(); phase++) {
            phases.add(new ArrayList<>());
        }
        for (BandRunner runner : runners) {
            phases.get(plan.phase(runner.band())).add(runner);
        }
    }

    @Override
    public void run() {
        try {
            int spanTicks = plan.schedule().spanTicks();
            long span = plan.spansDone();
            long runTick = plan.ticksDone();
            int firstTick = plan.ticksDone() + 1;
            IntSupplier samples = plan.samples().get();
            for (int sample = samples.getAsInt(); sample != SampleList.NO_MORE; sample = samples.getAsInt()) {
                for (int tick = firstTick; tick <= plan.ticks(); tick += spanTicks) {
                    failure.check();
                    plan.length().begin(tick, spanTicks);
                    int ticks = Math.min(spanTicks, plan.ticks() - tick + 1);
                    span(new Span(span++, sample, tick, ticks, runTick));
                    runTick += ticks;
                    if (plan.isKept(runTick - ticks, runTick)) {
                        awaitAll(span * plan.schedule().phases());
                        keep(new RunPosition(sample, tick + ticks - 1), runTick);
                    }
                }
                firstTick = 1;
                endSample(sample);
            }
            awaitAll(span * plan.schedule().phases());
        } catch (RunFailure.Stopped stopped) {
            // Another thread has failed and has said so.
        } catch (Throwable cause) {
            failure.report(cause);
        } finally {
            reader.close();
        }
    }

    private void keep(RunPosition position, long runTick) {
        countSpikes(position.sample());
        rendezvous.meet(() -> keeper.keep(position, runTick));
    }

    private void countSpikes(int sample) {
        for (List<BandRunner> runners : phases) {
            for (BandRunner runner : runners) {
                layerSpikes.add(sample, populationOf[runner.band()], runner.takeSpikes());
            }
        }
    }

    /**
     * Gives the state between two ticks, while the worker stands still, or takes it, before it begins.
     *
     * @param runTick the next tick
     */
    void exchange(Snapshot state, RunPosition position, long runTick) {
        for (BandRunner runner : runners()) {
            runner.exchange(state, position.sample());
        }
        for (int population = 0; population < arrivals.length; population++) {
            Arrivals here = arrivals[population];
            if (here != null) {
                here.exchange(state.of("population " + population), runTick, position.ticks());
            }
        }
    }

    private void endSample(int sample) {
        countSpikes(sample);
        if (index == plan.schedule().workers() - 1) {
            plan.sampleDone().run();
        }
    }

    /**
     * Some ticks of one sample.
     *
     * @param index of the span in the run
     * @param firstTick of the sample, from 1
     * @param firstRunTick the same tick counted through the run, from 0
     */
    private record Span(long index, int sample, int firstTick, int ticks, long firstRunTick) {}

    private void span(Span span) {
        int count = phases.size();
        for (int phase = 0; phase < count; phase++) {
            List<BandRunner> runners = phases.get(phase);
            boolean last = phase == count - 1;
            if (!runners.isEmpty() || last) {
                await(plan.schedule().requirements(index, phase), span.index * count);
                for (int i = 0; i < runners.size(); i++) {
                    run(runners.get(i), span);
                }
                if (last) {
                    for (int i = 0; i < span.ticks; i++) {
                        meter.workerDone(progress.length, span.firstRunTick + i, span.sample);
                    }
                }
                publishMark(span.index * count + phase + 1);
            }
        }
    }

    private void run(BandRunner runner, Span span) {
        for (int i = 0; i < span.ticks; i++) {
            int tick = span.firstTick + i;
            long runTick = span.firstRunTick + i;
            int count = runner.step(span.sample, tick, runTick, fired);
            for (int from = 0; from < count; from += bus.blockSpikes()) {
                int length = Math.min(bus.blockSpikes(), count - from);
                while (!bus.tryPublishSpikes(runner.band(), span.sample, tick, runTick, fired, from, length)) {
                    makeRoom();
                }
            }
        }
    }

    private void publishMark(long completed) {
        while (!bus.tryPublishMark(index, completed)) {
            makeRoom();
        }
    }

    /** A full ring empties only when its readers read; this worker is one of them. */
    private void makeRoom() {
        if (!reader.poll()) {
            failure.check();
            Thread.yield();
        }
    }

    private void await(long[] requirements, long base) {
        for (int v = 0; v < progress.length; v++) {
            awaitWorker(v, base + requirements[v]);
        }
    }

    private void awaitAll(long completed) {
        for (int v = 0; v < progress.length; v++) {
            awaitWorker(v, completed);
        }
    }

    private void awaitWorker(int v, long completed) {
        int spins = 0;
        while (progress[v] < completed) {
            if (reader.poll()) {
                spins = 0;
            } else if (++spins < SPINS_BEFORE_YIELD) {
                Thread.onSpinWait();
            } else {
                failure.check();
                Thread.yield();
            }
        }
    }

    private void receive(SpikeBlock block) {
        if (block.isMark()) {
            progress[block.worker()] = block.progress();
        } else {
            Arrivals here = arrivals[populationOf[block.slice()]];
            if (here != null) {
                here.append(block);
            }
        }
    }

    List<BandRunner> runners() {
        return phases.stream().flatMap(List::stream).toList();
    }
}
