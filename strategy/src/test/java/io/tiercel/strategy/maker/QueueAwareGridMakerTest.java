package io.tiercel.strategy.maker;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.RecordingIntents;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import java.util.List;
import org.junit.jupiter.api.Test;

class QueueAwareGridMakerTest {
    private static final long SECOND = 1_000_000_000L;

    // 3 levels, 5 ticks apart, orders of 10, at most 25; thin below 0.3, kept with at most 0.25 in front; rounds as
    // they come, 1 s pause
    private static final GridConfig CONFIG = new GridConfig(3, 5, 10, 25, 0.3, 0.25, 0, SECOND);

    private final QueueAwareGridMaker maker = new QueueAwareGridMaker(SettableMarket.setup(0), CONFIG);
    private final SettableMarket market = new SettableMarket();
    private final RecordingIntents out = new RecordingIntents();
    private long nowNs;

    private List<String> quote(final long bid, final long bidQty, final long ask, final long askQty) {
        maker.onMarketData(market.at(++nowNs).quote(bid, bidQty, ask, askQty), out);
        return out.drain();
    }

    private void report(final long orderId, final int side, final ExecType type, final OrderStatus status) {
        final ExecutionReport report = RecordingIntents.report(orderId, side, type, status, status.isFinal() ? 0 : 10);
        report.seenTimeNs = nowNs;
        maker.onExecutionReport(report, out);
    }

    /** Two orders a side: a third would be 30 of 25. */
    private void placeGrid() {
        assertEquals(
                List.of(
                        "buy 10 @ 5000 GTC post-only",
                        "buy 10 @ 4995 GTC post-only",
                        "sell 10 @ 5015 GTC post-only",
                        "sell 10 @ 5020 GTC post-only"),
                quote(5003, 100, 5011, 100));
        for (int id = 1; id <= 4; id++) {
            report(id, id <= 2 ? Side.BUY : Side.SELL, ExecType.NEW, OrderStatus.NEW);
        }
    }

    @Test
    void shouldKeepItsPlacesWhenTheMarketMovesWithinTheGrid() {
        placeGrid();

        assertEquals(List.of(), quote(5004, 100, 5012, 100));
        assertEquals(List.of(), quote(5001, 100, 5013, 100));
        assertEquals(List.of(), quote(5000, 100, 5015, 100));
    }

    @Test
    void shouldCancelWhatIsOutsideAndNothingElse() {
        placeGrid();

        // bids of the grid are now 5010, 5005, 5000: 4995 is outside; asks 5020, 5025, 5030: 5015 is; what is canceled
        // still counts
        assertEquals(List.of("cancel 2", "cancel 3"), quote(5012, 100, 5018, 100));
        report(2, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED);
        report(3, Side.SELL, ExecType.CANCELED, OrderStatus.CANCELED);

        assertEquals(
                List.of("buy 10 @ 5010 GTC post-only", "sell 10 @ 5025 GTC post-only"), quote(5012, 100, 5018, 100));
    }

    @Test
    void shouldLeaveAThinLevelWhenMuchStandsInFront() {
        placeGrid();
        quote(5000, 100, 5011, 100);

        // 29 of 100: thin; in front were 100, now at most 29, which is more than a quarter of it; and none is added at
        // that price
        assertEquals(List.of("cancel 1"), quote(5000, 29, 5011, 100));
        report(1, Side.BUY, ExecType.CANCELED, OrderStatus.CANCELED);
        assertEquals(List.of("buy 10 @ 4990 GTC post-only"), quote(5000, 29, 5011, 100));
    }

    @Test
    void shouldStayInAThinLevelWhenItStandsAtTheFront() {
        placeGrid();
        quote(5000, 100, 5011, 100);
        // all but 7 go, others come behind: 7 of 29 is less than a quarter
        quote(5000, 7, 5011, 20);

        assertEquals(List.of(), quote(5000, 29, 5011, 100));
    }

    @Test
    void shouldCountFillsAgainstTheLimit() {
        placeGrid();

        maker.onExecutionReport(RecordingIntents.fill(1, Side.BUY, 5000, 10, 10, 0), out);

        // long 10, 10 open: a further 10 would be 30; on the other side 10 more fit: -(-10) + 25 = 35 less 20 open
        assertEquals(List.of("sell 10 @ 5025 GTC post-only"), quote(5003, 100, 5011, 100));
    }

    @Test
    void shouldPauseWhenRefusedAndNotAskForTheNextLevel() {
        out.refuse(RejectReason.OPEN_ORDERS);

        assertEquals(List.of("buy 10 @ 5000 GTC post-only"), quote(5003, 100, 5011, 100));
        assertEquals(List.of(), quote(5003, 100, 5011, 99));
        nowNs += SECOND;
        assertEquals(List.of("buy 10 @ 5000 GTC post-only"), quote(5003, 100, 5011, 98));
    }

    @Test
    void shouldWithdrawEverythingWhenTheMarketHalts() {
        placeGrid();

        maker.onMarketState(market.open(false), out);
        assertEquals(List.of("cancel 1", "cancel 2", "cancel 3", "cancel 4"), out.drain());
        maker.onMarketState(market.open(false), out);
        assertEquals(List.of(), out.drain(), "once");
    }

    @Test
    void shouldTryAgainByATimerWhenCancelsAreRefused() {
        placeGrid();
        out.refuse(RejectReason.CANCEL_RATE);

        maker.onMarketState(market.open(false), out);
        assertEquals(5, out.drain().size(), "four cancels and one timer");
        report(1, Side.BUY, ExecType.CANCEL_REJECTED, OrderStatus.NEW);
        assertEquals(List.of(), out.drain());
        out.refuse(RejectReason.NONE);
        maker.onTimer(nowNs, 0, out);
        assertEquals(List.of("cancel 1", "cancel 2", "cancel 3", "cancel 4"), out.drain());
    }

    @Test
    void shouldNeverQuoteThroughItsOwnOrder() {
        placeGrid();

        // the market falls through our bids before anything of it is told: asks of the grid would be 4990, 4995, 5000
        assertEquals(List.of("cancel 1", "cancel 2", "cancel 3", "cancel 4"), quote(4980, 100, 4988, 100));
    }

    @Test
    void shouldTellStatesApartByPlaceInTheQueue() {
        placeGrid();
        quote(5000, 100, 5011, 100);
        final long before = maker.stateDigest();
        quote(5000, 50, 5011, 100);

        assertNotEquals(before, maker.stateDigest());
    }
}
