package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Supplier;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.chip.program.Slice;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.noc.SpikeMeter;

/** The workers that run one copy of the chip together, over a bus of their own, and those who watch them. */
final class Crew {
    private final RunPlan plan;
    private final List<Worker> workers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();

    /** @param first number of the first worker, for the names of threads */
    Crew(
            int first,
            RunPlan plan,
            CoreLoader loader,
            EngineOptions options,
            RunRecord record,
            Supplier<Stimulus> stimuli,
            List<? extends SpikeObserver> observers,
            RunFailure failure) {
        this.plan = plan;
        SpikeBus bus = new SpikeBus(options.ringBlocks(), options.blockSpikes());
        SpikeMeter meter = options.clock().newMeter(plan.schedule().ticksApart());
        for (int w = 0; w < plan.schedule().workers(); w++) {
            Arrivals[] arrivals = new Arrivals[plan.program().populations().size()];
            List<SliceRunner> runners = loader.load(w, plan, stimuli.get(), arrivals, record.readOut());
            Worker worker = new Worker(w, plan, bus, failure, arrivals, runners, meter, record.spikes());
            workers.add(worker);
            threads.add(new Thread(worker, "spikeway-worker-" + (first + w)));
        }
        for (SpikeObserver observer : observers) {
            threads.add(new Thread(new ObserverThread(observer, plan, bus, failure), "spikeway-observer"));
        }
    }

    void start() {
        threads.forEach(Thread::start);
    }

    /** Waits for all threads; an interrupt stops the run and leaves none behind. */
    void join(RunFailure failure) {
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

    /** Adds what the crew has counted, once it is done. */
    void addTo(RunTotals totals) {
        List<SliceRunner> runners = workers.stream()
                .flatMap(worker -> worker.runners().stream())
                .sorted(Comparator.comparingInt(SliceRunner::slice))
                .toList();
        List<SliceActivity> slices = new ArrayList<>();
        for (Slice slice : plan.program().slices()) {
            slices.add(new SliceActivity(slice.id(), 0, 0, 0, 0));
        }
        List<RouteActivity> routes = new ArrayList<>();
        for (SliceRunner runner : runners) {
            runner.activities().forEach(activity -> slices.set(activity.slice(), activity));
            routes.addAll(runner.routes());
        }
        totals.add(slices, routes);
    }
}
