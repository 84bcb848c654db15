package io.tiercel.engine.training.network;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.training.sample.ModelInputs;
import io.tiercel.engine.training.sample.SampleSet;
import io.tiercel.engine.training.sample.SampleSets;
import io.tiercel.factors.catalogue.Factor;
import java.util.List;
import org.junit.jupiter.api.Test;

class InputScalingTest {
    private static final ModelInputs INPUTS =
            new ModelInputs(List.of(Factor.OFI_1, Factor.SPREAD_TICKS, Factor.BID_SLOPE_10, Factor.ASK_SLOPE_10));

    @Test
    void shouldCentreUnsignedInputsAndShareTheScaleOfBothSides() {
        final SampleSet samples =
                SampleSets.of(4, new float[][] {{2, 10, 1, 5}, {4, 14, 3, 7}}, new boolean[] {true, false});

        final InputScaling scaling = InputScaling.of(samples, INPUTS);

        // Flow flips its sign: centre 0 although its mean is 3; mean absolute value 3.
        assertEquals(0, scaling.centre(0));
        assertEquals(1f / 3, scaling.factor(0));
        // Spread: mean 12, mean absolute deviation 2.
        assertEquals(12, scaling.centre(1));
        assertEquals(0.5f, scaling.factor(1));
        // Slopes: means 2 and 6 give 4; deviations from 4: (3 + 1) / 2 = 2 and (1 + 3) / 2 = 2.
        assertEquals(4, scaling.centre(2));
        assertEquals(4, scaling.centre(3));
        assertEquals(0.5f, scaling.factor(2));
        assertEquals(scaling.factor(2), scaling.factor(3));
        assertEquals(-1.5f, scaling.scaled(2, 1f));
    }

    @Test
    void shouldClipAndSilenceAnInputThatNeverVaries() {
        final SampleSet samples =
                SampleSets.of(4, new float[][] {{1, 10, 0, 0}, {-1, 10, 0, 0}}, new boolean[] {true, false});

        final InputScaling scaling = InputScaling.of(samples, INPUTS);

        assertEquals(InputScaling.LIMIT, scaling.scaled(0, 1e9f));
        assertEquals(-InputScaling.LIMIT, scaling.scaled(0, -1e9f));
        assertEquals(0, scaling.scaled(1, 12f));
    }
}
