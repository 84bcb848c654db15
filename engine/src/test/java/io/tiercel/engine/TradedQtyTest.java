package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** What a strategy is told of the market's volume: executions and prints, no crosses, no cancels. */
class TradedQtyTest {
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;

    private final List<Long> seen = new ArrayList<>();
    private final ScriptedCore scripted = new ScriptedCore(
            TestConfiguration.with("strategy: {strategies: []}"),
            List.of("TIER"),
            Optional.empty(),
            List.of(new Watching()));

    private void event(final BookAction action, final int side, final long orderId, final long price, final long qty) {
        scripted.writer.orderBookEvent(
                0, seen.size() + 1, OPEN_NS + seen.size(), action, side, orderId, Prices.NO_ORDER_ID, price, qty);
    }

    @Test
    void shouldAddUpExecutionsAndPrintsOnly() {
        event(BookAction.ADD, Side.SELL, 1, 1_000_200, 500);
        event(BookAction.ADD, Side.BUY, 2, 999_900, 500);
        event(BookAction.EXECUTE, Side.SELL, 1, 1_000_200, 120);
        event(BookAction.REDUCE, Side.SELL, 1, 1_000_200, 30);
        event(BookAction.TRADE, Side.BUY, Prices.NO_ORDER_ID, 1_000_000, 7);
        event(BookAction.CROSS, Side.NONE, Prices.NO_ORDER_ID, 1_000_000, 9_000);
        event(BookAction.DELETE, Side.BUY, 2, Prices.NO_PRICE, 0);

        assertEquals(List.of(0L, 0L, 120L, 120L, 127L, 127L, 127L), seen);
    }

    private final class Watching implements Strategy {
        @Override
        public String name() {
            return "watching";
        }

        @Override
        public void onMarketData(final MarketView market, final OrderIntents out) {
            seen.add(market.tradedQty());
        }

        @Override
        public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {
            throw new AssertionError("it has no orders");
        }

        @Override
        public long stateDigest() {
            return 0;
        }
    }
}
