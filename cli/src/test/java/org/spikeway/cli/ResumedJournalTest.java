package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;
import org.spikeway.aer.ChildJvm;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.aer.journal.JournalComparison;
import org.spikeway.aer.journal.JournalExtent;
import org.spikeway.aer.journal.SpikeJournalReader;
import org.spikeway.cli.RunPersistence.Keeping;
import org.spikeway.simulator.report.RunCheckpoint;
import org.spikeway.simulator.report.RunFolder;
import org.spikeway.simulator.report.SnapshotFile;
import picocli.CommandLine;

/**
 * A run that dies and goes on leaves one journal, in which every tick is there once, as in that of an undisturbed run.
 *
 * <p>One process is killed (signal 9); {@code -Dspikeway.kills=20} for more of these and of the rest.
 */
class ResumedJournalTest {
    private static final int SAMPLES = 5;
    private static final int TICKS = 24;
    private static final int KILLS = Integer.getInteger("spikeway.kills", 1);

    @TempDir
    private Path folder;

    private static Path network() {
        return ReferenceData.require("nets/mnist_mlp.onnx");
    }

    private static Path images() {
        return ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz");
    }

    private Path job(String journal, SourceFeed feed, Keeping keeping, String... more) throws IOException {
        RunOptions options = new RunOptions();
        CommandLine line = new CommandLine(options);
        List<String> arguments = new ArrayList<>(Arrays.asList(more));
        arguments.addAll(
                List.of("--samples", String.valueOf(SAMPLES), "--ticks", String.valueOf(TICKS), "--input", "poisson"));
        arguments.addAll(List.of("--journal", folder.resolve(journal).toString()));
        line.parseArgs(arguments.toArray(String[]::new));
        NetworkSource source = NetworkSource.open(network(), options, line);
        RunJob job = new RunJob(source, ImageSets.open(images(), null), "ideal", options, feed).keep(keeping);
        try (RunFolder out = RunFolder.prepare(folder.resolve("out-" + journal))) {
            out.write(job.run());
        }
        return folder.resolve("out-" + journal);
    }

    private Keeping keeping(String journal, long ticks, boolean resume) throws IOException {
        Path out = Files.createDirectories(folder.resolve("out-" + journal));
        return new Keeping(out.resolve(RunCheckpoint.FILE), ticks, resume);
    }

    private SpikeJournalReader journal(String name) throws UnreadableException {
        return SpikeJournalReader.open(folder.resolve(name));
    }

    private void assertSame(String name, Path out, Path whole) throws IOException {
        assertThat(JournalComparison.of(journal(name), journal("whole")).difference())
                .as(name)
                .isNull();
        JournalExtent extent = journal(name).read((sample, tick, slice, neurons, count) -> {});
        assertThat(extent.ticks()).isEqualTo(SAMPLES * TICKS);
        assertThat(extent.finished()).isTrue();
        for (String file : List.of("layers.csv", "cores.csv", "images.csv", "energy.csv", "activity.json")) {
            assertThat(out.resolve(file)).as(name).hasSameBinaryContentAs(whole.resolve(file));
        }
    }

    @Test
    void shouldHoldEveryTickOnceWhereverTheRunFailed() throws IOException {
        Path whole = job("whole", SourceFeed.IMAGES, keeping("whole", 1000, false), "--workers", "1");
        SplittableRandom random = new SplittableRandom(3);
        for (int round = 0; round < 3 * KILLS; round++) {
            String name = "failed" + round;
            int at = random.nextInt(TICKS, (SAMPLES - 1) * TICKS);
            // Below and above the ticks of a sample: kept within one, and between two.
            long every = (round % 2 == 0 ? 1L : 3L) * random.nextInt(1, 20);
            Killed killed = new Killed(SourceFeed.IMAGES, at / TICKS, at % TICKS + 1);
            assertThatThrownBy(() -> job(name, killed, keeping(name, every, false), "--workers", "2"))
                    .hasMessage("killed");
            Keeping resume = keeping(name, every, true);
            if (!Files.exists(resume.file()) && !Files.exists(resume.file().resolveSibling(SnapshotFile.NAME))) {
                continue;
            }
            Killed again = new Killed(SourceFeed.IMAGES, SAMPLES - 1, random.nextInt(1, TICKS));
            assertThatThrownBy(() -> job(name, again, resume, "--workers", "1")).hasMessage("killed");
            assertSame(name, job(name, SourceFeed.IMAGES, resume, "--workers", "2"), whole);
        }
    }

