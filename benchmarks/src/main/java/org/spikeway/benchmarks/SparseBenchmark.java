package org.spikeway.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OperationsPerInvocation;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spikeway.chip.kernel.Kernels;

/** Nanoseconds for one synapse of a sparse row of 1,000 random targets among 10,000 neurons. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class SparseBenchmark {
    private static final int NEURONS = 10_000;
    private static final int ROW = 1000;

    @Param
    KernelChoice kernel = KernelChoice.VECTOR;

    /** Source neurons: 40 rows stay in the second-level cache, 10,000 fill 40 MB. */
    @Param({"40", "10000"})
    int rows;

    private Kernels kernels = KernelChoice.VECTOR.kernels();
    private final int[] sums = new int[NEURONS];
    private int[] synapses = new int[0];
    private int next;

    /** Draws targets and weights; the same in every fork. */
    @Setup
    public void draw() {
        kernels = kernel.kernels();
        SplittableRandom random = new SplittableRandom(1);
        synapses = new int[rows * ROW];
        for (int i = 0; i < synapses.length; i++) {
            int target = (i % ROW * (NEURONS / ROW)) + random.nextInt(NEURONS / ROW);
            synapses[i] = Kernels.synapse(target, random.nextInt(-128, 128));
        }
    }

    /** Targets with their weights in one word. */
    @Benchmark
    @OperationsPerInvocation(ROW)
    public int[] packed() {
        next = (int) ((next + 7919L) % rows);
        kernels.addSynapses(sums, synapses, next * ROW, (next + 1) * ROW);
        return sums;
    }
}
