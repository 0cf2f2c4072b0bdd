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

/**
 * Nanoseconds to add one run of weights to the sums of a core; synaptic operations a second are run length divided by
 * that.
 *
 * <p>Weights and sums fill 16 KiB to 64 KiB, so they stay in the first or second level of the cache. The runs start at
 * offsets that are no multiple of a vector, as those of a convolution do.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class AddBenchmark {
    private static final int NEURONS = 4096;
    private static final int WEIGHTS = 16_384;
    private static final int RUNS = 256;

    @Param
    KernelChoice kernel = KernelChoice.VECTOR;

    /** Neurons in a run: the output channels of a convolution. */
    @Param({"16", "48", "96", "192"})
    int length;

    private Kernels kernels = KernelChoice.VECTOR.kernels();
    private final int[] sums = new int[NEURONS];
    private final float[] floatSums = new float[NEURONS];
    private final byte[] weights = new byte[WEIGHTS];
    private final float[] floatWeights = new float[WEIGHTS];
    private final int[] starts = new int[RUNS];
    private final int[] places = new int[RUNS];

    /** Draws weights and the places of the runs; the same in every fork. */
    @Setup
    public void draw() {
        kernels = kernel.kernels();
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(weights);
        for (int i = 0; i < WEIGHTS; i++) {
            floatWeights[i] = weights[i];
        }
        for (int i = 0; i < RUNS; i++) {
            starts[i] = random.nextInt(WEIGHTS - length);
            places[i] = random.nextInt(NEURONS - length);
        }
    }

    /** Eight-bit weights onto 32-bit sums. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public int[] bytesToInts() {
        for (int i = 0; i < RUNS; i++) {
            kernels.add(sums, places[i], weights, starts[i], length);
        }
        return sums;
    }

    /** Single-precision weights onto single-precision sums. */
    @Benchmark
    @OperationsPerInvocation(RUNS)
    public float[] floats() {
        for (int i = 0; i < RUNS; i++) {
            kernels.add(floatSums, places[i], floatWeights, starts[i], length);
        }
        return floatSums;
    }
}
