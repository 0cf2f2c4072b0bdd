package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.ReferenceData;

class ChipsVerifyTest {
    @TempDir
    private Path folder;

    @ParameterizedTest
    @CsvSource({
        "loihi_cuba_0, loihi cuba, 200",
        "loihi_cuba_1, loihi cuba, 200",
        "loihi_cuba_2, loihi cuba, 200",
        "loihi_cuba_4, loihi cuba, 200",
        "truenorth_core_0, truenorth core, 60",
        "truenorth_core_1, truenorth core, 60",
        "truenorth_core_2, truenorth core, 60",
    })
    void shouldFindThePublishedVectorsEqual(String name, String model, int ticks) {
        Path file = ReferenceData.require("oracles/chips/" + name + ".json.gz");
        CommandLineRun run = CommandLineRun.of("chips", "verify", file.toString());
        assertThat(run.code()).as(run.errors()).isZero();
        assertThat(run.output()).contains(name + ".json.gz: equal, " + model + ", " + ticks + " ticks");
    }

    @Test
    void shouldNameTheFirstDifferenceAndGoOnWithTheNextFile() throws IOException {
        Path file = ReferenceData.require("oracles/chips/loihi_cuba_0.json.gz");
        String json;
        try (GZIPInputStream in = new GZIPInputStream(Files.newInputStream(file))) {
            json = new String(in.readAllBytes(), StandardCharsets.UTF_8);
        }
        Path changed = folder.resolve("changed.json");
        Files.writeString(changed, json.replaceFirst("-32124", "-32125"));
        CommandLineRun run = CommandLineRun.of("chips", "verify", changed.toString(), file.toString());
        assertThat(run.code()).isOne();
        assertThat(run.output().lines())
                .satisfiesExactly(
                        first -> assertThat(first)
                                .endsWith("loihi cuba differs: tick 2, neuron 0, v: expected -32125, got -32124"),
                        second -> assertThat(second).contains("loihi_cuba_0.json.gz: equal"));
    }

    @Test
    void shouldRefuseAFileThatHoldsNoVectors() throws IOException {
        Path file = folder.resolve("other.json");
        Files.writeString(file, "{\"name\": 1}");
        CommandLineRun run = CommandLineRun.of("chips", "verify", file.toString());
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().lines()).hasSize(1);
        assertThat(run.errors()).contains("other.json: holds neither 'conn'");
    }

    @Test
    void shouldAskForAFile() {
        assertThat(CommandLineRun.of("chips", "verify").code()).isEqualTo(2);
    }
}
