package org.spikeway.simulator.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.simulator.energy.ChipSpan;
import org.spikeway.simulator.energy.RandomCounts;
import org.spikeway.simulator.energy.RunCounts;

class ActivityFileTest {
    @TempDir
    private Path folder;

    private static RunCounts run() {
        return RandomCounts.next(new SplittableRandom(3), 1 << 30, new ChipSpan(1e9 / 3, 0.1 + 0.2, 1e9 / 7, 1e12 / 3));
    }

    private Path written() throws IOException {
        Path file = folder.resolve("activity.json");
        ActivityFile.write(run(), file);
        return file;
    }

    @Test
    void shouldGiveBackEveryBit() throws IOException {
        assertThat(ActivityFile.read(written())).isEqualTo(run());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "\"spikeway-activity\" | \"other\" | not a spikeway-activity of version 1",
                "\"version\":1 | \"version\":2 | not a spikeway-activity of version 1",
                "\"samples\":5 | \"samples\":-5 | '-5' is not a count",
                "\"samples\":5 | \"samples\":0 | a run of 0 samples",
                "\"ticks\":12 | \"ticks\":1.5 | '1.5' is not a count",
                "\"ticks\":12, | '' | the key ticks is missing",
                "\"slices\":[[0 | \"slices\":[[99 | layer 99 of 5",
                "\"slices\":[[0,-1 | \"slices\":[[0,99999999999 | integer overflow",
                "\"dense\" | \"dance\" | synapse kind 'dance' is not known",
                "\"routes\":[[0,1 | \"routes\":[[0,9999 | target slice 9999 of 101",
                "\"nanos\":[ | \"nanos\":[-1, | a row does not hold 4 numbers",
                "\"ann\":[ | \"ann\":[[1,2,3,4,5], | an ANN of 5 layers for a run of 4"
            })
    void shouldRefuseDamageInOneLine(String from, String to, String message) throws IOException {
        Path file = written();
        String text = Files.readString(file);
        assertThat(text).contains(from);
        Files.writeString(file, text.replace(from, to));
        assertThatThrownBy(() -> ActivityFile.read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("activity.json: " + message)
                .message()
                .doesNotContain("\n");
    }

    @Test
    void shouldNeverFailOtherwiseOnRandomDamage() throws IOException {
        Path file = written();
        String whole = Files.readString(file);
        SplittableRandom random = new SplittableRandom(8);
        for (int trial = 0; trial < 200; trial++) {
            StringBuilder text = new StringBuilder(whole);
            for (int i = 0; i < 3; i++) {
                text.setCharAt(random.nextInt(text.length()), "[]{},:\"0-9.e".charAt(random.nextInt(12)));
            }
            Files.writeString(file, random.nextBoolean() ? text : text.substring(0, random.nextInt(text.length())));
            try {
                assertThat(ActivityFile.read(file)).isNotNull();
            } catch (UnreadableException e) {
                assertThat(e.getMessage()).startsWith(file + ": ");
            }
        }
    }

    @Test
    void shouldNameAFolderThatHoldsNoRun() {
        assertThatThrownBy(() -> SavedRun.read(folder.resolve("none")))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("no such file. Give the folder of a finished run");
    }
}
