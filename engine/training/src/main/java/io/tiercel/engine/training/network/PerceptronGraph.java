package io.tiercel.engine.training.network;

import ai.onnx.proto.OnnxMl;
import com.google.protobuf.ByteString;
import io.tiercel.strategy.model.OnnxModel;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;

/**
 * Writes a trained network as an ONNX graph in the form that {@link OnnxModel} reads, scaling included. Cold; stateless.
 * <p>
 * {@code factors -> Sub -> Mul -> Clip -> Gemm -> Relu -> Gemm -> Sigmoid -> probability_up}; a mirrored pair of units becomes two units. Operator
 * set 13, all numbers single precision; the same network gives the same bytes.
 */
public final class PerceptronGraph {
    /** Operator set of the graph. */
    public static final int OPERATOR_SET = 13;

    private static final int FORMAT_VERSION = 8;

    private PerceptronGraph() {}

    /**
     * @param network trained.
     * @param scaling of its inputs.
     * @return bytes of an ONNX file.
     */
    public static byte[] onnx(final SymmetricPerceptron network, final InputScaling scaling) {
        final int width = network.width();
        final int units = 2 * network.pairs();
        final float[] centre = new float[width];
        final float[] factor = new float[width];
        for (int i = 0; i < width; i++) {
            centre[i] = scaling.centre(i);
            factor[i] = scaling.factor(i);
        }
        final float[] hidden = new float[width * units];
        final float[] bias = new float[units];
        final float[] output = new float[units];
        for (int pair = 0; pair < network.pairs(); pair++) {
            final int straight = 2 * pair;
            final int mirror = straight + 1;
            for (int i = 0; i < width; i++) {
                hidden[i * units + straight] = (float) network.weight(pair, i);
                hidden[i * units + mirror] = (float) network.mirrorWeight(pair, i);
            }
            bias[straight] = (float) network.bias(pair);
            bias[mirror] = bias[straight];
            output[straight] = (float) network.outputWeight(pair);
            output[mirror] = -output[straight];
        }
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(FORMAT_VERSION)
                .setProducerName("tiercel")
                .addOpsetImport(
                        OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(OPERATOR_SET))
                .setGraph(OnnxMl.GraphProto.newBuilder()
                        .setName("next-move")
                        .addInput(value(OnnxModel.INPUT_NAME, width))
                        .addOutput(value(OnnxModel.OUTPUT_NAME, 1))
                        .addInitializer(tensor("centre", centre, 1, width))
                        .addInitializer(tensor("factor", factor, 1, width))
                        .addInitializer(tensor("least", new float[] {-InputScaling.LIMIT}))
                        .addInitializer(tensor("most", new float[] {InputScaling.LIMIT}))
                        .addInitializer(tensor("hidden_weights", hidden, width, units))
                        .addInitializer(tensor("hidden_bias", bias, 1, units))
                        .addInitializer(tensor("output_weights", output, units, 1))
                        .addNode(node("Sub", "centred", OnnxModel.INPUT_NAME, "centre"))
                        .addNode(node("Mul", "scaled", "centred", "factor"))
                        .addNode(node("Clip", "clipped", "scaled", "least", "most"))
                        .addNode(node("Gemm", "sums", "clipped", "hidden_weights", "hidden_bias"))
                        .addNode(node("Relu", "units", "sums"))
                        .addNode(node("Gemm", "log_odds", "units", "output_weights"))
                        .addNode(node("Sigmoid", OnnxModel.OUTPUT_NAME, "log_odds")))
                .build()
                .toByteArray();
    }

    private static OnnxMl.NodeProto node(final String operator, final String output, final String... inputs) {
        final OnnxMl.NodeProto.Builder node = OnnxMl.NodeProto.newBuilder()
                .setName(output)
                .setOpType(operator)
                .addOutput(output);
        for (final String input : inputs) {
            node.addInput(input);
        }
        return node.build();
    }

    private static OnnxMl.ValueInfoProto value(final String name, final int width) {
        final OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                                .setShape(shape)))
                .build();
    }

    private static OnnxMl.TensorProto tensor(final String name, final float[] values, final long... shape) {
        final ByteBuffer bytes =
                ByteBuffer.allocate(values.length * Float.BYTES).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        final OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                .setRawData(ByteString.copyFrom(bytes));
        for (final long extent : shape) {
            tensor.addDims(extent);
        }
        return tensor.build();
    }
}
