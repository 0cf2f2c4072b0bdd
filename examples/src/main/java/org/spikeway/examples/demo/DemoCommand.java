package org.spikeway.examples.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.Spikeway;
import org.spikeway.cli.Subcommand;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Spec;

/**
 * {@code spikeway demo}: draws digits, then does what {@code spikeway run} does with the embedded network on the
 * {@code loihi} chip. Network and digits stay in the folder, so that the command it prints can be run and changed.
 */
@Command(
        name = "demo",
        description = "Runs the embedded ResNet-8 on 200 freshly drawn digits on the loihi chip.",
        footer = {"", "Example:", "  spikeway demo --out my-demo"},
        mixinStandardHelpOptions = true)
public final class DemoCommand implements Subcommand {
    /** Seeds that training does not use; see examples/training. */
    static final long TEST_SEED = 41_001;

    static final long CALIBRATION_SEED = 41_002;
    private static final int TEST_DIGITS = 200;
    private static final int CALIBRATION_DIGITS = 300;

    @Spec
    private CommandSpec spec;

    @Option(
            names = "--out",
            paramLabel = "DIR",
            defaultValue = "spikeway-demo",
            description = "Where network, digits and results go (default: ${DEFAULT-VALUE}).")
    private Path out;

    @Override
    public Integer call() throws IOException {
        Path inputs = out.resolve("inputs");
        Path network = inputs.resolve(DigitsNetwork.FILE_NAME);
        Path test = inputs.resolve("test");
        Path calibration = inputs.resolve("calibration");
        prepare(inputs, network);
        draw(TEST_SEED, TEST_DIGITS, test);
        draw(CALIBRATION_SEED, CALIBRATION_DIGITS, calibration);
        List<String> command = List.of(
                "run",
                "--network",
                network.toString(),
                "--data",
                test.resolve(DigitFiles.IMAGES).toString(),
                "--calibrate",
                calibration.resolve(DigitFiles.IMAGES).toString(),
                "--chip",
                "loihi",
                "--ticks",
                "16,32,64",
                "--out",
                out.toString());
        PrintWriter print = spec.commandLine().getOut();
        print.println("spikeway " + String.join(" ", command));
        print.println();
        print.flush();
        return Spikeway.execute(command.toArray(String[]::new));
    }

    private void prepare(Path inputs, Path network) throws IOException {
        try {
            Files.createDirectories(inputs);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException("output " + out + " is not a folder. Choose another --out.");
        }
        Files.deleteIfExists(network);
        DigitsNetwork.copyInto(inputs);
    }

    private static void draw(long seed, int count, Path folder) throws IOException {
        Files.createDirectories(folder);
        DigitFiles.write(new DigitGenerator(seed), 0, count, folder);
    }
}
