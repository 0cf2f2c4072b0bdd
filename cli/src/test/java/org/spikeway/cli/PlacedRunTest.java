package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.Geometry;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.place.Placers;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.report.FinishedRun;

/**
 * Small networks on other cores: the same spikes, on the links that the mapping has foretold; on Loihi also where
 * short cuts wait for several ticks.
 */
class PlacedRunTest {
    private static final String DIGITS = "images/mnist_test10k_csvorder-images-idx3-ubyte.gz";
    private static final String PICTURES = "images/cifar10_test_lossless_249.bin";
    private static final int TICKS = 24;

    private static String images(String network) {
        return network.startsWith("mnist") ? DIGITS : PICTURES;
    }

    private static FinishedRun run(String network, String chip, String placer) throws IOException {
        Map<String, String> options = Map.of("--ticks", String.valueOf(TICKS), "--samples", "1", "--placer", placer);
        return NetworkRun.run(
                ReferenceData.require("nets/" + network), ReferenceData.require(images(network)), chip, options);
    }

    private static List<Traffic.Load> foretold(FinishedRun run, String network) throws IOException {
        ImageSet images =
                ImageSets.open(ReferenceData.require(images(network)), null).first(1);
        Geometry.Cast cast = run.chip().geometry().cast();
        SpikeSums sums = new SpikeSums(run.program(), TICKS);
        new Engine(run.program(), EngineOptions.workers(1))
                .run(() -> new ImageStimulus(images, null), 1, new int[] {TICKS}, List.of(sums), done -> {});
        ExpectedTraffic traffic = ExpectedTraffic.of(run.program(), cast, sums.counts());
        return LinkLoads.of(run.program(), run.chip().geometry(), traffic).links().stream()
                .map(load -> new Traffic.Load(load.link(), load.packets()))
                .toList();
    }

    @ParameterizedTest
    @CsvSource({"mnist_sengresnet8.onnx, loihi", "mnist_sengresnet8.onnx, spinnaker"})
    void shouldLoadEveryLinkAsForetoldAndFireTheSameSpikesWithEveryPlacer(String network, String chip)
            throws IOException {
        FinishedRun sequential = run(network, chip, "sequential");
        for (Placer placer : Placers.all()) {
            FinishedRun run = run(network, chip, placer.name());
            assertThat(foretold(run, network))
                    .isNotEmpty()
                    .isEqualTo(run.traffic().links());
            assertThat(run.result().layerSpikes())
                    .isDeepEqualTo(sequential.result().layerSpikes());
            assertThat(run.result().readOut()).isEqualTo(sequential.result().readOut());
        }
    }

    /** A minute: larger networks, and crossbar cores. */
    @ParameterizedTest
    @EnabledIfSystemProperty(named = "spikeway.large", matches = "true", disabledReason = "give -Dspikeway.large=true")
    @CsvSource({
        "resnet20_folded.onnx, loihi",
        "resnet20_folded.onnx, spinnaker",
        "mnist_mlp.onnx, truenorth",
        "mnist_sengresnet8.onnx, truenorth"
    })
    void shouldLoadEveryLinkOfALargeNetworkAsForetold(String network, String chip) throws IOException {
        FinishedRun run = run(network, chip, "curve");
        assertThat(foretold(run, network)).isNotEmpty().isEqualTo(run.traffic().links());
    }
}
