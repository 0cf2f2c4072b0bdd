package org.spikeway.benchmarks;

import java.util.Arrays;
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

/** Nanoseconds for one tick of a crossbar core: the rows of its events, half of their bits set, and its 256 neurons. */
@State(Scope.Thread)
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(1)
public class CrossbarBenchmark {
    private static final int AXONS = 256;
    private static final int ROW_WORDS = 4;

    @Param
    KernelChoice kernel = KernelChoice.VECTOR;

    /** Events of a tick; each is 128 synaptic operations. */
    @Param({"1", "5", "20"})
    int events;

    private Kernels kernels = KernelChoice.VECTOR.kernels();
    private final byte[] potentials = new byte[Kernels.CORE];
    private final byte[] weights = new byte[4 * Kernels.CORE];
    private final byte[] drive = new byte[Kernels.CORE];
    private final long[] fired = new long[ROW_WORDS];
    private long[] bits = new long[0];
    private int[] rows = new int[0];

    /** Draws the crossbar and the events; the same in every fork. */
    @Setup
    public void draw() {
        kernels = kernel.kernels();
        SplittableRandom random = new SplittableRandom(1);
        bits = random.longs(AXONS * ROW_WORDS).toArray();
        rows = new int[2 * events];
        for (int i = 0; i < rows.length; i += 2) {
            rows[i] = random.nextInt(AXONS) * ROW_WORDS;
            rows[i + 1] = random.nextInt(2) * Kernels.CORE;
        }
        Arrays.fill(weights, 0, Kernels.CORE, (byte) 1);
        Arrays.fill(weights, Kernels.CORE, 2 * Kernels.CORE, (byte) -1);
        Arrays.fill(drive, (byte) 1);
    }

    /** Adds the rows. */
    @Benchmark
    public byte[] add() {
        kernels.addCrossbarRows(potentials, 0, bits, weights, rows, 0, rows.length);
        return potentials;
    }

    /** Updates the neurons. */
    @Benchmark
    public long[] fire() {
        kernels.fireCore(potentials, 0, drive, 50, true, fired);
        return fired;
    }
}
