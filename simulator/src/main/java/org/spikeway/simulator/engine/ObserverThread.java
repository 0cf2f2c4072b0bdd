package org.spikeway.simulator.engine;

import java.util.Arrays;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntSupplier;
import org.spikeway.simulator.bus.SliceBlocks;
import org.spikeway.simulator.bus.SpikeBlock;
import org.spikeway.simulator.bus.SpikeBus;

/** Reads the bus for one observer until all workers are done. */
final class ObserverThread implements Runnable {
    private static final long PAUSE_NANOS = 50_000;

    private final SpikeObserver observer;
    private final RunPlan plan;
    private final RunFailure failure;
    private final SpikeBus.Reader reader;
    private final SliceBlocks slices;
    private final long[] progress;
    private final IntSupplier samples;
    private int sample;
    /** Counted through the run. */
    private volatile long ticksTold;

    ObserverThread(SpikeObserver observer, RunPlan plan, SpikeBus bus, RunFailure failure) {
        this.observer = observer;
        this.plan = plan;
        this.failure = failure;
        progress = plan.progressDone();
        ticksTold = plan.ticksDone();
        slices = new SliceBlocks(plan.program().slices(), bus.blockSpikes());
        reader = bus.openReader(this::receive);
        samples = plan.samples().get();
        sample = samples.getAsInt();
        if (plan.ticksDone() == plan.ticks()) {
            sample = samples.getAsInt();
        }
    }

    @Override
    public void run() {
        try {
            while (sample != SampleList.NO_MORE) {
                if (!reader.poll()) {
                    failure.check();
                    Thread.yield();
                }
            }
        } catch (RunFailure.Stopped stopped) {
            // Another thread has failed and has said so.
        } catch (Throwable cause) {
            failure.report(cause);
        } finally {
            reader.close();
        }
    }

    private void receive(SpikeBlock block) {
        if (!block.isMark()) {
            slices.hand(block, observer::observe);
            return;
        }
        progress[block.worker()] = block.progress();
        long spans = Arrays.stream(progress).min().orElse(0) / plan.schedule().phases();
        long done = plan.ticksOf(spans);
        for (long told = ticksTold; told < done; told++) {
            int tick = (int) (told % plan.ticks()) + 1;
            observer.tickDone(sample, tick);
            ticksTold = told + 1;
            if (tick == plan.ticks()) {
                sample = samples.getAsInt();
            }
        }
    }

    /** Waits, on another thread, until the observer has heard of all ticks before one, counted through the run. */
    void awaitTold(long runTick) {
        while (ticksTold < runTick) {
            failure.check();
            LockSupport.parkNanos(PAUSE_NANOS);
        }
    }
}
