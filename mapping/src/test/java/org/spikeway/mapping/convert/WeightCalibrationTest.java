package org.spikeway.mapping.convert;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;
import static org.spikeway.mapping.layers.SmallNetwork.IMAGE;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.chip.program.Shape;
import org.spikeway.chip.program.Weights;
import org.spikeway.mapping.convert.WeightCalibration.Aim;
import org.spikeway.mapping.layers.LayerGraph;
import org.spikeway.mapping.layers.Lowering;
import org.spikeway.mapping.layers.SmallNetwork;

class WeightCalibrationTest {
    private static final int IMAGES = 12;
    private static final SpikingBudget BUDGET = new SpikingBudget(16, 9, Numbers.DOUBLE, 2);

    private final SmallNetwork small = new SmallNetwork(5, 2, 7, 6);
    private final LayerGraph graph =
            Lowering.lower(small.endingIn(small.dense(small.flatten(small.layer(small.layer(IMAGE, 4), 3)), 5)));
    private final SpikingNetwork network =
            new SpikingNetwork(graph, new double[] {1.5, 3}, Reset.SOFT, 0, new InputCoding.Constant());
    private final Calibration images = Activated.of(graph, Pixels.of(small, IMAGES));
    private final LayerByLayer loop = loop();

    private LayerByLayer loop() {
        try {
            LayerByLayer made = new LayerByLayer(graph, network.input(), images, IMAGES, BUDGET);
            made.run(network, 0);
            made.run(network, 1);
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private LayerTrial trial(int layer, AnnActivations ann) {
        return new LayerTrial(graph, network, layer, loop, ann);
    }

    private static double squares(LayerErrors errors) {
        double sum = 0;
        for (int image = 0; image < IMAGES; image++) {
            for (float error : errors.of(image)) {
                sum += (double) error * error;
            }
        }
        return sum;
    }

    /** What the layer fires, moved by a constant for each channel, in channel, row, column order. */
    private float[] moved(int image, double[] by) {
        Shape shape = graph.layers().get(1).shape();
        int positions = shape.height() * shape.width();
        int[] counts = loop.counts(1, image);
        float[] activations = new float[counts.length];
        for (int i = 0; i < counts.length; i++) {
            int channel = i % shape.channels();
            activations[channel * positions + i / shape.channels()] =
                    (float) (counts[i] * 3.0 / loop.readTicks() + by[channel]);
        }
        return activations;
    }

    @Test
    void shouldGiveAnErrorThatIsAlwaysTheSameToTheBias() throws IOException {
        double[] by = {0.25, -0.125, 0.5};
        float[][][] wanted = new float[IMAGES][3][];
        for (int image = 0; image < IMAGES; image++) {
            wanted[image] = new float[][] {new float[4 * 42], moved(image, by), new float[5]};
        }
        LayerTrial trial = trial(1, new AnnActivations(graph, new Recorded(wanted), IMAGES));

        SpikingNetwork corrected = new WeightCalibration(Aim.RATE).correct(trial);

        double[] before = graph.layers().get(1).biasOfChannels();
        double[] after = corrected.graph().layers().get(1).biasOfChannels();
        for (int c = 0; c < by.length; c++) {
            assertThat(after[c] - before[c]).isCloseTo(by[c], within(1e-4));
        }
        double[] old = weights(graph);
        double[] fitted = weights(corrected.graph());
        for (int i = 0; i < old.length; i++) {
            assertThat(fitted[i]).isCloseTo(old[i], within(1e-4));
        }
    }

    private static double[] weights(LayerGraph of) {
        Weights weights = of.layers().get(1).branches().get(0).connection().weights();
        double[] values = new double[weights.length()];
        Arrays.setAll(values, weights::at);
        return values;
    }

    @ParameterizedTest
    @ValueSource(doubles = {1e-6, 0.1})
    void shouldBringTheInputOfTheReadOutClosestAtOnce(double penalty) throws IOException {
        AnnActivations ann = new AnnActivations(graph, images, IMAGES);
        WeightCalibration weights = new WeightCalibration(Aim.INPUT, penalty);
        SpikingNetwork corrected = weights.correct(trial(2, ann));
        double before = squares(new InputErrors(trial(2, ann)));
        double after = squares(new InputErrors(new LayerTrial(graph, corrected, 2, loop, ann)));
        assertThat(after).isLessThan(before * 0.9);
    }

    @Test
    void shouldBringTheRatesCloser() throws IOException {
        AnnActivations ann = new AnnActivations(graph, images, IMAGES);
        double before = squares(new RateErrors(trial(1, ann)));
        SpikingNetwork corrected = new WeightCalibration(Aim.RATE).correct(trial(1, ann));
        loop.run(corrected, 1);
        assertThat(squares(new RateErrors(new LayerTrial(graph, corrected, 1, loop, ann))))
                .isLessThan(before * 0.9);
    }

    @Test
    void shouldLeaveTheReadOutToTheInputAlone() {
        assertThat(new WeightCalibration(Aim.RATE).isForReadOut()).isFalse();
        assertThat(new WeightCalibration(Aim.INPUT).isForReadOut()).isTrue();
        assertThat(Correction.parse("weights,rate-weights"))
                .containsExactly(new WeightCalibration(Aim.INPUT), new WeightCalibration(Aim.RATE));
    }
}
