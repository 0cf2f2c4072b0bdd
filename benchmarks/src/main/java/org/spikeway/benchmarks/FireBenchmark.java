package org.spikeway.benchmarks;

import java.util.SplittableRandom;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Param;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.Warmup;
import org.spikeway.chip.kernel.Kernels;

/**
 * Nanoseconds for one tick of the 1,024 neurons of a core: add the drive, compare, reset, list what fires.
 *
 * <p>Each neuron has a constant drive between 0 and twice the mean rate times the threshold, and subtracts the threshold
 * when it fires, so the given share of the neurons fires in each tick without end.
 */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class FireBenchmark {
    private static final int NEURONS = 1024;
    private static final int THRESHOLD = 10_000;

    @Param
    KernelChoice kernel = KernelChoice.VECTOR;

    /** The mean share of neurons that fire in a tick. */
    @Param({"0.01", "0.1"})
    double rate;

    private Kernels kernels = KernelChoice.VECTOR.kernels();
    private final int[] potentials = new int[NEURONS];
    private final int[] drive = new int[NEURONS];
    private final float[] floatPotentials = new float[NEURONS];
    private final float[] floatDrive = new float[NEURONS];
    private final int[] fired = new int[NEURONS];

    /** Draws potentials and drives; the same in every fork. */
    @Setup
    public void draw() {
        kernels = kernel.kernels();
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < NEURONS; i++) {
            potentials[i] = random.nextInt(THRESHOLD);
            drive[i] = random.nextInt((int) (2 * rate * THRESHOLD));
            floatPotentials[i] = potentials[i];
            floatDrive[i] = drive[i];
        }
    }

    @Benchmark
    public int ints() {
        return kernels.fire(potentials, drive, THRESHOLD, true, fired);
    }

    @Benchmark
    public int floats() {
        return kernels.fire(floatPotentials, floatDrive, THRESHOLD, true, fired);
    }
}
