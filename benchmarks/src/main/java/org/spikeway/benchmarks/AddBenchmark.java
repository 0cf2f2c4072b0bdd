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
 * Nanoseconds to add one row of weights to the sums of a core, where several rows are added at once as a convolution does;
 * synaptic operations a second are the row's length divided by that.
 *
 * <p>Weights and sums fill 16 KiB to 64 KiB, so they stay in the first or second level of the cache.
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
    private static final int RUNS = 64;

    /** Spikes that one block of a convolution with 16 channels sees in a tick at a rate of about 0.1. */
    private static final int ROWS = 16;

    @Param
    KernelChoice kernel = KernelChoice.VECTOR;

    /** Neurons of a row: the output channels of a convolution, or of several positions of it. */
    @Param({"16", "32", "64", "256"})
    int length;

    private Kernels kernels = KernelChoice.VECTOR.kernels();
    private final int[] sums = new int[NEURONS];
    private final float[] floatSums = new float[NEURONS];
    private final byte[] weights = new byte[WEIGHTS];
    private final float[] floatWeights = new float[WEIGHTS];
    private final int[] rows = new int[RUNS * ROWS];
    private final int[] zippedRows = new int[RUNS * ROWS];
    private final int[] places = new int[RUNS];

    /** Draws weights, rows and the places of the runs; the same in every fork. */
    @Setup
    public void draw() {
        kernels = kernel.kernels();
        SplittableRandom random = new SplittableRandom(1);
        random.nextBytes(weights);
        for (int i = 0; i < WEIGHTS; i++) {
            floatWeights[i] = weights[i];
        }
        for (int i = 0; i < rows.length; i++) {
            rows[i] = random.nextInt(WEIGHTS / length) * length;
            zippedRows[i] = rows[i] / Kernels.ZIP * Kernels.ZIP;
        }
        for (int i = 0; i < RUNS; i++) {
            places[i] = random.nextInt(NEURONS - length);
        }
    }

    /** Eight-bit weights onto 32-bit sums. */
    @Benchmark
    @OperationsPerInvocation(RUNS * ROWS)
    public int[] bytesToInts() {
        for (int i = 0; i < RUNS; i++) {
            kernels.addRows(sums, places[i], weights, 0, rows, i * ROWS, (i + 1) * ROWS, length);
        }
        return sums;
    }

    /** Zipped eight-bit weights, added up in 16 bits, onto 32-bit sums. */
    @Benchmark
    @OperationsPerInvocation(RUNS * ROWS)
    public int[] zippedToInts() {
        for (int i = 0; i < RUNS; i++) {
            kernels.addBoundedRows(sums, places[i], weights, 0, zippedRows, i * ROWS, (i + 1) * ROWS, length);
        }
        return sums;
    }

    /** Single-precision weights onto single-precision sums. */
    @Benchmark
    @OperationsPerInvocation(RUNS * ROWS)
    public float[] floats() {
        for (int i = 0; i < RUNS; i++) {
            kernels.addRows(floatSums, places[i], floatWeights, 0, rows, i * ROWS, (i + 1) * ROWS, length);
        }
        return floatSums;
    }
}
