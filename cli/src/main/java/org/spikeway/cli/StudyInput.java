package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jspecify.annotations.Nullable;
import org.spikeway.aer.image.ImageSet;
import org.spikeway.aer.image.ImageSets;
import org.spikeway.chip.RefusedException;
import org.spikeway.simulator.report.FinishedRun;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;

/** What every study takes in, and how it runs a network. */
final class StudyInput {
    @Option(names = "--network", required = true, paramLabel = "F.onnx", description = "The trained network.")
    Path network;

    @Option(names = "--data", required = true, paramLabel = "IMAGES", description = "Images with labels.")
    Path data;

    @Option(names = "--labels", paramLabel = "F", description = "One label an image: IDX, NPY or text.")
    @Nullable
    Path labels;

    @Option(
            names = "--chip",
            defaultValue = "ideal",
            paramLabel = "NAME|FILE.yaml",
            description = "A chip of the catalogue or a chip file (default: ${DEFAULT-VALUE}).")
    String chip;

    @Option(names = "--out", required = true, paramLabel = "DIR", description = "Where the tables go.")
    Path out;

    @Option(names = "--json", description = "Print the table as JSON.")
    private boolean json;

    @Mixin
    RunOptions options = new RunOptions();

    /** Makes the folder for the tables, so that a study does not fail at its end. */
    void prepareFolder() throws IOException {
        if (Files.exists(out) && !Files.isDirectory(out)) {
            throw new RefusedException("output " + out + " is not a folder. Choose another --out.");
        }
        Files.createDirectories(out);
    }

    /** Prints the table as the user wants it. */
    void print(CommandSpec spec, StudyTable table) {
        if (json) {
            Json.print(spec, table.asList());
        } else {
            spec.commandLine().getOut().print(table.markdown());
            spec.commandLine().getOut().flush();
        }
    }

    /** Converts and runs the network as the options say now. */
    FinishedRun run(CommandSpec spec) throws IOException {
        ImageSet images = ImageSets.open(data, labels);
        NetworkSource source = NetworkSource.open(network, options, spec.commandLine());
        return new RunJob(source, images, chip, options, SourceFeed.IMAGES).run();
    }
}
