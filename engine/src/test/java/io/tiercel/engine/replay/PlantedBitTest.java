package io.tiercel.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.inspection.NamedRecord;
import io.tiercel.engine.inspection.RecordReader;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.SessionMetadata;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.journal.JournalDirectory;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.strategy.protocol.ExecutionReportedDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** One bit changed in one factor, one order or one event: verify names the input and the part, and says what the value was. */
class PlantedBitTest {
    private static final long SESSION_SEED = 11;
    private static final int EVENTS = 3_000;
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final long PLANTS = 12;

    @TempDir
    static Path folder;

    private static Path original;
    private static RecordReader reader;

    @BeforeAll
    static void run() {
        original = folder.resolve("original");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(SESSION_SEED, EVENTS), original).run();
        try (JournalDirectory journal = JournalDirectory.openForRead(original, SessionMetadata.SCHEMA_VERSION)) {
            final InstrumentRegistry registry = SessionMetadata.configuration(journal.metadata())
                    .instruments()
                    .registry(SessionMetadata.symbols(journal.metadata()));
            reader = new RecordReader(registry);
        }
    }

    static LongStream seeds() {
        return LongStream.rangeClosed(1, PLANTS);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNameTheInputAndTheFactorAndBothItsValues(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final FlippedFactor flipped = new FlippedFactor(original, folder.resolve("factor-" + seed), random);
        final String plant = "seed " + seed + ", " + flipped;

        final Divergence divergence =
                new Replay(flipped.journal(), true).run().divergence().orElseThrow(() -> new AssertionError(plant));

        assertEquals(flipped.sequence(), divergence.sequence(), () -> plant + ": " + divergence);
        final String part = "factor " + flipped.factorId();
        assertTrue(divergence.parts().contains(part), () -> plant + ": " + divergence);
        assertTrue(divergence.event().isPresent(), plant);
        final Difference difference = divergence.differences().stream()
                .filter(candidate -> candidate.part().equals(part))
                .findFirst()
                .orElseThrow(() -> new AssertionError(plant + ": " + divergence));
        assertEquals(Optional.of(Double.toString(flipped.value())), difference.replay(), plant);
        if (divergence.parts().equals(List.of(part))) {
            assertEquals(Optional.of(Double.toString(flipped.flippedValue())), difference.session(), plant);
        } else {
            difference.session().ifPresent(told -> assertEquals(Double.toString(flipped.flippedValue()), told, plant));
        }
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNameTheCauseAndTheFieldOfAnOrder(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final JournalCopy copy = new JournalCopy(original);
        final byte[] record =
                any(copy.outputs(), random, OrderRequestedDecoder.TEMPLATE_ID, ExecutionReportedDecoder.TEMPLATE_ID);
        final NamedRecord before = named(record);
        final int bit = flip(record, BODY, record.length, random);
        final NamedRecord after = named(record);
        final String plant = "seed " + seed + ", bit " + bit + " of " + before;

        final Divergence divergence = new Replay(copy.write(folder.resolve("order-" + seed)), true)
                .run()
                .divergence()
                .orElseThrow(() -> new AssertionError(plant));

        assertEquals(before.sequence(), divergence.sequence(), () -> plant + ": " + divergence);
        assertEquals(List.of(changed(before.name(), after, before, Optional.empty())), divergence.differences(), plant);
        assertEquals(
                before.sequence(), divergence.event().orElseThrow().sequence(), "the input that caused it; " + plant);
    }

    @ParameterizedTest
    @MethodSource("seeds")
    void shouldNameTheEventAndItsField(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final JournalCopy copy = new JournalCopy(original);
        final byte[] record = any(copy.inputs(), random, OrderBookEventDecoder.TEMPLATE_ID);
        final NamedRecord before = named(record);
        // codes that no version knows stop the core: another test
        final int bit = flip(record, BODY, BODY + OrderBookEventDecoder.actionEncodingOffset(), random);
        final NamedRecord after = named(record);
        final String plant = "seed " + seed + ", bit " + bit + " of " + before;

        final Divergence divergence = new Replay(copy.write(folder.resolve("event-" + seed)), true)
                .run()
                .divergence()
                .orElseThrow(() -> new AssertionError(plant));

        assertEquals(before.sequence(), divergence.sequence(), () -> plant + ": " + divergence);
        assertEquals("event", divergence.parts().getFirst(), () -> plant + ": " + divergence);
        assertEquals(after, divergence.event().orElseThrow(), plant);
        final List<Difference> told = divergence.differences().stream()
                .filter(difference -> difference.part().equals("event"))
                .toList();
        assertEquals(
                List.of(changed("event", before, after, Optional.of("worked out of its digest"))),
                told,
                () -> plant + ": " + divergence);
    }

    private static Difference changed(
            final String part, final NamedRecord session, final NamedRecord replay, final Optional<String> note) {
        final List<Difference> all = RecordDifference.of(part, session, replay, note);
        assertEquals(1, all.size(), "control: one bit, one field: " + all);
        assertFalse(all.getFirst().field().isEmpty());
        return all.getFirst();
    }

    private static NamedRecord named(final byte[] record) {
        return reader.read(new UnsafeBuffer(record), 0);
    }

    private static int flip(final byte[] record, final int from, final int to, final SplittableRandom random) {
        final int bit = random.nextInt(from * Byte.SIZE, to * Byte.SIZE);
        record[bit / Byte.SIZE] ^= (byte) (1 << (bit % Byte.SIZE));
        return bit;
    }

    private static byte[] any(final List<byte[]> records, final SplittableRandom random, final int... templates) {
        while (true) {
            final byte[] record = records.get(random.nextInt(records.size()));
            if (IntStream.of(templates).anyMatch(template -> template == JournalContent.templateId(record))) {
                return record;
            }
        }
    }
}
