package org.spikeway.simulator.engine;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.spikeway.chip.core.Snapshot;
import org.spikeway.simulator.bus.SpikeBus;
import org.spikeway.simulator.noc.SpikeMeter;

/** The workers that run one copy of the chip together, over a bus of their own, and those who watch them. */
final class Crew {
    private final List<Worker> workers = new ArrayList<>();
    private final List<ObserverThread> watchers = new ArrayList<>();
    private final List<Thread> threads = new ArrayList<>();
    private final RunPlan plan;
    private final ChipClock clock;
    private final RunRecord record;
    private final RunTotals earlier;

    /**
     * @param first number of the first worker, for the names of threads
     * @param earlier what crews before this one have counted
     */
    Crew(
            int first,
            RunPlan plan,
            CoreLoader loader,
            EngineOptions options,
            RunRecord record,
            Supplier<Stimulus> stimuli,
            List<? extends SpikeObserver> observers,
            RunTotals earlier,
            RunFailure failure) {
        this.plan = plan;
        this.record = record;
        this.earlier = earlier;
        clock = options.clock();
        Rendezvous rendezvous = new Rendezvous(plan.schedule().workers(), failure);
        SpikeBus bus = new SpikeBus(options.ringBlocks(), options.blockSpikes());
        SpikeMeter meter = options.clock().newMeter(plan.schedule().ticksApart());
        for (int w = 0; w < plan.schedule().workers(); w++) {
            Arrivals[] arrivals = new Arrivals[plan.program().populations().size()];
            List<BandRunner> runners = loader.load(w, plan, stimuli.get(), arrivals, meter, record.readOut());
            Worker worker = new Worker(
                    w, plan, bus, failure, arrivals, runners, meter, record.spikes(), rendezvous, this::keep);
            workers.add(worker);
            threads.add(new Thread(worker, "spikeway-worker-" + (first + w)));
        }
        for (SpikeObserver observer : observers) {
            ObserverThread watching = new ObserverThread(observer, plan, bus, failure);
            watchers.add(watching);
            threads.add(new Thread(watching, "spikeway-observer"));
        }
    }

    /** Gives the state of all to whoever keeps it, when the observers have seen all that led to it. */
    private void keep(RunPosition position, long runTick) {
        watchers.forEach(watching -> watching.awaitTold(runTick));
        Snapshot state = new Snapshot();
        position.give(state);
        earlier.exchange(state.of("earlier"));
        exchange(state, position, runTick);
        plan.checkpoints().keeper().accept(state);
    }

    /** Goes on from that state instead of the beginning of the first sample. */
    void putBack(Snapshot state) {
        RunPosition position = RunPosition.of(state);
        exchange(state, position, position.ticks());
    }

    private void exchange(Snapshot state, RunPosition position, long runTick) {
        record.exchange(state, position.sample());
        clock.exchange(state, position.sample());
        for (Worker worker : workers) {
            worker.exchange(state, position, runTick);
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
