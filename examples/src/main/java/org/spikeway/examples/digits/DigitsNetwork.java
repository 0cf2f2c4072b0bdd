package org.spikeway.examples.digits;

import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Objects;

/**
 * The embedded example network: a ResNet-8 without bias that tells the digits of {@link DigitGenerator} apart.
 *
 * <p>An ONNX file. Its input is {@code [N, 1, 28, 28]}, each pixel's grey level divided by 255; its output is
 * {@code [N, 10]}, one score a digit. {@code examples/training} in the sources trains it.
 */
public final class DigitsNetwork {
    /** The resource's file name. */
    public static final String FILE_NAME = "digits-resnet8.onnx";

    private DigitsNetwork() {}

    /** Opens the ONNX file; the caller closes it. */
    public static InputStream open() {
        return Objects.requireNonNull(
                DigitsNetwork.class.getResourceAsStream("/org/spikeway/examples/" + FILE_NAME),
                () -> FILE_NAME + " is missing from the class path");
    }

    /**
     * Copies the ONNX file into a folder under its own name.
     *
     * @param folder created where absent
     * @return the copy
     * @throws java.nio.file.FileAlreadyExistsException where the folder holds such a file already
     */
    public static Path copyInto(Path folder) throws IOException {
        Files.createDirectories(folder);
        Path copy = folder.resolve(FILE_NAME);
        try (InputStream in = open()) {
            Files.copy(in, copy);
        }
        return copy;
    }
}
