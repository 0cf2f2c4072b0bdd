package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Path;
import java.util.Collections;
import java.util.List;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.simulator.report.RunFolder;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway journal replay}: the input spikes of a journal into the same program, every spike checked. */
@Command(
        name = "replay",
        description = {
            "Runs a journal's input spikes through the same program again, and checks every spike against the journal.",
            "Give the options of the run that recorded it. Exit code 0: the same run, 3: different."
        },
        footer = {
            "",
            "Example:",
            "  spikeway journal replay spikes --network resnet20.onnx --data test_batch.bin --input poisson \\",
            "    --chip loihi --ticks 64 --out again",
            "  spikeway journal replay spikes --recording digit.bin --sensor 34x34 --network cnn.nir --chip ideal \\",
            "    --out again"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
final class JournalReplayCommand implements Subcommand {
    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "The journal.")
    private Path folder = Path.of("");

    @Mixin
    private JournalInput input = new JournalInput();

    @Mixin
    private RunOptions options = new RunOptions();

    @Override
    public Integer call() throws IOException {
        NetworkSource source = NetworkSource.open(input.network, options, spec.commandLine());
        boolean ticksGiven = spec.commandLine().getParseResult().hasMatchedOption("--ticks");
        ImageSet images = input.open(source.input(), options, ticksGiven);
        try (JournalFeed feed = new JournalFeed(folder);
                RunFolder target = RunFolder.prepare(input.out)) {
            int samples = feed.samples(Collections.max(options.ticks));
            options.samples = options.samples == null ? samples : Math.min(samples, options.samples);
            RunJob job = new RunJob(source, images, input.chip, options, feed);
            int code = new FolderRun(target, input.out, spec.commandLine(), true)
                    .run(
                            job,
                            new TraceOptions(),
                            new RunPersistence(),
                            FolderRun.Report.SUMMARY,
                            run -> List.of(
                                    "journal        " + JournalWords.of(feed.result(), folder.toString(), "this run")));
            return feed.result().same() ? code : JournalCommand.DIFFERENT;
        }
    }
}
