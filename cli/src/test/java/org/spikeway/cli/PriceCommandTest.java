package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class PriceCommandTest {
    @TempDir
    private Path folder;

    private String run;

    @BeforeEach
    void runOnce() {
        run = folder.resolve("run").toString();
        CommandLineRun printed = CommandLineRun.of(
                "run",
                "--network",
                ReferenceData.require("nets/mnist_mlp.onnx").toString(),
                "--data",
                ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz")
                        .toString(),
                "--chip",
                "loihi",
                "--ticks",
                "8",
                "--samples",
                "3",
                "--out",
                run);
        assertThat(printed.code()).isZero();
    }

    private static JsonNode json(String... arguments) {
        CommandLineRun printed = CommandLineRun.of(arguments);
        assertThat(printed.errors()).isEmpty();
        return JsonMapper.shared().readTree(printed.output());
    }

    private JsonNode written() {
        return JsonMapper.shared().readTree(Path.of(run, "run.json").toFile());
    }

    private static JsonNode chipBill(JsonNode root) {
        for (JsonNode bill : root.get("energy")) {
            if (bill.get("line").asInt() == 3) {
                return bill;
            }
        }
        throw new AssertionError("no bill of the chip");
    }

    @Test
    void shouldGiveTheBillOfTheRunToTheLastDigit() {
        JsonNode again = json("price", run, "--json");
        assertThat(again.get("energy")).isEqualTo(written().get("energy"));
        assertThat(json("price", run, "--chip", "loihi", "--json").get("energy"))
                .isEqualTo(written().get("energy"));
        assertThat(again.get("secondsPerSample").asDouble())
                .isCloseTo(written().get("chip").get("secondsPerSample").asDouble(), within(1e-12));
    }

    @Test
    void shouldPriceOneChangedNumber() {
        JsonNode before = chipBill(written());
        JsonNode after = chipBill(json("price", run, "--set", "energy.synapticOperation=47.2", "--json"));
        double synapses =
                before.get("parts").get("synaptic operations").get("picojoules").asDouble();
        assertThat(after.get("picojoulesPerSample").asDouble()
                        - before.get("picojoulesPerSample").asDouble())
                .isCloseTo(synapses, within(1e-6 * synapses));
        assertThat(after.get("parts").get("synaptic operations").get("source").asString())
                .isEqualTo("set by the user");
        JsonNode both = chipBill(json(
                "price", run, "--set", "energy.synapticOperation=0", "--set", "energy.staticPower.chip=0", "--json"));
        assertThat(both.get("parts")
                        .get("static power of chips")
                        .get("picojoules")
                        .asDouble())
                .isZero();
    }

    @Test
    void shouldSayThatAnotherTimingIsAnEstimate() {
        CommandLineRun printed = CommandLineRun.of("price", run, "--chip", "loihi-board");
        assertThat(printed.output())
                .contains(" on loihi-board, 3 samples of 8 ticks", "(an estimate: the run had other times)")
                .contains("packets sent");
        assertThat(CommandLineRun.of("price", run).output()).doesNotContain("estimate");
    }

    @Test
    void shouldSayThatLimitsOfAnotherMachineAreNotChecked() {
        assertThat(CommandLineRun.of("price", run, "--chip", "truenorth").output())
                .contains("limits and arithmetic of truenorth: cores and spikes are those of the run on loihi");
        assertThat(CommandLineRun.of("price", run, "--set", "core.neurons=1").output())
                .contains("  not checked ");
        assertThat(CommandLineRun.of("price", run, "--set", "energy.hop=6").output())
                .doesNotContain("not checked");
    }

    @Test
    void shouldPriceOnAChipWithoutEnergies() {
        assertThat(CommandLineRun.of("price", run, "--chip", "ideal").output())
                .contains("  2 with memory", "  4 the ANN at the bits")
                .doesNotContain("  3 the modelled chip");
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "energy.hop | --set energy.hop: no '=' in it. Write --set energy.hop=6pJ.",
                "energy.hopp=6 | energy.hopp: the chip has no key 'hopp'. Did you mean 'hopX'?",
                "energy.hop=six | energy.hop=six: 'six' is not a number.",
                "energy.hop=6ns | --set:1: energy.hop: 'ns' is not a unit of energy."
            })
    void shouldRefuseAWrongChangeInOneLine(String change, String message) {
        CommandLineRun printed = CommandLineRun.of("price", run, "--set", change);
        assertThat(printed.errors()).startsWith("spikeway: " + message);
        assertThat(printed.errors().strip().lines()).hasSize(1);
        assertThat(printed.code()).isEqualTo(2);
    }

    @Test
    void shouldRefuseAFolderThatIsNoRun() throws IOException {
        CommandLineRun none = CommandLineRun.of("price", folder.resolve("none").toString());
        assertThat(none.errors()).contains("no such file. Give the folder of a finished run");
        assertThat(none.code()).isEqualTo(2);
        Files.writeString(Path.of(run, "activity.json"), "{\"format\":");
        CommandLineRun broken = CommandLineRun.of("price", run);
        assertThat(broken.errors()).contains("activity.json: not JSON").doesNotContain("\tat ");
        assertThat(broken.errors().strip().lines()).hasSize(1);
        assertThat(broken.code()).isEqualTo(2);
    }
}
