package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.protocol.TimerFiredDecoder;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;

/** Instruments that have bars and no book: what is decided on one bar fills on the next, and is known before that bar is told. */
class BarFeedTest {
    private static final long DAY_NS = 86_400_000_000_000L;
    private static final long FIRST_NS = 1_767_312_000_000_000_000L;
    private static final long LATENCY_NS = 250_000;

    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long timersFired;
    private final ScriptedStrategy strategy = new ScriptedStrategy(FIRST_NS);
    private final ScriptedCore scripted = new ScriptedCore(
            TestConfiguration.with("""
                    strategy: {strategies: []}
                    risk: {startingCashMicros: 150000000000}
                    """),
            List.of("TIER", "CELL"),
            Optional.empty(),
            List.of(strategy),
            (buffer, offset, length) -> countTimer(buffer, offset));
    private long row;

    private void countTimer(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        if (header.templateId() == TimerFiredDecoder.TEMPLATE_ID) {
            timersFired++;
        }
    }

    private void bar(
            final int instrumentId,
            final int day,
            final long open,
            final long high,
            final long low,
            final long close,
            final long volume) {
        scripted.writer.bar(
                instrumentId, ++row, FIRST_NS + day * DAY_NS, DAY_NS, Side.NONE, open, high, low, close, volume);
    }

