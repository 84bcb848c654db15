package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.OrderFixture;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.TimeInForce;
import java.lang.management.ManagementFactory;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The venue over levels and over bars at work: every kind of order and event, sampled and interpolated latencies, not one byte. */
class LevelVenueAllocationTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ROUNDS = 500;
    private static final Instrument LEVELS = new Instrument(0, "XYZ", 2, 0, 1, 1, 1);
    private static final Instrument BARS = new Instrument(1, "ABC", 2, 0, 1, 1, 1);

    private final LevelBook book = new ArrayLevelBook();
    private final MarketBar bar = new MarketBar();
    private final OrderFixture orders = new OrderFixture();
    private final ExecutionReport report = new ExecutionReport();
    private SimulatedVenue venue;
    private long orderId;
    private long nowNs = 1_000;
    private long polled;

    @SuppressWarnings("unused") // written only: what the negative control leaves behind
    private volatile Object garbage;

    private void begin(final LatencyConfig latency, final QueueModel model, final CostModel costs) {
        venue = new SimulatedVenue(
                new InstrumentRegistry(List.of(LEVELS, BARS)),
                List.of(new ArrayOrderBook(), new ArrayOrderBook()),
                List.of(FeeSchedule.FREE, FeeSchedule.FREE),
                new VenueConfig(
                        latency,
                        new QueueModelConfig(model, 2),
                        FillOnCross.TOUCH,
                        SelfTradePrevention.CANCEL_OLDEST,
                        new BarFillConfig(costs, 500_000, 200_000, 2, 10, 1, 0.02, 10)));
        venue.followLevels(0, book);
        venue.followBars(1);
    }

    private static LatencyConfig latency(final LatencyModel model) {
        return new LatencyConfig(
                model,
                0,
                10,
                10,
                3,
                List.of(7L, 20L),
                List.of(5L, 11L, 40L),
                List.of(List.of(0L, 10L, 20L), List.of(1_000_000L, 1_000_030L, 1_000_070L)));
    }

    @Test
    void shouldAllocateNothingInSteadyState() {
        begin(latency(LatencyModel.SAMPLED), QueueModel.POWER, CostModel.SPREAD_SQRT);
        assertEquals(0, leastAllocated(false));
        begin(latency(LatencyModel.INTERPOLATED), QueueModel.LOG2, CostModel.SIGMA_SQRT);
        assertEquals(0, leastAllocated(false));
        assertTrue(polled > 8 * ROUNDS * 10, "only " + polled + " reports were made");
    }

    @Test
    void shouldNoticeAnAllocation() {
        begin(latency(LatencyModel.CONSTANT), QueueModel.RISK_AVERSE, CostModel.BPS);
        assertTrue(leastAllocated(true) >= 16L * ROUNDS, "the measurement does not see garbage");
    }

    private long leastAllocated(final boolean shouldAllocate) {
        long least = Long.MAX_VALUE;
        for (int i = 0; i < 8; i++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            for (int round = 0; round < ROUNDS; round++) {
                levels();
                bars();
                if (shouldAllocate) {
                    garbage = new Object();
                }
            }
            least = Math.min(least, THREADS.getCurrentThreadAllocatedBytes() - before);
        }
        return least;
    }

    private void levels() {
        for (int i = 0; i < 8; i++) {
            level(i < 4 ? Side.BUY : Side.SELL, 10_000 + i, 100);
        }
        send(0, OrderType.LIMIT, TimeInForce.GTC, Side.BUY, 10_003, Prices.NO_PRICE, 30);
        send(0, OrderType.LIMIT, TimeInForce.GTC, Side.SELL, 10_005, Prices.NO_PRICE, 30);
        send(0, OrderType.LIMIT, TimeInForce.GTC, Side.BUY, 9_000, Prices.NO_PRICE, 30);
        send(0, OrderType.STOP, TimeInForce.GTC, Side.SELL, Prices.NO_PRICE, 10_003, 10);
        send(0, OrderType.MARKET, TimeInForce.IOC, Side.BUY, Prices.NO_PRICE, Prices.NO_PRICE, 120);
        send(0, OrderType.LIMIT, TimeInForce.FOK, Side.BUY, 10_006, Prices.NO_PRICE, 1_000);
        level(Side.BUY, 10_003, 70);
        venue.onTrade(0, Side.BUY, 10_003, 40, nowNs);
        venue.onTrade(0, Side.NONE, 10_002, 90, nowNs);
        level(Side.SELL, 10_002, 5);
        book.clear();
        book.set(Side.BUY, 10_000, 10, 1);
        book.set(Side.SELL, 10_006, 10, 1);
        venue.onLevelsStated(0, nowNs);
        for (long id = orderId - 5; id <= orderId; id++) {
            venue.cancel(id, nowNs);
        }
        settle();
        venue.stateDigest();
    }

    private void level(final int side, final long price, final long qty) {
        book.set(side, price, qty, 1);
        venue.onLevel(0, side, price, qty);
        venue.onLevelsChanged(0, nowNs);
    }

    private void bars() {
        send(1, OrderType.MARKET, TimeInForce.IOC, Side.BUY, Prices.NO_PRICE, Prices.NO_PRICE, 20);
        send(1, OrderType.LIMIT, TimeInForce.DAY, Side.SELL, 10_100, Prices.NO_PRICE, 20);
        send(1, OrderType.STOP_LIMIT, TimeInForce.DAY, Side.BUY, 10_080, 10_050, 20);
        venue.onBar(1, bar.set(BARS, nowNs, nowNs + 10, 10_000, 10_200, 9_900, 10_100, 500), nowNs + 10);
        nowNs += 10;
        venue.onSessionEnd(nowNs);
        settle();
    }

    private void send(
            final int instrumentId,
            final OrderType type,
            final TimeInForce timeInForce,
            final int side,
            final long price,
            final long stopPrice,
            final long qty) {
        orders.order(++orderId, side, type, timeInForce, price, stopPrice, qty, false);
        venue.submit(orders.on(instrumentId), nowNs);
        settle();
    }

    private void settle() {
        nowNs += 100;
        while (venue.nextArrivalNs() <= nowNs) {
            venue.processArrival();
        }
        while (venue.pollReport(report)) {
            polled++;
        }
    }
}
