package io.tiercel.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.maker.AvellanedaStoikovMaker;
import io.tiercel.strategy.maker.MakerConfig;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.taker.ProbabilityTaker;
import io.tiercel.strategy.taker.TakerConfig;
import org.junit.jupiter.api.Test;

/** Both strategies trade for a while against a venue that fills everything, without allocating a byte. */
class StrategyAllocationTest {
    private static final int EVENTS = 20_000;

    @Test
    void shouldAllocateNothingWhenTheTakerTrades() {
        final FillingVenue venue = new FillingVenue();
        final ProbabilityTaker taker =
                new ProbabilityTaker(SettableMarket.setup(0), new TakerConfig(0.7, 0.3, 100, 500, 5, 0, 1_000, 0));
        final Runnable work = () -> venue.drive(taker);

        work.run();

        assertEquals(0, AllocatedBytes.leastOf(5, work));
        assertTrue(venue.fills > 10_000, "fills: " + venue.fills);
    }

    @Test
    void shouldAllocateNothingWhenTheMakerQuotes() {
        final FillingVenue venue = new FillingVenue();
        final AvellanedaStoikovMaker maker = new AvellanedaStoikovMaker(
                SettableMarket.setup(0),
                new MakerConfig(0.01, 1, 1_000_000_000L, 0.1, 1_000_000, 2, 100, 500, 1, 0, 0));
        final Runnable work = () -> venue.drive(maker);

        work.run();

        assertEquals(0, AllocatedBytes.leastOf(5, work));
        assertTrue(venue.fills > 10_000, "fills: " + venue.fills);
    }

    @Test
    void shouldSeeAllocationWhenThereIsSome() {
        final long[][] kept = new long[1][];

        assertTrue(AllocatedBytes.leastOf(5, () -> kept[0] = new long[8]) >= 64, "the measurement itself must work");
    }

    /** Moves the market up and down, accepts every order and fills it at the next event. */
    private static final class FillingVenue implements OrderIntents {
        private final SettableMarket market = new SettableMarket();
        private final ExecutionReport report = new ExecutionReport();
        private final long[] orderId = new long[2];
        private final long[] qty = new long[2];
        private final long[] price = new long[2];
        private long lastOrderId;
        private long nowNs;
        private long fills;

        void drive(final Strategy strategy) {
            for (int i = 0; i < EVENTS; i++) {
                nowNs += 100_000;
                final long bid = 5000L + (i % 7) - (i % 3);
                market.at(nowNs).quote(bid, 100 + i % 5, bid + 2, 100 + i % 4).probabilityUp(i % 2 == 0 ? 0.9 : 0.1);
                strategy.onMarketData(market, this);
                answer(strategy, Side.BUY);
                answer(strategy, Side.SELL);
                strategy.onTimer(nowNs, 0, this);
            }
            strategy.stateDigest();
        }

        private void answer(final Strategy strategy, final int side) {
            if (qty[side] == 0) {
                return;
            }
            report.clear();
            report.orderId = orderId[side];
            report.instrumentId = 0;
            report.side = side;
            report.price = price[side];
            report.leavesQty = qty[side];
            report.execType = ExecType.NEW;
            report.status = OrderStatus.NEW;
            strategy.onExecutionReport(report, this);
            report.execType = ExecType.TRADE;
            report.status = OrderStatus.FILLED;
            report.lastQty = qty[side];
            report.cumQty = qty[side];
            report.lastPrice = price[side];
            report.leavesQty = 0;
            report.seenTimeNs = nowNs;
            qty[side] = 0;
            fills++;
            strategy.onExecutionReport(report, this);
        }

        @Override
        public long submit(final OrderIntent intent) {
            final int side = intent.side();
            orderId[side] = ++lastOrderId;
            qty[side] = intent.qty();
            price[side] = intent.price();
            return lastOrderId;
        }

        @Override
        public int cancel(final long orderId) {
            return 0;
        }

        @Override
        public int replace(final long orderId, final long price, final long totalQty) {
            return 0;
        }

        @Override
        public void schedule(final long dueTimeNs, final long timerId) {}

        @Override
        public void stopTrading() {}
    }
}
