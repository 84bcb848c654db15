package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/**
 * Quotes that rest while a full book is cut short: they are canceled, and nothing fills them while nobody knows the book. A maker quotes 10 each at
 * 99.99 and 100.02, behind 500 each; commands and reports take 0.25 ms each way.
 */
class StaleQuotesTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long MICROSECOND = 1_000L;
    private static final long OPEN_NS = 1_767_364_200L * SECOND;
    private static final long CUT_NS = OPEN_NS + 4 * SECOND;

    // mids do not move: half a spread is ln(1 + 0.1 / (2 / 3)) / 0.1 = 1.4 ticks from 10000.5, so 9999 and 10002
    private static final String MAKER = """
            strategy:
              strategies:
                - type: avellaneda-stoikov
                  name: maker
                  instruments: ["*"]
                  parameters: {riskAversion: 0.1, fillDecay: 1, horizonNs: 2000000000, varianceWeight: 1,
                    samplePeriodNs: 1000000000, warmUpSamples: 2, orderLots: 10, maxPositionLots: 100, requoteTicks: 1000,
                    requoteIntervalNs: 1000000, refusalPauseNs: 1000000}
            """;

    private final ScriptedCore scripted =
            new ScriptedCore(TestConfiguration.with(MAKER), List.of("TIER"), Optional.empty());
    private long lastId = 2;

    @BeforeEach
    void quote() {
        scripted.add(OPEN_NS, Side.SELL, 1, 1_000_200, 500);
        scripted.add(OPEN_NS, Side.BUY, 2, 999_900, 500);
        for (int second = 1; second <= 3; second++) {
            scripted.add(OPEN_NS + second * SECOND, Side.BUY, ++lastId, 999_000, 5);
        }
        assertEquals(2, scripted.statistics.orders(), "control: both quotes");
        assertEquals(0, scripted.statistics.fills());
    }

    @Test
    void shouldNeitherFillNorLeaveQuotesWhenABookIsCutShort() {
        // the second of three parts is lost; what is there stands at our bid
        part(9, 0, false, Side.BUY, 999_800);
        assertEquals(0, scripted.statistics.cancels(), "nothing is lost yet");
        part(9, 2, true, Side.SELL, 999_900);

        assertEquals(0, scripted.statistics.fills());
        assertEquals(2, scripted.statistics.cancels());

        // before the cancels arrive: an order through our bid, a print through it, and an order at our ask
        scripted.add(CUT_NS + 100 * MICROSECOND, Side.SELL, 50, 999_700, 500);
        scripted.writer.orderBookEvent(
                0,
                60,
                CUT_NS + 110 * MICROSECOND,
                BookAction.TRADE,
                Side.BUY,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                999_000,
                500);
        scripted.add(CUT_NS + 120 * MICROSECOND, Side.BUY, 51, 1_000_200, 500);
        scripted.add(CUT_NS + SECOND, Side.BUY, 52, 999_000, 5);

        assertEquals(0, scripted.statistics.fills());
        assertEquals(2, scripted.statistics.cancels(), "once");
        assertEquals(2, scripted.statistics.orders(), "no quote on a book that nobody knows");
    }

    @Test
    void shouldQuoteAgainWhenAWholeBookHasCome() {
        part(9, 0, false, Side.BUY, 999_800);
        part(9, 2, true, Side.SELL, 999_900);

        part(CUT_NS + SECOND, 10, 0, false, Side.BUY, 999_900);
        part(CUT_NS + SECOND, 10, 1, true, Side.SELL, 1_000_200);
        scripted.add(CUT_NS + 2 * SECOND, Side.BUY, 50, 999_000, 5);
        assertEquals(4, scripted.statistics.orders());

        // an order at our new bid, behind nobody's back
        scripted.add(CUT_NS + 3 * SECOND, Side.SELL, 51, 999_900, 500);
        scripted.add(CUT_NS + 4 * SECOND, Side.BUY, 52, 999_000, 5);
        assertEquals(1, scripted.statistics.makerFills());
    }

    @Test
    void shouldCancelWhenAnEventCutsTheGroup() {
        part(9, 0, false, Side.BUY, 999_800);
        assertEquals(0, scripted.statistics.cancels());

        scripted.add(CUT_NS, Side.SELL, 50, 999_700, 500);

        assertEquals(2, scripted.statistics.cancels());
        scripted.add(CUT_NS + SECOND, Side.BUY, 51, 999_000, 5);
        assertEquals(0, scripted.statistics.fills());
    }

    /** Control: the same levels as a whole book fill the bid where they stand, and nothing is canceled. */
    @Test
    void shouldFillAndCancelNothingWhenTheBookIsWhole() {
        part(9, 0, false, Side.BUY, 999_800);
        part(9, 1, true, Side.SELL, 999_900);
        scripted.add(CUT_NS + SECOND, Side.BUY, 50, 999_000, 5);

        assertEquals(1, scripted.statistics.makerFills());
        assertEquals(0, scripted.statistics.cancels());
    }

    @Test
    void shouldCountAGroupThatTheEndOfTheSessionCuts() {
        part(9, 0, false, Side.BUY, 999_800);
        assertEquals(0, scripted.core.counts().staleBooks());

        scripted.end();

        assertEquals(1, scripted.core.counts().staleBooks());
    }

    private void part(final long message, final int part, final boolean isLast, final int side, final long price) {
        part(CUT_NS, message, part, isLast, side, price);
    }

    private void part(
            final long timeNs,
            final long message,
            final int part,
            final boolean isLast,
            final int side,
            final long price) {
        scripted.writer.anonymousOrders(0, message, part, isLast, timeNs, side, price, 500);
    }
}
