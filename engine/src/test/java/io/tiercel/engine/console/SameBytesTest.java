package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.journal.JournalReader;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Whoever runs the byte code, on however many threads, beside whatever else, broken off or not: not one byte of the output journal differs. */
class SameBytesTest {
    private static final long SEED = 31;
    private static final String SHIPPED_MODEL = "builtin:next-move";

    /** By number of events: what this process makes does not depend on what it is compared with. */
    private static final Map<Long, Outputs> HERE = new HashMap<>();

    @TempDir
    Path folder;

    private Path config;

    /** Records, and a hash over all of them with their lengths and checksums. */
    private record Outputs(long records, String sha256, String digest) {}

    @BeforeEach
    void makeConfig() throws IOException {
        config = Files.createDirectory(folder.resolve("config"));
        Files.writeString(config.resolve("engine.yaml"), """
                pipeline: {waitPolicy: YIELDING, pinThreads: false, probeEvery: 0}
                recovery: {follower: "OFF"}
                journal: {segmentMiB: 16, segmentsAhead: 1}
                simulation: {ordersPerSecond: 72.0}
                """);
    }

    @ParameterizedTest
    @CsvSource({
        "3000, INVOKER, -Xint",
        "20000, SHARED, -XX:TieredStopAtLevel=1 -XX:+UseParallelGC",
        "20000, DEDICATED, -XX:-TieredCompilation -XX:MaxVectorSize=16",
        "20000, INVOKER, -XX:MaxVectorSize=32 -XX:+UseZGC",
        "20000, SHARED, -XX:MaxVectorSize=64 -XX:+UseG1GC"
    })
    void shouldMakeTheSameBytes(final long events, final String threading, final String flags) throws Exception {
        compare(events, threading, flags);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "1000000, INVOKER, -Xint",
        "10000000, INVOKER, -XX:TieredStopAtLevel=1",
        "10000000, SHARED, -XX:-TieredCompilation",
        "10000000, DEDICATED, -XX:MaxVectorSize=16",
        "10000000, INVOKER, -XX:MaxVectorSize=32",
        "10000000, SHARED, -XX:MaxVectorSize=64",
        "10000000, DEDICATED, -XX:+UseParallelGC",
        "10000000, SHARED, -XX:+UseG1GC",
        "10000000, INVOKER, -XX:+UseZGC"
    })
    void shouldMakeTheSameBytesWithAnyCompilerAndCollector(
            final long events, final String threading, final String flags) throws Exception {
        compare(events, threading, flags);
    }

    private void compare(final long events, final String threading, final String flags) throws Exception {
        final Outputs here = HERE.containsKey(events) ? HERE.get(events) : inThisProcess(events);
        HERE.put(events, here);
        final Path journal = folder.resolve("there");
        final String digest;
        try (EngineProcess engine = start(journal, SHIPPED_MODEL, events, threading, flags)) {
            // the interpreter takes its time
            assertEquals(Main.DONE, engine.exitStatus(1_800), () -> flags);
            digest = engine.json().get("digest").stringValue();
        }

        assertEquals(here, outputs(journal, digest), threading + " " + flags);
        assertTrue(here.records() > events / 100, "control: " + here.records() + " outputs");
    }

    @Tag("slow")
    @Test
    void shouldMakeTheSameBytesOfTenMillionEventsInEveryModeKilledFiveTimesUnderLoad() throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final long events = 10_000_000;
        final Outputs whole = killedAndResumed("INVOKER", events, 0);

        assertEquals(whole, killedAndResumed("INVOKER", events, 5), "INVOKER");
        assertEquals(whole, killedAndResumed("SHARED", events, 5), "SHARED");
        final AtomicBoolean isOver = new AtomicBoolean();
        final Thread load = Thread.ofPlatform().start(() -> burn(isOver));
        try {
            assertEquals(whole, killedAndResumed("DEDICATED", events, 5), "DEDICATED under load");
            assertEquals(whole, killedAndResumed("SHARED", events, 0), "SHARED under load");
        } finally {
            isOver.set(true);
            load.join();
        }
    }

    private Outputs killedAndResumed(final String threading, final long events, final int kills) throws Exception {
        final Path journal = folder.resolve("killed");
        final Random random = new Random(SEED);
        for (int kill = 0; kill < kills; kill++) {
            final long target = events * (kill + 1) / (kills + 1) + random.nextInt(100_000);
            Files.deleteIfExists(journal.resolve("counters.dat"));
            try (EngineProcess engine = start(journal, "none", events, threading, "")) {
                engine.await("input " + target, () -> BrokenRun.published(journal) >= target);
                engine.kill();
            }
        }
        final Outputs made;
        try (EngineProcess engine = start(journal, "none", events, threading, "")) {
            // minutes, where a machine has little else
            engine.await("end", () -> !engine.isAlive() || BrokenRun.published(journal) > events * 9 / 10);
            assertEquals(Main.DONE, engine.exitStatus(), threading);
            made = outputs(journal, engine.json().get("digest").stringValue());
        }
        delete(journal);
        return made;
    }

    private EngineProcess start(
            final Path journal, final String model, final long events, final String threading, final String flags)
            throws IOException {
        final List<String> words = new ArrayList<>(List.of("-Xmx1g"));
        if (flags.contains("GC")) {
            words.add("-XX:-UseSerialGC");
        }
        if (!flags.isEmpty()) {
            words.addAll(List.of(flags.split(" ")));
        }
        return new EngineProcess(folder, List.of(), words, Map.of(), words(journal, model, events, threading));
    }

    private Outputs inThisProcess(final long events) throws Exception {
        final Path journal = folder.resolve("here");
        final CommandRun run = CommandRun.of(words(journal, SHIPPED_MODEL, events, "INVOKER"));
        assertEquals(Main.DONE, run.status(), () -> run.errors().toString());
        return outputs(journal, run.json().get("digest").stringValue());
    }

    private Object[] words(final Path journal, final String model, final long events, final String threading) {
        return new Object[] {
            "run",
            "--resume",
            "--feed",
            "sim",
            "--seed",
            SEED,
            "--events",
            events,
            "--model",
            model,
            "--config",
            config,
            "--journal",
            journal,
            "--threading",
            threading,
            "--json"
        };
    }

    private static Outputs outputs(final Path journal, final String digest) throws Exception {
        final MessageDigest sha256 = MessageDigest.getInstance("SHA-256");
        long records = 0;
        try (JournalDirectory directory = JournalDirectory.openForRead(journal, SessionMetadata.SCHEMA_VERSION);
                JournalReader reader = directory.readOutput()) {
            while (reader.next()) {
                final byte[] record = new byte[reader.length()];
                reader.buffer().getBytes(reader.offset(), record);
                sha256.update(ByteBuffer.allocate(Integer.BYTES).putInt(0, record.length));
                sha256.update(record);
                records++;
            }
        }
        return new Outputs(records, HexFormat.of().formatHex(sha256.digest()), digest);
    }

    private static void burn(final AtomicBoolean isOver) {
        while (!isOver.get()) {
            Thread.onSpinWait();
        }
    }

    private static void delete(final Path root) throws IOException {
        try (Stream<Path> files = Files.walk(root)) {
            for (final Path file : files.sorted((a, b) -> b.compareTo(a)).toList()) {
                Files.delete(file);
            }
        }
    }
}
