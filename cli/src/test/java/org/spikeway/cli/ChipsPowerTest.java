package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ChipsPowerTest {
    @TempDir
    private Path folder;

    /** A sixteenth of the chip; what it draws without a spike is its static power. */
    @Test
    void shouldMeasureAChipOfOnesOwn() throws IOException {
        Path file = folder.resolve("small.yaml");
        Files.writeString(file, """
                extends: truenorth
                name: small
                geometry:
                  tilesX: {value: 8, unit: tiles, source: a test}
                  tilesY: {value: 8, unit: tiles, source: a test}
                """);
        CommandLineRun run = CommandLineRun.of(
                "chips", "power", file.toString(), "--hertz", "50", "--synapses", "64", "--ticks", "100");
        assertThat(run.errors()).isEmpty();
        assertThat(run.code()).isZero();
        assertThat(run.output())
                .startsWith("small, 64 cores, random network of 64 synapses an axon, 100 ticks")
                .containsPattern("rate +(49\\.|50\\.)")
                .containsPattern("static power of chips +64\\.430 mW");
    }

    @Test
    void shouldRefuseAChipOfOtherCores() {
        CommandLineRun run = CommandLineRun.of("chips", "power", "loihi", "--hertz", "50");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().lines()).hasSize(1);
        assertThat(run.errors()).contains("chip loihi: its cores compute");
    }

    @Test
    void shouldRefuseARateThatNoNeuronHas() {
        CommandLineRun run = CommandLineRun.of("chips", "power", "truenorth", "--hertz", "1001");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors()).contains("--hertz 1001.0: the rate is 0 to 500 Hz");
    }
}
