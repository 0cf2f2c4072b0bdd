package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.array.NpyArray;
import org.spikeway.aer.array.NpzArchive;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.image.Normalisation;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.convert.Converter;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.Recipe;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.Layer;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * The calibration methods against an independent implementation in single precision: about one count in a thousand may
 * differ, and one or two images of 249. With {@code -Dspikeway.oracle.images=249} all of these are run.
 */
class CalibrationOracleTest {
    private static final String CIFAR = "0.485,0.456,0.406/0.229,0.224,0.225";
    private static final String NETWORK = "resnet20_folded.onnx";
    private static final String[] NAMES = {
        "conv1", "l1b0c1", "l1b0c2", "l1b1c1", "l1b1c2", "l1b2c1", "l1b2c2", "l2b0c1", "l2b0c2", "l2b1c1", "l2b1c2",
        "l2b2c1", "l2b2c2", "l3b0c1", "l3b0c2", "l3b1c1", "l3b1c2", "l3b2c1", "l3b2c2"
    };
    private static final int CALIBRATION_IMAGES = 128;
    private static final int IMAGES = Integer.getInteger("spikeway.oracle.images", 6);
    private static final double TWO_IMAGES = 2.01 / 249;
    private static final double THREE_IMAGES = 3.01 / 249;

    static ImageSet cifar(String file, int count) throws IOException {
        return Normalisation.parse(CIFAR)
                .of(ImageSets.open(ReferenceData.require("images/" + file), null))
                .first(count);
    }

    private static SpikingNetwork converted(LayerGraph graph, Recipe recipe) throws IOException {
        Path network = ReferenceData.require("nets/" + NETWORK);
        ImageSet images = cifar("cifar10_train_lossless_4000.bin", CALIBRATION_IMAGES);
        SpikingBudget budget = new SpikingBudget(32, Numbers.FLOAT, 2);
        return new Converter(graph, new AnnCalibration(network, graph, images, 2), budget)
                .convert(recipe.plan(new InputCoding.Constant(), budget), 0)
                .network();
    }

    private static void assertThresholds(double[] found, double[] expected) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] / expected[i]).isCloseTo(1, within(1e-5));
        }
    }

    /** Thresholds, biases and spikes; the biases of the reference are without the shift. */
    @Test
    void shouldCorrectEveryBiasAsTheReference() throws IOException {
        OracleCase run = run("r20_calib_T32_light_bias", (graph, thresholds) -> {
            SpikingNetwork network = converted(graph, Recipe.LIGHT);
            assertThresholds(network.thresholds(), thresholds);
            assertBiases(network);
            return network;
        });
        assertThat(run.worstLayerSpikes()).isLessThan(0.01);
        assertAccuracy(run, "32", THREE_IMAGES);
    }

    /**
     * The biases that are found differ by rounding, which grows from layer to layer; with those of the reference itself
     * the spikes are the same.
     */
    @Test
    void shouldSpikeAsTheReferenceWithItsBiases() throws IOException {
        NpzArchive biases = biases();
        OracleCase run = run("r20_calib_T32_light_bias", (graph, thresholds) -> {
            SpikingNetwork network = new SpikingNetwork(graph, thresholds, Reset.SOFT, 0, new InputCoding.Constant());
            for (int i = 0; i < thresholds.length; i++) {
                Layer layer = network.graph().layers().get(i);
                NpyArray given = biases.array(NAMES[i]);
                double[] bias = layer.biasOfChannels();
                for (int c = 0; c < bias.length; c++) {
                    bias[c] = given.doubleAt(c) + thresholds[i] / 64;
                }
                network = network.withLayer(i, layer.withBias(bias));
            }
            return network;
        });
        assertThat(run.worstLayerSpikes()).isLessThan(0.003);
        assertAccuracy(run, "32");
    }

    private static NpzArchive biases() throws IOException {
        return NpzArchive.open(ReferenceData.require("oracles/conversion/r20_calib_T32_light_bias/biases.npz"));
    }

    /**
     * Rounding grows here, too; the reference, with 219 right answers, does not give its potentials. Here it is 222. With
     * noise of one part in a million on all biases before calibration it is 223, 222, 221 and 220 for four seeds, three
     * images apart; with the same noise on the potentials after it, 222, 223 and 222.
     */
    @Test
    @EnabledIfSystemProperty(named = "spikeway.oracle.images", matches = "\\d{3}")
    void shouldCorrectPotentialsAsTheReference() throws IOException {
        OracleCase run = run("r20_calib_T32_adv_potential", (graph, thresholds) -> converted(graph, Recipe.ADVANCED));
        assertThat(run.worstLayerSpikes()).isLessThan(0.01);
        assertAccuracy(run, "32", THREE_IMAGES);
    }

    @Test
    void shouldShiftTheAdaptiveThresholdAsTheReference() throws IOException {
        OracleCase run = run("r20_calib_T32_mmse_shift", (graph, thresholds) -> {
            SpikingNetwork network = new SpikingNetwork(graph, thresholds, Reset.SOFT, 0, new InputCoding.Constant());
            for (int i = 0; i < thresholds.length; i++) {
                Layer layer = network.graph().layers().get(i);
                double[] bias = layer.biasOfChannels();
                for (int c = 0; c < bias.length; c++) {
                    bias[c] += thresholds[i] / 64;
                }
                network = network.withLayer(i, layer.withBias(bias));
            }
            return network;
        });
        assertThat(run.worstLayerSpikes()).isLessThan(0.003);
        assertAccuracy(run, "32");
    }

    private static OracleCase run(String name, OracleCase.Conversion conversion) throws IOException {
        ImageSet images = cifar("cifar10_test_lossless_249.bin", IMAGES);
        return new OracleCase(name, NETWORK, images, Numbers.FLOAT, 1, conversion);
    }

    private static void assertBiases(SpikingNetwork network) throws IOException {
        NpzArchive expected = biases();
        for (int i = 0; i < NAMES.length; i++) {
            double[] bias = network.graph().layers().get(i).bias();
            NpyArray biases = expected.array(NAMES[i]);
            for (int c = 0; c < bias.length; c++) {
                double without = bias[c] - network.thresholds()[i] / 64;
                assertThat(without)
                        .as(NAMES[i] + " channel " + c)
                        .isCloseTo(biases.doubleAt(c), within(i == 0 ? 1e-4 : 0.03));
            }
        }
    }

    @Test
    void shouldMeetTheSinglePrecisionResNet() throws IOException {
        OracleCase run = new OracleCase(
                "r20_f32_p999_v0_249",
                NETWORK,
                cifar("cifar10_test_lossless_249.bin", IMAGES == 249 ? IMAGES : Math.max(2, IMAGES / 3)),
                Numbers.FLOAT,
                1,
                (graph, thresholds) ->
                        new SpikingNetwork(graph, thresholds, Reset.SOFT, 0, new InputCoding.Constant()));
        assertThat(run.worstLayerSpikes()).isLessThan(0.001);
        assertThat(run.worstLogit()).isLessThan(0.5);
        assertAccuracy(run, "256");
    }

    private static void assertAccuracy(OracleCase run, String mark) {
        assertAccuracy(run, mark, TWO_IMAGES);
    }

    private static void assertAccuracy(OracleCase run, String mark, double tolerance) {
        if (run.images.size() == 249) {
            double expected = run.config.get("snn_accuracy").get(mark).asDouble();
            assertThat(run.accuracy(run.marks().length - 1)).isCloseTo(expected, within(tolerance));
        }
    }
}
