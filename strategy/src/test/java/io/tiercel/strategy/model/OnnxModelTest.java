package io.tiercel.strategy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;

class OnnxModelTest {
    private final Signal signal = new Signal();

    @Test
    void shouldAnswerAsComputedByHandWithInputsInTheOrderOfTheCard() {
        // Card order gamma, alpha: z = 0.5 * gamma - 2 * alpha + 0.25 = 0.5 * 3 - 2 * 0.5 + 0.25 = 0.75; 1 / (1 +
        // e^-0.75) = 0.6791787.
        final byte[] bytes = SmallGraphs.logistic(0.25f, 0.5f, -2f);
        try (OnnxModel model = new OnnxModel(SmallGraphs.file(bytes, "gamma", "alpha"), SmallGraphs.CATALOGUE)) {
            model.warmUp(10);

            model.infer(new FixedFactors(0.5, Double.NaN, 3, Double.NaN), signal);

            assertTrue(signal.isPresent());
            assertEquals(0.6791787f, signal.probabilityUp(), 1e-6f);
            assertEquals(2, model.inputCount());
        }
    }

    @Test
    void shouldNotMixUpSuccessiveCalls() {
        final byte[] bytes = SmallGraphs.logistic(0f, 1f);
        try (OnnxModel model = new OnnxModel(SmallGraphs.file(bytes, "beta"), SmallGraphs.CATALOGUE)) {
            for (int i = -20; i <= 20; i++) {
                model.infer(new FixedFactors(9, i / 4.0, 9, 9), signal);
                assertEquals(1 / (1 + StrictMath.exp(-i / 4.0)), signal.probabilityUp(), 1e-6, "input " + i / 4.0);
            }
        }
    }

    @Test
    void shouldClearTheSignalWhenAnInputIsUndefined() {
        final byte[] bytes = SmallGraphs.logistic(0f, 1f, 1f);
        try (OnnxModel model = new OnnxModel(SmallGraphs.file(bytes, "alpha", "beta"), SmallGraphs.CATALOGUE)) {
            signal.set(0.5f);

            model.infer(new FixedFactors(1, Double.NaN, 1, 1), signal);

            assertFalse(signal.isPresent());
        }
    }

    @Test
    void shouldClearTheSignalWhenTheAnswerIsNoProbability() {
        final byte[] bytes = SmallGraphs.logistic(OnnxModel.INPUT_NAME, OnnxModel.OUTPUT_NAME, false, 0f, 1f);
        try (OnnxModel model = new OnnxModel(SmallGraphs.file(bytes, "alpha"), SmallGraphs.CATALOGUE)) {
            model.infer(new FixedFactors(1.5, 0, 0, 0), signal);
            assertFalse(signal.isPresent());

            model.infer(new FixedFactors(0.5, 0, 0, 0), signal);
            assertEquals(0.5f, signal.probabilityUp());
        }
    }

    @Test
    void shouldCloseTwiceWithoutHarm() {
        final OnnxModel model =
                new OnnxModel(SmallGraphs.file(SmallGraphs.logistic(0f, 1f), "alpha"), SmallGraphs.CATALOGUE);

        model.close();
        model.close();
    }

    @Test
    void shouldRefuseAnInputOfAnotherWidth() {
        assertRefused(
                SmallGraphs.logistic(0f, 1f, 1f, 1f),
                "model small.onnx: input factors is float[1, 3], expected float[1][2] named factors",
                "alpha",
                "beta");
    }

    @Test
    void shouldRefuseAnotherElementType() {
        assertRefused(
                SmallGraphs.doubles(1),
                "model small.onnx: input factors is double[1, 1], expected float[1][1] named factors",
                "alpha");
    }

    @Test
    void shouldRefuseOtherNames() {
        assertRefused(
                SmallGraphs.logistic("x", OnnxModel.OUTPUT_NAME, true, 0f, 1f),
                "model small.onnx: inputs are [x], expected float[1][1] named factors",
                "alpha");
        assertRefused(
                SmallGraphs.logistic(OnnxModel.INPUT_NAME, "y", true, 0f, 1f),
                "model small.onnx: outputs are [y], expected float[1][1] named probability_up",
                "alpha");
    }

    @Test
    void shouldRefuseMoreThanOneAnswer() {
        assertRefused(
                SmallGraphs.wideOutput(2),
                "model small.onnx: output probability_up is float[1, 2], expected float[1][1] named probability_up",
                "alpha",
                "beta");
    }

    @Test
    void shouldRefuseAFactorThatTheCatalogueDoesNotHave() {
        assertRefused(
                SmallGraphs.logistic(0f, 1f),
                "model small.onnx: input \"omega\" of its card is no factor, expected ids of the factor catalogue such as"
                        + " alpha",
                "omega");
    }

    @Test
    void shouldRefuseAnEmptyFile() {
        assertRefused(new byte[0], "model small.onnx is empty, expected an ONNX graph", "alpha");
    }

    @Test
    void shouldRefuseEveryTruncationInOneLine() {
        final byte[] whole = SmallGraphs.logistic(0.25f, 0.5f, -2f);
        for (int length = 0; length < whole.length; length++) {
            assertRefusedInOneLine(Arrays.copyOf(whole, length), "truncated to " + length + " of " + whole.length);
        }
    }

    @Test
    void shouldRefuseGarbageInOneLine() {
        final Random random = new Random(20_260_721L);
        for (int i = 0; i < 200; i++) {
            final byte[] garbage = new byte[1 + random.nextInt(400)];
            random.nextBytes(garbage);
            assertRefusedInOneLine(garbage, "garbage " + i + " of seed 20260721");
        }
    }

    private static void assertRefused(final byte[] bytes, final String message, final String... inputs) {
        final ModelFile file = SmallGraphs.file(bytes, inputs);

        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> new OnnxModel(file, SmallGraphs.CATALOGUE));

        assertEquals(message, thrown.getMessage());
    }

    private static void assertRefusedInOneLine(final byte[] bytes, final String what) {
        final ModelFile file = SmallGraphs.file(bytes, "alpha", "beta");

        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> new OnnxModel(file, SmallGraphs.CATALOGUE), what);

        assertTrue(thrown.getMessage().startsWith("model small.onnx"), thrown.getMessage());
        assertTrue(thrown.getMessage().contains(", expected "), thrown.getMessage());
        assertEquals(1, thrown.getMessage().lines().count(), thrown.getMessage());
    }
}
