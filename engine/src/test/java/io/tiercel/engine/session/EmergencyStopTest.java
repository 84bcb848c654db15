package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.pipeline.Stage;
import io.tiercel.journal.Journal;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.risk.killswitch.TripReason;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.agrona.MutableDirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Nothing can be written any more: each thing that is not on record is told, and each step is tried. */
class EmergencyStopTest {
    @TempDir
    Path folder;

    @Test
    void shouldTellWhatCouldNotBeWrittenAndGoOn() throws IOException {
        final Path journal = folder.resolve("journal");
        final EngineStoppedException stopped = new EngineStoppedException(
                Stage.JOURNAL, 7, new IllegalStateException("beneath", new JournalException("journal: disk is full")));
        try (JournalDirectory directory = JournalDirectory.create(journal, SessionMetadata.SCHEMA_VERSION, Map.of())) {
            Files.createDirectory(journal.resolve(SessionRunner.EMERGENCY_LOG));

            new EmergencyStop(directory, new FullJournal(), new RecordingGateway()).run(stopped, 1);
        }

        assertEquals(TripReason.JOURNAL_FAILURE, stopped.reason());
        final List<String> told = Arrays.stream(stopped.getSuppressed())
                .map(Throwable::getMessage)
                .toList();
        assertEquals(2, told.size(), told.toString());
        assertTrue(
                told.get(0)
                        .startsWith("emergency log " + journal.resolve("emergency.log")
                                + " cannot be written, so 0 canceled orders are on no list: "),
                told.get(0));
        assertEquals(
                "output journal of " + journal + " has no record of the trip JOURNAL_FAILURE: journal: disk is full",
                told.get(1));
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION)) {
            assertEquals(
                    new SessionStop(
                            7, Stage.JOURNAL, TripReason.JOURNAL_FAILURE, "java.lang.IllegalStateException: beneath"),
                    SessionStop.read(directory.metadata()).orElseThrow());
        }
    }

    private static final class FullJournal implements Journal {
        @Override
        public void append(final MutableDirectBuffer buffer, final int offset, final int length) {
            throw new JournalException("journal: disk is full");
        }

        @Override
        public long lastSequence() {
            return 0;
        }

        @Override
        public long durableSequence() {
            return 0;
        }

        @Override
        public long sync() {
            return 0;
        }

        @Override
        public boolean isRunningOutOfSpace() {
            return true;
        }

        @Override
        public int segmentsAhead() {
            return 0;
        }

        @Override
        public long stallCount() {
            return 0;
        }

        @Override
        public void close() {
            // nothing to give up
        }
    }
}
