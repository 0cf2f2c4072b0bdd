package org.spikeway.mapping.onnx;

import com.google.protobuf.ByteString;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SplittableRandom;
import org.spikeway.mapping.network.Network;
import org.spikeway.mapping.onnx.proto.AttributeProto;
import org.spikeway.mapping.onnx.proto.GraphProto;
import org.spikeway.mapping.onnx.proto.ModelProto;
import org.spikeway.mapping.onnx.proto.NodeProto;
import org.spikeway.mapping.onnx.proto.OperatorSetIdProto;
import org.spikeway.mapping.onnx.proto.TensorProto;
import org.spikeway.mapping.onnx.proto.TensorShapeProto;
import org.spikeway.mapping.onnx.proto.TypeProto;
import org.spikeway.mapping.onnx.proto.ValueInfoProto;

/** Builds small ONNX models for tests: input {@code x} with a free batch, output {@code y}. */
public final class Model {
    private static final int FLOAT = 1;
    private static final int STRING = 3;

    private final ModelProto.Builder model = ModelProto.newBuilder().setIrVersion(8);
    private final GraphProto.Builder graph = model.getGraphBuilder().setName("test");

    /** @param image extents behind the batch */
    public Model(long opset, long... image) {
        model.addOpsetImport(OperatorSetIdProto.newBuilder().setVersion(opset));
        graph.addInput(info("x", 0, image)).addOutput(info("y", -1));
    }

    /** Fixes the batch of the input. */
    public Model batch(long batch) {
        graph.getInputBuilder(0)
                .getTypeBuilder()
                .getTensorTypeBuilder()
                .getShapeBuilder()
                .getDimBuilder(0)
                .setDimValue(batch);
        return this;
    }

    private static ValueInfoProto info(String name, long batch, long... image) {
        TypeProto.Tensor.Builder type = TypeProto.Tensor.newBuilder().setElemType(FLOAT);
        if (batch >= 0) {
            TensorShapeProto.Builder shape = type.getShapeBuilder();
            shape.addDimBuilder().setDimParam("N");
            for (long extent : image) {
                shape.addDimBuilder().setDimValue(extent);
            }
        }
        return ValueInfoProto.newBuilder()
                .setName(name)
                .setType(TypeProto.newBuilder().setTensorType(type))
                .build();
    }

    /** A node named after its output with a slash before it. */
    public Model node(String operator, List<String> inputs, String output, AttributeProto... attributes) {
        graph.addNode(NodeProto.newBuilder()
                .setOpType(operator)
                .setName("/" + output)
                .addAllInput(inputs)
                .addOutput(output)
                .addAllAttribute(Arrays.asList(attributes)));
        return this;
    }

    public Model floats(String name, float[] values, long... dims) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return tensor(tensor(name, FLOAT, dims).setRawData(ByteString.copyFrom(bytes)));
    }

    public Model random(String name, SplittableRandom random, long... dims) {
        return floats(name, values(random, (int) Arrays.stream(dims).reduce(1, (a, b) -> a * b)), dims);
    }

    public static float[] values(SplittableRandom random, int size) {
        float[] values = new float[size];
        for (int i = 0; i < size; i++) {
            values[i] = (float) random.nextDouble(-1, 1);
        }
        return values;
    }

    /** A list, in the typed field. */
    public Model integers(String name, long... values) {
        TensorProto.Builder tensor = tensor(name, 7, values.length);
        Arrays.stream(values).forEach(tensor::addInt64Data);
        return tensor(tensor);
    }

    public Model tensor(TensorProto.Builder tensor) {
        graph.addInitializer(tensor);
        return this;
    }

    public static TensorProto.Builder tensor(String name, int type, long... dims) {
        TensorProto.Builder tensor = TensorProto.newBuilder().setName(name).setDataType(type);
        Arrays.stream(dims).forEach(tensor::addDims);
        return tensor;
    }

    public static AttributeProto ints(String name, long... values) {
        AttributeProto.Builder attribute =
                AttributeProto.newBuilder().setName(name).setType(7);
        Arrays.stream(values).forEach(attribute::addInts);
        return attribute.build();
    }

    public static AttributeProto integer(String name, long value) {
        return AttributeProto.newBuilder().setName(name).setType(2).setI(value).build();
    }

    public static AttributeProto real(String name, float value) {
        return AttributeProto.newBuilder().setName(name).setType(1).setF(value).build();
    }

    public static AttributeProto text(String name, String value) {
        return AttributeProto.newBuilder()
                .setName(name)
                .setType(STRING)
                .setS(ByteString.copyFromUtf8(value))
                .build();
    }

    public static AttributeProto tensorOf(String name, TensorProto.Builder value) {
        return AttributeProto.newBuilder().setName(name).setType(4).setT(value).build();
    }

    public ModelProto.Builder proto() {
        return model;
    }

    public Path write(Path folder) {
        try {
            return Files.write(folder.resolve("model.onnx"), model.build().toByteArray());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Network read(Path folder) throws IOException {
        return OnnxImporter.read(write(folder));
    }
}
