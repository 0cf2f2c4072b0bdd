package org.spikeway.aer;

import static org.junit.jupiter.api.Assumptions.abort;

import java.nio.file.Files;
import java.nio.file.Path;

/** Finds the reference data that lies beside the project; a test that needs it is skipped, saying so, where it is absent. */
public final class ReferenceData {
    private ReferenceData() {}

    /** The file or folder of that name below the data folder, such as {@code nets/mnist_mlp.onnx}. */
    public static Path require(String name) {
        Path root = Path.of(System.getProperty("spikeway.root", ".")).toAbsolutePath();
        Path file = root.resolveSibling("shared").resolve("data").resolve(name).normalize();
        if (!Files.exists(file)) {
            System.err.println("SKIPPED: reference data not found: " + file);
            abort("reference data not found: " + file);
        }
        return file;
    }
}
