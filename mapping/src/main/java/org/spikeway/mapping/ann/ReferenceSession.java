package org.spikeway.mapping.ann;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.Map;
import org.spikeway.mapping.onnx.NetworkInput;
import org.spikeway.mapping.onnx.proto.ModelProto;

/**
 * A model loaded into ONNX Runtime, quiet and without telemetry.
 *
 * @param fixedBatch how many images each run takes, or 0 for any number
 */
record ReferenceSession(OrtEnvironment environment, NetworkInput input, OrtSession session, int fixedBatch)
        implements AutoCloseable {

    /** Loads the model, with a free batch where its nodes permit one. */
    static ReferenceSession start(ModelProto model, NetworkInput input, int threads) throws OrtException {
        OrtEnvironment environment = OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "spikeway");
        environment.setTelemetry(false);
        if (!input.fixed()) {
            return new ReferenceSession(environment, input, session(environment, model, threads), 0);
        }
        ModelProto freed = ReferenceModel.withFreeBatch(model, input);
        try {
            ReferenceSession free = new ReferenceSession(environment, input, session(environment, freed, threads), 0);
            if (free.takesTwo()) {
                return free;
            }
            free.close();
        } catch (OrtException e) {
            // The file holds the batch elsewhere too: it is run as it is.
        }
        int fixedBatch = Math.toIntExact(input.batch());
        return new ReferenceSession(environment, input, session(environment, model, threads), fixedBatch);
    }

    /** Whether two images go in and two come out, in every output. */
    private boolean takesTwo() {
        try (OrtSession.Result result = run(new float[2 * input.size()], 2)) {
            for (Map.Entry<String, ?> entry : result) {
                if (!(entry.getValue() instanceof OnnxTensor tensor)
                        || tensor.getInfo().getShape().length == 0
                        || tensor.getInfo().getShape()[0] != 2) {
                    return false;
                }
            }
            return true;
        } catch (OrtException e) {
            // A node holds the batch itself, a Reshape for example.
            return false;
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

    /** Runs that many images, one after the other in the array. */
    OrtSession.Result run(float[] images, int count) throws OrtException {
        long[] extents = new long[input.image().size() + 1];
        Arrays.setAll(extents, i -> i == 0 ? count : input.image().get(i - 1));
        try (OnnxTensor tensor = OnnxTensor.createTensor(environment, FloatBuffer.wrap(images), extents)) {
            return session.run(Map.of(input.name(), tensor));
        }
    }

    @Override
    public void close() throws OrtException {
        session.close();
    }
}
