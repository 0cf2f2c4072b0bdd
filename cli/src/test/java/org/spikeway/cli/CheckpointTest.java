package org.spikeway.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.spikeway.aer.ReferenceData;
import org.spikeway.aer.UnreadableException;
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
        assertThatThrownBy(() -> zero.keeping(file, null)).isInstanceOf(RefusedException.class);
        RunPersistence journalled = CommandLine.populateCommand(new RunPersistence(), "--resume");
        assertThatThrownBy(() -> journalled.keeping(file, folder)).isInstanceOf(RefusedException.class);
        assertThat(new RunPersistence().keeping(file, folder)).isNull();
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
