package org.spikeway.chip.core;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Axis;

/** Windows against the definition of the axis. */
class WindowTest {
    @Test
    void shouldSayTheSameAsAnyAxisWithoutOverlappingPools() {
        SplittableRandom random = new SplittableRandom(31);
        for (int round = 0; round < 2000; round++) {
            int pool = random.nextInt(1, 4);
            int stride = pool + random.nextInt(0, 2);
            int inputs = random.nextInt(pool, 20);
            int pooled = (inputs - pool) / stride + 1;
            Axis axis = new Axis(
                    inputs,
                    pool,
                    stride,
                    0,
                    pooled,
                    random.nextInt(1, 6),
                    random.nextInt(1, 4),
                    random.nextInt(1, 3),
                    random.nextInt(0, 3),
                    random.nextInt(1, 12));
            assertThat(new Window(axis).isExact()).as("%s", axis).isTrue();
        }
    }

    @Test
    void shouldSayWhereItDiffers() {
        // Pools of 3 a step of 1 apart, of which the last two are left out: input 2 should be seen through three of
        // them.
        Axis axis = new Axis(5, 3, 1, 0, 1, 2, 1, 1, 0, 1);
        assertThat(new Window(axis).isExact()).isFalse();
    }

    @Test
    void shouldNameTheKernelPositionsOfAnInput() {
        Window window = new Window(new Axis(8, 2, 2, 0, 4, 3, 1, 1, 1, 4));
        assertThat(window.start(0)).isEqualTo(-2);
        assertThat(window.length).isEqualTo(6);
        assertThat(window.taps(0)).containsExactly(0);
        assertThat(window.taps(5)).containsExactly(2);
    }
}
