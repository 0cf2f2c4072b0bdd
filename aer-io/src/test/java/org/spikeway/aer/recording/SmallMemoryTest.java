package org.spikeway.aer.recording;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ChildJvm;
import org.spikeway.aer.ReferenceData;

/** Whole and broken recordings alike are read in a heap of 64 MB. */
class SmallMemoryTest {
    @TempDir
    private Path folder;

    @Test
    void shouldReadEveryFileInSixtyFourMegabytes() throws Exception {
        Path whole = ReferenceData.require("aer/recordings");
        Path broken = ReferenceData.require("aer/malformed");
        Path said = folder.resolve("said");
        ProcessBuilder reader = ChildJvm.of(ReadEverything.class, whole.toString(), broken.toString());
        reader.command().add(1, "-Xmx64m");
        Process process =
                reader.redirectErrorStream(true).redirectOutput(said.toFile()).start();
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        List<String> lines = Files.readAllLines(said, StandardCharsets.UTF_8);
        assertThat(process.exitValue()).as(() -> String.join("\n", lines)).isZero();
        assertThat(lines).filteredOn(line -> line.contains(" events")).hasSize(files(whole) + files(broken));
    }

    private static int files(Path folder) {
        return java.util.Objects.requireNonNull(folder.toFile().list()).length;
    }
}
