package org.spikeway.examples.demo;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;

/** A sweep of the embedded network: resumed it gives the same tables, and a failed point is a row. */
class SweepCommandTest {
    @TempDir
    private Path folder;

    private String inputs = "";

    @BeforeEach
    void draw() throws IOException {
        Path network = DigitsNetwork.copyInto(folder.resolve("inputs"));
        DigitFiles.write(new DigitGenerator(5), 0, 3, folder.resolve("inputs"));
        inputs = "network: " + network + "\ndata: " + folder.resolve("inputs").resolve(DigitFiles.IMAGES) + "\n";
    }

    private Printed sweep(String options, String out) throws IOException {
        Path file = Files.writeString(folder.resolve("sweep.yaml"), inputs + options);
        return Printed.by("sweep", file.toString(), "--out", folder.resolve(out).toString());
    }

    @Test
    void shouldGiveTheSameTablesWhenResumedAndListFailedPoints() throws IOException {
        Path tiny = Files.writeString(folder.resolve("tiny.yaml"), """
                extends: truenorth
                name: tiny
                geometry:
                  tilesX: {value: 4, unit: tiles, source: a test}
                  tilesY: {value: 4, unit: tiles, source: a test}
                """);
        String options = "chip: [ideal, " + tiny + "]\nticks: [4, 8]\n";
        assertThat(sweep(options, "whole").code()).isZero();
        assertThat(Files.readAllLines(folder.resolve("whole/sweep.csv"))).hasSize(5);
        assertThat(folder.resolve("whole/sweep.csv"))
                .content()
                .contains(",done,")
                .contains(",failed,");

        assertThat(sweep("chip: [ideal]\nticks: [4]\n", "resumed").code()).isZero();
        Files.createDirectories(folder.resolve("resumed/points/.spikeway-run-7"));
        Files.writeString(folder.resolve("resumed/points/.spikeway-run-7/run.json"), "{");
        assertThat(sweep(options, "resumed").code()).isZero();
        assertThat(folder.resolve("resumed/points/.spikeway-run-7")).doesNotExist();
        for (String table : new String[] {"sweep.csv", "sweep.parquet", "sweep.md"}) {
            assertThat(folder.resolve("resumed").resolve(table))
                    .hasSameBinaryContentAs(folder.resolve("whole").resolve(table));
        }
    }

    @Test
    void shouldNameTheOptionThatAMistypedKeyMeans() throws IOException {
        Printed run = sweep("chpi: ideal\n", "never");
        assertThat(run.code()).isEqualTo(2);
        assertThat(run.errors().strip()).hasLineCount(1).contains("'chpi'").contains("Did you mean 'chip'?");
        assertThat(folder.resolve("never")).doesNotExist();
    }
}
