package io.tiercel.strategy.model;

import ai.onnxruntime.NodeInfo;
import ai.onnxruntime.OnnxJavaType;
import ai.onnxruntime.OnnxTensor;
import ai.onnxruntime.OrtEnvironment;
import ai.onnxruntime.OrtException;
import ai.onnxruntime.OrtLoggingLevel;
import ai.onnxruntime.OrtSession;
import ai.onnxruntime.TensorInfo;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.input.BadInputException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.FloatBuffer;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;

/**
 * A model run by ONNX Runtime on the CPU, one answer at a time.
 * <p>
 * Owned by the core's thread. The tensors stand over direct buffers made once; per call only the Java binding of the runtime allocates (its argument
 * arrays and result object, about half a kilobyte), which the allocation test bounds. One thread, no spinning, fixed optimisation level,
 * sequential execution: on one machine the same input gives the same bits.
 * <p>
 * The graph has one input {@value #INPUT_NAME}, {@code float[1][n]} with the n factors that the card lists, raw: scaling is part of the graph. Its one
 * output {@value #OUTPUT_NAME} is {@code float[1][1]}, the chance that the mid's next move is upwards.
 */
public final class OnnxModel implements Model {
    /** Name of the graph's input. */
    public static final String INPUT_NAME = "factors";

    /** Name of the graph's output. */
    public static final String OUTPUT_NAME = "probability_up";

    private final String location;
    private final int[] factorIndices;
    private final OrtSession session;
    private final OnnxTensor inputTensor;
    private final OnnxTensor outputTensor;
    private final FloatBuffer input;
    private final FloatBuffer output;
    private final Map<String, OnnxTensor> inputs;
    private final Map<String, OnnxTensor> pinnedOutputs;
    private boolean isClosed;

    /**
     * Loads the graph and checks that it is of the form described above.
     *
     * @param model     bytes and card.
     * @param catalogue factor ids by their index in the {@link FactorVector} that will be passed in.
     * @throws BadInputException when the bytes are no ONNX graph, the graph has another form, or the card names an unknown factor.
     */
    public OnnxModel(final ModelFile model, final List<String> catalogue) {
        location = model.location();
        factorIndices = factorIndices(model, catalogue);
        final int width = factorIndices.length;
        OrtSession opened = null;
        try {
            final OrtEnvironment environment = environment();
            environment.setTelemetry(false);
            opened = open(environment, model);
            check(opened.getInputInfo(), "input", INPUT_NAME, width);
            check(opened.getOutputInfo(), "output", OUTPUT_NAME, 1);
            session = opened;
            input = directFloats(width);
            output = directFloats(1);
            inputTensor = OnnxTensor.createTensor(environment, input, new long[] {1, width});
            outputTensor = OnnxTensor.createTensor(environment, output, new long[] {1, 1});
            inputs = Map.of(INPUT_NAME, inputTensor);
            pinnedOutputs = Map.of(OUTPUT_NAME, outputTensor);
            run();
        } catch (final OrtException e) {
            release(opened);
            throw notUsable(e);
        } catch (final BadInputException e) {
            release(opened);
            throw e;
        }
    }

    @Override
    public void infer(final FactorVector factors, final Signal signal) {
        final int[] indices = factorIndices;
        for (int i = 0; i < indices.length; i++) {
            final double value = factors.value(indices[i]);
            if (Double.isNaN(value)) {
                signal.clear();
                return;
            }
            input.put(i, (float) value);
        }
        try {
            run();
        } catch (final OrtException e) {
            throw new IllegalStateException("model " + location + " failed at run time", e);
        }
        final float probabilityUp = output.get(0);
        if (probabilityUp >= 0 && probabilityUp <= 1) {
            signal.set(probabilityUp);
        } else {
            signal.clear();
        }
    }

    /**
     * Runs the graph on zeros so that code and memory are warm before the first real answer.
     *
     * @param runs number of runs, 0 or more.
     */
    public void warmUp(final int runs) {
        for (int i = 0; i < input.capacity(); i++) {
            input.put(i, 0f);
        }
        try {
            for (int i = 0; i < runs; i++) {
                run();
            }
        } catch (final OrtException e) {
            throw new IllegalStateException("model " + location + " failed while warming up", e);
        }
    }

