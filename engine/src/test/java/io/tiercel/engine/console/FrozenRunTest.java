package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that is stopped and let go on, as a suspended machine or a debugger does it, makes the bytes of one that never stood still. */
class FrozenRunTest {
    private static final String RECOVERY = "{follower: \"ON\", snapshotEveryInputs: 2000}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource({"5, GROUP, SHARED, 8, 60000", "6, OFF, DEDICATED, 8, 60000"})
    void shouldMakeTheSameBytes(
            final long seed, final String durability, final String threading, final int stops, final long events)
            throws Exception {
        freeze(seed, durability, threading, stops, events);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "21, OFF, INVOKER, 100, 400000",
        "22, GROUP, SHARED, 100, 400000",
        "23, EACH, DEDICATED, 100, 150000",
    })
    void shouldMakeTheSameBytesHoweverOften(
            final long seed, final String durability, final String threading, final int stops, final long events)
            throws Exception {
        freeze(seed, durability, threading, stops, events);
    }

    private void freeze(
            final long seed, final String durability, final String threading, final int stops, final long events)
            throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final BrokenRun run = new BrokenRun(folder, seed, events, RECOVERY);
        final Random random = new Random(seed);
        int met = 0;
        try (EngineProcess engine = run.start("--durability", durability, "--threading", threading)) {
            engine.await("trading", () -> run.published() > 0);
            for (int stop = 0; stop < stops && engine.isAlive(); stop++) {
                Thread.sleep(random.nextInt(15));
                engine.signal("STOP");
                Thread.sleep(5 + random.nextInt(25));
                met += run.published() < run.inputs() ? 1 : 0;
                engine.signal("CONT");
            }

            assertEquals(Main.DONE, engine.exitStatus(), () -> "seed " + seed);
            run.checkEnd(engine.json(), "seed " + seed);
        }
        assertTrue(met >= 2, "stopped " + met + " times while it traded, seed " + seed);
    }
}
