package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.spikeway.chip.program.Axis;
import org.spikeway.chip.program.Connection;
import org.spikeway.chip.program.Weights;

class MacsTest {
    @Test
    void shouldLeavePaddingOut() {
        Axis axis = Axis.kernel(32, 3, 1, 1, 32);
        Connection convolution =
                new Connection.SharedKernel(axis, axis, 16, 16, 1, new Weights.Doubles(new double[16 * 9 * 16]));

        assertThat(Macs.of(convolution)).isEqualTo(2_262_016);
    }

    @Test
    void shouldCountAShortcutOnlyForChannelsThatItReaches() {
        Axis axis = Axis.kernel(5, 1, 2, 0, 3);
        Connection shortcut = new Connection.Shortcut(axis, axis, 4, 6, 3, new Weights.Doubles(new double[4]));

        assertThat(Macs.of(shortcut)).isEqualTo(3 * 3 * 3);
    }

    /** Without pooling, a multiply-accumulate is a synapse. */
    @Test
    void shouldEqualTheSumOfFanOutsWithoutPooling() {
        SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 100; i++) {
            Axis rows = axis(random);
            Axis columns = axis(random);
            int groups = 1 + random.nextInt(3);
            int weights = 2 * groups * rows.kernel() * columns.kernel() * 3;
            Connection kernel = new Connection.SharedKernel(
                    rows, columns, 2 * groups, 3 * groups, groups, new Weights.Doubles(new double[weights]));
            long synapses = 0;
            for (int c = 0; c < 2 * groups; c++) {
                for (int y = 0; y < rows.inputs(); y++) {
                    for (int x = 0; x < columns.inputs(); x++) {
                        synapses += kernel.fanOut(c, y, x);
                    }
                }
            }
            assertThat(Macs.of(kernel)).isEqualTo(synapses);
        }
    }

    private static Axis axis(SplittableRandom random) {
        int inputs = 1 + random.nextInt(8);
        return new Axis(
                inputs,
                1,
                1,
                0,
                inputs,
                1 + random.nextInt(3),
                1 + random.nextInt(2),
                1 + random.nextInt(2),
                random.nextInt(3),
                1 + random.nextInt(8));
    }
}
