package io.tiercel.engine.training.network;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.engine.training.sample.SampleSets;
import io.tiercel.factors.catalogue.Factor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class AdamTrainerTest {
    private static final ModelInputs INPUTS = new ModelInputs(List.of(Factor.OFI_1, Factor.SPREAD_TICKS));

    @Test
    void shouldLearnARuleThatNoSingleWeightCanHold() {
        // Up when the flow is positive and the spread small, or the flow negative and the spread large.
        final SampleSet training = crossed(2_000, 1);
        final SampleSet validation = crossed(500, 2);
        final SymmetricPerceptron network = new SymmetricPerceptron(INPUTS, 8, new Random(3));

        final double loss = new AdamTrainer(32, 30, 0.01, new Random(4))
                .fit(network, InputScaling.of(training, INPUTS), training, validation, epoch -> {});

        // Always one half costs ln 2 = 0.693; a rule without the crossing cannot do better.
        assertTrue(loss < 0.15, "log loss " + loss + ", seeds 1 to 4");
    }

    @Test
    void shouldGiveTheSameParametersForTheSameSeeds() {
        assertArrayEquals(fitted(), fitted());
    }

    private static double[] fitted() {
        final SampleSet samples = crossed(300, 1);
        final SymmetricPerceptron network = new SymmetricPerceptron(INPUTS, 4, new Random(3));
        new AdamTrainer(16, 2, 0.01, new Random(4))
                .fit(network, InputScaling.of(samples, INPUTS), samples, samples, epoch -> {});
        return network.parameters();
    }

    private static SampleSet crossed(final int rows, final long seed) {
        final Random random = new Random(seed);
        final float[][] inputs = new float[rows][];
        final boolean[] isUp = new boolean[rows];
        for (int i = 0; i < rows; i++) {
            inputs[i] = new float[] {(float) random.nextGaussian(), 5 + (float) random.nextGaussian()};
            isUp[i] = inputs[i][0] > 0 == inputs[i][1] < 5;
        }
        return SampleSets.of(2, inputs, isUp);
    }
}
