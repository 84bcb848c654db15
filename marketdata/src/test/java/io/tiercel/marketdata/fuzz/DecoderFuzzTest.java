package io.tiercel.marketdata.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Damaged messages for every decoder: taken, or refused in one line that tells the place; never anything else. */
class DecoderFuzzTest {
    private static final long SEED = Long.getLong("tiercel.fuzz.seed", 20_260_102L);
    private static final long QUICK = 100;

    /** For each decoder in the nightly run. */
    private static final long MESSAGES = Long.getLong("tiercel.fuzz.messages", 10_000_000L);

    static Stream<FuzzTarget> targets() {
        return FuzzTargets.everything().stream();
    }

    @Test
    void shouldHaveATargetForEveryFormat() {
        final List<String> formats =
                FeedFormats.all().stream().map(FeedFormat::name).sorted().toList();

        assertEquals(
                formats,
                FuzzTargets.all().stream().map(FuzzTarget::name).sorted().toList());
    }

    @ParameterizedTest
    @MethodSource("targets")
    void shouldTakeOrRefuseDamagedMessages(final FuzzTarget target) {
        try (target) {
            assertTrue(new FuzzRun(target, SEED).feed(QUICK) >= QUICK);
        }
    }

    @ParameterizedTest
    @MethodSource("targets")
    @Tag("slow")
    void shouldTakeOrRefuseTenMillionDamagedMessages(final FuzzTarget target) {
        try (target) {
            assertTrue(new FuzzRun(target, SEED + 1).feed(MESSAGES) >= MESSAGES);
        }
    }

    @Test
    void shouldMakeTheSameCaseOfTheSameSeed() {
        final FuzzTarget one = FuzzTargets.all().getFirst();
        final FuzzTarget other = FuzzTargets.all().getFirst();

        new FuzzRun(one, SEED).feed(100);
        new FuzzRun(one, SEED).feedCase(77);
        new FuzzRun(other, SEED).feedCase(77);

        assertEquals(one.lastCase(), other.lastCase());
    }

    /** What a broken decoder might do, and what a run says of it. */
    private record Broken(Runnable fault) implements FuzzTarget {
        @Override
        public String name() {
            return "broken";
        }

        @Override
        public int feed(final SplittableRandom random) {
            fault.run();
            return 1;
        }

        @Override
        public boolean isRefused() {
            return false;
        }

        @Override
        public String lastCase() {
            return "its bytes";
        }
    }

    @Test
    void shouldTellSeedCaseAndBytesWhenADecoderBreaks() {
        final FuzzRun run = new FuzzRun(
                new Broken(() -> {
                    throw new ArrayIndexOutOfBoundsException(7);
                }),
                5);

        final AssertionError e = assertThrows(AssertionError.class, () -> run.feedCase(3));

        assertEquals(
                "broken, seed 5, case 3: java.lang.ArrayIndexOutOfBoundsException: Array index out of range: 7\nits bytes",
                e.getMessage());
    }

    @Test
    void shouldNoticeADecoderThatMakesRoomForWhatALengthSays() {
        final byte[][] room = new byte[1][];
        final FuzzRun run = new FuzzRun(new Broken(() -> room[0] = new byte[65 << 20]), 5);

        final AssertionError e = assertThrows(AssertionError.class, () -> run.feedCase(0));

        assertTrue(e.getMessage().contains(" bytes allocated"), e.getMessage());
        assertEquals(65 << 20, room[0].length);
    }
}
