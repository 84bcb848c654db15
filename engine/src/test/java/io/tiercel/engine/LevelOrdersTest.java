package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** Orders on level data in the core: queues behind what is told, fills by trades and by quantity that crosses them, none while nobody knows the book. */
class LevelOrdersTest {
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;
    private static final long STEP_NS = 1_000_000;

    private final ScriptedStrategy strategy = new ScriptedStrategy(OPEN_NS);
    private final ScriptedCore scripted = new ScriptedCore(
            TestConfiguration.with("strategy: {strategies: []}"), List.of("TIER"), Optional.empty(), List.of(strategy));
    private long message;
    private boolean isSent;

    private long time() {
        return OPEN_NS + message * STEP_NS;
    }

    private void buyOnce(final long price, final long qty) {
        strategy.onMarket = (market, out) -> {
            if (!isSent) {
                isSent = true;
                assertTrue(out.submit(strategy.intent.limit(0, 0, Side.BUY, price, qty, TimeInForce.GTC, false)) > 0);
            }
        };
    }

    private void book(final long bid, final long bidQty, final long ask, final long askQty) {
        message++;
        scripted.writer.levelSnapshot(0, message, 0, false, time(), Side.BUY, bid, bidQty, 1);
        scripted.writer.levelSnapshot(0, message, 1, true, time(), Side.SELL, ask, askQty, 1);
    }

    private void level(final int side, final long price, final long qty) {
        scripted.writer.levelUpdate(0, ++message, 0, true, time(), side, price, qty, 1);
    }

    private void trade(final int restingSide, final long price, final long qty) {
        message++;
        scripted.writer.orderBookEvent(
                0, message, time(), BookAction.TRADE, restingSide, Prices.NO_ORDER_ID, Prices.NO_ORDER_ID, price, qty);
    }

    private List<String> trades() {
        scripted.end();
        return strategy.told.stream().filter(line -> line.startsWith("TRADE")).toList();
    }

    @Test
    void shouldFillBehindTheQueueThatIsTold() {
        buyOnce(1_000_000, 10);
        book(1_000_000, 30, 1_000_200, 10);
        trade(Side.BUY, 1_000_000, 25);
        trade(Side.BUY, 1_000_000, 12);

        // 30 in front: 25 of them, then 5, and 7 reach us
        assertEquals(List.of("TRADE 7@1000000 M at " + 3 * STEP_NS + " seen " + (3 * STEP_NS + 250_000)), trades());
    }

    @Test
    void shouldFillByWhatComesThroughOnceTheMessageIsWhole() {
        buyOnce(1_000_100, 10);
        book(1_000_000, 30, 1_000_200, 10);
        message++;
        scripted.writer.levelUpdate(0, message, 0, false, time(), Side.SELL, 1_000_100, 4, 1);
        scripted.writer.levelUpdate(0, message, 1, true, time(), Side.SELL, 1_000_200, 0, 1);
        // again the same: nothing new
        book(1_000_000, 30, 1_000_100, 4);
        book(1_000_000, 30, 1_000_100, 6);

        assertEquals(
                List.of(
                        "TRADE 4@1000100 M at " + 2 * STEP_NS + " seen " + (2 * STEP_NS + 250_000),
                        "TRADE 2@1000100 M at " + 4 * STEP_NS + " seen " + (4 * STEP_NS + 250_000)),
                trades());
    }

    @Test
    void shouldFillNothingWhileNobodyKnowsTheBook() {
        buyOnce(1_000_000, 10);
        book(1_000_000, 30, 1_000_200, 10);
        scripted.writer.bookStale(0, ++message, time(), 1, StaleReason.GAP);
        trade(Side.BUY, 999_900, 50);
        level(Side.SELL, 1_000_000, 50);

        assertEquals(List.of(), trades());
    }

    @Test
    void shouldFillByBestPricesAlone() {
        buyOnce(1_000_000, 10);
        scripted.writer.topOfBook(0, ++message, time(), 1_000_000, 5, 1_000_200, 5);
        scripted.writer.topOfBook(0, ++message, time(), 999_900, 5, 1_000_200, 5);
        trade(Side.BUY, 1_000_000, 3);

        // no longer the best: nothing is left in front
        assertEquals(List.of("TRADE 3@1000000 M at " + 3 * STEP_NS + " seen " + (3 * STEP_NS + 250_000)), trades());
    }
}