    /**
     * @return number of factors the model reads.
     */
    public int inputCount() {
        return factorIndices.length;
    }

    /**
     * @return name and version of the runtime, for the journal's metadata.
     */
    public static String runtime() {
        return "ONNX Runtime " + environment().getVersion() + " CPU, 1 thread, ALL_OPT";
    }

    @Override
    public void close() {
        if (isClosed) {
            return;
        }
        isClosed = true;
        release(inputTensor);
        release(outputTensor);
        release(session);
    }

    private void run() throws OrtException {
        // The result only wraps the pinned output; closing it leaves that tensor open.
        session.run(inputs, Set.of(), pinnedOutputs).close();
    }

    /** One per process; always asked for in the same way, since the library warns of a change. */
    private static OrtEnvironment environment() {
        return OrtEnvironment.getEnvironment(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL, "tiercel");
    }

    private static OrtSession open(final OrtEnvironment environment, final ModelFile model) throws OrtException {
        final byte[] bytes = model.bytes();
        if (bytes.length == 0) {
            throw new BadInputException("model " + model.location() + " is empty, expected an ONNX graph");
        }
        try (OrtSession.SessionOptions options = new OrtSession.SessionOptions()) {
            options.setIntraOpNumThreads(1);
            options.setInterOpNumThreads(1);
            options.setExecutionMode(OrtSession.SessionOptions.ExecutionMode.SEQUENTIAL);
            options.setOptimizationLevel(OrtSession.SessionOptions.OptLevel.ALL_OPT);
            options.addConfigEntry("session.intra_op.allow_spinning", "0");
            options.addConfigEntry("session.inter_op.allow_spinning", "0");
            options.setSessionLogLevel(OrtLoggingLevel.ORT_LOGGING_LEVEL_FATAL);
            return environment.createSession(bytes, options);
        }
    }

    private static int[] factorIndices(final ModelFile model, final List<String> catalogue) {
        final List<String> ids = model.card().inputs();
        final int[] indices = new int[ids.size()];
        for (int i = 0; i < indices.length; i++) {
            indices[i] = catalogue.indexOf(ids.get(i));
            if (indices[i] < 0) {
                throw new BadInputException("model " + model.location() + ": input \"" + ids.get(i)
                        + "\" of its card is no factor, expected ids of the factor catalogue such as "
                        + catalogue.getFirst());
            }
        }
        return indices;
    }

    private void check(final Map<String, NodeInfo> nodes, final String role, final String name, final int width) {
        final String expected = ", expected float[1][" + width + "] named " + name;
        if (nodes.size() != 1 || !nodes.containsKey(name)) {
            throw new BadInputException("model " + location + ": " + role + "s are "
                    + nodes.keySet().stream().sorted().toList() + expected);
        }
        if (!(nodes.get(name).getInfo() instanceof TensorInfo info)) {
            throw new BadInputException("model " + location + ": " + role + " " + name + " is no tensor" + expected);
        }
        if (info.type != OnnxJavaType.FLOAT || !Arrays.equals(info.getShape(), new long[] {1, width})) {
            throw new BadInputException("model " + location + ": " + role + " " + name + " is "
                    + info.type.toString().toLowerCase(Locale.ROOT) + Arrays.toString(info.getShape())
                    + expected);
        }
    }

    private BadInputException notUsable(final OrtException e) {
        final String reason = String.valueOf(e.getMessage()).lines().findFirst().orElse("no reason told");
        return new BadInputException(
                "model " + location + " cannot be loaded: " + reason + ", expected an ONNX graph", e);
    }

    private static FloatBuffer directFloats(final int count) {
        return ByteBuffer.allocateDirect(count * Float.BYTES)
                .order(ByteOrder.nativeOrder())
                .asFloatBuffer();
    }

    private static void release(final AutoCloseable resource) {
        if (resource == null) {
            return;
        }
        try {
            resource.close();
        } catch (final Exception e) {
            // Native memory that could not be given back: nothing a caller could do about it.
            throw new IllegalStateException("ONNX Runtime failed to close a resource", e);
        }
    }
}
