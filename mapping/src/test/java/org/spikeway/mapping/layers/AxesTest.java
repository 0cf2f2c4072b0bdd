package org.spikeway.mapping.layers;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.program.Axis;

class AxesTest {
    /** What every output of the axis sums, each kernel place with weight 1 + k. */
    private static double[] sums(Axis axis, double[] inputs) {
        double[] sums = new double[axis.outputs()];
        for (int i = 0; i < inputs.length; i++) {
            double value = inputs[i];
            axis.visitTaps(i, (output, k) -> sums[output] += (1 + k) * value);
        }
        return sums;
    }

    private static double[] inputs(SplittableRandom random, int length) {
        return random.doubles(length).toArray();
    }

    @Test
    void shouldLeaveEveryPositionWhereItIs() {
        double[] inputs = {3, 1, 4, 1, 5};

        assertThat(sums(Axes.identity(5), inputs)).isEqualTo(inputs);
    }

    /** A view is moved one step, then a kernel slides over it: one axis must do both at once. */
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldPutAKernelBehindAView(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 500; i++) {
            int length = 1 + random.nextInt(12);
            int moved = random.nextInt(3);
            int step = 1 + random.nextInt(3);
            Axis view = random.nextBoolean()
                    ? Axes.kernel(
                            Axes.identity(length),
                            1,
                            step,
                            1,
                            moved,
                            (length + moved + step) / step + random.nextInt(2))
                    : Axes.pool(Axes.identity(length), step, step, 0, Math.max(1, length / step));
            assertThat(Axes.isClosed(view)).isTrue();
            int kernel = 1 + random.nextInt(3);
            int stride = 1 + random.nextInt(3);
            int dilation = 1 + random.nextInt(2);
            int pad = random.nextInt(3);
            int outputs = 1 + random.nextInt(6);
            Axis joined = Axes.kernel(view, kernel, stride, dilation, pad, outputs);
            Axis behind = new Axis(view.outputs(), 1, 1, 0, view.outputs(), kernel, stride, dilation, pad, outputs);
            double[] inputs = inputs(random, length);

            PlainLayers.requireClose(
                    view + " then " + behind, sums(joined, inputs), sums(behind, sums(view, inputs)), 1e-12);
        }
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5, 6})
    void shouldPutAPoolBehindAPoolUnlessItSeesDroppedInputs(long seed) {
        SplittableRandom random = new SplittableRandom(seed);
        int[] cases = new int[2];
        for (int i = 0; i < 500; i++) {
            int size = 1 + random.nextInt(3);
            int length = size + random.nextInt(9);
            Axis first = Axes.pool(Axes.identity(length), size, size, 0, length / size);
            assertThat(Axes.isPlain(first)).isTrue();
            int nextSize = 1 + random.nextInt(3);
            int stride = 1 + random.nextInt(3);
            int pad = random.nextInt(2);
            // Every window sees at least one position.
            int outputs = 1 + random.nextInt((first.outputs() - 1 + pad) / stride + 1);
            Axis joined = Axes.pool(first, nextSize, stride, pad, outputs);
            Axis second = Axes.pool(Axes.identity(first.outputs()), nextSize, stride, pad, outputs);
            double[] inputs = inputs(random, length);
            Arrays.setAll(inputs, n -> inputs[n] + 1);
            double[] expected = sums(second, sums(first, inputs));
            boolean dropped = Axes.seesDropped(first, nextSize, stride, pad, outputs);
            cases[dropped ? 1 : 0]++;

            if (dropped) {
                assertThat(sums(joined, inputs)).isNotEqualTo(expected);
            } else {
                PlainLayers.requireClose(first + " then " + second, sums(joined, inputs), expected, 1e-12);
            }
        }
        assertThat(Math.min(cases[0], cases[1])).isGreaterThan(20);
    }

    @Test
    void shouldFindAViewOpenThatHidesInputsBehindItsEnd() {
        assertThat(Axes.isClosed(Axis.kernel(5, 1, 1, 0, 5))).isTrue();
        assertThat(Axes.isClosed(Axis.kernel(5, 1, 2, 0, 3))).isTrue();
        assertThat(Axes.isClosed(Axis.kernel(5, 1, 1, 0, 4))).isFalse();
        assertThat(Axes.isClosed(Axis.kernel(5, 1, 2, 1, 2))).isFalse();
        assertThat(Axes.isClosed(Axis.kernel(5, 1, 2, 1, 3))).isTrue();
    }

    @Test
    void shouldPoolOnlyPlainViews() {
        Axis plain = Axes.identity(8);

        assertThat(Axes.isPlain(plain)).isTrue();
        assertThat(Axes.isPlain(Axes.pool(plain, 2, 2, 0, 4))).isTrue();
        assertThat(Axes.isPlain(Axes.pool(plain, 3, 2, 0, 3))).isFalse();
        assertThat(Axes.isPlain(Axes.pool(plain, 2, 2, 1, 5))).isFalse();
        assertThat(Axes.isPlain(Axes.kernel(plain, 1, 2, 1, 0, 4))).isFalse();
        assertThat(Axes.isPlain(Axes.kernel(plain, 1, 1, 1, 1, 9))).isFalse();
        assertThat(Axes.isPlain(Axes.kernel(plain, 1, 1, 1, 0, 7))).isFalse();
    }
}
