package io.tiercel.engine.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.factors.catalogue.Factor;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class SymmetricPerceptronTest {
    private static final ModelInputs INPUTS =
            new ModelInputs(List.of(Factor.BID_SLOPE_10, Factor.SPREAD_TICKS, Factor.OFI_1, Factor.ASK_SLOPE_10));

    private final SymmetricPerceptron network = new SymmetricPerceptron(INPUTS, 5, new Random(3));

    @Test
    void shouldComputeByHand() {
        final SymmetricPerceptron one =
                new SymmetricPerceptron(new ModelInputs(List.of(Factor.OFI_1, Factor.SPREAD_TICKS)), 1, new Random(1));
        // w = (2, 1), b = 0.5, v = 0.25.
        System.arraycopy(new double[] {2, 1, 0.5, 0.25}, 0, one.parameters(), 0, 4);

        // x = (0.5, -1): straight 2 * 0.5 - 1 + 0.5 = 0.5; mirrored x = (-0.5, -1): -1 - 1 + 0.5 = -1.5, cut at 0.
        // z = 0.25 * 0.5 = 0.125; 1 / (1 + e^-0.125) = 0.5312094.
        assertEquals(0.5312094, one.probabilityUp(new float[] {9f, 0.5f, -1f}, 1), 1e-7);
    }

    @Test
    void shouldGiveTheComplementWhenTheMarketIsMirrored() {
        final Random random = new Random(4);
        for (int i = 0; i < 100; i++) {
            final float bid = (float) random.nextGaussian();
            final float spread = (float) random.nextGaussian();
            final float flow = (float) random.nextGaussian();
            final float ask = (float) random.nextGaussian();

            final double straight = network.probabilityUp(new float[] {bid, spread, flow, ask}, 0);
            final double mirrored = network.probabilityUp(new float[] {ask, spread, -flow, bid}, 0);

            assertEquals(1, straight + mirrored, 1e-15, "seed 4, sample " + i);
        }
    }

    @Test
    void shouldAddTheGradientThatDifferencesShow() {
        final float[] x = {0.3f, -1.2f, 0.8f, 1.7f};
        final double[] gradient = new double[network.parameters().length];
        final double step = 1e-6;

        network.addGradient(x, 0, true, gradient);

        double largest = 0;
        for (int i = 0; i < gradient.length; i++) {
            final double kept = network.parameters()[i];
            network.parameters()[i] = kept + step;
            final double above = network.addGradient(x, 0, true, new double[gradient.length]);
            network.parameters()[i] = kept - step;
            final double below = network.addGradient(x, 0, true, new double[gradient.length]);
            network.parameters()[i] = kept;
            assertEquals((above - below) / (2 * step), gradient[i], 1e-7, "parameter " + i);
            largest = Math.max(largest, Math.abs(gradient[i]));
        }
        assertTrue(largest > 0.01, "the gradient is not all zero");
    }
}
