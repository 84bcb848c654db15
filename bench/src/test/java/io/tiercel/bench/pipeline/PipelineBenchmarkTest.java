package io.tiercel.bench.pipeline;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class PipelineBenchmarkTest {
    private final EventCounter events = new EventCounter();
    private final DayCounter counts = new DayCounter();

    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    @ParameterizedTest
    @EnumSource
    void shouldGiveTheDigestOfTheReferenceRunInEveryLoad(final PipelineLoad load) {
        final PipelineBenchmark benchmark = prepared(load);

        benchmark.open();
        benchmark.day(events, new CostCounter(), counts);
        benchmark.check();
        benchmark.release();

        assertTrue(events.events > 20_000, events.events + " events");
        assertEquals(load.model() != PipelineLoad.ModelUse.NONE, counts.modelCalls > 0);
    }

    @Test
    void shouldFailWhenTheDigestIsAnother() {
        final PipelineBenchmark benchmark = prepared(PipelineLoad.INVOKER_SLOTS);

        benchmark.open();

        // nothing was published
        assertThrows(IllegalStateException.class, benchmark::check);
    }

    private static PipelineBenchmark prepared(final PipelineLoad load) {
        final PipelineBenchmark benchmark = new PipelineBenchmark();
        benchmark.load = load;
        benchmark.dayEvents = 20_000;
        benchmark.segmentMiB = 1;
        benchmark.prepare();
        return benchmark;
    }
}
