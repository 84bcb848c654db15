package io.tiercel.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The reins decide when an input comes, never what it makes. */
@Timeout(60)
class ReplayControlTest {
    @TempDir
    static Path folder;

    private static Path journal;
    private static List<byte[]> inputs;
    private static long digest;

    @BeforeAll
    static void run() {
        journal = folder.resolve("journal");
        digest = new SessionRunner(TestConfiguration.with(), new SimulatedSource(9, 3_000), journal)
                .run()
                .digest();
        inputs = JournalContent.inputs(journal);
    }

    @Test
    void shouldStepSeekBothWaysAndComeToTheSameEnd() throws Exception {
        final ReplayControl control = new ReplayControl(ReplayControl.AS_FAST_AS_POSSIBLE, true);
        final CompletableFuture<ReplayResult> replay = start(control);

        assertTrue(control.awaitPause());
        assertEquals(0, control.sequence());
        control.step(1);
        assertTrue(control.awaitPause());
        assertEquals(1, control.sequence());
        control.step(41);
        assertTrue(control.awaitPause());
        assertEquals(42, control.sequence());
        control.seek(new ReplayPoint.Sequence(2_000));
        assertTrue(control.awaitPause());
        assertEquals(2_000, control.sequence());
        control.seek(new ReplayPoint.Sequence(100));
        assertTrue(control.awaitPause());
        assertEquals(100, control.sequence());
        final long timeNs = JournalContent.header(inputs.get(1_500)).eventTimeNs();
        control.seek(new ReplayPoint.Time(timeNs));
        assertTrue(control.awaitPause());
        assertEquals(timeNs, control.eventTimeNs());
        assertEquals(
                inputs.stream()
                        .filter(record -> JournalContent.header(record).eventTimeNs() <= timeNs)
                        .count(),
                control.sequence());
        control.go();
        assertTrue(control.awaitPause(), "a led replay waits behind its last input");
        assertEquals(inputs.size(), control.sequence());
        control.seek(new ReplayPoint.Sequence(7));
        assertTrue(control.awaitPause());
        assertEquals(7, control.sequence());
        control.go();
        assertTrue(control.awaitPause());
        assertFalse(replay.isDone());
        control.quit();

        assertEquals(digest, replay.get(30, TimeUnit.SECONDS).summary().digest());
        assertFalse(control.awaitPause(), "it has ended");
    }

    @Test
    void shouldKeepThePaceOfTheEvents() {
        // the journal's first inputs come at one time, the rest over minutes: 50 times as fast as a part of them
        final long fromNs = JournalContent.header(inputs.get(999)).eventTimeNs();
        final long toNs = JournalContent.header(inputs.get(1_999)).eventTimeNs();
        final double speed = (toNs - fromNs) / 0.4e9;
        final ReplayControl control = new ReplayControl(speed, false);
        final Replay replay = new Replay(journal, true)
                .range(
                        java.util.Optional.of(new ReplayPoint.Sequence(1_000)),
                        java.util.Optional.of(new ReplayPoint.Sequence(2_000)))
                .control(control);

        final ReplayResult result = replay.run();

        assertTrue(result.isIdentical(), () -> "" + result.divergence());
        // 0.4 s of the events' time and no less; the machine may be slow
        assertTrue(result.summary().seconds() >= 0.4, "took " + result.summary().seconds());
    }

    @Test
    void shouldPauseInTheMidstOfASlowReplayAndEndIt() throws Exception {
        final ReplayControl control = new ReplayControl(1, false);
        final CompletableFuture<ReplayResult> replay = start(control);

        control.pause();
        final long paused = control.sequence();
        Thread.sleep(20);
        assertEquals(paused, control.sequence(), "nothing moves");
        control.speed(ReplayControl.AS_FAST_AS_POSSIBLE);
        control.go();

        assertEquals(digest, replay.get(30, TimeUnit.SECONDS).summary().digest());
    }

    private static CompletableFuture<ReplayResult> start(final ReplayControl control) {
        final CompletableFuture<ReplayResult> result = new CompletableFuture<>();
        Thread.ofPlatform().daemon().start(() -> {
            try {
                result.complete(new Replay(journal, false).control(control).run());
            } catch (final RuntimeException thrown) {
                result.completeExceptionally(thrown);
            }
        });
        return result;
    }
}
