package org.spikeway.mapping.ann;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.io.IOException;
import java.nio.FloatBuffer;
import java.nio.file.Path;
import java.util.Arrays;
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
    private final String name;
    private final NetworkInput input;
    private final String output;
    private final OrtEnvironment environment;
    private final OrtSession session;
    private final int fixedBatch;

    private AnnReference(String name, NetworkInput input, String output, Opened opened) {
        this.name = name;
        this.input = input;
        this.output = output;
        this.environment = opened.environment;
        this.session = opened.session;
        this.fixedBatch = opened.fixedBatch;
    }

    /** @param fixedBatch how many images each run takes, or 0 for any number */
    private record Opened(OrtEnvironment environment, OrtSession session, int fixedBatch) {}

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
        ModelProto model = ReferenceModel.exposing(file, tensors);
        String output = model.getGraph().getOutput(0).getName();
        try {
            return new AnnReference(file.name(), input, output, start(model, input, threads));
        } catch (OrtException e) {
            throw refusal(file.name(), e);
        }
    }

    private static Opened start(ModelProto model, NetworkInput input, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "spikeway");
        environment.setTelemetry(false);
        if (!input.fixed()) {
            return new Opened(environment, session(environment, model, threads), 0);
        }
        OrtSession free = null;
        try {
            free = session(environment, ReferenceModel.withFreeBatch(model, input), threads);
            if (takesTwo(environment, free, input)) {
                return new Opened(environment, free, 0);
            }
        } catch (OrtException e) {
            // The nodes hold the batch themselves, in a Reshape for example: the file is run as it is.
        }
        if (free != null) {
            free.close();
        }
        return new Opened(environment, session(environment, model, threads), Math.toIntExact(input.batch()));
    }

    private static boolean takesTwo(OrtEnvironment environment, OrtSession session, NetworkInput input)
            throws OrtException {
        float[] two = new float[2 * input.size()];
        try (OnnxTensor images = OnnxTensor.createTensor(environment, FloatBuffer.wrap(two), extents(input, 2));
                OrtSession.Result result = session.run(Map.of(input.name(), images))) {
            for (Map.Entry<String, ?> entry : result) {
                if (!(entry.getValue() instanceof OnnxTensor tensor)
                        || tensor.getInfo().getShape().length == 0
                        || tensor.getInfo().getShape()[0] != 2) {
                    return false;
                }
            }
            return true;
        }
    }

    private static OrtSession session(OrtEnvironment environment, ModelProto model, int threads) throws OrtException {
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            options.setIntraOpNumThreads(threads);
            options.setInterOpNumThreads(1);
            // Waiting threads sleep: the machine is shared with the simulation.
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            return environment.createSession(model.toByteArray(), options);
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
        int step = fixedBatch == 0 ? imagesChw.length : fixedBatch;
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
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(batch), extents(input, step));
                OrtSession.Result result = session.run(Map.of(input.name(), tensor))) {
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

    private static long[] extents(NetworkInput input, int images) {
        long[] extents = new long[input.image().size() + 1];
        Arrays.setAll(extents, i -> i == 0 ? images : input.image().get(i - 1));
        return extents;
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