    @Test
    void shouldFillOnTheNextBarWhatWasDecidedOnTheOneBefore() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS && bar.instrument().id() == 0) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.BUY, 40)) > 0);
            }
        };
        bar(0, 0, 1_000_000, 1_010_000, 990_000, 1_000_000, 1_000);
        // of the same day, behind it: what was decided on the first must not fill on it either
        bar(1, 0, 500_000, 500_000, 500_000, 500_000, 1_000);
        bar(0, 1, 1_002_000, 1_010_000, 990_000, 1_008_000, 1_000);

        // 100.20 + 7 basis points = 100.27014, up to the cent: 100.28
        assertEquals(
                List.of(
                        "bar 1000000 of TIER at " + DAY_NS + ", holds 0",
                        "bar 500000 of CELL at " + DAY_NS + ", holds 0",
                        "NEW at " + (DAY_NS + LATENCY_NS) + " seen " + (DAY_NS + 2 * LATENCY_NS),
                        "TRADE 40@1002800 T at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "bar 1008000 of TIER at " + 2 * DAY_NS + ", holds 40"),
                strategy.told);
        assertEquals(0, scripted.core.counts().figures());
    }

    /** A tenth of 1000 goes to two orders in order of acceptance; what is left of the market order ends with its bar. */
    @Test
    void shouldShareTheCapOfABar() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS) {
                out.submit(strategy.intent.market(0, 0, Side.BUY, 70));
                out.submit(strategy.intent.limit(0, 0, Side.BUY, 1_003_000, 70, TimeInForce.DAY, false));
                out.submit(strategy.intent.limit(0, 0, Side.BUY, 1_000_000, 70, TimeInForce.GTC, false));
            }
        };
        bar(0, 0, 1_000_000, 1_010_000, 990_000, 1_000_000, 1_000);
        bar(0, 1, 1_002_000, 1_010_000, 990_000, 1_008_000, 1_000);
        bar(0, 2, 1_008_000, 1_010_000, 990_000, 1_008_000, 500);
        bar(0, 3, 1_008_000, 1_010_000, 1_000_000, 1_008_000, 500);

        final List<String> trades = strategy.told.stream()
                .filter(line -> !line.startsWith("bar") && !line.startsWith("NEW"))
                .toList();
        assertEquals(
                List.of(
                        "TRADE 70@1002800 T at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRADE 30@1002800 T at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "EXPIRED at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRADE 50@1000000 M at " + 3 * DAY_NS + " seen " + 3 * DAY_NS),
                trades);
    }

    @Test
    void shouldFillAtTheCloseWhereOnlyClosesAreTold() {
        strategy.onBar = (bar, out) -> {
            assertTrue(bar.isCloseOnly());
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.SELL, 500)) > 0);
            }
        };
        bar(0, 0, Prices.NO_PRICE, Prices.NO_PRICE, Prices.NO_PRICE, 1_000_000, 0);
        bar(0, 3, Prices.NO_PRICE, Prices.NO_PRICE, Prices.NO_PRICE, 1_010_000, 0);

        // 101.00 - 7 basis points = 100.9293, down to the cent
        assertTrue(
                strategy.told.contains("TRADE 500@1009200 T at " + 4 * DAY_NS + " seen " + 4 * DAY_NS),
                strategy.told::toString);
    }

    /** The stop gaps to the open and comes first; the limit of the stop-limit works from the bar after the one that reached it. */
    @Test
    void shouldMeetStopsFirst() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS && bar.instrument().id() == 0) {
                out.submit(strategy.intent.limit(0, 0, Side.SELL, 1_012_000, 10, TimeInForce.GTC, false));
                out.submit(strategy.intent.market(0, 0, Side.SELL, 20).stop(1_000_000));
                out.submit(strategy.intent
                        .limit(0, 1, Side.BUY, 1_020_000, 30, TimeInForce.GTC, false)
                        .stop(1_015_000));
            }
        };
        for (int instrument = 1; instrument >= 0; instrument--) {
            bar(instrument, 0, 1_005_000, 1_010_000, 1_004_000, 1_008_000, 1_000);
        }
        for (int day = 1; day < 3; day++) {
            bar(0, day, 998_000, 1_016_000, 990_000, 1_010_000, 1_000);
            bar(1, day, 1_010_000, 1_016_000, 990_000, 1_010_000, 1_000);
        }

        // 99.80 - 7 bps = 99.73014 down; 101.00 + 7 bps = 101.0707 up
        assertEquals(
                List.of(
                        "TRIGGERED at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRADE 20@997300 T at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRADE 10@1012000 M at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRIGGERED at " + 2 * DAY_NS + " seen " + 2 * DAY_NS,
                        "TRADE 30@1010800 T at " + 3 * DAY_NS + " seen " + 3 * DAY_NS),
                strategy.told.stream().filter(line -> line.startsWith("TR")).toList());
    }

    /** A breach at the close of one bar: the position is closed on the next, by one order that nobody cancels meanwhile. */
    @Test
    void shouldCloseAPositionOnTheBarAfterABreach() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.BUY, 1_000)) > 0);
            }
        };
        bar(0, 0, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);
        bar(0, 1, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);
        // 1000 shares for 100.07 each lose a fifth: more than the tenth of 150,000 that may be lost
        bar(0, 2, 1_000_000, 1_010_000, 800_000, 800_000, 100_000);
        assertTrue(scripted.statistics.isTripped());
        bar(0, 5, 810_000, 820_000, 800_000, 800_000, 100_000);
        bar(0, 6, 810_000, 820_000, 800_000, 800_000, 100_000);

        assertEquals(2, scripted.statistics.fills());
        assertEquals(2, scripted.statistics.orders());
        assertEquals(0, scripted.statistics.cancels());
    }

    /** Short from the open of the second bar to the open of the third: the night in between is charged, though the position is closed when it is over. */
    @Test
    void shouldChargeTheNightBeforeTheFillsOfTheMorning() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.SELL, 500)) > 0);
            } else if (bar.closeTimeNs() == FIRST_NS + 2 * DAY_NS) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.BUY, 500)) > 0);
            }
        };
        for (int day = 0; day < 3; day++) {
            bar(0, day, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);
        }
        scripted.core.markAccount();
        bar(0, 3, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);

        assertEquals(2, scripted.statistics.fills());
        // sold at 99.93, bought at 100.07: -70; fees of 0.003 for each of 1000: -3; borrow of 500 * 100.00 * 50 / 10000
        // * 1 / 360 = 0.694444..., up to
        // the micro
        assertEquals(-73_694_445, scripted.statistics.pnlMicros());
    }

    /** A breach while the market is halted for a month: nothing can be closed, and nobody looks every second whether it can. */
    @Test
    void shouldNotLookEverySecondAtAMarketThatTakesNoOrder() {
        strategy.onBar = (bar, out) -> {
            if (bar.closeTimeNs() == FIRST_NS + DAY_NS) {
                assertTrue(out.submit(strategy.intent.market(0, 0, Side.BUY, 1_000)) > 0);
            }
        };
        bar(0, 0, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);
        bar(0, 1, 1_000_000, 1_010_000, 990_000, 1_000_000, 100_000);
        scripted.writer.tradingStatus(0, ++row, FIRST_NS + 2 * DAY_NS, MarketStateCode.HALT);
        bar(0, 2, 1_000_000, 1_010_000, 800_000, 800_000, 100_000);
        assertTrue(scripted.statistics.isTripped());
        final long timersBefore = timersFired;
        bar(1, 31, 500_000, 500_000, 500_000, 500_000, 1_000);
        // a start of each day, marks and looks beside the two inputs
        assertTrue(timersFired > timersBefore, "control: no timer");
        assertTrue(timersFired - timersBefore < 200, "timers in a month: " + (timersFired - timersBefore));
        assertEquals(1, scripted.statistics.fills());

        scripted.writer.tradingStatus(0, ++row, FIRST_NS + 33 * DAY_NS, MarketStateCode.OPEN);
        bar(0, 33, 800_000, 800_000, 800_000, 800_000, 100_000);
        bar(0, 34, 800_000, 800_000, 800_000, 800_000, 100_000);
        bar(0, 35, 800_000, 800_000, 800_000, 800_000, 100_000);

        assertEquals(2, scripted.statistics.fills());
    }
}
