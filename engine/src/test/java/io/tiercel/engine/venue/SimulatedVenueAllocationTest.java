package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.gate.Order;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

/** The venue and its book at work: every kind of order and event, not one byte. */
class SimulatedVenueAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 500;

    private final VenueFixture market =
            new VenueFixture(VenueConfig.constant(10, 10, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_OLDEST));
    private long orderId;
    private long historicalId;
    private long polled;

    @SuppressWarnings("unused") // written only: what the negative control leaves behind
    private volatile Object garbage;

    @Test
    void shouldAllocateNothingInSteadyState() {
        assertEquals(0, leastAllocated(() -> rounds(false)));
        assertTrue(polled > 8 * ROUNDS * 10, "only " + polled + " reports were made");
    }

    @Test
    void shouldNoticeAnAllocation() {
        assertTrue(leastAllocated(() -> rounds(true)) >= 16L * ROUNDS, "the measurement does not see garbage");
    }

    private static long leastAllocated(final Runnable work) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            work.run();
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void rounds(final boolean shouldAllocate) {
        for (int i = 0; i < ROUNDS; i++) {
            round();
            if (shouldAllocate) {
                garbage = new Object();
            }
        }
    }

    private void round() {
        final long first = historicalId + 1;
        for (int i = 0; i < 10; i++) {
            historical(i < 5 ? Side.BUY : Side.SELL, 10_000 + i, 100);
        }
        final long firstOrder = orderId + 1;
        send(OrderType.LIMIT, TimeInForce.GTC, Side.BUY, 10_004, Prices.NO_PRICE, 30);
        send(OrderType.LIMIT, TimeInForce.DAY, Side.SELL, 10_006, Prices.NO_PRICE, 30);
        send(OrderType.STOP, TimeInForce.GTC, Side.SELL, Prices.NO_PRICE, 10_004, 10);
        send(OrderType.MARKET, TimeInForce.IOC, Side.BUY, Prices.NO_PRICE, Prices.NO_PRICE, 120);
        send(OrderType.LIMIT, TimeInForce.FOK, Side.BUY, 10_009, Prices.NO_PRICE, 1_000);
        historical(Side.BUY, 10_004, 20);
        change(first + 4, 100);
        change(historicalId, 10);
        market.venue.replace(market.orders.amended(firstOrder, 10_003, 40), market.nowNs);
        market.venue.cancel(firstOrder + 3, market.nowNs);
        settle();
        historical(Side.SELL, 10_003, 15);
        market.venue.onTrade(0, Side.BUY, 10_000, 5, market.nowNs);
        snapshot();
        market.venue.onMarketState(0, MarketStateCode.CLOSED, market.nowNs);
        market.venue.onMarketState(0, MarketStateCode.OPEN, market.nowNs);
        market.venue.cancel(firstOrder, market.nowNs);
        settle();
        market.book.clear();
        market.venue.onSnapshot(0, market.nowNs);
        market.venue.stateDigest();
    }

    private void historical(final int side, final long price, final long qty) {
        market.book.add(++historicalId, side, price, qty);
        market.venue.onBookUpdate(0, market.book.update(), market.nowNs);
    }

    private void change(final long id, final long qty) {
        market.book.execute(id, Side.NONE, Prices.NO_PRICE, qty);
        market.venue.onBookUpdate(0, market.book.update(), market.nowNs);
    }

    private void snapshot() {
        market.book.clear();
        market.book.addAnonymous(Side.BUY, 10_003, 60);
        market.book.addAnonymous(Side.SELL, 10_006, 60);
        market.venue.onSnapshot(0, market.nowNs);
    }

    private void send(
            final OrderType type,
            final TimeInForce timeInForce,
            final int side,
            final long price,
            final long stopPrice,
            final long qty) {
        // 8 x 500 x 5 ids fit the history's first table: doubling it is not the steady state.
        orderId++;
        final Order order = market.orders.order(orderId, side, type, timeInForce, price, stopPrice, qty, false);
        market.venue.submit(order, market.nowNs);
        settle();
    }

    private void settle() {
        market.nowNs += 100;
        while (market.venue.nextArrivalNs() <= market.nowNs) {
            market.venue.processArrival();
        }
        while (market.venue.pollReport(market.report)) {
            polled++;
        }
    }
}
