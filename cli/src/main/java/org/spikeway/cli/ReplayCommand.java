package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.report.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.Spec;

/** {@code spikeway replay}: the events of a recording into the input axons of a chip. */
@Command(
        name = "replay",
        description = "Runs a network on a chip with the events of a recording as its input.",
        footer = {
            "",
            "Without --ticks, the run lasts as long as the recording. --input, --normalize, --samples and --seed are for",
            "images and cannot be given.",
            "",
            "Example:",
            "  spikeway replay digit.bin --network mnist.onnx --chip loihi --bin 1ms --out run2"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class ReplayCommand implements Subcommand {
    private static final List<String> OF_IMAGES = List.of("--input", "--normalize", "--samples", "--seed");

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "RECORDING", description = "A recording of any format that Spikeway reads.")
    private Path recording = Path.of("");

    @Option(
            names = "--network",
            required = true,
            paramLabel = "F.onnx|F.nir",
            description = "The trained network: ONNX, or NIR with spiking neurons.")
    private Path network;

    @Option(
            names = "--chip",
            required = true,
            completionCandidates = ChipNames.class,
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue (spikeway chips list) or a chip file.")
    private String chip;

    @Mixin
    private RecordedInput recorded = new RecordedInput();

    @Option(names = "--json", description = "Print run.json instead of the summary.")
    private boolean json;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the run's files go.")
    private Path out;

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RunPersistence persistence = new RunPersistence();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Override
    public Integer call() throws IOException {
        ParseResult given = spec.commandLine().getParseResult();
        for (String option : OF_IMAGES) {
            if (given.hasMatchedOption(option)) {
                throw new RefusedException(option + " is for images, a recording brings its own spikes. Leave it out.");
            }
        }
        NetworkSource source = NetworkSource.open(network, options, spec.commandLine());
        RecordedSample sample = recorded.open(recording, source.input(), options, given.hasMatchedOption("--ticks"));
        try (RunFolder folder = RunFolder.prepare(out);
                RecordingFeed feed = new RecordingFeed(sample)) {
            RunJob job = new RunJob(source, sample, chip, options, feed);
            return new FolderRun(folder, out, spec.commandLine(), true)
                    .run(
                            job,
                            tracing,
                            persistence,
                            FolderRun.Report.of(json),
                            run -> List.of("recording      " + sample.summary(), "answer         " + Answer.of(run)));
        }
    }
}
