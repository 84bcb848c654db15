package io.tiercel.bench.inference;

import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Map;
import java.util.Set;

/**
 * ONNX Runtime's own Java binding, called in the best way it offers: input tensor reused, output pinned, one thread, no spinning. Owned by the
 * benchmark's thread.
 */
final class BareRuntime implements AutoCloseable {
    private final OrtSession session;
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> outputs;

    BareRuntime(final ModelFile model) throws OrtException {
        final OrtEnvironment environment =
                OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "tiercel");
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            session = environment.createSession(model.bytes(), options);
        }
        final int width = model.card().inputs().size();
        input = directFloats(width);
        output = directFloats(1);
        inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, width});
        outputTensor = OnnxTensor.createTensor(environment, output, new long[] {1, 1});
        inputs = Map.of(OnnxModel.INPUT_NAME, inputTensor);
        outputs = Map.of(OnnxModel.OUTPUT_NAME, outputTensor);
    }

    void input(final int index, final float value) {
        input.put(index, value);
    }

    float run() throws OrtException {
        session.run(inputs, Set.of(), outputs).close();
        return output.get(0);
    }

    @Override
    public void close() {
        try {
            inputTensor.close();
            outputTensor.close();
            session.close();
        } catch (final OrtException e) {
            throw new IllegalStateException("ONNX Runtime failed to close", e);
        }
    }

    private static FloatBuffer directFloats(final int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }
}
