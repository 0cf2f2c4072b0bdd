package org.spikeway.examples.demo;

import java.io.IOException;
import java.io.PrintWriter;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.chip.RefusedException;
import org.spikeway.cli.Subcommand;
import org.spikeway.examples.digits.DigitFiles;
import org.spikeway.examples.digits.DigitGenerator;
import org.spikeway.examples.digits.DigitsNetwork;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

/** {@code spikeway digits}: the example networks and freshly drawn digits as files, to try every other command on. */
@Command(
        name = "digits",
        description = "Writes the example networks (a ResNet-8 and a ResNet-20) and freshly drawn digits to a folder.",
        footer = {
            "",
            "Example:",
            "  spikeway digits digits",
            "  spikeway run --network digits/digits-resnet20.onnx --data digits/test/images-idx3-ubyte \\",
            "    --calibrate digits/calibration/images-idx3-ubyte:100 --chip loihi --ticks 16,32 --samples 10 --out run1"
        },
        mixinStandardHelpOptions = true,
        sortOptions = false)
public final class DigitsCommand implements Subcommand {
    private static final int MOST = 1_000_000;

    @Spec
    private CommandSpec spec;

    @Parameters(paramLabel = "DIR", description = "Where they go.")
    private Path folder = Path.of("");

    @Option(
            names = "--test",
            paramLabel = "N",
            defaultValue = "200",
            description = "Digits to classify (default: ${DEFAULT-VALUE}).")
    private int test;

    @Option(
            names = "--calibration",
            paramLabel = "N",
            defaultValue = "300",
            description = "Digits to take thresholds from (default: ${DEFAULT-VALUE}).")
    private int calibration;

    @Override
    public Integer call() throws IOException {
        check("--test", test);
        check("--calibration", calibration);
        try {
            Files.createDirectories(folder);
        } catch (FileAlreadyExistsException e) {
            throw new RefusedException(folder + " is not a folder. Choose another one.");
        }
        for (String network : List.of(DigitsNetwork.FILE_NAME, DigitsNetwork.DEEP_FILE_NAME)) {
            Files.deleteIfExists(folder.resolve(network));
            print(DigitsNetwork.copyInto(folder, network));
        }
        DigitFiles.write(new DigitGenerator(DemoCommand.TEST_SEED), 0, test, folder.resolve("test"));
        print(folder.resolve("test").resolve(DigitFiles.IMAGES));
        DigitFiles.write(
                new DigitGenerator(DemoCommand.CALIBRATION_SEED), 0, calibration, folder.resolve("calibration"));
        print(folder.resolve("calibration").resolve(DigitFiles.IMAGES));
        return 0;
    }

    private static void check(String option, int count) {
        if (count < 1 || count > MOST) {
            throw new RefusedException(option + " " + count + ": 1 to 1,000,000 digits. Give such a number.");
        }
    }

    private void print(Path file) {
        PrintWriter out = spec.commandLine().getOut();
        out.println(file);
        out.flush();
    }
}
