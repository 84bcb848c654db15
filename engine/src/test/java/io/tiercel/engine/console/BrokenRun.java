package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.operator.CommandFile;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.telemetry.CountersFile;
import io.tiercel.engine.telemetry.SessionCounter;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import tools.jackson.databind.JsonNode;

/**
 * One session of the simulated exchange that processes begin, break off and take up again, beside the same session in one piece: at every moment the one
 * must be the beginning of the other, byte for byte, checksums included.
 */
final class BrokenRun {
    private static final String SMALL = """
            pipeline: {waitPolicy: BLOCKING, pinThreads: false, ringSlots: 1024, outputRingBytes: 1048576, probeEvery: 0}
            session: {digestBlockInputs: 256}
            journal: {segmentMiB: 1, segmentsAhead: 1}
            """;

    /** Starts quicker, and is slow enough to be met while it trades. */
    private static final List<String> FLAGS = List.of("-XX:TieredStopAtLevel=1");

    private final Path folder;
    private final Path config;
    private final Path journal;
    private final long seed;
    private final long events;
    private final JournalBytes whole;
    private final String wholeDigest;

    /**
     * @param folder   for everything.
     * @param seed     of the session.
     * @param events   of it.
     * @param recovery settings of that name, as YAML; the session in one piece has none.
     */
    BrokenRun(final Path folder, final long seed, final long events, final String recovery) throws IOException {
        this.folder = Files.createDirectories(folder);
        this.seed = seed;
        this.events = events;
        journal = folder.resolve("journal");
        final Path plain = config("plain", "{follower: \"OFF\"}");
        final Path wholeFolder = folder.resolve("whole");
        final CommandRun run = CommandRun.of(words(plain, wholeFolder, "--threading", "INVOKER"));
        assertEquals(Main.DONE, run.status(), () -> run.errors().toString());
        wholeDigest = run.json().get("digest").stringValue();
        whole = JournalBytes.of(wholeFolder);
        config = config("config", recovery);
    }

    /** Inputs of the whole session. */
    int inputs() {
        return whole.inputs().size();
    }

    Path journal() {
        return journal;
    }

    /** Begins the session, or takes it up, in a process of its own. */
    EngineProcess start(final Object... more) throws IOException {
        return start(Map.of(), more);
    }

    EngineProcess start(final Map<String, String> environment, final Object... more) throws IOException {
        // they are of the process before
        Files.deleteIfExists(journal.resolve("counters.dat"));
        Files.deleteIfExists(journal.resolve(CommandFile.NAME));
        return new EngineProcess(folder, List.of(), FLAGS, environment, resumeWords(more));
    }

    /** The same in this process. */
    CommandRun resume(final Object... more) {
        return CommandRun.of(resumeWords(more));
    }

    Object[] resumeWords(final Object... more) {
        return Stream.concat(Stream.of(words(config, journal)), Stream.concat(Stream.of("--resume"), Stream.of(more)))
                .toArray();
    }

    /** Inputs that the running process has published, as its counters tell: 0 before it trades. */
    long published() {
        return published(journal);
    }

    static long published(final Path journal) {
        try {
            return CountersFile.read(journal).value(SessionCounter.PUBLISHED);
        } catch (final BadInputException notYet) {
            return 0;
        }
    }

    /** Files of the journal whose path has a text in it. */
    Set<String> files(final String part) {
        try (Stream<Path> files = Files.walk(journal)) {
            return files.map(file -> journal.relativize(file).toString())
                    .filter(name -> name.contains(part))
                    .collect(Collectors.toCollection(TreeSet::new));
        } catch (final IOException | java.io.UncheckedIOException changing) {
            return Set.of();
        }
    }

