package org.spikeway.examples.digits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The embedded example networks: a ResNet-8 and a ResNet-20 without bias that tell the digits of {@link DigitGenerator}
 * apart.
 *
 * <p>ONNX files. Their input is {@code [N, 1, 28, 28]}, each pixel's grey level divided by 255; the output is
 * {@code [N, 10]}, one score a digit. {@code examples/training} in the sources trains them.
 */
public final class DigitsNetwork {
    /** The small network: 1.5 million multiply-accumulates an image. */
    public static final String FILE_NAME = "digits-resnet8.onnx";

    /** The deep network, of the widths that He et al. 2015 give for CIFAR-10: 30.8 million multiply-accumulates. */
    public static final String DEEP_FILE_NAME = "digits-resnet20.onnx";

    private DigitsNetwork() {}

    /** Opens the small network's file; the caller closes it. */
    public static InputStream open() {
        return open(FILE_NAME);
    }

    private static InputStream open(String name) {
        return Objects.requireNonNull(
                DigitsNetwork.class.getResourceAsStream("/org/spikeway/examples/" + name),
                () -> name + " is missing from the class path");
    }

    /** Copies the small network as {@link #copyInto(Path, String)} does. */
    public static Path copyInto(Path folder) throws IOException {
        return copyInto(folder, FILE_NAME);
    }

    /**
     * Copies an ONNX file into a folder under its own name.
     *
     * @param name of the network
     * @param folder created where absent
     * @return the copy
     * @throws java.nio.file.FileAlreadyExistsException where the folder holds such a file already
     */
    public static Path copyInto(Path folder, String name) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(name);
        try (InputStream in = open(name)) {
            Files.copy(in, copy);
        }
        return copy;
    }
}
