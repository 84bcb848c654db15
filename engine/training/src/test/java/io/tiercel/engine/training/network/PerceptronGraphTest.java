package io.tiercel.engine.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.engine.training.sample.SimulatedDay;
import io.tiercel.engine.training.score.ModelScorer;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.strategy.model.ModelCard;
import io.tiercel.strategy.model.ModelFile;
import io.tiercel.strategy.model.OnnxModel;
import io.tiercel.strategy.model.Signal;
import java.util.Random;
import org.junit.jupiter.api.Test;

class PerceptronGraphTest {
    private static final ModelInputs INPUTS = ModelInputs.ofNextMove();

    @Test
    void shouldAnswerAsTheTrainersOwnForwardPass() {
        final SampleSet samples =
                new SimulatedDay(21, 20_000).sample(INPUTS, events -> {}).between(0, Long.MAX_VALUE);
        final InputScaling scaling = InputScaling.of(samples, INPUTS);
        final Random random = new Random(2);
        final SymmetricPerceptron network = new SymmetricPerceptron(INPUTS, 8, random);
        new AdamTrainer(32, 3, 0.002, random).fit(network, scaling, samples, samples, epoch -> {});
        final byte[] bytes = PerceptronGraph.onnx(network, scaling);
        final Signal signal = new Signal();
        final float[] scaled = new float[INPUTS.size()];
        double least = 1;
        double most = 0;

        try (OnnxModel model = new OnnxModel(new ModelFile("test.onnx", bytes, card(bytes)), INPUTS.ids())) {
            for (int row = 0; row < samples.rows(); row++) {
                for (int i = 0; i < scaled.length; i++) {
                    scaled[i] = scaling.scaled(i, samples.input(row, i));
                }
                final double own = network.probabilityUp(scaled, 0);
                model.infer(new Row(samples, row), signal);
                assertEquals(own, signal.probabilityUp(), 1e-6, "row " + row);
                least = Math.min(least, own);
                most = Math.max(most, own);
            }
        }
        assertTrue(samples.rows() > 300 && most - least > 0.3, samples.rows() + " rows, " + least + " to " + most);
    }

    private static ModelCard card(final byte[] bytes) {
        return new ModelCard(
                "test",
                ModelFile.sha256(bytes),
                INPUTS.ids(),
                "up",
                "test",
                "test",
                "test",
                1,
                1,
                "test",
                ModelScorer.NONE,
                "test");
    }

    private record Row(SampleSet samples, int row) implements FactorVector {
        @Override
        public int size() {
            return samples.width();
        }

        @Override
        public double value(final int index) {
            return samples.input(row, index);
        }
    }
}
