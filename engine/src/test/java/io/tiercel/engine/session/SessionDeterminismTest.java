package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The same inputs make the same bits, however the engine is threaded, flushed or measured. */
class SessionDeterminismTest {
    private static final int EVENTS = 30_000;
    private static final String WITH_MODEL = "strategy: {model: 'builtin:next-move'}";

    @TempDir
    Path folder;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldMakeTheSameBytesInEveryThreadingMode(final long seed) {
        final SessionSummary invoker = run(seed, EVENTS, "invoker", mode("INVOKER"), WITH_MODEL);
        final SessionSummary shared = run(seed, EVENTS, "shared", mode("SHARED"), WITH_MODEL);
        final SessionSummary dedicated = run(seed, EVENTS, "dedicated", mode("DEDICATED"), WITH_MODEL);

        final String message = "seed " + seed;
        assertTrue(invoker.fills() > 0 && invoker.orders() > 100, message + ": too little happens: " + invoker);
        assertEquals(invoker.digest(), shared.digest(), message);
        assertEquals(invoker.digest(), dedicated.digest(), message);
        assertSameOutputs("invoker", "shared");
        assertSameOutputs("invoker", "dedicated");
        assertReplaysIdentical("shared", shared);
    }

    @Test
    void shouldMakeTheSameBytesAtEveryDurability() {
        final int events = 1_000;
        final SessionSummary off = run(1, events, "off");
        final SessionSummary group = run(1, events, "group", mode("SHARED"), durability("GROUP"));
        final SessionSummary each = run(1, events, "each", mode("DEDICATED"), durability("EACH"));

        assertEquals(off.digest(), group.digest());
        assertEquals(off.digest(), each.digest());
        assertSameOutputs("off", "group");
        assertSameOutputs("off", "each");
        assertReplaysIdentical("each", each);
    }

    @Test
    void shouldNotDependOnTheLengthOfABlockOrOnProbes() {
        final SessionSummary plain = run(4, 10_000, "plain");
        final SessionSummary odd = run(4, 10_000, "odd", "engine: {session: {digestBlockInputs: 7}}");
        final SessionSummary probed = run(4, 10_000, "probed", "engine: {pipeline: {probeEvery: 1}}");

        assertEquals(plain.digest(), odd.digest());
        assertEquals(plain.digest(), probed.digest());
        assertSameOutputs("plain", "probed");
        assertReplaysIdentical("odd", odd);
        assertReplaysIdentical("probed", probed);
    }

    @Test
    void shouldDependOnTheSeed() {
        final SessionSummary one = run(1, 3_000, "one");
        final SessionSummary two = run(2, 3_000, "two");

        assertNotEquals(one.digest(), two.digest());
    }

    private SessionSummary run(final long seed, final int events, final String name, final String... overlays) {
        final Configuration configuration = TestConfiguration.with(overlays);
        return new SessionRunner(configuration, new SimulatedSource(seed, events), folder.resolve(name)).run();
    }

    private void assertSameOutputs(final String expected, final String actual) {
        final List<byte[]> theirs = JournalContent.outputs(folder.resolve(expected));
        final List<byte[]> ours = JournalContent.outputs(folder.resolve(actual));
        for (int i = 0; i < Math.min(theirs.size(), ours.size()); i++) {
            assertArrayEquals(theirs.get(i), ours.get(i), "record " + i + " of " + expected + " and " + actual);
        }
        assertEquals(theirs.size(), ours.size(), "records of " + expected + " and " + actual);
    }

    private void assertReplaysIdentical(final String name, final SessionSummary session) {
        final ReplayResult replayed = new Replay(folder.resolve(name), true).run();
        assertTrue(replayed.isIdentical(), name + ": " + replayed.divergence());
        assertEquals(session.digest(), replayed.summary().digest());
        assertEquals(session.events(), replayed.verifiedSequence());
        assertEquals(JournalContent.outputs(folder.resolve(name)).size(), replayed.comparedOutputs());
    }

    private static String mode(final String mode) {
        return "engine: {pipeline: {threadingMode: " + mode + "}}";
    }

    private static String durability(final String durability) {
        return "engine: {pipeline: {durability: '" + durability + "'}}";
    }
}
