package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.program.Cells.Reset;
import org.spikeway.chip.program.Numbers;
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.convert.InputCoding;
import org.spikeway.mapping.convert.PercentileThresholds;
import org.spikeway.mapping.convert.SpikeNorm;
import org.spikeway.mapping.convert.SpikingBudget;
import org.spikeway.mapping.convert.SpikingNetwork;
import org.spikeway.mapping.layers.LayerGraph;

/**
 * Spike-Norm against an independent implementation. There spikes have height 1, here that of their layer's threshold: a
 * threshold is the reference's times that of the layer before, and the pixels' largest value before the first.
 */
class SpikeNormOracleTest {
    private static final int IMAGES = Integer.getInteger("spikeway.oracle.images", 6);
    private static final int PROBED = 2;
    private static final InputCoding SIGNED = new InputCoding.Poisson(2.64, true);

    private static double[] accumulated(double[] thresholds, double max) {
        double[] accumulated = new double[thresholds.length];
        double product = max;
        for (int i = 0; i < thresholds.length; i++) {
            product *= thresholds[i];
            accumulated[i] = product;
        }
        return accumulated;
    }

    private static void assertClose(double[] found, double[] expected, double tolerance) {
        assertThat(found).hasSameSizeAs(expected);
        for (int i = 0; i < found.length; i++) {
            assertThat(found[i] / expected[i]).as("layer " + i).isCloseTo(1, within(tolerance));
        }
    }

    private static double[] found(
            String network, LayerGraph graph, ImageSet images, InputCoding coding, int ticks, Numbers numbers)
            throws IOException {
        AnnCalibration calibration = new AnnCalibration(ReferenceData.require("nets/" + network), graph, images, 2);
        return new SpikeNorm(Reset.HARD, coding, images.size(), new SpikingBudget(ticks, numbers, 2))
                .thresholds(graph, calibration);
    }

    @Test
    void shouldMeetEveryCountOfTheSmallResNet() throws IOException {
        String network = "mnist_sengresnet8.onnx";
        InputCoding coding = new InputCoding.Poisson(1, false);
        ImageSet train = ImageSets.open(
                        ReferenceData.require("images/mnist_train10k_csvorder-images-idx3-ubyte.gz"), null)
                .first(100);
        ImageSet test = ImageSets.open(
                        ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz"), null)
                .first(Math.min(200, 5 * IMAGES));
        OracleCase run = new OracleCase(
                "mnist_sengresnet8_spikenorm_hard", network, test, Numbers.DOUBLE, 5, (graph, thresholds) -> {
                    double[] found = found(network, graph, train, coding, 256, Numbers.DOUBLE);
                    assertClose(found, accumulated(thresholds, 1), 1e-9);
                    return new SpikingNetwork(graph, found, Reset.HARD, 0, coding);
                });
        assertThat(run.differingCounts()).isZero();
        assertThat(run.imagesWithOtherSpikes()).isZero();
        assertThat(run.worstLogit(accumulated(run.thresholds(), 1)[7])).isLessThan(1e-7);
    }

    @Test
    void shouldFindTheThresholdsOfTheResNet20() throws IOException {
        ImageSet train = CalibrationOracleTest.cifar("cifar10_train_lossless_4000.bin", 64);
        ImageSet test = CalibrationOracleTest.cifar("cifar10_test_lossless_249.bin", 1);
        new OracleCase(
                "seng20_spikenorm_hard_f64", "seng_resnet20.onnx", test, Numbers.DOUBLE, 1, (graph, thresholds) -> {
                    double[] found = found("seng_resnet20.onnx", graph, train, SIGNED, 128, Numbers.FLOAT);
                    assertClose(found, accumulated(thresholds, 2.64), 1e-4);
                    return new SpikingNetwork(graph, found, Reset.HARD, 0, SIGNED);
                });
    }

    @Test
    void shouldMeetEveryCountOfTheResNet20() throws IOException {
        OracleCase run = hard("seng20_spikenorm_hard_f64", Math.min(20, IMAGES), Numbers.DOUBLE);
        assertThat(run.differingCounts()).isZero();
        assertThat(run.imagesWithOtherSpikes()).isZero();
        assertThat(run.worstLogit(accumulated(run.thresholds(), 2.64)[20])).isLessThan(1e-7);
    }

    private static OracleCase hard(String name, int images, Numbers numbers) throws IOException {
        return new OracleCase(
                name,
                "seng_resnet20.onnx",
                CalibrationOracleTest.cifar("cifar10_test_lossless_249.bin", images),
                numbers,
                Math.min(PROBED, images),
                (graph, thresholds) -> new SpikingNetwork(graph, accumulated(thresholds, 2.64), Reset.HARD, 0, SIGNED));
    }

    /**
     * 2,500 ticks of 100 images take a minute. Not met so far: the worst layer is 0.17 % off, and single precision here gives
     * 45, 68, 73, 76 and 77 right answers, double precision 47, 72, 73, 76 and 75, the reference in single precision 47, 72,
     * 75, 78 and 78. The counts of the same network in double precision are met one by one, so it is rounding that grows with
     * depth and time: in double precision, 12 of the 15 answers that are others at some mark have a margin below 0.0021.
     */
    @Test
    @EnabledIfSystemProperty(named = "spikeway.oracle.images", matches = "\\d{3}")
    void shouldMeetTheLongRun() throws IOException {
        OracleCase run = hard("seng20_spikenorm_hard_T2500_f32", 100, Numbers.FLOAT);
        assertThat(run.worstLayerSpikes()).isLessThan(0.001);
        for (int mark = 0; mark < run.marks().length; mark++) {
            double expected = run.config
                    .get("snn_accuracy")
                    .get(String.valueOf(run.marks()[mark]))
                    .asDouble();
            assertThat(run.accuracy(mark)).isCloseTo(expected, within(0.021));
        }
    }

    @Test
    void shouldMeetTheConstantRunOfTheResNet20() throws IOException {
        ImageSet train = CalibrationOracleTest.cifar("cifar10_train_lossless_4000.bin", 500);
        OracleCase run = new OracleCase(
                "seng20_f32_const_p999_vhalf",
                "seng_resnet20.onnx",
                CalibrationOracleTest.cifar("cifar10_test_lossless_249.bin", Math.min(100, Math.max(2, IMAGES / 3))),
                Numbers.FLOAT,
                1,
                (graph, thresholds) -> {
                    double[] found = new PercentileThresholds(99.9)
                            .thresholds(
                                    graph,
                                    new AnnCalibration(
                                            ReferenceData.require("nets/seng_resnet20.onnx"), graph, train, 2));
                    assertClose(found, thresholds, 1e-5);
                    return new SpikingNetwork(graph, found, Reset.SOFT, 0.5, new InputCoding.Constant());
                });
        assertThat(run.worstLayerSpikes()).isLessThan(0.002);
        if (run.images.size() == 100) {
            assertThat(run.accuracy(3)).isCloseTo(0.82, within(0.021));
        }
    }
}
