package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import org.junit.jupiter.api.Test;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.image.Normalisation;
import org.spikeway.mapping.ann.AnnCalibration;
import org.spikeway.mapping.convert.PercentileThresholds;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.RunCounts;

/** The whole way from network file to spikes against an independent implementation, count for count. */
class ConversionOracleTest {
    private static final String CIFAR = "0.485,0.456,0.406/0.229,0.224,0.225";

    @Test
    void shouldMeetEveryCountOfTheDoubleResNet() throws IOException {
        int probed = Math.min(50, Integer.getInteger("spikeway.oracle.images", 4));
        ImageSet images = Normalisation.parse(CIFAR)
                .of(ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null))
                .first(probed);
        OracleCase run = OracleCase.constant(
                "r20_f64_p999_vhalf", "resnet20_bn_convshortcut.onnx", images, 0.5, Math.min(probed, 5));
        assertThat(run.differingCounts()).isZero();
        assertThat(run.imagesWithOtherSpikes()).isZero();
        assertThat(run.worstLogit()).isLessThan(1e-7);
    }

    @Test
    void shouldFindTheThresholdsOfTheReference() throws IOException {
        var network = ReferenceData.require("nets/resnet20_bn_convshortcut.onnx");
        ImageSet images = Normalisation.parse(CIFAR)
                .of(ImageSets.open(ReferenceData.require("images/cifar10_train_lossless_4000.bin"), null))
                .first(1000);
        ImageSet one = Normalisation.parse(CIFAR)
                .of(ImageSets.open(ReferenceData.require("images/cifar10_test_lossless_249.bin"), null))
                .first(1);
        OracleCase reference = OracleCase.constant("r20_f64_p999_vhalf", "resnet20_bn_convshortcut.onnx", one, 0.5, 1);
        double[] own = new PercentileThresholds(99.9)
                .thresholds(reference.graph, new AnnCalibration(network, reference.graph, images, 2));
        assertThat(own).hasSameSizeAs(reference.thresholds());
        for (int i = 0; i < own.length; i++) {
            assertThat(own[i] / reference.thresholds()[i]).isCloseTo(1, within(1e-5));
        }
    }

    @Test
    void shouldMeetThePoissonDrivenPerceptron() throws IOException {
        OracleCase run = OracleCase.poisson("mnist_mlp_poisson_p999_v0", "mnist_mlp.onnx", mnist(), 5);
        assertMnist(run, 0.99);
        assertThat(run.graph.macs() - run.graph.inputMacs()).isEqualTo(34_048);
        assertThat(acPerMac(run)).isCloseTo(10.908781915726816, within(1e-12));
    }

    @Test
    void shouldMeetThePooledConvolutions() throws IOException {
        OracleCase run = OracleCase.constant("mnist_sengcnn_const_p999_vhalf", "mnist_sengcnn.onnx", mnist(), 0.5, 5);
        assertMnist(run, 0.9933333333333333);
        assertThat(acPerMac(run)).isCloseTo(25.418557477217096, within(1e-12));
    }

    private static ImageSet mnist() throws IOException {
        return ImageSets.open(ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz"), null)
                .first(300);
    }

    private static void assertMnist(OracleCase run, double accuracy) throws IOException {
        assertThat(run.differingCounts()).isZero();
        assertThat(run.imagesWithOtherSpikes()).isZero();
        assertThat(run.worstLogit()).isLessThan(1e-7);
        int right = 0;
        for (int i = 0; i < run.images.size(); i++) {
            right += run.result.prediction(i, run.marks().length - 1) == run.images.label(i) ? 1 : 0;
        }
        assertThat((double) right / run.images.size()).isEqualTo(accuracy);
    }

    private static double acPerMac(OracleCase run) {
        return RunCounts.of(run.result.activity(), run.program, ChipSpan.NONE, AnnCosts.of(run.graph, run.program))
                .acPerMac();
    }
}
