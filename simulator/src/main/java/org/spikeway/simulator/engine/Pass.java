package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.noc.SpikeMeter;

/** One pass: the threads that carry it out, from their start to their end. */
final class Pass {
    private final RunPlan plan;
    private final CoreLoader loader;
    private final EngineOptions options;
    private final ReadOutRecord readOut;
    private final long[][] layerSpikes;

    Pass(RunPlan plan, CoreLoader loader, EngineOptions options, ReadOutRecord readOut, long[][] layerSpikes) {
        this.plan = plan;
        this.loader = loader;
        this.options = options;
        this.readOut = readOut;
        this.layerSpikes = layerSpikes;
    }

    Activity run(Supplier<Stimulus> stimuli, List<? extends SpikeObserver> observers) {
        SpikeBus bus = new SpikeBus(options.ringBlocks(), options.blockSpikes());
        RunFailure failure = new RunFailure();
        List<Worker> workers = new ArrayList<>();
        List<Thread> threads = new ArrayList<>();
        SpikeMeter meter = options.clock().newMeter(plan.schedule().ticksApart());
        for (int w = 0; w < plan.schedule().workers(); w++) {
            Arrivals[] arrivals = new Arrivals[plan.program().populations().size()];
            List<SliceRunner> runners = loader.load(w, plan, stimuli.get(), arrivals, readOut);
            Worker worker = new Worker(w, plan, bus, failure, arrivals, runners, meter);
            workers.add(worker);
            threads.add(new Thread(worker, "spikeway-worker-" + w));
        }
        for (SpikeObserver observer : observers) {
            threads.add(new Thread(new ObserverThread(observer, plan, bus, failure), "spikeway-observer"));
        }
        threads.forEach(Thread::start);
        join(threads, failure);
        failure.rethrow();
        return activity(workers);
    }

    /** Waits for all threads; an interrupt stops the run and leaves none behind. */
    private static void join(List<Thread> threads, RunFailure failure) {
        boolean interrupted = false;
        for (Thread thread : threads) {
            while (thread.isAlive()) {
                try {
                    thread.join();
                } catch (InterruptedException e) {
                    interrupted = true;
                    failure.report(new IllegalStateException("the run was interrupted"));
                }
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }

    private Activity activity(List<Worker> workers) {
        ChipProgram program = plan.program();
        List<SliceRunner> runners = workers.stream()
                .flatMap(worker -> worker.runners().stream())
                .sorted(Comparator.comparingInt(SliceRunner::slice))
                .toList();
        List<SliceActivity> slices = new ArrayList<>();
        for (Slice slice : program.slices()) {
            slices.add(new SliceActivity(slice.id(), 0, 0, 0, 0));
        }
        List<RouteActivity> routes = new ArrayList<>();
        for (SliceRunner runner : runners) {
            slices.set(runner.slice(), runner.activity());
            routes.addAll(runner.routes());
            int population = program.slices().get(runner.slice()).population();
            for (int sample = plan.firstSample(); sample < plan.firstSample() + plan.samples(); sample++) {
                layerSpikes[sample][population] += runner.spikes().of(sample);
            }
        }
        return new Activity(plan.samples(), plan.ticks(), slices, routes);
    }
}
