package org.spikeway.mapping.onnx;

import com.google.protobuf.InvalidProtocolBufferException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.List;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.proto.AttributeProto;
import org.spikeway.mapping.onnx.proto.GraphProto;
import org.spikeway.mapping.onnx.proto.ModelProto;
import org.spikeway.mapping.onnx.proto.NodeProto;
import org.spikeway.mapping.onnx.proto.TensorProto;

/**
 * An ONNX file as its messages, complete in itself: none of its tensors lies in another file.
 *
 * @param name the file's name without its folder, for messages
 */
public record OnnxFile(String name, ModelProto model) {
    private static final int EXTERNAL = 1;

    /**
     * Reads the file.
     *
     * @throws UnreadableException where the file is missing, empty, truncated or no ONNX model
     * @throws RefusedException where tensors lie outside the file or are sparse
     */
    public static OnnxFile read(Path file) throws IOException {
        String name = String.valueOf(file.getFileName());
        ModelProto model = parse(file, name);
        if (!model.hasGraph() || model.getGraph().getNodeCount() == 0) {
            throw new UnreadableException(name + ": no network in it. Is it an ONNX model, and complete?");
        }
        if (model.getOpsetImportCount() == 0) {
            throw new UnreadableException(name + ": no operator set version in it. Is it a complete ONNX model?");
        }
        OnnxFile onnx = new OnnxFile(name, model);
        onnx.checkGraph(model.getGraph());
        model.getFunctionsList().forEach(function -> onnx.checkNodes(function.getNodeList()));
        return onnx;
    }

    private static ModelProto parse(Path file, String name) throws UnreadableException {
        try {
            if (!Files.isRegularFile(file)) {
                throw new UnreadableException(name + ": no such file.");
            }
            if (Files.size(file) == 0) {
                throw new UnreadableException(name + ": the file is empty. Export the model again.");
            }
            return ModelProto.parseFrom(Files.readAllBytes(file));
        } catch (UnreadableException e) {
            throw e;
        } catch (InvalidProtocolBufferException e) {
            throw new UnreadableException(name + ": not an ONNX model, or truncated. Export or copy it again.");
        } catch (NoSuchFileException e) {
            throw new UnreadableException(name + ": no such file.");
        } catch (OutOfMemoryError e) {
            throw new UnreadableException(name + ": the file is larger than the memory. Give java a larger -Xmx.");
        } catch (IOException e) {
            throw new UnreadableException(
                    name + ": cannot be read (" + e.getClass().getSimpleName() + ").");
        }
    }

    private void checkGraph(GraphProto graph) {
        if (graph.getSparseInitializerCount() > 0) {
            throw new RefusedException(name + ": tensor "
                    + graph.getSparseInitializer(0).getValues().getName()
                    + " is sparse. Export the model with dense weights.");
        }
        graph.getInitializerList().forEach(this::checkTensor);
        checkNodes(graph.getNodeList());
    }

    private void checkNodes(List<NodeProto> nodes) {
        for (NodeProto node : nodes) {
            for (AttributeProto attribute : node.getAttributeList()) {
                checkTensor(attribute.getT());
                attribute.getTensorsList().forEach(this::checkTensor);
                checkGraph(attribute.getG());
                attribute.getGraphsList().forEach(this::checkGraph);
            }
        }
    }

    private void checkTensor(TensorProto tensor) {
        if (tensor.getDataLocation() == EXTERNAL) {
            throw new RefusedException(name + ": tensor " + tensor.getName()
                    + " lies in another file (external data). Save the model with its weights inside.");
        }
    }
}
