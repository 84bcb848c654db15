package io.tiercel.engine.session;

import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.output.EngineTrip;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalDirectory;
import java.io.IOException;
import java.nio.file.Path;

/**
 * What is still done when the engine has stopped itself and all its threads have ended: everything open is canceled, the trip is written to the output
 * journal and into the journal's metadata. Each step is tried whatever became of the others; what fails is told with the exception that stopped the
 * engine. Cold.
 */
final class EmergencyStop {
    private final JournalDirectory journal;
    private final Journal outputs;
    private final RecordingGateway gateway;

    EmergencyStop(final JournalDirectory journal, final Journal outputs, final RecordingGateway gateway) {
        this.journal = journal;
        this.outputs = outputs;
        this.gateway = gateway;
    }

    /**
     * @param stopped    the engine; gets an {@link UnrecordedException} for each thing that could not be written.
     * @param lastTimeNs event time of the last input published.
     */
    void run(final EngineStoppedException stopped, final long lastTimeNs) {
        cancelAll(stopped);
        final SessionStop stop = SessionStop.of(stopped);
        attempt(
                stopped,
                "output journal of " + journal.path() + " has no record of the trip " + stop.reason(),
                () -> EngineTrip.append(outputs, stop.sequence(), stop.reason(), lastTimeNs));
        attempt(
                stopped,
                "metadata of " + journal.path() + " do not say that the engine stopped at input " + stop.sequence(),
                () -> journal.putMetadata(stop.entries()));
    }

    private void cancelAll(final EngineStoppedException stopped) {
        final int open = gateway.openOrders();
        final Path log = journal.path().resolve(SessionRunner.EMERGENCY_LOG);
        try {
            gateway.cancelAll(log, stopped.getMessage());
        } catch (final IOException unwritable) {
            stopped.addSuppressed(new UnrecordedException(
                    "emergency log " + log + " cannot be written, so " + open + " canceled orders are on no list: "
                            + unwritable,
                    unwritable));
        }
    }

    private static void attempt(final EngineStoppedException stopped, final String otherwise, final Runnable step) {
        try {
            step.run();
        } catch (final RuntimeException | Error failed) {
            stopped.addSuppressed(new UnrecordedException(otherwise + ": " + failed.getMessage(), failed));
        }
    }
}
