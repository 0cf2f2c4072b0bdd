package org.spikeway.mapping.ann;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.spikeway.aer.UnreadableException;
import org.spikeway.chip.RefusedException;
import org.spikeway.mapping.onnx.NetworkInput;
import org.spikeway.mapping.onnx.OnnxFile;
import org.spikeway.mapping.onnx.proto.ModelProto;

/**
 * Runs the network file itself by ONNX Runtime and shows tensors inside it: the reference for every conversion.
 *
 * <p>One call of {@link #run} holds one batch, so a calibration walks through its images in batches of, say, 16:
 *
 * <pre>{@code
 * try (AnnReference ann = AnnReference.open(file, List.of("/Relu_output_0"), 2)) {
 *     Activations batch = ann.run(images);        // float[images][channels·rows·columns]
 *     float[] first = batch.logits(0);
 *     float[] relu = batch.values("/Relu_output_0", 0);
 * }
 * }</pre>
 *
 * <p>A network that is fixed to a batch of n is given n images at a time, the last ones of them zero.
 */
public final class AnnReference implements AutoCloseable {
    private static final long MAX_BATCH_VALUES = 1 << 26;

    private final String name;
    private final NetworkInput input;
    private final String output;
    private final ReferenceSession session;

    private AnnReference(String name, NetworkInput input, String output, ReferenceSession session) {
        this.name = name;
        this.input = input;
        this.output = output;
        this.session = session;
    }

    /**
     * Opens a network.
     *
     * @param tensors names of the inner tensors to show, each written by a node of the file
     * @param threads threads that compute, at least 1
     * @throws UnreadableException where the file is missing, truncated or no ONNX model
     * @throws RefusedException where a tensor is unknown or the runtime refuses the network
     */
    public static AnnReference open(Path onnx, List<String> tensors, int threads) throws IOException {
        OnnxFile file = OnnxFile.read(onnx);
        if (threads < 1) {
            throw new RefusedException(file.name() + ": " + threads + " threads, need at least 1.");
        }
        NetworkInput input = NetworkInput.read(file);
        // The file's word alone must not fill the memory: the product stays far within a long.
        if (Math.min(input.batch(), MAX_BATCH_VALUES) * input.size() > MAX_BATCH_VALUES) {
            throw new RefusedException(String.format(
                    Locale.ROOT,
                    "%s: input %s takes %,d images of %,d values at a time, at most %,d values fit. Export a smaller batch.",
                    file.name(),
                    input.name(),
                    input.batch(),
                    input.size(),
                    MAX_BATCH_VALUES));
        }
        ModelProto model = ReferenceModel.exposing(file, tensors);
        String output = model.getGraph().getOutput(0).getName();
        try {
            return new AnnReference(file.name(), input, output, ReferenceSession.start(model, input, threads));
        } catch (OrtException e) {
            throw refusal(file.name(), e);
        }
    }

    /**
     * Runs one batch.
     *
     * @param imagesChw each image in channel, row, column order
     * @throws RefusedException where an image has the wrong length or the runtime fails
     */
    public Activations run(float[][] imagesChw) {
        if (imagesChw.length == 0) {
            throw new RefusedException(name + ": no images to run, need at least 1.");
        }
        for (int i = 0; i < imagesChw.length; i++) {
            if (imagesChw[i].length != input.size()) {
                throw new RefusedException(String.format(
                        Locale.ROOT,
                        "%s: image %d has %,d values, input %s needs %,d. Give images of the network's extents.",
                        name,
                        i,
                        imagesChw[i].length,
                        input.name(),
                        input.size()));
            }
        }
        int step = session.fixedBatch() == 0 ? imagesChw.length : session.fixedBatch();
        Map<String, float[]> values = new LinkedHashMap<>();
        try {
            for (int from = 0; from < imagesChw.length; from += step) {
                runStep(imagesChw, from, step, values);
            }
        } catch (OrtException e) {
            throw refusal(name, e);
        }
        return new Activations(imagesChw.length, output, values);
    }

    private void runStep(float[][] images, int from, int step, Map<String, float[]> values) throws OrtException {
        int taken = Math.min(step, images.length - from);
        float[] batch = new float[Math.multiplyExact(step, input.size())];
        for (int i = 0; i < taken; i++) {
            System.arraycopy(images[from + i], 0, batch, i * input.size(), input.size());
        }
        try (OrtSession.Result result = session.run(batch, step)) {
            for (Map.Entry<String, ?> entry : result) {
                float[] found = floats(entry.getKey(), entry.getValue());
                int size = found.length / step;
                if (step == images.length) {
                    values.put(entry.getKey(), found);
                } else {
                    float[] all = values.computeIfAbsent(
                            entry.getKey(), key -> new float[Math.multiplyExact(images.length, size)]);
                    System.arraycopy(found, 0, all, from * size, taken * size);
                }
            }
        }
    }

    private float[] floats(String tensor, Object value) {
        FloatBuffer buffer = value instanceof OnnxTensor onnx ? onnx.getFloatBuffer() : null;
        if (buffer == null) {
            throw new RefusedException(name + ": tensor " + tensor + " holds no floats. Ask for another.");
        }
        if (buffer.hasArray() && buffer.arrayOffset() == 0 && buffer.array().length == buffer.remaining()) {
            return buffer.array();
        }
        float[] values = new float[buffer.remaining()];
        buffer.get(values);
        return values;
    }

    private static RefusedException refusal(String name, OrtException e) {
        String line = String.valueOf(e.getMessage()).strip().lines().findFirst().orElse("unknown error");
        return new RefusedException(name + ": ONNX Runtime refuses the network (" + line + "). Export it again.");
    }

    @Override
    public void close() {
        try {
            session.close();
        } catch (OrtException e) {
            throw refusal(name, e);
        }
    }
}
