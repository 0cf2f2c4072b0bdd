package org.spikeway.mapping.onnx;

import java.io.IOException;
import java.nio.file.Path;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.network.Network;

/**
 * Reads a trained network from an ONNX file, operator sets 9 to 21.
 *
 * <p>The batch is gone after import, constants are folded, and nodes without effect have vanished. Tensors keep their
 * names. {@code docs/network-import.md} lists the operators. For example, a file with {@code Conv → Relu → Flatten →
 * MatMul → Add} gives four nodes: the sum of MatMul and a constant vector is one dense layer with bias.
 */
public final class OnnxImporter {
    private OnnxImporter() {}

    /**
     * Reads and checks the whole network.
     *
     * @throws UnreadableException where the file is missing, empty, truncated or no ONNX model
     * @throws RefusedException where the file holds an operator, attribute or shape that is not read, naming the node
     */
    public static Network read(Path file) throws IOException {
        OnnxFile onnx = OnnxFile.read(file);
        return new GraphImport(onnx).read(onnx.name().replaceFirst("\\.onnx$", ""));
    }
}
