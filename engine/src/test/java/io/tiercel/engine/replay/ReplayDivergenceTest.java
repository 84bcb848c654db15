package io.tiercel.engine.replay;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.protocol.DigestBlockDecoder;
import io.tiercel.engine.session.JournalContent;
import io.tiercel.engine.session.JournalCopy;
import io.tiercel.engine.session.SessionRunner;
import io.tiercel.engine.session.SimulatedSource;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.util.List;
import java.util.function.Predicate;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A replay must find a lie of one bit, and say where it is. */
class ReplayDivergenceTest {
    private static final int BODY = MessageHeaderDecoder.ENCODED_LENGTH;
    private static final long SEED = 5;

    @TempDir
    static Path folder;

    private static Path original;

    @BeforeAll
    static void run() {
        original = folder.resolve("original");
        new SessionRunner(TestConfiguration.with(), new SimulatedSource(SEED, 8_000), original).run();
    }

    @Test
    void shouldBeIdenticalWhenTheJournalIsCopiedUnchanged() {
        final ReplayResult result = replay(new JournalCopy(original), "copy");

        assertTrue(result.isIdentical(), "control: " + result.divergence());
        assertEquals(result.lastSequence(), result.verifiedSequence());
    }

    @Test
    void shouldNameTheInputWhosePriceWasChangedInTheOutputs() {
        final JournalCopy copy = new JournalCopy(original);
        final int at = indexOf(copy.outputs(), 20, is(OrderRequestedDecoder.TEMPLATE_ID));
        final byte[] record = copy.outputs().get(at);
        final long price = new UnsafeBuffer(record)
                .getLong(BODY + OrderRequestedDecoder.priceEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
        add(record, BODY + OrderRequestedDecoder.priceEncodingOffset(), 100);

        final ReplayResult result = replay(copy, "output-price");

        final long cause = JournalContent.header(record).sequence();
        assertFalse(result.isIdentical());
        final Divergence divergence = result.divergence().orElseThrow();
        assertEquals(
                List.of(
                        "first difference at input " + cause + ": another OrderRequested #"
                                + JournalContent.header(record).sourceSequence() + " of input " + cause
                                + "; every digest agrees, so the journal's record was changed after the session",
                        "the input is " + divergence.event().orElseThrow(),
                        "OrderRequested price: session " + decimal(price + 100) + ", replay " + decimal(price)),
                divergence.lines());
    }

    @Test
    void shouldNameTheFactorWhenOneOfItsParametersWasChanged() {
        final JournalCopy copy = new JournalCopy(original).configuration(yaml -> {
            final String changed = yaml.replaceFirst("kyleEvents: 200", "kyleEvents: 201");
            assertNotEquals(yaml, changed, "the parameter is not in the configuration");
            return changed;
        });

        final ReplayResult result = replay(copy, "factor");

        // Nobody trades on it in this session, so nothing but the factor differs.
        final Divergence divergence = result.divergence().orElseThrow();
        assertEquals(List.of("factor kyle_lambda_200ev"), divergence.parts());
        // The window of 200 events of one of four instruments is full at the 200th event at the earliest.
        assertTrue(divergence.sequence() > 200, "at " + divergence);
    }

    @Test
    void shouldNameTheInputWhoseQuantityWasChanged() {
        final JournalCopy copy = new JournalCopy(original);
        final int at = indexOf(copy.inputs(), 3_000, ReplayDivergenceTest::isAdd);
        final byte[] record = copy.inputs().get(at);
        add(record, BODY + OrderBookEventDecoder.qtyEncodingOffset(), 1);
        final MessageHeaderDecoder header = JournalContent.header(record);

        final ReplayResult result = replay(copy, "input-qty");

        final Divergence divergence = result.divergence().orElseThrow();
        assertEquals(at + 1, header.sequence(), "control: sequences count from 1");
        assertEquals(header.sequence(), divergence.sequence());
        final List<String> symbols = List.of("TIER", "CELL", "MEWS", "LURE");
        assertTrue(
                divergence.parts().contains("book " + symbols.get(header.instrumentId())),
                "the changed book is not among " + divergence.parts());
    }

    @Test
    void shouldNotTakeTheLastInputForGrantedWhenTheLastBlockIsMissing() {
        final JournalCopy copy = new JournalCopy(original);
        final byte[] last = copy.outputs().removeLast();
        assertEquals(DigestBlockDecoder.TEMPLATE_ID, JournalContent.templateId(last), "control: the last output");

        final ReplayResult result = replay(copy, "no-last-block");

        final long sequence = JournalContent.header(last).sequence();
        assertFalse(result.isIdentical());
        assertEquals(
                "first difference at input " + sequence
                        + ": the journal's outputs end here although its inputs go on to"
                        + " the end of the session, the replay made DigestBlock #"
                        + JournalContent.header(last).sourceSequence() + " of input " + sequence,
                result.divergence().orElseThrow().lines().getFirst());
    }

    @Test
    void shouldSayWhatIsVerifiedWhenTheSessionWasCutOff() {
        final JournalCopy copy = new JournalCopy(original);
        copy.inputs().subList(5_000, copy.inputs().size()).clear();
        copy.outputs().removeIf(record -> JournalContent.header(record).sequence() > 4_900);

        final ReplayResult result = replay(copy, "cut-off");

        // Blocks of 256 inputs: 19 x 256 = 4864 is the last whole one.
        assertTrue(result.isIdentical(), "all that is there is right: " + result.divergence());
        assertEquals(4_864, result.verifiedSequence());
        assertEquals(5_000, result.lastSequence());
    }

    @Test
    void shouldFindAnOutputThatNobodyMade() {
        final JournalCopy copy = new JournalCopy(original);
        final byte[] last = copy.outputs().getLast();
        copy.outputs().add(last.clone());

        final ReplayResult result = replay(copy, "one-more");

        assertEquals(
                "first difference at input " + JournalContent.header(last).sequence()
                        + ": the session made DigestBlock #"
                        + JournalContent.header(last).sourceSequence() + " of input "
                        + JournalContent.header(last).sequence() + ", the replay made nothing more",
                result.divergence().orElseThrow().lines().getFirst());
    }

    @Test
    void shouldFindAMissingOutput() {
        final JournalCopy copy = new JournalCopy(original);
        final int at = indexOf(copy.outputs(), 40, is(OrderRequestedDecoder.TEMPLATE_ID));
        final long cause = JournalContent.header(copy.outputs().remove(at)).sequence();

        final ReplayResult result = replay(copy, "one-less");

        assertEquals(cause, result.divergence().orElseThrow().sequence());
    }

    private static ReplayResult replay(final JournalCopy copy, final String name) {
        return new Replay(copy.write(folder.resolve(name)), true).run();
    }

    private static int indexOf(final List<byte[]> records, final int from, final Predicate<byte[]> wanted) {
        for (int i = from; i < records.size(); i++) {
            if (wanted.test(records.get(i))) {
                return i;
            }
        }
        throw new AssertionError("no such record after " + from + ", seed " + SEED);
    }

    private static Predicate<byte[]> is(final int templateId) {
        return record -> JournalContent.templateId(record) == templateId;
    }

    private static boolean isAdd(final byte[] record) {
        return JournalContent.templateId(record) == OrderBookEventDecoder.TEMPLATE_ID
                && record[BODY + OrderBookEventDecoder.actionEncodingOffset()] == BookAction.ADD.value();
    }

    private static void add(final byte[] record, final int offset, final long change) {
        final UnsafeBuffer buffer = new UnsafeBuffer(record);
        buffer.putLong(offset, buffer.getLong(offset, ByteOrder.LITTLE_ENDIAN) + change, ByteOrder.LITTLE_ENDIAN);
    }

    /** Prices of the simulated exchange's instruments have four decimals. */
    private static String decimal(final long price) {
        return BigDecimal.valueOf(price, 4).toPlainString();
    }
}
