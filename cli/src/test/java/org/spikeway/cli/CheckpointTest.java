package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
import org.spikeway.aer.event.Geometry;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.RefusedException;
import org.spikeway.chip.program.ChipProgram;
import org.spikeway.cli.RunPersistence.Keeping;
import org.spikeway.simulator.engine.Stimulus;
import org.spikeway.simulator.engine.StopSignal;
import org.spikeway.simulator.report.FinishedRun;
import org.spikeway.simulator.report.RunCheckpoint;
import org.spikeway.simulator.report.RunFolder;
import org.spikeway.simulator.report.SnapshotFile;
import picocli.CommandLine;

/** Runs that are stopped leave the result of what is done, and go on to the result of the whole. */
class CheckpointTest {
    private static final int SAMPLES = 16;
    private static final int TICKS = 12;
    private static final List<String> FILES =
            List.of("layers.csv", "cores.csv", "links.csv", "images.csv", "energy.csv", "activity.json");

    @TempDir
    private Path folder;

    /** Images that ask the run to stop when one of them is presented. */
    private record Stopping(StopSignal stop, int sample) implements SourceFeed {
        @Override
        public Supplier<? extends Stimulus> stimuli(ChipProgram program, Supplier<? extends Stimulus> images) {
            return () -> {
                Stimulus of = images.get();
                return new Stimulus() {
                    @Override
                    public void image(int at, double[] chw) {
                        if (at >= sample) {
                            stop.request();
                        }
                        of.image(at, chw);
                    }

                    @Override
                    public int spikes(int at, int tick, int[] neurons) {
                        return of.spikes(at, tick, neurons);
                    }
                };
            };
        }
    }

    private static FinishedRun job(
            String network, ImageSet images, SourceFeed feed, String chip, @Nullable Keeping keeping, String... options)
            throws IOException {
        RunOptions chosen = new RunOptions();
        CommandLine line = new CommandLine(chosen);
        line.parseArgs(options);
        chosen.input = "poisson";
        NetworkSource source = NetworkSource.open(ReferenceData.require("nets/" + network), chosen, line);
        return new RunJob(source, images, chip, chosen, feed).keep(keeping).run();
    }

    private static void assertSameFiles(Path one, Path other) {
        for (String name : FILES) {
            assertThat(one.resolve(name)).hasSameBinaryContentAs(other.resolve(name));
        }
    }

