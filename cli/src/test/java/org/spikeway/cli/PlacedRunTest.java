package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.image.Normalisation;
import org.spikeway.mapping.place.ExpectedTraffic;
import org.spikeway.mapping.place.LinkLoads;
import org.spikeway.mapping.place.Placer;
import org.spikeway.mapping.place.Placers;
import org.spikeway.simulator.energy.Traffic;
import org.spikeway.simulator.engine.Engine;
import org.spikeway.simulator.engine.EngineOptions;
import org.spikeway.simulator.report.FinishedRun;

/** A ResNet-20 on other cores: the same spikes, on the links that the mapping has foretold. */
class PlacedRunTest {
    private static final String NORMALISATION = "0.485,0.456,0.406/0.229,0.224,0.225";
    private static final String DATA = "images/cifar10_test_lossless_249.bin";
    private static final int TICKS = 24;

    private static FinishedRun run(String chip, String placer) throws IOException {
        Map<String, String> options = new HashMap<>(Map.of(
                "--ticks", String.valueOf(TICKS), "--samples", "1", "--normalize", NORMALISATION, "--placer", placer));
        options.put("--calibrate", ReferenceData.require("images/cifar10_train_lossless_4000.bin") + ":5");
        return NetworkRun.run(
                ReferenceData.require("nets/resnet20_bn_convshortcut.onnx"), ReferenceData.require(DATA), chip, options);
    }

    private static LinkLoads foretold(FinishedRun run) throws IOException {
        ImageSet images = Normalisation.parse(NORMALISATION)
                .of(ImageSets.open(ReferenceData.require(DATA), null).first(1));
        SpikeSums sums = new SpikeSums(run.program());
        new Engine(run.program(), EngineOptions.workers(1))
                .run(() -> new ImageStimulus(images, null), 1, new int[] {TICKS}, List.of(sums), done -> {});
        ExpectedTraffic traffic =
                ExpectedTraffic.of(run.program(), run.chip().geometry().cast(), sums.counts());
        return LinkLoads.of(run.program(), run.chip().geometry(), traffic);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loihi", "spinnaker"})
    void shouldLoadEveryLinkAsTheMappingForetells(String chip) throws IOException {
        FinishedRun run = run(chip, "curve");
        List<Traffic.Load> loads = foretold(run).links().stream()
                .map(load -> new Traffic.Load(load.link(), load.packets()))
                .toList();
        assertThat(loads).isNotEmpty().isEqualTo(run.traffic().links());
    }

    @Test
    void shouldFireTheSameSpikesWithEveryPlacer() throws IOException {
        FinishedRun sequential = run("loihi", "sequential");
        for (Placer placer : Placers.all()) {
            FinishedRun run = run("loihi", placer.name());
            assertThat(run.result().layerSpikes())
                    .isDeepEqualTo(sequential.result().layerSpikes());
            assertThat(run.result().readOut()).isEqualTo(sequential.result().readOut());
        }
    }
}
