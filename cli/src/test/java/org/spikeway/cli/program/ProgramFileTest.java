package org.spikeway.cli.program;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.TimeZone;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipFile;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;

/** A program comes back from its file to the last bit, and a file that is none is refused in one line. */
class ProgramFileTest {
    @TempDir
    private Path folder;

    private Path write() throws IOException {
        Path path = folder.resolve("p.program");
        SamplePrograms.file(SamplePrograms.image()).write(path);
        return path;
    }

    private static void requireSame(ProgramFile read, ProgramFile written) {
        assertThat(read.mapped().program())
                .usingRecursiveComparison()
                .withStrictTypeChecking()
                .isEqualTo(written.mapped().program());
        assertThat(read.mapped().uses()).isEqualTo(written.mapped().uses());
        assertThat(read.heading()).isEqualTo(written.heading());
        assertThat(read.chip().text()).isEqualTo(written.chip().text());
        assertThat(read.network()).isEqualTo(written.network());
    }

    private static void requireRefused(Path file, String... parts) {
        assertThatThrownBy(() -> ProgramFile.read(file))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining(file.toString())
                .hasMessageContainingAll(parts)
                .hasMessageNotContaining("\n");
    }

    static List<ChipProgram> programs() {
        return SamplePrograms.all();
    }

    @ParameterizedTest
    @MethodSource("programs")
    void shouldComeBackToTheLastBit(ChipProgram program) throws IOException {
        ProgramFile written = SamplePrograms.file(program);
        Path path = folder.resolve("p.program");
        written.write(path);
        requireSame(ProgramFile.read(path), written);
    }

    @Test
    void shouldGiveTheSameBytesForTheSameContents() throws IOException {
        byte[] here = Files.readAllBytes(write());
        TimeZone zone = TimeZone.getDefault();
        try {
            TimeZone.setDefault(TimeZone.getTimeZone("Asia/Tokyo"));
            assertThat(Files.readAllBytes(write())).isEqualTo(here);
        } finally {
            TimeZone.setDefault(zone);
        }
        Path again = folder.resolve("again");
        ProgramFile.read(folder.resolve("p.program")).write(again);
        assertThat(Files.readAllBytes(again)).isEqualTo(here);
    }

    @Test
    void shouldLeaveNoDraftBehind() throws IOException {
        write();
        try (Stream<Path> files = Files.list(folder)) {
            assertThat(files.map(file -> file.getFileName().toString())).containsExactly("p.program");
        }
    }

    @Test
    void shouldRefuseATruncatedFile() throws IOException {
        byte[] whole = Files.readAllBytes(write());
        for (int length = 0; length < whole.length; length += 1 + whole.length / 40) {
            requireRefused(Files.write(folder.resolve("cut"), Arrays.copyOf(whole, length)), "spikeway map");
        }
    }

    /** One wrong byte somewhere is refused, or lies where nothing of the program is. */
    @Test
    void shouldNeverReadAnotherProgramThanWasWritten() throws IOException {
        byte[] whole = Files.readAllBytes(write());
        ProgramFile written = ProgramFile.read(folder.resolve("p.program"));
        SplittableRandom random = new SplittableRandom(7);
        int refused = 0;
        for (int i = 0; i < 300; i++) {
            byte[] wrong = whole.clone();
            wrong[random.nextInt(whole.length)] ^= (byte) (1 << random.nextInt(8));
            Path file = Files.write(folder.resolve("wrong"), wrong);
            try {
                requireSame(ProgramFile.read(file), written);
            } catch (UnreadableException e) {
                assertThat(e).hasMessageContaining(file.toString()).hasMessageNotContaining("\n");
                refused++;
            }
        }
        assertThat(refused).isGreaterThan(200);
    }

    @ParameterizedTest
    @CsvSource(
            quoteCharacter = '`',
            delimiter = '|',
            value = {
                "format.json  | \"version\":1       | \"version\":2        | spikeway program 2",
                "format.json  | spikeway            | spokeway             | spokeway program 1",
                "program.json | \"core\":5          | \"core\":1000000     | core 1000000",
                "program.json | \"core\":5          | \"core\":-1          | core -1",
                "program.json | \"core\":-1         | \"core\":1           | layer image",
                "program.json | \"kind\":\"kernel\" | \"kind\":\"kernal\"  | kernal",
                "program.json | \"population\":2    | \"population\":2000  | slice 3 is part of layer 2000",
                "program.json | \"rowTo\":2         | \"rowTo\":3          | overlap",
                "program.json | \"threshold\":      | \"thresholds\":      | threshold",
                "program.json | \"numbers\":\"FLOAT\" | \"numbers\":null   | numbers",
                "heading.json | \"dt\":             | \"dx\":              | dt"
            })
    void shouldRefuseWhatDoesNotFit(String entry, String from, String to, String expected) throws IOException {
        Map<String, byte[]> entries = entries(write());
        String text = new String(entries.get(entry), StandardCharsets.UTF_8);
        assertThat(text).contains(from);
        entries.put(
                entry,
                text.replaceFirst(java.util.regex.Pattern.quote(from), to).getBytes(StandardCharsets.UTF_8));
        requireRefused(zip(entries), expected);
    }

    @Test
    void shouldNotReadPastTheLargestEntry() throws IOException {
        Map<String, byte[]> entries = entries(write());
        byte[] spaces = new byte[3 << 20];
        Arrays.fill(spaces, (byte) ' ');
        entries.put("program.json", spaces);
        Path large = zip(entries);
        assertThatThrownBy(() -> ProgramReading.read(large, 1 << 20))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("program.json is larger than 1048576 bytes");
        entries.put("heading.json", spaces);
        requireRefused(zip(entries), "heading.json is larger than");
    }

    @Test
    void shouldNotFollowANameOutOfTheFile() throws IOException {
        Path path = write();
        ProgramFile written = ProgramFile.read(path);
        Map<String, byte[]> entries = entries(path);
        entries.put("../x", new byte[] {1});
        requireSame(ProgramFile.read(zip(entries)), written);
        assertThat(folder.getParent().resolve("x")).doesNotExist();
        entries.put("../program.json", entries.remove("program.json"));
        requireRefused(zip(entries), "it has no program.json");
    }

    @Test
    void shouldRefuseAPlaceThatCannotBeWritten() {
        ProgramFile file = SamplePrograms.file(SamplePrograms.leaky());
        assertThatThrownBy(() -> file.write(folder))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("is a folder");
        assertThatThrownBy(() -> file.write(folder.resolve("none/p.program")))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("Make it first");
        requireRefused(folder, "is a folder");
    }

    private static Map<String, byte[]> entries(Path path) throws IOException {
        Map<String, byte[]> entries = new LinkedHashMap<>();
        try (ZipFile zip = new ZipFile(path.toFile())) {
            for (ZipEntry entry : zip.stream().map(ZipEntry.class::cast).toList()) {
                try (var in = zip.getInputStream(entry)) {
                    entries.put(entry.getName(), in.readAllBytes());
                }
            }
        }
        return entries;
    }

    private Path zip(Map<String, byte[]> entries) throws IOException {
        Path path = folder.resolve("changed.program");
        try (ZipOutputStream zip = new ZipOutputStream(Files.newOutputStream(path))) {
            for (Map.Entry<String, byte[]> entry : entries.entrySet()) {
                zip.putNextEntry(new ZipEntry(entry.getKey()));
                zip.write(entry.getValue());
                zip.closeEntry();
            }
        }
        return path;
    }
}
