package org.spikeway.cli;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.report.FinishedRun;
import org.spikeway.simulator.report.RunFolder;
import org.spikeway.simulator.report.RunSummary;
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
        RecordedSample sample = recorded.open(recording, source.input());
        options.input = "poisson";
        if (!given.hasMatchedOption("--ticks")) {
            options.ticks = List.of(sample.ticks());
        }
        try (RunFolder folder = RunFolder.prepare(out);
                RecordingFeed feed = new RecordingFeed(sample)) {
            RunTraces traces = tracing.traces();
            FinishedRun run = new RunJob(source, sample, chip, options, feed)
                    .trace(traces)
                    .live(tracing.live)
                    .keep(persistence.keeping(folder.checkpoint(), options.journal))
                    .run();
            folder.write(run, spec.commandLine().getParseResult().originalArgs());
            List<Path> traced = traces.write(out);
            PrintWriter print = spec.commandLine().getOut();
            if (json) {
                print.println(Files.readString(out.resolve("run.json")));
                print.flush();
                return 0;
            }
            print.print(RunSummary.of(run));
            print.println("  recording      " + sample.summary());
            print.println("  answer         " + Answer.of(run));
            for (Path trace : traced) {
                print.println("  trace          " + trace);
            }
            print.println("  files          " + out);
            print.flush();
        }
        return 0;
    }
}
