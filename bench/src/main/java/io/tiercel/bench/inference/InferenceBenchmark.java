package io.tiercel.bench.inference;

import ai.onnxruntime.OrtException;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Fork;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Warmup;

/**
 * One answer of the shipped model: back to back (one invocation is many calls), and spaced by a millisecond (each call sampled).
 * <p>
 * Answer: 100 inputs give the bits of the bare runtime before the clock starts.
 */
@BenchmarkMode(Mode.AverageTime)
@OutputTimeUnit(TimeUnit.NANOSECONDS)
@Warmup(iterations = 3, time = 1)
@Measurement(iterations = 5, time = 1)
@Fork(value = 3, jvmArgsAppend = "@config/jvm.options")
public class InferenceBenchmark {
    private static final int CALLS = 1_000;

    /** Made by JMH. */
    public InferenceBenchmark() {}

    /**
     * The engine's model, back to back.
     *
     * @param inference  models.
     * @param events     counted.
     * @param cost counted.
     * @return sum of the answers.
     */
    @Benchmark
    public float model(final Inference inference, final EventCounter events, final CostCounter cost) {
        cost.beginThisThread();
        float sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += inference.model();
        }
        cost.end(CALLS);
        events.events += CALLS;
        return sum;
    }

    /**
     * The bare runtime, back to back.
     *
     * @param inference  models.
     * @param events     counted.
     * @param cost counted.
     * @return sum of the answers.
     * @throws OrtException when the runtime refuses.
     */
    @Benchmark
    public float bare(final Inference inference, final EventCounter events, final CostCounter cost)
            throws OrtException {
        cost.beginThisThread();
        float sum = 0;
        for (int i = 0; i < CALLS; i++) {
            sum += inference.bare();
        }
        cost.end(CALLS);
        events.events += CALLS;
        return sum;
    }

    /**
     * The engine's model, a millisecond after the last call.
     *
     * @param inference models.
     * @param spacing   waits before.
     * @return the answer.
     */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public float modelSpaced(final Inference inference, final Spacing spacing) {
        return inference.model();
    }

    /**
     * The bare runtime, a millisecond after the last call.
     *
     * @param inference models.
     * @param spacing   waits before.
     * @return the answer.
     * @throws OrtException when the runtime refuses.
     */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public float bareSpaced(final Inference inference, final Spacing spacing) throws OrtException {
        return inference.bare();
    }
}
