package io.tiercel.engine.computation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.factors.FactorsConfig;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.concurrent.locks.LockSupport;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class FactorComputationTest {
    private final Configuration configuration = TestConfiguration.with();
    private final FactorsConfig factors = FactorsConfig.of("family A");

    @TempDir
    Path folder;

    private InputTape tape(final long events) {
        return new FeedTape(new SimulatedSource(1, events), configuration, factors);
    }

    @ParameterizedTest
    @EnumSource(TableForm.class)
    void shouldLeaveNothingWhenItIsStopped(final TableForm form) throws Exception {
        final Path out = folder.resolve("x." + form.ending());
        final FactorComputation computation = new FactorComputation(out, form, System::nanoTime);

        // a writer thread makes the file some time after the first row: far more events than that takes
        try (InputTape tape = tape(400_000)) {
            final CancellationException stopped = assertThrows(
                    CancellationException.class,
                    () -> computation.run(tape, new EventRows(factors), Set.of(), share -> {
                        if (hasFiles()) {
                            computation.stop();
                        } else {
                            LockSupport.parkNanos(1_000_000);
                        }
                    }),
                    "it came to its end before a file was begun");
            assertEquals("interrupted: nothing was written to " + out, stopped.getMessage());
        }
        assertFalse(hasFiles());
    }

    private boolean hasFiles() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.findAny().isPresent();
        } catch (final IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Test
    void shouldCountEventsOfAllInstrumentsAndRowsOfTheWantedOnes() throws Exception {
        final Path out = folder.resolve("x.csv");
        final ComputationResult result;
        try (InputTape tape = tape(2_000)) {
            result = new FactorComputation(out, TableForm.CSV, System::nanoTime)
                    .run(tape, new EventRows(factors), Set.of("MEWS"), share -> {});
        }

        assertEquals(List.of("MEWS"), result.symbols());
        assertTrue(result.rows() > 100 && result.rows() < result.events() / 2, result.toString());
        assertEquals(result.rows() + 1, Files.readAllLines(out).size());
        assertEquals(21, result.columns().size());
        assertEquals(10, result.levelsSeen());
    }
}
