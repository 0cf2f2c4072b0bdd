package org.spikeway.cli.bench;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.kernel.BitRows;
import org.spikeway.chip.kernel.Kernels;

/** The additions beside which a run is measured are those of the run, each with its own operands. */
class RecordingKernelsTest {
    /** More than are kept room for at first. */
    private static final int ADDITIONS = 5_000;

    private static final int NEURONS = 256;
    private static final int ROWS = 40;

    private final SplittableRandom random = new SplittableRandom(1);
    private final RecordingKernels kernels = new RecordingKernels(Kernels.best());

    @Test
    void shouldAddTheSameOnceMore() {
        int[] weights = random.ints(ROWS * NEURONS, -9, 10).toArray();
        byte[] narrow = new byte[ROWS * NEURONS];
        for (int i = 0; i < narrow.length; i++) {
            narrow[i] = (byte) weights[i];
        }
        int words = BitRows.words(NEURONS);
        long[] bits = Arrays.copyOf(random.longs(ROWS * words).toArray(), (ROWS + 1) * words);
        BitRows planes = new BitRows(bits, words, ROWS * words);
        long[] counters = new long[planes.counterWords()];
        int[] sums = new int[NEURONS];
        for (int k = 0; k < ADDITIONS; k++) {
            int count = random.nextInt(ROWS);
            int[] rows = random.ints(ROWS + Kernels.SLACK, 0, ROWS).toArray();
            int[] places = Arrays.stream(rows).map(row -> row * NEURONS).toArray();
            int[] ofPlanes = Arrays.stream(rows).map(row -> row * words).toArray();
            kernels.addRows(sums, 0, weights, 0, places, 0, count, NEURONS);
            kernels.addBoundedRows(sums, 0, narrow, 0, places, 0, count, NEURONS - 5);
            kernels.addBits(sums, planes, 0, 2, ofPlanes, 0, count, counters);
            Arrays.fill(places, 0);
            Arrays.fill(ofPlanes, 0);
        }
        int[] twice = Arrays.stream(sums).map(sum -> 2 * sum).toArray();
        kernels.replay();
        assertThat(sums).isEqualTo(twice).isNotEqualTo(new int[NEURONS]);
    }
}
