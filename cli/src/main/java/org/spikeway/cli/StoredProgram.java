package org.spikeway.cli;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.program.ProgramFile;
import org.spikeway.cli.program.ProgramHeading;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** A program file as the source of a run; the network inside it lies in a file of its own until this is closed. */
final class StoredProgram implements AutoCloseable {
    /** What was decided when the program was mapped. */
    private static final List<String> DECIDED = List.of(
            "--network",
            "--chip",
            "--calibrate",
            "--input",
            "--normalize",
            "--dt",
            "--precision",
            "--method",
            "--coding",
            "--threshold",
            "--thresholds",
            "--reset",
            "--v0",
            "--shift",
            "--compensate",
            "--correct",
            "--read-from",
            "--max-loss",
            "--partition",
            "--crossbar",
            "--placer",
            "--map-seconds",
            "--map-seed");

    private final ProgramFile program;
    private final Path network;
    private final RunOptions options;

    /** Reads the file and completes the options by what it says. */
    StoredProgram(Path file, RunOptions options, ParseResult given) throws IOException {
        for (String option : DECIDED) {
            if (given.hasMatchedOption(option)) {
                throw new RefusedException(option + " was decided when " + file.getFileName()
                        + " was mapped. Leave it out, or map again.");
            }
        }
        program = ProgramFile.read(file);
        this.options = options;
        ProgramHeading heading = program.heading();
        options.input = heading.input();
        options.normalize = heading.normalize().isEmpty() ? null : heading.normalize();
        options.dt = heading.dt();
        network = Files.createTempFile("spikeway-", heading.nir() ? ".nir" : ".onnx");
        try {
            Files.write(network, program.network());
        } catch (IOException e) {
            Files.deleteIfExists(network);
            throw e;
        }
    }

    ProgramFile file() {
        return program;
    }

    NetworkSource source(CommandLine line) throws IOException {
        return NetworkSource.open(network, options, line);
    }

    ReadyProgram ready() {
        ProgramHeading heading = program.heading();
        return new ReadyProgram(heading.network(), program.mapped(), heading.settings(), heading.ann());
    }

    @Override
    public void close() throws IOException {
        Files.deleteIfExists(network);
    }
}
