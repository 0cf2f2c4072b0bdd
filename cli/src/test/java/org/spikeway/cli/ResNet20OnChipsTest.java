package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/** A ResNet-20 on the chips that can hold it, and the reason of one that cannot. */
class ResNet20OnChipsTest {
    @TempDir
    private Path folder;

    private CommandLineRun run(String chip) {
        return CommandLineRun.of(
                "run",
                "--network",
                ReferenceData.require("nets/resnet20_bn_convshortcut.onnx").toString(),
                "--data",
                ReferenceData.require("images/cifar10_test_lossless_249.bin").toString(),
                "--calibrate",
                ReferenceData.require("images/cifar10_train_lossless_4000.bin") + ":20",
                "--normalize",
                "0.485,0.456,0.406/0.229,0.224,0.225",
                "--chip",
                chip,
                "--ticks",
                "24",
                "--samples",
                "1",
                "--out",
                folder.resolve(chip).toString());
    }

    private static JsonNode json(String text) {
        return JsonMapper.shared().readTree(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loihi", "loihi-board", "spinnaker", "generic-45nm"})
    void shouldRunAndPriceAgainToTheLastDigit(String chip) {
        CommandLineRun run = run(chip);
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        JsonNode written = JsonMapper.shared()
                .readTree(folder.resolve(chip).resolve("run.json").toFile());
        assertThat(written.get("activity").get("synops").asLong()).isGreaterThan(1_000_000);
        JsonNode again = json(CommandLineRun.of("price", folder.resolve(chip).toString(), "--chip", chip, "--json")
                .output());
        assertThat(again.get("energy")).isEqualTo(written.get("energy"));
        assertThat(again.get("timeEstimated").asBoolean()).isFalse();
    }

    @Test
    void shouldRefuseWhatTrueNorthCannotHold() {
        CommandLineRun run = run("truenorth");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors())
                .containsPattern("about [\\d,]+ crossbar cores needed, chip truenorth has 1 × 4,096")
                .contains("Choose a larger chip, or a smaller network.");
        assertThat(folder.resolve("truenorth")).doesNotExist();
    }
}
