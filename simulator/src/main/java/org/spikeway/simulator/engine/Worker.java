package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.network.SpikeMeter;

/**
 * One thread's share of a chip: runs its slices phase by phase, publishes what they fire, and takes from the bus what
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
    private final List<List<SliceRunner>> phases = new ArrayList<>();
    private final long[] progress;
    private final ChipTime chipTime;
    private final double[] coreNanos;
    private final SpikeMeter meter;

    /** @param arrivals by source slice; null where no slice of this worker listens */
    Worker(
            int index,
            RunPlan plan,
            SpikeBus bus,
            RunFailure failure,
            Arrivals[] arrivals,
            List<SliceRunner> runners,
            SpikeMeter meter) {
        this.index = index;
        this.meter = meter;
        this.plan = plan;
        this.bus = bus;
        this.failure = failure;
        this.arrivals = arrivals;
        reader = bus.openReader(this::receive);
        progress = new long[plan.schedule().workers()];
        chipTime = new ChipTime(progress.length);
        coreNanos = new double[plan.coreCount()];
        for (int phase = 0; phase < plan.schedule().phases(); phase++) {
            phases.add(new ArrayList<>());
        }
        for (SliceRunner runner : runners) {
            phases.get(plan.phase(runner.slice())).add(runner);
        }
    }

    @Override
    public void run() {
        try {
            long runTick = 0;
            for (int s = 0; s < plan.samples(); s++) {
                int sample = plan.firstSample() + s;
                for (int tick = 1; tick <= plan.ticks(); tick++) {
                    failure.check();
                    tick(sample, tick, runTick++);
                }
                plan.progress().sampleDone(index, s);
            }
            awaitAll(runTick * plan.schedule().phases());
        } catch (RunFailure.Stopped stopped) {
            // Another thread has failed and has said so.
        } catch (Throwable cause) {
            failure.report(cause);
        } finally {
            reader.close();
        }
    }

    private void tick(int sample, int tick, long runTick) {
        int count = phases.size();
        for (int phase = 0; phase < count; phase++) {
            List<SliceRunner> runners = phases.get(phase);
            boolean last = phase == count - 1;
            if (!runners.isEmpty() || last) {
                await(plan.schedule().requirements(index, phase), runTick * count);
                for (int i = 0; i < runners.size(); i++) {
                    step(runners.get(i), sample, tick, runTick);
                }
                if (last) {
                    meter.workerDone(progress.length, runTick, sample);
                }
                publishMark(runTick * count + phase + 1, last ? takeSlowest() : 0);
            }
        }
    }

    private void step(SliceRunner runner, int sample, int tick, long runTick) {
        int count = runner.step(sample, tick, runTick);
        meter.sliceDone(runner.slice(), runTick, runner.fired(), count, runner.nanos());
        if (runner.core() >= 0) {
            coreNanos[plan.corePlace(runner.core())] += runner.nanos();
        }
        for (int from = 0; from < count; from += bus.blockSpikes()) {
            int length = Math.min(bus.blockSpikes(), count - from);
            while (!bus.tryPublishSpikes(runner.slice(), sample, tick, runner.fired(), from, length)) {
                makeRoom();
            }
        }
    }

    private double takeSlowest() {
        double slowest = 0;
        for (int i = 0; i < coreNanos.length; i++) {
            slowest = Math.max(slowest, coreNanos[i]);
            coreNanos[i] = 0;
        }
        return slowest;
    }

    private void publishMark(long completed, double nanos) {
        while (!bus.tryPublishMark(index, completed, nanos)) {
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
            if (block.progress() % phases.size() == 0) {
                chipTime.tickDone(block.worker(), block.nanos());
            }
        } else {
            Arrivals here = arrivals[block.slice()];
            if (here != null) {
                here.append((long) (block.sample() - plan.firstSample()) * plan.ticks() + block.tick() - 1, block);
            }
        }
    }

    /** Nanoseconds summed over all ticks of the run; the same for every worker. */
    double chipNanos() {
        return chipTime.nanos();
    }

    List<SliceRunner> runners() {
        return phases.stream().flatMap(List::stream).toList();
    }
}
