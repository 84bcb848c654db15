package io.tiercel.engine.session;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.replay.Replay;
import io.tiercel.engine.replay.ReplayResult;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import io.tiercel.risk.protocol.OrderRequestedDecoder;
import io.tiercel.risk.protocol.RequestKind;
import java.nio.file.Path;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A halt of every instrument in the midst of trading, and the end of it. */
class HaltTest {
    private static final long HALT_MESSAGE = 900_000_001L;
    private static final long OPEN_MESSAGE = 900_000_002L;

    @TempDir
    Path folder;

    @Test
    void shouldWithdrawAtTheHaltAndQuoteAgainAfterTheResume() {
        final FeedSource source = new InjectingSource(new SimulatedSource(3, 24_000))
                .at(9_000, writer -> status(writer, HALT_MESSAGE, MarketStateCode.HALT))
                .at(15_000, writer -> status(writer, OPEN_MESSAGE, MarketStateCode.OPEN));

        final SessionSummary summary = new SessionRunner(
                        TestConfiguration.with("strategy: {model: 'builtin:next-move'}"), source, folder)
                .run();

        final long halt = inputOf(HALT_MESSAGE);
        final long open = inputOf(OPEN_MESSAGE);
        final List<byte[]> outputs = JournalContent.outputs(folder);
        assertTrue(requests(outputs, RequestKind.NEW, 0, halt - 1) > 10, "control: nobody quoted before the halt");
        // the halt itself is the cause: no strategy waited for the next event of its instrument
        assertTrue(requests(outputs, RequestKind.CANCEL, halt, halt) >= 4, "quotes withdrawn by the halt");
        assertEquals(0, requests(outputs, RequestKind.NEW, halt, open - 1), "orders during the halt");
        assertEquals(0, requests(outputs, RequestKind.REPLACE, halt, open - 1), "replaces during the halt");
        final OrderRecords untilOpen = new OrderRecords(outputs.stream()
                .filter(output -> JournalContent.header(output).sequence() < open)
                .toList());
        assertTrue(untilOpen.open().isEmpty(), "still open at the end of the halt: " + untilOpen.open());
        assertTrue(requests(outputs, RequestKind.NEW, open + 1, Long.MAX_VALUE) > 10, "orders after the resume");
        // nobody even asked: a taker's timer neither
        assertFalse(summary.rejects().containsKey("401 MARKET_STATE"), summary.rejects()::toString);
        final ReplayResult replayed = new Replay(folder, true).run();
        assertTrue(replayed.isIdentical(), () -> String.valueOf(replayed.divergence()));
        assertEquals(summary.digest(), replayed.summary().digest());
    }

    private static void status(final EventWriter writer, final long message, final MarketStateCode state) {
        // the ingress stamps it with the time of the event before it
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, message, 0, state);
    }

    private long inputOf(final long message) {
        return JournalContent.inputs(folder).stream()
                .map(JournalContent::header)
                .filter(header -> header.templateId() == TradingStatusDecoder.TEMPLATE_ID)
                .filter(header -> header.sourceSequence() == message)
                .mapToLong(MessageHeaderDecoder::sequence)
                .findFirst()
                .orElseThrow();
    }

    private static long requests(
            final List<byte[]> outputs, final RequestKind kind, final long firstCause, final long lastCause) {
        long count = 0;
        for (final byte[] record : outputs) {
            final MessageHeaderDecoder header = JournalContent.header(record);
            if (header.templateId() == OrderRequestedDecoder.TEMPLATE_ID
                    && header.sequence() >= firstCause
                    && header.sequence() <= lastCause) {
                final OrderRequestedDecoder request = new OrderRequestedDecoder()
                        .wrap(
                                new UnsafeBuffer(record),
                                MessageHeaderDecoder.ENCODED_LENGTH,
                                header.blockLength(),
                                header.version());
                count += request.kind() == kind ? 1 : 0;
            }
        }
        return count;
    }
}
