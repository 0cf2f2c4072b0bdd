package org.spikeway.mapping.onnx;

import com.google.protobuf.ByteString;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.List;
import java.util.Locale;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.Constant.Floats;
import org.spikeway.mapping.onnx.Constant.Integers;
import org.spikeway.mapping.onnx.proto.TensorProto;

/**
 * Reads the values of one constant tensor, from its raw bytes (little endian) or its typed field.
 *
 * <p>The extents are held against the data before anything is allocated.
 */
final class TensorReader {
    private final String place;
    private final TensorProto tensor;

    /** @param place the file and the tensor, as a message names them */
    private TensorReader(String place, TensorProto tensor) {
        this.place = place;
        this.tensor = tensor;
    }

    /** @param holder the file, or the file and the node that holds the tensor, as a message names them */
    static Constant read(String holder, TensorProto tensor) {
        return new TensorReader(holder + ": tensor " + tensor.getName(), tensor).read();
    }

    private Constant read() {
        long[] extents =
                tensor.getDimsList().stream().mapToLong(Long::longValue).toArray();
        if (!Dims.isPossible(extents)) {
            throw refuse("the extents " + Dims.text(extents) + " are negative or too large. Export the model again.");
        }
        Dims dims = Dims.of(extents);
        return switch (tensor.getDataType()) {
            case Elements.FLOAT -> new Floats(dims, floats(dims.size()));
            case Elements.DOUBLE -> new Floats(dims, doubles(dims.size()));
            case Elements.INT64 -> new Integers(dims, integers(dims.size(), 8, tensor.getInt64DataList()));
            case Elements.INT32 -> new Integers(dims, integers(dims.size(), 4, tensor.getInt32DataList()));
            case Elements.BOOL -> new Integers(dims, integers(dims.size(), 1, tensor.getInt32DataList()));
            default ->
                throw refuse("element type " + Elements.name(tensor.getDataType())
                        + " is not read. Export the model with float weights and int64 shapes.");
        };
    }

    private float[] floats(int size) {
        float[] values = new float[checked(size, 4, tensor.getFloatDataCount())];
        if (isRaw()) {
            raw().asFloatBuffer().get(values);
        } else {
            for (int i = 0; i < size; i++) {
                values[i] = tensor.getFloatData(i);
            }
        }
        return values;
    }

    private float[] doubles(int size) {
        float[] values = new float[checked(size, 8, tensor.getDoubleDataCount())];
        ByteBuffer raw = raw();
        for (int i = 0; i < size; i++) {
            double value = isRaw() ? raw.getDouble(8 * i) : tensor.getDoubleData(i);
            values[i] = (float) value;
            if (Float.isInfinite(values[i]) && !Double.isInfinite(value)) {
                throw refuse("the double " + value + " does not fit a float. Export the model with float weights.");
            }
        }
        return values;
    }

    private long[] integers(int size, int width, List<? extends Number> typed) {
        long[] values = new long[checked(size, width, typed.size())];
        ByteBuffer raw = raw();
        for (int i = 0; i < size; i++) {
            values[i] = isRaw() ? integer(raw, i, width) : typed.get(i).longValue();
        }
        return values;
    }

    private static long integer(ByteBuffer raw, int index, int width) {
        return switch (width) {
            case 8 -> raw.getLong(8 * index);
            case 4 -> raw.getInt(4 * index);
            default -> raw.get(index);
        };
    }

    private boolean isRaw() {
        return !tensor.getRawData().isEmpty();
    }

    private ByteBuffer raw() {
        ByteString bytes = tensor.getRawData();
        return bytes.asReadOnlyByteBuffer().order(ByteOrder.LITTLE_ENDIAN);
    }

    /** The size, once the data is known to be there. */
    private int checked(int size, int width, int typed) {
        long found = isRaw() ? tensor.getRawData().size() : typed;
        long need = isRaw() ? (long) size * width : size;
        if (found != need) {
            throw refuse(String.format(
                    Locale.ROOT,
                    "the extents %s need %,d %s, found %,d. Export the model again.",
                    Dims.text(tensor.getDimsList().stream()
                            .mapToLong(Long::longValue)
                            .toArray()),
                    need,
                    isRaw() ? "bytes" : "values",
                    found));
        }
        return size;
    }

    private RefusedException refuse(String problem) {
        return new RefusedException(place + ": " + problem);
    }
}