    @ParameterizedTest
    @CsvSource({
        "mnist_sengcnn.onnx, loihi, 1, 23",
        "mnist_sengcnn.onnx, ideal, 0, 30",
        "mnist_mlp.onnx, truenorth, 2, 38",
        "mnist_mlp.onnx, spinnaker, 0, 9"
    })
    void shouldGoOnInTheMiddleOfAnImage(String network, String chip, int sample, int tick) throws IOException {
        ImageSet images =
                ImageSets.open(ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz"), null);
        Path file = Files.createDirectory(folder.resolve("kept")).resolve(RunCheckpoint.FILE);
        String[] ofTwo = {"--samples", "3", "--ticks", "20,40", "--workers", "2"};
        String[] ofThree = {"--samples", "3", "--ticks", "20,40", "--workers", "3"};
        SourceFeed killed = new Killed(SourceFeed.IMAGES, sample, tick);
        assertThatThrownBy(() -> job(network, images, killed, chip, new Keeping(file, 3, false), ofTwo))
                .hasMessage("killed");
        assertThat(file.resolveSibling(SnapshotFile.NAME)).exists();
        FinishedRun resumed = job(network, images, SourceFeed.IMAGES, chip, new Keeping(file, 3, true), ofThree);
        FinishedRun whole = job(network, images, SourceFeed.IMAGES, chip, null, ofTwo);
        assertSameFiles(written("resumed", resumed), written("whole", whole));
        assertThat(file.resolveSibling(SnapshotFile.NAME)).doesNotExist();
    }

    @Test
    void shouldGoOnInTheMiddleOfARecording() throws IOException {
        SplittableRandom random = new SplittableRandom(4);
        StringBuilder csv = new StringBuilder("t,x,y,p\n");
        for (int time = 0; time < 90_000; time += random.nextInt(40)) {
            csv.append(time + "," + random.nextInt(28) + "," + random.nextInt(28) + "," + random.nextInt(2) + "\n");
        }
        Path events = Files.writeString(folder.resolve("events.csv"), csv);
        RecordedSample sample = new RecordedSample(events, Geometry.orUnknown(28, 28), 1000, 1, 28, 28);
        Path file = Files.createDirectory(folder.resolve("kept")).resolve(RunCheckpoint.FILE);
        String[] options = {"--ticks", String.valueOf(sample.ticks()), "--workers", "2"};
        String network = "mnist_sengcnn.onnx";
        try (RecordingFeed feed = new RecordingFeed(sample)) {
            SourceFeed killed = new Killed(feed, 0, 77);
            assertThatThrownBy(() -> job(network, sample, killed, "loihi", new Keeping(file, 10, false), options))
                    .hasMessage("killed");
            FinishedRun resumed = job(network, sample, feed, "loihi", new Keeping(file, 10, true), options);
            FinishedRun whole = job(network, sample, feed, "loihi", null, options);
            assertSameFiles(written("resumed", resumed), written("whole", whole));
        }
    }

    @Test
    void shouldNotGoOnFromADamagedStateOrThatOfAnotherRun() throws IOException {
        ImageSet images =
                ImageSets.open(ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz"), null);
        Path file = Files.createDirectory(folder.resolve("kept")).resolve(RunCheckpoint.FILE);
        Path state = file.resolveSibling(SnapshotFile.NAME);
        String[] options = {"--samples", "1", "--ticks", "40"};
        SourceFeed killed = new Killed(SourceFeed.IMAGES, 0, 33);
        assertThatThrownBy(() -> job("mnist_mlp.onnx", images, killed, "ideal", new Keeping(file, 8, false), options))
                .hasMessage("killed");
        Keeping resume = new Keeping(file, 8, true);
        assertThatThrownBy(() -> job("mnist_sengcnn.onnx", images, SourceFeed.IMAGES, "ideal", resume, options))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("checkpoint of another");
        assertThatThrownBy(() -> job(
                        "mnist_mlp.onnx",
                        images,
                        SourceFeed.IMAGES,
                        "ideal",
                        resume,
                        "--samples",
                        "1",
                        "--ticks",
                        "40",
                        "--parallel",
                        "images"))
                .isInstanceOf(RefusedException.class)
                .hasMessageContaining("--parallel cores");
        byte[] whole = Files.readAllBytes(state);
        SplittableRandom random = new SplittableRandom(1);
        for (int i = 0; i < 40; i++) {
            byte[] damaged = i % 2 == 0 ? whole.clone() : Arrays.copyOf(whole, random.nextInt(whole.length));
            if (i % 2 == 0) {
                damaged[100 + random.nextInt(whole.length - 100)] ^= (byte) (1 << random.nextInt(8));
            }
            Files.write(state, damaged);
            String run = damaged.length < 100 ? "" : identity(whole);
            assertThatThrownBy(() -> new SnapshotFile(state).read(run)).isInstanceOf(UnreadableException.class);
        }
        assertThat(new SnapshotFile(Files.write(state, whole))
                        .read(identity(whole))
                        .arrays())
                .isNotEmpty();
    }

    /** The string behind magic and version. */
    private static String identity(byte[] state) {
        int length = ((state[12] & 0xff) << 8) | (state[13] & 0xff);
        return new String(state, 14, length, StandardCharsets.UTF_8);
    }

    private FinishedRun run(String chip, int stopAt, Keeping keeping, String... more) throws IOException {
        Path network = ReferenceData.require("nets/mnist_sengresnet8.onnx");
        Path data = ReferenceData.require("images/mnist_test10k_csvorder-images-idx3-ubyte.gz");
        List<String> arguments = new ArrayList<>(List.of("--ticks", String.valueOf(TICKS), "--workers", "2"));
        arguments.addAll(List.of("--samples", String.valueOf(SAMPLES)));
        arguments.addAll(List.of(more));
        RunOptions options = new RunOptions();
        CommandLine line = new CommandLine(options);
        line.parseArgs(arguments.toArray(String[]::new));
        ImageSet images = ImageSets.open(data, null);
        StopSignal stop = new StopSignal();
        NetworkSource source = NetworkSource.open(network, options, line);
        return new RunJob(source, images, chip, options, new Stopping(stop, stopAt))
                .endEarly(stop)
                .keep(keeping)
                .run();
    }

    private Path written(String name, FinishedRun run) throws IOException {
        try (RunFolder out = RunFolder.prepare(folder.resolve(name))) {
            out.write(run);
        }
        return folder.resolve(name);
    }

    @ParameterizedTest
    @ValueSource(strings = {"loihi", "ideal"})
    void shouldGoOnToTheSameFilesBitForBit(String chip) throws IOException {
        Path file = folder.resolve("kept").resolve(RunCheckpoint.FILE);
        FinishedRun stopped = run(chip, 5, new Keeping(file, 3 * TICKS, false));
        assertThat(stopped.samples()).isBetween(5, SAMPLES - 1);
        assertThat(file).exists();
        Path resumed = written("resumed", run(chip, SAMPLES, new Keeping(file, 3 * TICKS, true)));
        Path whole = written("whole", run(chip, SAMPLES, new Keeping(file, Long.MAX_VALUE, false)));
        for (String name : FILES) {
            assertThat(resumed.resolve(name)).hasSameBinaryContentAs(whole.resolve(name));
        }
        assertThat(file).doesNotExist();
    }

    @Test
    void shouldReportWhatIsDoneWhereItIsStopped() throws IOException {
        Path partial = written("partial", run("loihi", 5, null));
        long lines = Files.readAllLines(partial.resolve("images.csv")).size() - 1L;
        assertThat(lines).isBetween(5L, SAMPLES - 1L);
        assertThat(Files.readString(partial.resolve("run.json")))
                .contains("\"samples\" : " + lines)
                .contains("\"samplesAsked\" : " + SAMPLES);
    }

    @Test
    void shouldNotGoOnAsAnotherRun() throws IOException {
        Path file = folder.resolve(RunCheckpoint.FILE);
        run("ideal", 5, new Keeping(file, TICKS, false));
        Keeping resume = new Keeping(file, TICKS, true);
        assertThatThrownBy(() -> run("ideal", SAMPLES, resume, "--v0", "0"))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("checkpoint of another");
        Files.writeString(file, Files.readString(file).substring(0, 400));
        assertThatThrownBy(() -> run("ideal", SAMPLES, resume))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("damaged");
        Files.delete(file);
        assertThatThrownBy(() -> run("ideal", SAMPLES, resume))
                .isInstanceOf(UnreadableException.class)
                .hasMessageContaining("no checkpoint");
    }

    @Test
    void shouldRefuseWhatCannotGoOn() {
        Path file = folder.resolve(RunCheckpoint.FILE);
        RunPersistence zero = CommandLine.populateCommand(new RunPersistence(), "--checkpoint", "0");
        assertThatThrownBy(() -> zero.keeping(file)).isInstanceOf(RefusedException.class);
        assertThat(new RunPersistence().keeping(file)).isNull();
    }

    @Test
    void shouldKeepSamplesForAllWorkersAtATime() {
        Path file = folder.resolve(RunCheckpoint.FILE);
        assertThat(new Keeping(file, 1, false).samples(100, 4)).isEqualTo(4);
        assertThat(new Keeping(file, 100, false).samples(100, 1)).isEqualTo(1);
        assertThat(new Keeping(file, 101, false).samples(100, 1)).isEqualTo(2);
        assertThat(new Keeping(file, 900, false).samples(100, 4)).isEqualTo(12);
        assertThat(new Keeping(file, Long.MAX_VALUE, false).samples(1, 1024)).isPositive();
    }
}
