package io.tiercel.engine.recovery;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.RecoverySettings;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SessionSummary;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.Snapshots;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A second core behind a journal finds what the session did otherwise, and its snapshots are those that a resume takes up. */
class JournalFollowerTest {
    private static final long SEED = 5;
    private static final long EVENTS = 12_000;

    @TempDir
    Path folder;

    private final Configuration configuration = TestConfiguration.with();

    @Test
    void shouldFindNoDifferenceWhereThereIsNone() {
        final Path journal = session();
        final int outputs = JournalContent.outputs(journal).size();

        try (JournalDirectory directory = open(journal);
                JournalFollower follower = follow(directory, new ArrayList<>())) {
            follower.atRest();
            while (follower.poll(100, Long.MAX_VALUE) > 0) {
                // to the end
            }

            assertEquals(Optional.empty(), follower.difference());
            assertEquals(outputs, follower.compared());
            assertTrue(follower.isEnded());
        }
    }

    /** A live session's last output says how far it has gone: the inputs behind that are not touched. */
    @Test
    void shouldWaitWhereTheSessionHasNotGoneOn() {
        final Path journal = session();
        final JournalCopy copy = new JournalCopy(journal);
        copy.outputs().removeIf(record -> JournalContent.header(record).sequence() > 7_000);
        final Path cut = copy.write(folder.resolve("cut"));
        final long last = JournalContent.header(copy.outputs().getLast()).sequence();

        try (JournalDirectory directory = open(cut);
                JournalFollower follower = follow(directory, new ArrayList<>())) {
            while (follower.poll(100, Long.MAX_VALUE) > 0) {
                // as far as it may
            }

            assertEquals(last - 1, follower.lastSequence());
            assertEquals(Optional.empty(), follower.difference());
        }
    }

    @Test
    void shouldNameTheOutputThatDiffers() {
        final JournalCopy copy = new JournalCopy(session());
        final byte[] changed = copy.outputs().get(copy.outputs().size() / 2);
        changed[changed.length - 3] ^= 4;
        final Path journal = copy.write(folder.resolve("changed"));

        try (JournalDirectory directory = open(journal);
                JournalFollower follower = follow(directory, new ArrayList<>())) {
            follower.atRest();
            while (follower.poll(100, Long.MAX_VALUE) > 0) {
                // until it finds it
            }

            final long cause = JournalContent.header(changed).sequence();
            assertTrue(
                    follower.difference().orElse("none").contains("differs from the session at input " + cause + ","),
                    follower.difference().toString());
            assertFalse(follower.snapshot(), "a state that is doubted is not kept");
        }
    }

    /** Snapshots in the middle, taken up by another follower; a damaged one and one of another configuration are passed over. */
    @Test
    void shouldTakeUpTheNewestSnapshotThatIsUsable() throws Exception {
        final Path journal = session();
        try (JournalDirectory directory = open(journal);
                JournalFollower follower = follow(directory, new ArrayList<>())) {
            follower.atRest();
            for (final long at : new long[] {2_000, 5_000, 9_000}) {
                assertEquals(at - follower.lastSequence(), follower.poll(Integer.MAX_VALUE, at));
                assertTrue(follower.snapshot());
                assertFalse(follower.snapshot(), "twice at one input");
            }
        }
        final Snapshots files = new Snapshots(journal);
        final byte[] newest = Files.readAllBytes(files.file(9_000));
        newest[newest.length / 2] ^= 1;
        Files.write(files.file(9_000), newest);

        final List<String> notes = new ArrayList<>();
        try (JournalDirectory directory = open(journal);
                JournalFollower follower = follow(directory, notes)) {
            assertEquals(5_000, follower.lastSequence());
            assertEquals(1, notes.size(), notes.toString());
            assertTrue(
                    notes.getFirst().startsWith("snapshot at input 9000 is passed over: journal: snapshot"),
                    notes.toString());
            follower.atRest();
            while (follower.poll(1_000, Long.MAX_VALUE) > 0) {
                // to the end
            }
            assertEquals(Optional.empty(), follower.difference());
        }

        final Path other = new JournalCopy(journal)
                .configuration(yaml -> yaml.replace("entryNs: 250000", "entryNs: 250001"))
                .write(folder.resolve("other"));
        Files.createDirectories(other.resolve(Snapshots.FOLDER));
        Files.copy(files.file(5_000), new Snapshots(other).file(5_000));
        notes.clear();
        try (JournalDirectory directory = open(other);
                JournalFollower follower = follow(directory, notes)) {
            assertEquals(0, follower.lastSequence());
            assertTrue(notes.getFirst().contains("it is of another configuration"), notes.toString());
        }
    }

    @Test
    void shouldFollowASessionThatRuns() {
        final List<String> lines = Collections.synchronizedList(new ArrayList<>());
        final Configuration followed = TestConfiguration.with(
                "engine: {recovery: {follower: 'ON', snapshotEveryInputs: 20000, snapshotsKept: 2}}");

        final SessionSummary summary = new SessionRunner(
                        followed, new SimulatedSource(SEED, 150_000), folder.resolve("live"))
                .operatorLine(lines::add)
                .run();

        assertEquals(1, lines.size(), lines.toString());
        assertTrue(
                lines.getFirst().contains(" outputs up to input " + summary.events() + " compared, no difference"),
                lines.toString());
        assertEquals(2, new Snapshots(folder.resolve("live")).sequences().size(), lines.toString());
        assertTrue(summary.fills() > 0, summary.toString());
    }

    private Path session() {
        final Path journal = folder.resolve("session");
        new SessionRunner(configuration, new SimulatedSource(SEED, EVENTS), journal).run();
        return journal;
    }

    private static JournalDirectory open(final Path journal) {
        return JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION);
    }

    private static JournalFollower follow(final JournalDirectory journal, final List<String> notes) {
        return SessionMetadata.follower(
                journal,
                new RecoverySettings(RecoverySettings.OpenOrders.READOPT, RecoverySettings.FollowerMode.ON, 1_000, 3),
                Optional.empty(),
                notes::add);
    }
}
