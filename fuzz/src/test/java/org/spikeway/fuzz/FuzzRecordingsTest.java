package org.spikeway.fuzz;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.code_intelligence.jazzer.Jazzer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.spikeway.aer.recording.RecordingFormat;
import org.spikeway.aer.recording.Recordings;

/**
 * Fuzzes the reader of every format, and those of gesture labels and journals, in a process of its own, guided by coverage,
 * and looks for crashes, inputs that take over 10 s, and memory that grows.
 *
 * <p>{@code -Dspikeway.fuzz.seconds=300} for each format, {@code -Dspikeway.fuzz.only=evt3,dat,gesture,journal} for some of them. What is
 * found is kept in {@code target/findings}: copy it to {@code findings} among the test resources of aer-io, where the
 * normal tests read it again.
 */
class FuzzRecordingsTest {
    private static final Path ROOT = Path.of(System.getProperty("spikeway.root", ".."));

    @TempDir
    private Path corpus;

    static List<String> formats() {
        return Seeds.formats().stream().filter(FuzzRecordingsTest::isWanted).toList();
    }

    private static boolean isWanted(String name) {
        String only = System.getProperty("spikeway.fuzz.only", "");
        return only.isEmpty() || List.of(only.split(",", -1)).contains(name);
    }

    @ParameterizedTest
    @MethodSource("formats")
    void shouldReadOrRefuseWhateverComes(String name) throws Exception {
        RecordingFormat format = Recordings.named(Recordings.formats(), name);
        Seeds seeds = new Seeds(format, corpus);
        seeds.addFrom(List.of(
                ROOT.resolveSibling("shared/data/aer/recordings"),
                ROOT.resolveSibling("shared/data/aer/malformed"),
                ROOT.resolve("aer-io/src/test/resources")));
        seeds.addWritten();
        fuzz(name, RecordingTarget.class);
    }

    @Test
    void shouldReadOrRefuseWhateverLabelsCome() throws Exception {
        assumeTrue(isWanted(GestureTarget.NAME));
        Files.writeString(corpus.resolve("labels.csv"), GestureTarget.SEED);
        fuzz(GestureTarget.NAME, GestureTarget.class);
    }

    @Test
    void shouldReadOrRefuseWhateverJournalComes(@TempDir Path journal) throws Exception {
        assumeTrue(isWanted(JournalTarget.NAME));
        byte[] seed = JournalTarget.seed(journal);
        Files.write(corpus.resolve("whole"), seed);
        Files.write(corpus.resolve("without-index"), JournalTarget.withoutIndex(seed));
        fuzz(JournalTarget.NAME, JournalTarget.class);
    }

    private void fuzz(String name, Class<?> target) throws IOException, InterruptedException {
        Path findings = Files.createDirectories(Path.of("target/findings").toAbsolutePath());
        Path log = findings.resolve(name + ".log");
        Process fuzzer = new ProcessBuilder(command(name, target, findings))
                .redirectErrorStream(true)
                .redirectOutput(log.toFile())
                .start();
        assertThat(fuzzer.waitFor())
                .as(() -> "fuzzing " + name + ", see " + log + tail(log))
                .isZero();
    }

    private List<String> command(String name, Class<?> target, Path findings) {
        String flags = Runtime.version().feature() >= 24 ? "24.args" : "17.args";
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("@" + ROOT.resolve("config/jvm").resolve(flags));
        command.add("-Xmx384m");
        command.add("-Dspikeway.fuzz.format=" + name);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), Jazzer.class.getName()));
        command.add("--target_class=" + target.getName());
        command.add("--instrumentation_includes=org.spikeway.aer.**:io.jhdf.**");
        command.add("--reproducer_path=" + findings);
        command.add("-artifact_prefix=" + findings.resolve(name) + "-");
        command.add("-max_total_time=" + Integer.getInteger("spikeway.fuzz.seconds", 300));
        command.add("-timeout=10");
        command.add("-rss_limit_mb=1500");
        command.add("-seed=1");
        command.add("-print_final_stats=1");
        command.add(corpus.toString());
        return command;
    }

    private static String tail(Path log) {
        try (Stream<String> lines = Files.lines(log)) {
            List<String> all = lines.filter(line -> line.contains("==") || line.contains("Exception"))
                    .toList();
            return "\n" + String.join("\n", all.subList(0, Math.min(all.size(), 10)));
        } catch (IOException unread) {
            return "";
        }
    }
}
