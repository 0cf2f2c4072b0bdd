package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.noc.SpikeMeter;

/** The workers that run one copy of the chip together, over a bus of their own, and those who watch them. */
final class Crew {
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
        SpikeBus bus = new SpikeBus(options.ringBlocks(), options.blockSpikes());
        SpikeMeter meter = options.clock().newMeter(plan.schedule().ticksApart());
        for (int w = 0; w < plan.schedule().workers(); w++) {
            Arrivals[] arrivals = new Arrivals[plan.program().populations().size()];
            List<BandRunner> runners = loader.load(w, plan, stimuli.get(), arrivals, meter, record.readOut());
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
        for (Worker worker : workers) {
            for (BandRunner runner : worker.runners()) {
                totals.add(runner.activity(), runner.routes());
            }
        }
    }
}
