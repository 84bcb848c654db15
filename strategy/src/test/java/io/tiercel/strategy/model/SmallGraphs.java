package io.tiercel.strategy.model;

import ai.onnx.proto.OnnxMl;
import java.util.List;

/** Graphs of a few nodes, made by hand: logistic regressions in right and wrong forms. */
final class SmallGraphs {
    static final List<String> CATALOGUE = List.of("alpha", "beta", "gamma", "delta");

    private SmallGraphs() {}

    /** {@code sigmoid(x w + bias)} in the form that {@link OnnxModel} accepts. */
    static byte[] logistic(final float bias, final float... weights) {
        return logistic(OnnxModel.INPUT_NAME, OnnxModel.OUTPUT_NAME, true, bias, weights);
    }

    /** The same under other names, or without the sigmoid: then an answer may lie outside 0 to 1. */
    static byte[] logistic(
            final String input,
            final String output,
            final boolean isSquashed,
            final float bias,
            final float... weights) {
        final OnnxMl.GraphProto.Builder graph = OnnxMl.GraphProto.newBuilder()
                .setName("logistic")
                .addInput(value(input, OnnxMl.TensorProto.DataType.FLOAT, weights.length))
                .addOutput(value(output, OnnxMl.TensorProto.DataType.FLOAT, 1))
                .addInitializer(tensor("w", weights.length, weights))
                .addInitializer(tensor("b", 1, bias))
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Gemm")
                        .addInput(input)
                        .addInput("w")
                        .addInput("b")
                        .addOutput(isSquashed ? "z" : output));
        if (isSquashed) {
            graph.addNode(OnnxMl.NodeProto.newBuilder()
                    .setOpType("Sigmoid")
                    .addInput("z")
                    .addOutput(output));
        }
        return model(graph);
    }

    /** Passes doubles through: wrong element type on both ends. */
    static byte[] doubles(final int width) {
        return model(OnnxMl.GraphProto.newBuilder()
                .setName("doubles")
                .addInput(value(OnnxModel.INPUT_NAME, OnnxMl.TensorProto.DataType.DOUBLE, width))
                .addOutput(value(OnnxModel.OUTPUT_NAME, OnnxMl.TensorProto.DataType.DOUBLE, width))
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(OnnxModel.INPUT_NAME)
                        .addOutput(OnnxModel.OUTPUT_NAME)));
    }

    /** Passes its input through: as many outputs as inputs. */
    static byte[] wideOutput(final int width) {
        return model(OnnxMl.GraphProto.newBuilder()
                .setName("wide")
                .addInput(value(OnnxModel.INPUT_NAME, OnnxMl.TensorProto.DataType.FLOAT, width))
                .addOutput(value(OnnxModel.OUTPUT_NAME, OnnxMl.TensorProto.DataType.FLOAT, width))
                .addNode(OnnxMl.NodeProto.newBuilder()
                        .setOpType("Identity")
                        .addInput(OnnxModel.INPUT_NAME)
                        .addOutput(OnnxModel.OUTPUT_NAME)));
    }

    /** A card that belongs to the bytes. */
    static ModelCard card(final byte[] bytes, final String... inputs) {
        return new ModelCard(
                "small",
                ModelFile.sha256(bytes),
                List.of(inputs),
                "chance of an upward move",
                "logistic regression",
                "made by a test",
                "none",
                0,
                1,
                "none",
                new ModelScore(10, 0.5, 0.6, 0.65, 0.68, 0.5, 0.6931, 0.55, 0.56, "beta", 0.58),
                "none");
    }

    static ModelFile file(final byte[] bytes, final String... inputs) {
        return new ModelFile("small.onnx", bytes, card(bytes, inputs));
    }

    private static byte[] model(final OnnxMl.GraphProto.Builder graph) {
        return OnnxMl.ModelProto.newBuilder()
                .setIrVersion(8)
                .addOpsetImport(
                        OnnxMl.OperatorSetIdProto.newBuilder().setDomain("").setVersion(13))
                .setGraph(graph)
                .build()
                .toByteArray();
    }

    private static OnnxMl.ValueInfoProto value(
            final String name, final OnnxMl.TensorProto.DataType type, final int width) {
        final OnnxMl.TensorShapeProto.Builder shape = OnnxMl.TensorShapeProto.newBuilder()
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(1))
                .addDim(OnnxMl.TensorShapeProto.Dimension.newBuilder().setDimValue(width));
        return OnnxMl.ValueInfoProto.newBuilder()
                .setName(name)
                .setType(OnnxMl.TypeProto.newBuilder()
                        .setTensorType(OnnxMl.TypeProto.Tensor.newBuilder()
                                .setElemType(type.getNumber())
                                .setShape(shape)))
                .build();
    }

    private static OnnxMl.TensorProto tensor(final String name, final int rows, final float... values) {
        final OnnxMl.TensorProto.Builder tensor = OnnxMl.TensorProto.newBuilder()
                .setName(name)
                .setDataType(OnnxMl.TensorProto.DataType.FLOAT.getNumber())
                .addDims(rows)
                .addDims(1);
        for (final float value : values) {
            tensor.addFloatData(value);
        }
        return tensor.build();
    }
}
