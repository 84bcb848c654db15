package io.tiercel.bench.inference;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import ai.onnxruntime.OrtException;
import org.junit.jupiter.api.Test;

class InferenceTest {
    @Test
    void shouldAskBothForTheSameAndGetTheSame() throws OrtException {
        final Inference inference = new Inference();
        inference.load();

        final float first = inference.model();
        inference.bare();
        for (int call = 2; call < 1_024; call++) {
            inference.bare();
        }
        final float afterWholeCycle = inference.bare();
        inference.close();

        assertEquals(first, afterWholeCycle, "input 1 of the cycle again");
        assertNotEquals(Float.NaN, first);
    }
}