    @Test
    @Timeout(600)
    void shouldHoldEveryTickOnceWhereTheProcessWasKilled() throws Exception {
        Path whole = job("whole", SourceFeed.IMAGES, keeping("whole", 1000, false));
        SplittableRandom random = new SplittableRandom(9);
        for (int kill = 0; kill < KILLS; kill++) {
            String name = "killed" + kill;
            Process run = ChildJvm.of(Spikeway.class, arguments(name))
                    .redirectErrorStream(true)
                    .redirectOutput(folder.resolve(name + ".txt").toFile())
                    .start();
            Path state = folder.resolve("out-" + name).resolve(SnapshotFile.NAME);
            while (!Files.exists(state) && run.isAlive()) {
                Thread.sleep(1);
            }
            Thread.sleep(random.nextInt(20));
            run.toHandle().destroyForcibly();
            run.waitFor();
            if (Files.exists(state)) {
                CommandLineRun resumed = CommandLineRun.of(with(arguments(name), "--resume"));
                assertThat(resumed.errors()).isEmpty();
                assertThat(resumed.code()).isZero();
            }
            assertSame(name, folder.resolve("out-" + name), whole);
            CommandLineRun show =
                    CommandLineRun.of("journal", "show", folder.resolve(name).toString(), "--json");
            assertThat(show.output())
                    .isEqualTo(CommandLineRun.of(
                                    "journal", "show", folder.resolve("whole").toString(), "--json")
                            .output());
        }
    }

    private String[] arguments(String name) {
        return new String[] {
            "run",
            "--network",
            network().toString(),
            "--data",
            images().toString(),
            "--chip",
            "ideal",
            "--samples",
            String.valueOf(SAMPLES),
            "--ticks",
            String.valueOf(TICKS),
            "--input",
            "poisson",
            "--workers",
            "2",
            "--checkpoint",
            "3",
            "--journal",
            folder.resolve(name).toString(),
            "--out",
            folder.resolve("out-" + name).toString()
        };
    }

    private static String[] with(String[] arguments, String more) {
        String[] longer = Arrays.copyOf(arguments, arguments.length + 1);
        longer[arguments.length] = more;
        return longer;
    }

    @Test
    @Timeout(60)
    void shouldLeaveNoThreadAndAWholeJournalWhereARunWithEverythingFails() throws IOException {
        PrintStream errors = System.err;
        Set<Thread> before = Thread.getAllStackTraces().keySet();
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        System.setErr(new PrintStream(shown, true, StandardCharsets.UTF_8));
        try {
            for (String workers : List.of("1", "2", "8")) {
                String name = "failed" + workers;
                RunOptions options = new RunOptions();
                CommandLine line = new CommandLine(options);
                line.parseArgs(
                        "--samples",
                        "2",
                        "--ticks",
                        "24",
                        "--input",
                        "poisson",
                        "--workers",
                        workers,
                        "--journal",
                        folder.resolve(name).toString());
                NetworkSource source = NetworkSource.open(network(), options, line);
                Killed killed = new Killed(SourceFeed.IMAGES, 1, 9);
                RunJob job = new RunJob(source, ImageSets.open(images(), null), "ideal", options, killed)
                        .live(true)
                        .keep(keeping(name, 4, false));
                assertThatThrownBy(job::run)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessage("killed");
                assertThat(Thread.getAllStackTraces().keySet())
                        .filteredOn(thread -> !before.contains(thread))
                        .filteredOn(thread -> thread.getName().startsWith("spikeway-") || !thread.isDaemon())
                        .isEmpty();
                JournalExtent extent = journal(name).read((sample, tick, slice, neurons, count) -> {});
                assertThat(extent.ticks()).isBetween((long) TICKS, TICKS + 8L);
            }
        } finally {
            System.setErr(errors);
        }
        assertThat(shown.toString(StandardCharsets.UTF_8))
                .contains("live: sample")
                .doesNotContain("Exception");
    }

    @Test
    void shouldRefuseTheJournalOfAnotherRun() throws IOException {
        job("other", SourceFeed.IMAGES, keeping("whole", 1000, false), "--seed", "7");
        Killed killed = new Killed(SourceFeed.IMAGES, 2, 9);
        Keeping keeping = keeping("one", 6, false);
        assertThatThrownBy(() -> job("one", killed, keeping)).hasMessage("killed");
        Keeping resume = keeping("one", 6, true);
        assertThatThrownBy(() -> job("other", SourceFeed.IMAGES, resume))
                .hasMessageContaining("spikes in the first")
                .hasMessageContaining("leave --journal out");
        assertThatThrownBy(() -> job("absent", SourceFeed.IMAGES, resume)).hasMessageContaining("no such folder");
        assertThatThrownBy(() ->
                        job("early", new Killed(SourceFeed.IMAGES, 0, 3), keeping("early", Long.MAX_VALUE, false)))
                .hasMessage("killed");
        assertThatThrownBy(() -> job("early", SourceFeed.IMAGES, resume)).hasMessageContaining("complete ticks");
        job("one", SourceFeed.IMAGES, resume);
        assertThat(journal("one")
                        .read((sample, tick, slice, neurons, count) -> {})
                        .ticks())
                .isEqualTo(SAMPLES * TICKS);
    }
}
