package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.strategy.MarketView;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import java.util.function.BiConsumer;
import org.junit.jupiter.api.Test;

/** Market data that take time to the engine: it sees everything, later; the venue has it at once. */
class FeedLatencyTest {
    private static final long OPEN_NS = 1_767_364_200_000_000_000L;
    private static final long SEED = 71;
    private static final long FEED_NS = 1_234_567;

    /** A core whose strategy writes down what it sees and when, before it does what the test says. */
    private static final class Run {
        final ScriptedStrategy strategy = new ScriptedStrategy(OPEN_NS);
        final List<String> seen = new ArrayList<>();
        final ScriptedCore scripted;

        Run(final long feedNs, final BiConsumer<MarketView, OrderIntents> act) {
            strategy.onMarket = (market, out) -> {
                seen.add((market.nowNs() - feedNs) + " " + market.instrument().symbol() + " "
                        + market.book().price(Side.BUY, 0) + " " + market.book().qty(Side.BUY, 0) + " "
                        + market.book().price(Side.SELL, 0) + " "
                        + market.book().qty(Side.SELL, 0) + " " + market.isBestPriceChanged());
                act.accept(market, out);
            };
            scripted = new ScriptedCore(
                    TestConfiguration.with(
                            "strategy: {strategies: []}", "engine: {venue: {latency: {feedNs: " + feedNs + "}}}"),
                    List.of("TIER", "CELL"),
                    Optional.empty(),
                    List.of(strategy));
        }

        /** Orders of the one instrument, levels of the other, prints, halts: some at one time, some far apart. */
        void randomMarket() {
            final SplittableRandom random = new SplittableRandom(SEED);
            long timeNs = OPEN_NS;
            for (int i = 1; i < 4_000; i++) {
                timeNs += random.nextInt(3) == 0 ? 0 : random.nextInt(1_000_000);
                final int side = random.nextInt(2);
                final long price = 1_000_000 + 100L * (random.nextInt(10) + (side == Side.SELL ? 10 : 0));
                switch (random.nextInt(6)) {
                    case 0, 1, 2 -> scripted.add(timeNs, side, i, price, 1 + random.nextInt(50));
                    case 3 -> scripted.writer.levelUpdate(1, i, 0, true, timeNs, side, price, random.nextInt(40), 1);
                    case 4 ->
                        scripted.writer.orderBookEvent(
                                random.nextInt(2),
                                i,
                                timeNs,
                                BookAction.TRADE,
                                side,
                                Prices.NO_ORDER_ID,
                                Prices.NO_ORDER_ID,
                                price,
                                1);
                    default ->
                        scripted.writer.tradingStatus(
                                0, i, timeNs, random.nextInt(4) == 0 ? MarketStateCode.HALT : MarketStateCode.OPEN);
                }
            }
            scripted.end();
        }
    }

    @Test
    void shouldShowEverythingThatMuchLater() {
        final Run atOnce = new Run(0, (market, out) -> {});
        final Run later = new Run(FEED_NS, (market, out) -> {});

        atOnce.randomMarket();
        later.randomMarket();

        assertTrue(atOnce.seen.size() > 2_000, "only " + atOnce.seen.size() + " calls");
        assertEquals(atOnce.seen, later.seen, "seed " + SEED);
    }

    @Test
    void shouldDecideAlikeWithoutALatencyAndOtherwiseWithOne() {
        final Run[] runs = {
            new Run(0, (market, out) -> {}), new Run(0, (market, out) -> {}), new Run(FEED_NS, (market, out) -> {})
        };
        for (final Run run : runs) {
            run.randomMarket();
        }

        assertEquals(runs[0].scripted.core.digest(), runs[1].scripted.core.digest());
        assertNotEquals(runs[0].scripted.core.digest(), runs[2].scripted.core.digest());
    }

    /** The offer of 100.02 is gone at the venue before the engine has seen it. */
    @Test
    void shouldMeetTheBookOfTheVenueNotThatOfTheEngine() {
        assertEquals(
                List.of("NEW at 250000 seen 500000", "TRADE 5@1000200 T at 250000 seen 500000"), takeWhatIsSeen(0));
        assertEquals(
                List.of("NEW at 1250000 seen 1500000", "CANCELED at 1250000 seen 1500000"), takeWhatIsSeen(1_000_000));
    }

    private static List<String> takeWhatIsSeen(final long feedNs) {
        final boolean[] isSent = {false};
        final Run[] run = new Run[1];
        run[0] = new Run(feedNs, (market, out) -> {
            if (!isSent[0] && market.book().price(Side.SELL, 0) == 1_000_200) {
                isSent[0] = true;
                out.submit(run[0].strategy.intent.limit(0, 0, Side.BUY, 1_000_200, 5, TimeInForce.IOC, false));
            }
        });
        final ScriptedCore scripted = run[0].scripted;
        scripted.add(OPEN_NS, Side.BUY, 1, 1_000_000, 10);
        scripted.add(OPEN_NS, Side.SELL, 2, 1_000_200, 10);
        scripted.writer.orderBookEvent(
                0, 3, OPEN_NS + 600_000, BookAction.DELETE, Side.SELL, 2, Prices.NO_ORDER_ID, 1_000_200, 10);
        scripted.end();
        assertTrue(isSent[0], "nothing was sent");
        return run[0].strategy.told;
    }
}
