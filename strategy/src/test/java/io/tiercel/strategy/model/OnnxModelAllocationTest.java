package io.tiercel.strategy.model;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.strategy.AllocatedBytes;
import java.nio.FloatBuffer;
import org.junit.jupiter.api.Test;

/**
 * What one answer costs in garbage. Zero is out of reach with the runtime's Java binding, which builds argument arrays and a result object per call;
 * everything of ours around it must add nothing, and a fresh tensor per call would show.
 */
class OnnxModelAllocationTest {
    private static final int CALLS = 2_000;
    private static final long BYTES_PER_CALL_OF_THE_BINDING = 640;

    @Test
    void shouldAllocateOnlyWhatTheBindingAllocates() {
        final Signal signal = new Signal();
        final FixedFactors factors = new FixedFactors(0.1, 0.2, 0.3, 0.4);
        final ModelFile file = SmallGraphs.file(SmallGraphs.logistic(0f, 1f, 1f), "alpha", "beta");
        try (OnnxModel model = new OnnxModel(file, SmallGraphs.CATALOGUE)) {
            model.warmUp(20_000);
            final Runnable work = () -> {
                for (int i = 0; i < CALLS; i++) {
                    factors.set(0, i);
                    model.infer(factors, signal);
                }
            };
            work.run();

            final long perCall = AllocatedBytes.leastOf(5, work) / CALLS;

            System.out.println(
                    "OnnxModel.infer allocates " + perCall + " bytes a call (the Java binding of the runtime)");
            assertTrue(perCall <= BYTES_PER_CALL_OF_THE_BINDING, perCall + " bytes a call");
        }
    }

    @Test
    void shouldAllocateNothingWhenAnInputIsUndefined() {
        final Signal signal = new Signal();
        final FixedFactors factors = new FixedFactors(0.1, Double.NaN, 0.3, 0.4);
        final ModelFile file = SmallGraphs.file(SmallGraphs.logistic(0f, 1f, 1f), "alpha", "beta");
        try (OnnxModel model = new OnnxModel(file, SmallGraphs.CATALOGUE)) {
            final Runnable work = () -> {
                for (int i = 0; i < CALLS; i++) {
                    model.infer(factors, signal);
                }
            };
            work.run();

            assertEquals(0, AllocatedBytes.leastOf(5, work));
        }
    }

    @Test
    void shouldSeeABufferPerCall() {
        final FloatBuffer[] kept = new FloatBuffer[1];

        final long perCall = AllocatedBytes.leastOf(5, () -> {
                    for (int i = 0; i < CALLS; i++) {
                        kept[0] = FloatBuffer.allocate(160);
                    }
                })
                / CALLS;

        assertTrue(perCall > BYTES_PER_CALL_OF_THE_BINDING, perCall + " bytes a call");
    }
}
