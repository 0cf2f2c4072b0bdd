package org.spikeway.cli.bench;

import java.lang.management.ManagementFactory;
import java.lang.management.MemoryPoolMXBean;
import java.lang.management.MemoryType;
import java.util.List;
import java.util.function.IntConsumer;
import org.spikeway.chip.activity.Activity;
import org.spikeway.chip.activity.RouteActivity;
import org.spikeway.chip.activity.SliceActivity;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.engine.RunResult;

/**
 * Runs a workload until the machine is warm, then measures it.
 *
 * <p>A run presents the same sample again and again; what is timed lies between the ends of two samples of one run, so it
 * holds the simulation and nothing of its set-up.
 */
final class Measurement {
    private static final double WARM_UP_SECONDS = 2;
    private static final double MEASURED_SECONDS = 3;
    /** Samples after which the engine has settled which worker runs what. */
    private static final int SETTLING = 5;

    private final Workload workload;
    private final Engine engine;

    Measurement(Workload workload, EngineOptions options) {
        this.workload = workload;
        engine = new Engine(workload.program(), options).withoutReadOut();
    }

    /**
     * What was measured.
     *
     * @param synapticEvents of the measured samples
     * @param ticks of the measured samples
     * @param spikes of the measured samples
     * @param seconds of the simulation alone
     * @param heapMegabytes what is alive while the workload runs
     * @param peakMegabytes the most that the heap held in the measured run, garbage included
     */
    record Result(
            long synapticEvents, long spikes, long ticks, double seconds, double heapMegabytes, double peakMegabytes) {
        double eventsPerSecond() {
            return synapticEvents / seconds;
        }
    }

    Result measure() {
        int samples = 1;
        double[] ends = {};
        double elapsed = 0;
        for (double spent = 0; spent < WARM_UP_SECONDS; spent += elapsed) {
            samples *= 2;
            ends = new double[SETTLING + samples + 1];
            run(ends.length - 1, new Stamps(ends));
            elapsed = ends[ends.length - 1] - ends[SETTLING];
        }
        samples = (int) Math.max(2, Math.min(1 << 20, Math.ceil(samples * MEASURED_SECONDS / elapsed)));
        ends = new double[SETTLING + samples + 1];
        HeapUse heap = new HeapUse(SETTLING);
        HeapUse.forgetPeak();
        RunResult run = run(ends.length - 1, heap.andThen(new Stamps(ends)));
        Activity activity = run.activity();
        long events =
                activity.routes().stream().mapToLong(RouteActivity::synops).sum();
        long spikes =
                activity.slices().stream().mapToLong(SliceActivity::spikes).sum();
        int all = ends.length - 1;
        return new Result(
                events / all * samples,
                spikes / all * samples,
                (long) samples * workload.ticks(),
                ends[all] - ends[SETTLING],
                heap.megabytes(),
                HeapUse.peakMegabytes());
    }

    private RunResult run(int samples, IntConsumer sampleDone) {
        return engine.run(workload::input, samples, new int[] {workload.ticks()}, List.of(), sampleDone);
    }

    /** Notes when each sample ended, by their number. */
    private record Stamps(double[] seconds) implements IntConsumer {
        @Override
        public void accept(int done) {
            seconds[done] = System.nanoTime() * 1e-9;
        }
    }

    /** Collects the garbage when a number of samples is done, and notes what is left. */
    private static final class HeapUse {
        private final int when;
        private volatile long bytes;

        HeapUse(int when) {
            this.when = when;
        }

        IntConsumer andThen(IntConsumer next) {
            return done -> {
                if (done == when) {
                    System.gc();
                    Runtime runtime = Runtime.getRuntime();
                    bytes = runtime.totalMemory() - runtime.freeMemory();
                }
                next.accept(done);
            };
        }

        static void forgetPeak() {
            System.gc();
            ManagementFactory.getMemoryPoolMXBeans().forEach(MemoryPoolMXBean::resetPeakUsage);
        }

        static double peakMegabytes() {
            return ManagementFactory.getMemoryPoolMXBeans().stream()
                            .filter(pool -> pool.getType() == MemoryType.HEAP)
                            .mapToLong(pool -> pool.getPeakUsage().getUsed())
                            .sum()
                    / 1048576.0;
        }

        double megabytes() {
            return bytes / 1048576.0;
        }
    }
}
