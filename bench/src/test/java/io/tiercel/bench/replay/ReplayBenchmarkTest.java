package io.tiercel.bench.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.bench.ShippedFolder;
import io.tiercel.bench.measure.CostCounter;
import io.tiercel.bench.measure.EventCounter;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ReplayBenchmarkTest {
    @BeforeAll
    static void configuration() {
        ShippedFolder.use();
    }

    /** The benchmark checks its own answers: digest and outputs. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void shouldReadAndReplayTheSameInputsEachTime(final boolean hasModel) {
        final ReplayBenchmark benchmark = new ReplayBenchmark();
        benchmark.dayEvents = 5_000;
        benchmark.hasModel = hasModel;
        benchmark.record();
        final EventCounter read = new EventCounter();
        final EventCounter replayed = new EventCounter();

        benchmark.decode(read, new CostCounter());
        benchmark.replay(replayed, new CostCounter());
        final long once = replayed.events;
        benchmark.verify(replayed, new CostCounter());
        benchmark.remove();

        assertTrue(once > 5_000, once + " inputs");
        assertEquals(once, read.events);
        assertEquals(2 * once, replayed.events);
    }
}
