package io.tiercel.engine.console;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Random;
import java.util.Set;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** An engine that trades at full rate is killed again and again, wherever it is, and taken up: in the end nobody can tell. */
class KilledRunTest {
    private static final String FOLLOWED =
            "{follower: \"ON\", snapshotEveryInputs: 1000, snapshotsKept: 2, openOrders: READOPT}";
    private static final String ALONE = "{follower: \"OFF\", snapshotEveryInputs: 1000, openOrders: READOPT}";

    @TempDir
    Path folder;

    private static final long LONGEST_START_NS = 2_000_000_000L;
    private static final String SNAPSHOTS = "snapshots/";
    private static final String INPUTS = "input/";

    private final int[] killsAt = new int[Moment.values().length];

    /** What an engine is doing when it is killed. */
    private enum Moment {
        START_UP,
        TRADING,
        SNAPSHOT,
        NEW_SEGMENT,
        END
    }

    @ParameterizedTest
    @CsvSource({
        "1, OFF,   INVOKER,   FOLLOWED, 8, 60000",
        "2, GROUP, SHARED,    FOLLOWED, 8, 60000",
        "3, EACH,  INVOKER,   ALONE,    7, 5000",
        "4, OFF,   DEDICATED, ALONE,    7, 60000"
    })
    void shouldEndAsIfItHadNeverBeenKilled(
            final long seed,
            final String durability,
            final String threading,
            final String recovery,
            final int kills,
            final long events)
            throws Exception {
        killAndResume(seed, durability, threading, recovery, kills, events);
    }

    @Tag("slow")
    @ParameterizedTest
    @CsvSource({
        "11, OFF,   INVOKER,   FOLLOWED, 50, 150000",
        "12, OFF,   SHARED,    FOLLOWED, 50, 150000",
        "13, OFF,   DEDICATED, ALONE,    50, 150000",
        "14, GROUP, SHARED,    FOLLOWED, 50, 150000",
        "15, GROUP, DEDICATED, FOLLOWED, 50, 150000",
        "16, EACH,  INVOKER,   FOLLOWED, 50, 30000"
    })
    void shouldEndAsIfItHadNeverBeenKilledFiftyTimes(
            final long seed,
            final String durability,
            final String threading,
            final String recovery,
            final int kills,
            final long events)
            throws Exception {
        killAndResume(seed, durability, threading, recovery, kills, events);
    }

    private void killAndResume(
            final long seed,
            final String durability,
            final String threading,
            final String recovery,
            final int kills,
            final long events)
            throws Exception {
        assumeTrue(Files.isDirectory(Path.of("/proc/self")), "skipped: this platform has no signals as Linux has them");
        final boolean isFollowed = recovery.equals("FOLLOWED");
        final BrokenRun run = new BrokenRun(folder, seed, events, isFollowed ? FOLLOWED : ALONE);
        final Object[] mode = {"--durability", durability, "--threading", threading};
        final Random random = new Random(seed);
        final long[] targets = targets(run, random, kills);
        int inputs = 0;
        for (int kill = 0; kill < kills; kill++) {
            final Moment moment = moment(kill, kills, isFollowed);
            final String when = "seed " + seed + ", kill " + (kill + 1) + " at " + moment + " from input " + inputs
                    + " towards " + targets[kill];
            try (EngineProcess engine = run.start(mode)) {
                await(engine, run, moment, targets[kill], random);
                if (engine.isAlive()) {
                    killsAt[moment.ordinal()]++;
                }
                engine.kill();
                assertFalse(
                        engine.errors().stream().anyMatch(line -> line.startsWith("tiercel: ")),
                        () -> when + ": " + errors(engine));
            }
            inputs = run.check(inputs, when);
        }

        try (EngineProcess engine = run.start(mode)) {
            assertEquals(Main.DONE, engine.exitStatus(), () -> "seed " + seed + ": " + errors(engine));
            run.checkEnd(engine.json(), "seed " + seed);
        }
        assertTrue(
                Arrays.stream(killsAt).sum() * 2 > kills,
                "kills that met the engine alive: " + Arrays.toString(killsAt));
        assertFalse(run.snapshotsUsed().isEmpty(), "no start used a snapshot: " + run.restarts());
    }

    /** Places to be killed at, in the order of the session, so that it gets a little further each time. */
    private static long[] targets(final BrokenRun run, final Random random, final int kills) {
        final long[] targets = new long[kills];
        Arrays.setAll(targets, i -> run.anyInput(random));
        Arrays.sort(targets);
        return targets;
    }

    private static Moment moment(final int kill, final int kills, final boolean isFollowed) {
        if (kill == kills - 1) {
            return Moment.END;
        }
        return switch (kill % 5) {
            case 0 -> kill == 0 ? Moment.START_UP : Moment.NEW_SEGMENT;
            case 2 -> isFollowed ? Moment.SNAPSHOT : Moment.TRADING;
            case 4 -> Moment.START_UP;
            default -> Moment.TRADING;
        };
    }

    /** Returns in that moment, or when the process has ended before it came. */
    private static void await(
            final EngineProcess engine,
            final BrokenRun run,
            final Moment moment,
            final long target,
            final Random random)
            throws InterruptedException {
        switch (moment) {
            // the virtual machine, the journal's folder, the recovery
            case START_UP -> {
                final long deadlineNs = System.nanoTime() + random.nextLong(LONGEST_START_NS);
                await(engine, () -> System.nanoTime() >= deadlineNs || run.published() > 0);
            }
            // of the second core, or of a start that had much to replay
            case SNAPSHOT -> {
                final Set<String> before = run.files(SNAPSHOTS);
                await(engine, () -> run.published() >= target || !before.equals(run.files(SNAPSHOTS)));
            }
            case NEW_SEGMENT -> {
                await(engine, () -> run.published() > 0);
                final Set<String> before = run.files(INPUTS);
                await(engine, () -> run.published() >= target + 10_000 || !before.equals(run.files(INPUTS)));
            }
            // from the last input to the exit of the process
            case END -> {
                await(engine, () -> run.published() >= run.inputs());
                Thread.sleep(random.nextInt(60));
            }
            case TRADING -> await(engine, () -> run.published() >= target);
        }
    }

    private static void await(final EngineProcess engine, final BooleanSupplier moment) throws InterruptedException {
        while (engine.isAlive() && !moment.getAsBoolean()) {
            Thread.sleep(0, 200_000);
        }
    }

    private static String errors(final EngineProcess engine) {
        try {
            return engine.errors().toString();
        } catch (final IOException e) {
            return e.toString();
        }
    }
}
