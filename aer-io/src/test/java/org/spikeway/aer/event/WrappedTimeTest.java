package org.spikeway.aer.event;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.kernel.PlainEventKernels;

class WrappedTimeTest {
    private static final int BITS = 6;
    private static final int RANGE = 1 << BITS;

    /** Runs of a small counter, smooth ones and wild ones; the oracle takes the values one by one. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldGoOnOverPlainRunsAsOneByOne(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        WrappedTime oracle = new WrappedTime(BITS);
        WrappedTime time = new WrappedTime(BITS);
        int plainRuns = 0;
        int value = 0;
        for (int run = 0; run < 1000; run++) {
            int[] values = new int[random.nextInt(1, 6)];
            int most = random.nextInt(1, RANGE);
            long[] micros = new long[values.length];
            for (int i = 0; i < values.length; i++) {
                value = Math.floorMod(value + random.nextInt(-most / 4 - 1, most), RANGE);
                values[i] = value;
                micros[i] = time.base() + value;
            }
            boolean plain = time.plain(
                    micros, 0, micros.length, new PlainEventKernels().steps(micros, 0, micros.length, time.middle()));
            plainRuns += plain ? 1 : 0;
            for (int i = 0; i < values.length; i++) {
                long expected = oracle.unwrap(values[i]);
                assertThat(plain ? micros[i] : time.unwrap(values[i])).isEqualTo(expected);
            }
            assertThat(time.wraps()).isEqualTo(oracle.wraps());
        }
        assertThat(plainRuns).isBetween(100, 900);
    }
}
