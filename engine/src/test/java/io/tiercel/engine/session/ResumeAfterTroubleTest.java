package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.inspection.JournalMending;
import io.tiercel.engine.pipeline.EngineStoppedException;
import io.tiercel.engine.protocol.RestartedDecoder;
import io.tiercel.engine.recovery.JournalFollower;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.Snapshots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A session comes back after more than a kill: a stop on the way back, an engine that stopped itself, a repaired journal, the wrong feed. */
class ResumeAfterTroubleTest {
    private static final SimulatedSource SOURCE = new SimulatedSource(3, 12_000);
    private static final int CUT = 5_000;

    @TempDir
    Path folder;

    private final Configuration configuration = TestConfiguration.with();
    private final List<String> notes = new ArrayList<>();

    @Test
    void shouldStayResumableWhenItIsStoppedBeforeAnythingNew() {
        final Path whole = whole();
        final Path cut = cut(whole, CUT);
        final SessionRunner stopped = runner(SOURCE, cut);
        stopped.stop();
        stopped.run();

        final SessionSummary summary = runner(SOURCE, cut).run();

        assertSame(whole, cut);
        assertTrue(summary.events() > 0, notes.toString());
    }

    @ParameterizedTest
    @ValueSource(strings = {"INVOKER", "SHARED", "DEDICATED"})
    void shouldGoOnAfterTheEngineHasStoppedItself(final String mode) {
        final Path journal = folder.resolve(mode);
        final Configuration threaded = TestConfiguration.with("engine: {pipeline: {threadingMode: " + mode + "}}");
        final int[] seen = {0};
        assertThrows(
                EngineStoppedException.class,
                () -> new SessionRunner(threaded, SOURCE, journal)
                        .observer((instrumentId, nowNs, book) -> {
                            if (++seen[0] == CUT) {
                                throw new IllegalStateException("planted");
                            }
                        })
                        .run());

        final SessionSummary summary =
                new SessionRunner(threaded, SOURCE, journal).resume(notes::add).run();

        assertTrue(summary.orders() > 0, summary.toString());
        assertEquals(
                1,
                JournalContent.inputs(journal).stream()
                        .filter(record -> JournalContent.templateId(record) == RestartedDecoder.TEMPLATE_ID)
                        .count());
        final ReplayResult result = new Replay(journal, true).run();
        assertEquals(Optional.empty(), result.divergence());
        assertEquals(Optional.empty(), result.sessionStop(), "it went on");
        assertEquals(summary.digest(), result.summary().digest());
    }

    /** The state of inputs that a repair cut away is not the state of those that come in their place. */
    @Test
    void shouldSetSnapshotsOfALostHistoryAside() throws Exception {
        final Path journal = cut(whole(), 9_000);
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION);
                JournalFollower follower = SessionMetadata.follower(
                        directory, configuration.engine().recovery(), Optional.empty(), notes::add)) {
            follower.atRest();
            follower.poll(Integer.MAX_VALUE, 2_000);
            follower.snapshot();
            follower.poll(Integer.MAX_VALUE, 8_500);
            follower.snapshot();
        }
        final Path records = journal.resolve("input/000001/19700101F.cq4");
        final byte[] bytes = Files.readAllBytes(records);
        bytes[bytes.length / 2] ^= 1;
        Files.write(records, bytes);

        final long lastInput = JournalMending.repair(journal).lastInput();

        assertTrue(lastInput > 2_000 && lastInput < 8_500, "cut at " + lastInput);
        assertEquals(List.of(2_000L), new Snapshots(journal).sequences());
        runner(SOURCE, journal).run();
        assertTrue(notes.getLast().contains("snapshot 2000, "), notes.toString());
        assertSame(whole(), journal);
    }

    @Test
    void shouldWriteNothingForAFeedThatIsAnother() {
        final Path cut = cut(whole(), CUT);
        final int before = JournalContent.inputs(cut).size();

        final BadInputException refusal = assertThrows(
                BadInputException.class, () -> runner(new Impostor(), cut).run());

        assertTrue(refusal.getMessage().contains("are not those of the journal"), refusal.getMessage());
        assertEquals(before, JournalContent.inputs(cut).size());
        runner(SOURCE, cut).run();
        assertSame(whole(), cut);
    }

    private SessionRunner runner(final FeedSource source, final Path journal) {
        return new SessionRunner(configuration, source, journal).resume(notes::add);
    }

    private Path whole() {
        final Path whole = folder.resolve("whole");
        if (!Files.exists(whole)) {
            new SessionRunner(configuration, SOURCE, whole).run();
        }
        return whole;
    }

    private Path cut(final Path whole, final long last) {
        final JournalCopy copy = new JournalCopy(whole);
        copy.inputs().removeIf(record -> JournalContent.header(record).sequence() > last);
        copy.outputs().removeIf(record -> JournalContent.header(record).sequence() > last);
        return copy.write(folder.resolve("cut"));
    }

    private static void assertSame(final Path whole, final Path other) {
        assertSame(JournalContent.inputs(whole), JournalContent.inputs(other), "input ");
        assertSame(JournalContent.outputs(whole), JournalContent.outputs(other), "output ");
    }

    private static void assertSame(final List<byte[]> whole, final List<byte[]> other, final String what) {
        assertEquals(whole.size(), other.size(), what);
        for (int i = 0; i < whole.size(); i++) {
            assertArrayEquals(whole.get(i), other.get(i), what + i);
        }
    }

    /** Says that it is the session's feed, and is another. */
    private static final class Impostor implements FeedSource {
        @Override
        public String description() {
            return SOURCE.description();
        }

        @Override
        public List<String> symbols(final Configuration configuration) {
            return SOURCE.symbols(configuration);
        }

        @Override
        public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
            return new SimulatedSource(SOURCE.seed() + 1, SOURCE.events()).open(configuration, registry);
        }
    }
}
