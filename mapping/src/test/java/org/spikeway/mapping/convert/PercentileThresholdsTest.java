package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Arrays;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.RefusedException;

class PercentileThresholdsTest {
    private static double[] thresholds(String percent, float[][][] activations) throws Exception {
        int[] sizes =
                Arrays.stream(activations[0]).mapToInt(layer -> layer.length).toArray();
        return new PercentileThresholds(Double.parseDouble(percent))
                .thresholds(Graphs.ofSizes(sizes), new Recorded(activations));
    }

    /** Sorts everything and takes the first value that exceeds the given share, or the last. */
    private static double oracle(String percent, float[][][] activations, int layer) {
        int size = activations[0][layer].length;
        float[] all = new float[activations.length * size];
        for (int image = 0; image < activations.length; image++) {
            System.arraycopy(activations[image][layer], 0, all, image * size, size);
        }
        Arrays.sort(all);
        int below = new BigDecimal(percent)
                .multiply(new BigDecimal(all.length))
                .divide(new BigDecimal(100))
                .setScale(0, RoundingMode.FLOOR)
                .intValueExact();
        return all[Math.min(below, all.length - 1)];
    }

    @ParameterizedTest
    @CsvSource({"25, 2", "50, 3", "50.1, 3", "74.9, 3", "75, 4", "100, 4", "0.001, 1"})
    void shouldTakeTheNearestRankOfOneToFour(String percent, double expected) throws Exception {
        assertThat(thresholds(percent, new float[][][] {{{3, 1}}, {{4, 2}}})).containsExactly(expected);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"100", "99.99", "99.9", "99.7", "99", "97.3", "90", "70", "55", "50", "12.5", "1.1", "0.01"})
    void shouldAgreeWithSorting(String percent) throws Exception {
        SplittableRandom random = new SplittableRandom(percent.hashCode());
        for (int round = 0; round < 40; round++) {
            int images = 1 + random.nextInt(round < 20 ? 3 : 200);
            int[] sizes = {1 + random.nextInt(3), 1 + random.nextInt(100), 10, 100};
            int steps = random.nextInt(3) == 0 ? 4 : 1 << 20;
            double silent = random.nextInt(3) == 0 ? 0.95 : 0.4;
            float[][][] activations = new float[images][sizes.length][];
            for (float[][] image : activations) {
                for (int layer = 0; layer < sizes.length; layer++) {
                    image[layer] = new float[sizes[layer]];
                    for (int i = 0; i < sizes[layer]; i++) {
                        boolean zero = random.nextDouble() < silent;
                        image[layer][i] = zero ? 0 : (float) random.nextInt(steps) / steps;
                    }
                }
            }
            double[] found = thresholds(percent, activations);
            for (int layer = 0; layer < sizes.length; layer++) {
                assertThat(found[layer])
                        .as("layer %d of %d images", layer, images)
                        .isEqualTo(oracle(percent, activations, layer));
            }
        }
    }

    @Test
    void shouldWriteItsNameAsTheUserDoes() {
        assertThat(new PercentileThresholds(100).name()).isEqualTo("max");
        assertThat(new PercentileThresholds(99.9).name()).isEqualTo("percentile:99.9");
    }

    @ParameterizedTest
    @ValueSource(doubles = {0, -1, 100.0001, Double.NaN, Double.POSITIVE_INFINITY})
    void shouldRefuseWhatIsNoPercentile(double percent) {
        assertThatThrownBy(() -> new PercentileThresholds(percent))
                .isInstanceOf(RefusedException.class)
                .hasMessage("percentile " + percent + " is outside (0, 100]. Use for example 99.9.");
    }

    @Test
    void shouldRefuseActivationsThatAreNotNumbers() {
        assertThatThrownBy(() -> thresholds("100", new float[][][] {{{1}, {1, 2}}, {{2}, {3, Float.NaN}}}))
                .isInstanceOf(RefusedException.class)
                .hasMessage("layer layer1: an activation of calibration image 1 is not a number."
                        + " Check the network's weights and the images.");
    }

    @Test
    void shouldRefuseToKeepMoreActivationsThanFit() {
        Calibration many = new Calibration() {
            @Override
            public int images() {
                return 1 << 20;
            }

            @Override
            public void read(int image, double[] chw) {}

            @Override
            public void forEach(Visitor visitor) {
                throw new AssertionError("nothing may be computed");
            }
        };
        assertThatThrownBy(() -> new PercentileThresholds(50).thresholds(Graphs.ofSizes(1024), many))
                .isInstanceOf(RefusedException.class)
                .hasMessageStartingWith("layer layer0: percentile 50.0 over 1073741824 activations keeps 536870912")
                .hasMessageEndingWith("Calibrate with fewer images.");
    }
}
