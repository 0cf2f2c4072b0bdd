package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.simulator.report.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/** {@code spikeway run}: a network and images in, a run folder and a report out. */
@Command(
        name = "run",
        description = "Converts a network to spikes, runs it on a chip and prints what it computed and what it cost.",
        footer = {
            "",
            "Example:",
            "  spikeway run --network resnet20.onnx --data cifar10_test.bin --calibrate cifar10_train.bin:1000 \\",
            "    --normalize 0.485,0.456,0.406/0.229,0.224,0.225 --chip loihi --ticks 32,64,128 --out run1"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class RunCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Mixin
    private RunTarget input = new RunTarget();

    @Mixin
    private RunOptions options = new RunOptions();

    @Mixin
    private RunPersistence persistence = new RunPersistence();

    @Mixin
    private TraceOptions tracing = new TraceOptions();

    @Option(names = "--json", description = "Print run.json instead of the summary.")
    private boolean json;

    private boolean alone = true;

    /** A run of a sweep: it shows no progress, and an interrupt leaves nothing of it. */
    static RunCommand oneOfMany() {
        RunCommand command = new RunCommand();
        command.alone = false;
        return command;
    }

    @Override
    public Integer call() throws IOException {
        return input.program == null ? runNetwork(input.network(), input.chip()) : runProgram(input.program);
    }

    private int runNetwork(Path network, String chip) throws IOException {
        ImageSet images = ImageSets.open(input.files.data, input.files.labels);
        try (RunFolder folder = RunFolder.prepare(input.files.out)) {
            NetworkSource source = NetworkSource.open(network, options, spec.commandLine());
            return run(new RunJob(source, images, chip, options, SourceFeed.IMAGES), folder);
        }
    }

    private int runProgram(Path file) throws IOException {
        ImageSet images = ImageSets.open(input.files.data, input.files.labels);
        try (StoredProgram program =
                        new StoredProgram(file, options, spec.commandLine().getParseResult());
                RunFolder folder = RunFolder.prepare(input.files.out)) {
            NetworkSource source = program.source(spec.commandLine());
            return run(
                    new RunJob(source, images, program.file().chip(), options, SourceFeed.IMAGES, program.ready()),
                    folder);
        }
    }

    private int run(RunJob job, RunFolder folder) throws IOException {
        return new FolderRun(folder, input.files.out, spec.commandLine(), alone)
                .run(job, tracing, persistence, FolderRun.Report.of(json), run -> List.of());
    }
}
