package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.mapping.layers.LayerGraph;

class MmseThresholdsTest {
    /** The definition, in double precision. */
    private static double loss(float[] activations, double threshold, int ticks) {
        double sum = 0;
        for (float a : activations) {
            double carried = Math.floor(Math.min(Math.max(a / threshold * ticks, 0), ticks)) * threshold / ticks;
            sum += (carried - a) * (carried - a);
        }
        return sum;
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 4, 16, 100})
    void shouldLoseNoMoreThanAnyOfTheCandidates(int ticks) throws Exception {
        SplittableRandom random = new SplittableRandom(ticks);
        float[] activations = new float[500];
        for (int i = 0; i < activations.length; i++) {
            activations[i] = (float) Math.max(0, -Math.log(random.nextDouble()) - 0.5);
        }
        double found = new MmseThresholds(ticks, false)
                .thresholds(Graphs.ofSizes(500), new Recorded(new float[][][] {{activations}}))[0];
        float largest = 0;
        for (float a : activations) {
            largest = Math.max(largest, a);
        }
        double best = Double.MAX_VALUE;
        for (int i = 0; i < 95; i++) {
            best = Math.min(best, loss(activations, largest * (1 - 0.01 * i), ticks));
        }
        assertThat(loss(activations, found, ticks)).isLessThanOrEqualTo(best * 1.02);
    }

    @Test
    void shouldSpareRareLargeActivationsOnlyWhereTheyAreRareEnough() throws Exception {
        float[] rare = {1, 1, 1, 1, 4};
        double one =
                new MmseThresholds(1, false).thresholds(Graphs.ofSizes(5), new Recorded(new float[][][] {{rare}}))[0];
        assertThat(one).isGreaterThan(3.9);
    }

    @Test
    void shouldScaleEveryChannelToItsOwnThreshold() throws Exception {
        LayerGraph graph = Graphs.ofSizes(3);
        Recorded recorded = new Recorded(new float[][][] {{{1, 0.5f, 0}}, {{0.9f, 0.45f, 0}}});
        ThresholdMethod.Balance balance = new MmseThresholds(1000, true).balance(graph, recorded);
        double[] last = new double[3];
        balance.units().apply(recorded).forEach((image, layer, activations) -> {
            for (int i = 0; i < 3; i++) {
                last[i] = Math.max(last[i], activations[i]);
            }
        });
        double threshold = balance.thresholds()[0];
        assertThat(last[0] / threshold).isBetween(0.9, 1.1);
        assertThat(last[1] / threshold).isBetween(0.9, 1.1);
        assertThat(last[2]).isZero();
    }
}