    /**
     * What must hold whenever nobody writes: the beginning of the whole session, nothing twice, nothing left out, no output without its cause, nothing
     * gone that was there before, and a replay from the beginning that makes the same outputs and the same digests.
     *
     * @param inputsBefore that were journaled when last looked at.
     * @return inputs journaled now.
     */
    int check(final int inputsBefore, final String when) {
        if (!JournalDirectory.isPresent(journal)) {
            assertEquals(0, inputsBefore, when);
            return 0;
        }
        final JournalBytes now = JournalBytes.of(journal, when);
        assertBeginning(whole.inputs(), now.inputs(), when + ": input ");
        assertBeginning(whole.outputs(), now.outputs(), when + ": output ");
        assertTrue(
                now.inputs().size() >= inputsBefore,
                () -> when + ": " + inputsBefore + " inputs were journaled, now "
                        + now.inputs().size());
        for (int i = 0; i < now.inputs().size(); i++) {
            assertEquals(i + 1, JournalContent.header(now.inputs().get(i)).sequence(), when);
        }
        if (!now.outputs().isEmpty()) {
            final long cause = JournalContent.header(now.outputs().getLast()).sequence();
            assertTrue(
                    cause <= now.inputs().size(),
                    () -> when + ": an output of input " + cause + " of "
                            + now.inputs().size());
        }
        if (!now.inputs().isEmpty()) {
            final CommandRun replayed = CommandRun.of("replay", journal, "--verify", "--json");
            assertEquals(Main.DONE, replayed.status(), () -> when + ": " + replayed.out() + replayed.errors());
            assertTrue(replayed.json().get("replayIdentical").booleanValue(), when);
            assertEquals(now.inputs().size(), replayed.json().get("events").longValue(), when);
        }
        return now.inputs().size();
    }

    /** What must hold at the end: all of it, and the digest of the session in one piece. */
    void checkEnd(final JsonNode summary, final String when) {
        checkDigest(summary, when);
        final JournalBytes now = JournalBytes.of(journal, when);
        assertEquals(whole.outputs().size(), now.outputs().size(), when + ": outputs");
        assertEquals(whole.inputs().size(), now.inputs().size(), when + ": inputs");
        check(now.inputs().size(), when);
    }

    /** The digest of the session in one piece. */
    void checkDigest(final JsonNode summary, final String when) {
        assertEquals(wholeDigest, summary.get("digest").stringValue(), when);
    }

    /** Inputs at which the snapshots were taken that starts of this session have used. */
    List<Long> snapshotsUsed() {
        final List<Long> used = new ArrayList<>();
        for (final String restart : restarts()) {
            final String after = restart.substring(restart.indexOf("snapshot ") + "snapshot ".length());
            final long sequence = Long.parseLong(after.substring(0, after.indexOf(',')));
            if (sequence > 0) {
                used.add(sequence);
            }
        }
        return used;
    }

    /** What the journal says of each start but the first. */
    List<String> restarts() {
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION)) {
            return directory.metadata().entries().entrySet().stream()
                    .filter(entry -> entry.getKey().startsWith("restart."))
                    .map(Map.Entry::getValue)
                    .toList();
        }
    }

    /** A moment of the session, anywhere in it. */
    long anyInput(final Random random) {
        return 1L + random.nextInt(inputs());
    }

    private Object[] words(final Path configFolder, final Path to, final Object... more) {
        return Stream.concat(
                        Stream.of(
                                "run",
                                "--feed",
                                "sim",
                                "--seed",
                                seed,
                                "--events",
                                events,
                                "--model",
                                "none",
                                "--config",
                                configFolder,
                                "--journal",
                                to,
                                "--json"),
                        Stream.of(more))
                .toArray();
    }

    private Path config(final String name, final String recovery) throws IOException {
        final Path made = Files.createDirectory(folder.resolve(name));
        Files.writeString(made.resolve("engine.yaml"), SMALL + "recovery: " + recovery + "\n");
        return made;
    }

    private static void assertBeginning(final List<byte[]> whole, final List<byte[]> part, final String what) {
        assertTrue(part.size() <= whole.size(), () -> what + part.size() + " of " + whole.size());
        for (int i = 0; i < part.size(); i++) {
            final int number = i + 1;
            assertArrayEquals(whole.get(i), part.get(i), () -> what + number);
        }
    }
}
