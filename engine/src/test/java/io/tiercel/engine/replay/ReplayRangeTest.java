package io.tiercel.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.recovery.SessionCore;
import io.tiercel.engine.recovery.SessionSnapshots;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalException;
import io.tiercel.journal.JournalReader;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A part of a journal. */
class ReplayRangeTest {
    private static final int SNAPSHOT = 2_500;

    @TempDir
    static Path folder;

    private static Path original;
    private static List<byte[]> inputs;

    @BeforeAll
    static void run() {
        original = folder.resolve("original");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(5, 4_000), original).run();
        inputs = JournalContent.inputs(original);
    }

    @ParameterizedTest
    @CsvSource({"1, 256", "1, 1000", "257, 512", "300, 300", "777, 1500", "2501, 3999"})
    void shouldCompareOnlyThePartThatWasAskedFor(final long first, final long last) {
        final ReplayResult result = replay(original, sequence(first), sequence(last));

        assertTrue(result.isIdentical(), () -> "" + result.divergence());
        assertEquals(first, result.firstSequence());
        assertEquals(last, result.lastSequence());
        assertEquals(last - first + 1, result.replayedInputs());
        assertTrue(result.verifiedSequence() >= last, "the block of digests that holds the last input is compared");
    }

    @Test
    void shouldTakeTheFirstInputNotBeforeAndTheLastNotAfterATime() {
        final long fromNs = timeNs(1_200);
        final long toNs = timeNs(1_900);
        final long first = 1
                + inputs.stream()
                        .filter(record -> JournalContent.header(record).eventTimeNs() < fromNs)
                        .count();
        final long last = inputs.stream()
                .filter(record -> JournalContent.header(record).eventTimeNs() <= toNs)
                .count();

        final ReplayResult result =
                replay(original, Optional.of(new ReplayPoint.Time(fromNs)), Optional.of(new ReplayPoint.Time(toNs)));

        assertEquals(first, result.firstSequence());
        assertEquals(last, result.lastSequence());
        assertTrue(first <= 1_200 && last >= 1_900, "control");
    }

    /** A lie inside is found, one before or behind is not looked at. */
    @ParameterizedTest
    @CsvSource({"-100, 100, true", "0, 0, true", "-100, -1, false", "1, 100, false"})
    void shouldFindWhatDiffersInsideOnly(final long before, final long behind, final boolean isFound) {
        final JournalCopy copy = new JournalCopy(original);
        final byte[] record = copy.outputs().stream()
                .filter(output -> JournalContent.templateId(output) == OrderRequestedDecoder.TEMPLATE_ID)
                .filter(output -> JournalContent.header(output).sequence() > 1_100)
                .findFirst()
                .orElseThrow();
        final long cause = JournalContent.header(record).sequence();
        final UnsafeBuffer buffer = new UnsafeBuffer(record);
        final int at = MessageHeaderDecoder.ENCODED_LENGTH + OrderRequestedDecoder.qtyEncodingOffset();
        buffer.putLong(at, buffer.getLong(at, ByteOrder.LITTLE_ENDIAN) + 1, ByteOrder.LITTLE_ENDIAN);
        final Path changed = copy.write(folder.resolve("changed" + before + "to" + behind));

        final ReplayResult result = replay(changed, sequence(cause + before), sequence(cause + behind));

        assertEquals(isFound, !result.isIdentical(), () -> "" + result.divergence());
        result.divergence().ifPresent(divergence -> assertEquals(cause, divergence.sequence()));
    }

    @Test
    void shouldBeginAtTheNewestSnapshotBeforeThePlace() {
        final JournalCopy copy = new JournalCopy(original);
        final Path journal = copy.write(folder.resolve("with-snapshot"));
        writeSnapshot(journal);

        final ReplayResult behind = replay(journal, sequence(3_000), sequence(3_500));
        final ReplayResult before = replay(journal, sequence(SNAPSHOT), sequence(3_500));

        assertTrue(behind.isIdentical(), () -> "" + behind.divergence());
        assertTrue(before.isIdentical(), () -> "" + before.divergence());
        // to the end of the block of 256 that holds 3500: 14 x 256 = 3584
        assertEquals(3_584 - SNAPSHOT, behind.summary().events(), "inputs worked on from the snapshot");
        assertEquals(3_584, before.summary().events(), "the snapshot stands behind the place");
        assertEquals(before.summary().digest(), behind.summary().digest());
    }

    @Test
    void shouldRefuseAPlaceBehindTheEnd() {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> replay(original, sequence(1_000_000), Optional.empty()));

        assertEquals(
                "replay from input 1000000: " + original + " ends at input " + inputs.size()
                        + ", expected a place before its end",
                refused.getMessage());
    }

    @Test
    void shouldRefuseARangeThatHoldsNothing() {
        final BadInputException refused =
                assertThrows(BadInputException.class, () -> replay(original, sequence(20), sequence(10)));

        assertTrue(
                refused.getMessage().startsWith("replay from input 20 to input 10 holds no input"),
                refused::getMessage);
    }

    @Test
    void shouldReadSequencesTimesAndTimesOfTheDay() {
        assertEquals(new ReplayPoint.Sequence(120_000), ReplayPoint.parse("120000"));
        // 2026-01-02 is day 20455 since the epoch: 20455 x 86400 s + 14.5 h x 3600 s
        assertEquals(
                new ReplayPoint.Time(1_767_364_200_000_000_001L), ReplayPoint.parse("2026-01-02T14:30:00.000000001Z"));
        final ReplayPoint ofDay = ReplayPoint.parse("14:30:00.5");
        assertEquals(
                new ReplayPoint.Time(1_767_364_200_500_000_000L),
                ((ReplayPoint.TimeOfDay) ofDay).on(1_767_364_199_000_000_000L));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "-5", "noon", "2026-01-02T14:30", "25:00:00", "99999999999999999999", ""})
    void shouldRefuseWhatIsNoPlace(final String text) {
        final BadInputException refused = assertThrows(BadInputException.class, () -> ReplayPoint.parse(text));

        assertTrue(refused.getMessage().startsWith("place " + text + " is unusable, expected"), refused::getMessage);
    }

    /** Outputs of another version are others: comparing them would only say so. */
    @ParameterizedTest
    @ValueSource(ints = {1, SessionMetadata.SCHEMA_VERSION + 1})
    void shouldRefuseAJournalOfAnotherSchemaInOneLine(final int version) {
        final Path other = folder.resolve("schema-" + version);
        JournalDirectory.create(other, version, java.util.Map.of()).close();

        final JournalException refused =
                assertThrows(JournalException.class, () -> replay(other, Optional.empty(), Optional.empty()));

        assertEquals(
                "journal: " + other + " has records of schema version " + version + ", expected "
                        + SessionMetadata.SCHEMA_VERSION,
                refused.getMessage());
    }

    static void writeSnapshot(final Path folder) {
        try (JournalDirectory journal = JournalDirectory.openForRead(folder, SessionMetadata.SCHEMA_VERSION);
                JournalReader reader = journal.readInput()) {
            final Configuration configuration = SessionMetadata.configuration(journal.metadata());
            final SessionCore core = new SessionCore(
                    configuration,
                    configuration.instruments().registry(SessionMetadata.symbols(journal.metadata())),
                    Optional.empty(),
                    List.of());
            while (core.lastSequence() < SNAPSHOT && reader.next()) {
                core.onInput(reader.buffer(), reader.offset());
            }
            new SessionSnapshots(folder, SessionMetadata.SCHEMA_VERSION, configuration).write(core);
        }
    }

    private static ReplayResult replay(
            final Path journal, final Optional<ReplayPoint> from, final Optional<ReplayPoint> to) {
        return new Replay(journal, true).range(from, to).run();
    }

    private static Optional<ReplayPoint> sequence(final long sequence) {
        return Optional.of(new ReplayPoint.Sequence(sequence));
    }

    private static long timeNs(final int sequence) {
        return JournalContent.header(inputs.get(sequence - 1)).eventTimeNs();
    }
}
