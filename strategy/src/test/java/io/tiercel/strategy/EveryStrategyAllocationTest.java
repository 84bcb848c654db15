package io.tiercel.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tiercel.strategy.catalogue.StrategyCatalogue;
import io.tiercel.strategy.execution.AlmgrenChrissConfig;
import io.tiercel.strategy.execution.AlmgrenChrissExecution;
import io.tiercel.strategy.execution.ParentSide;
import io.tiercel.strategy.execution.PovConfig;
import io.tiercel.strategy.execution.PovExecution;
import io.tiercel.strategy.execution.TwapConfig;
import io.tiercel.strategy.execution.TwapExecution;
import io.tiercel.strategy.execution.VwapConfig;
import io.tiercel.strategy.execution.VwapExecution;
import io.tiercel.strategy.maker.AvellanedaStoikovMaker;
import io.tiercel.strategy.maker.GridConfig;
import io.tiercel.strategy.maker.MakerConfig;
import io.tiercel.strategy.maker.QueueAwareGridMaker;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import io.tiercel.strategy.pairs.LeadLagConfig;
import io.tiercel.strategy.pairs.LeadLagTaker;
import io.tiercel.strategy.pairs.PairsConfig;
import io.tiercel.strategy.pairs.PairsTaker;
import io.tiercel.strategy.portfolio.HoldRule;
import io.tiercel.strategy.portfolio.Profile;
import io.tiercel.strategy.portfolio.RegimeConfig;
import io.tiercel.strategy.portfolio.RegimeSwitch;
import io.tiercel.strategy.portfolio.TopKConfig;
import io.tiercel.strategy.portfolio.TopKRotation;
import io.tiercel.strategy.portfolio.TrendConfig;
import io.tiercel.strategy.portfolio.TrendFollower;
import io.tiercel.strategy.portfolio.TrendRule;
import io.tiercel.strategy.taker.MicropriceReversion;
import io.tiercel.strategy.taker.MicropriceReversionConfig;
import io.tiercel.strategy.taker.OrderFlowImbalanceConfig;
import io.tiercel.strategy.taker.OrderFlowImbalanceTaker;
import io.tiercel.strategy.taker.ProbabilityTaker;
import io.tiercel.strategy.taker.TakerConfig;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** Every strategy that ships trades for a while on two instruments, books and bars, with fills, cancels, refusals and timers, without allocating a byte. */
class EveryStrategyAllocationTest {
    private static final long SECOND = 1_000_000_000L;
    private static final long DAY = 86_400 * SECOND;
    private static final StrategySetup BOTH = SettableMarket.setup(0);
    private static final StrategySetup ALPHA =
            new StrategySetup(0, "one", SettableMarket.INSTRUMENTS, List.of(SettableMarket.INSTRUMENTS.instrument(0)));

    private static Map<String, Strategy> strategies() {
        final Map<String, Strategy> all = new LinkedHashMap<>();
        all.put("probability", new ProbabilityTaker(BOTH, new TakerConfig(0.7, 0.3, 100, 500, 500, 0, SECOND, 0)));
        all.put(
                "order-flow-imbalance",
                new OrderFlowImbalanceTaker(
                        BOTH, new OrderFlowImbalanceConfig(20 * SECOND, 0.5, 10, 500, 500, 0, 9 * SECOND, 0)));
        all.put(
                "microprice-reversion",
                new MicropriceReversion(
                        BOTH,
                        new MicropriceReversionConfig(5, 4, 500, SECOND, 0.1, 2, 1, 10, 500, 500, 0, 60 * SECOND, 0)));
        all.put(
                "avellaneda-stoikov",
                new AvellanedaStoikovMaker(BOTH, new MakerConfig(0.01, 1, SECOND, 0.1, SECOND, 2, 100, 500, 1, 0, 0)));
        all.put("grid", new QueueAwareGridMaker(BOTH, new GridConfig(3, 2, 10, 500, 0.3, 0.2, 0, 0)));
        all.put("pairs", new PairsTaker(BOTH, new PairsConfig(SECOND, 20, 1, 0.2, 50, 100, 5_000, 0, 0)));
        all.put(
                "lead-lag",
                new LeadLagTaker(BOTH, new LeadLagConfig(5 * SECOND, 1, 2, 10, 500, 500, 0, 3 * SECOND, 0)));
        all.put(
                "twap",
                new TwapExecution(ALPHA, new TwapConfig(ParentSide.BUY, 1_000_000_000, 30 * DAY, 10_000, true, 1)));
        all.put(
                "vwap",
                new VwapExecution(
                        ALPHA,
                        new VwapConfig(
                                ParentSide.SELL, 1_000_000_000, 30 * DAY, Collections.nCopies(9_000, 1.5), true, 1)));
        all.put("pov", new PovExecution(ALPHA, new PovConfig(ParentSide.BUY, 1_000_000_000, 0.1, 10, 1)));
        all.put(
                "almgren-chriss",
                new AlmgrenChrissExecution(
                        ALPHA,
                        new AlmgrenChrissConfig(
                                ParentSide.BUY, 1_000_000_000, 30 * DAY, 10_000, 1e-6, 0.01, 1, 0, false, 1)));
        all.put("topk", new TopKRotation(BOTH, new TopKConfig(1, 1, 5, 0, 1, Profile.AGGRESSIVE, 10, 252, 0.05)));
        all.put(
                "trend",
                new TrendFollower(
                        BOTH,
                        new TrendConfig(
                                TrendRule.MOVING_AVERAGE,
                                2,
                                5,
                                false,
                                1,
                                HoldRule.KEEP,
                                0,
                                0.1,
                                10,
                                Profile.AGGRESSIVE,
                                10,
                                252,
                                0.01)));
        all.put(
                "regime-switch",
                new RegimeSwitch(
                        BOTH,
                        new RegimeConfig(
                                "ALPHA", "", List.of("BETA"), 1, HoldRule.KEEP, 0, Profile.BALANCED, 10, 252, 0.01)));
        return all;
    }

    @TestFactory
    List<DynamicTest> shouldAllocateNothingWhenItTrades() {
        final Map<String, Strategy> strategies = strategies();
        assertEquals(StrategyCatalogue.classes().keySet(), strategies.keySet(), "each one that ships");
        return strategies.entrySet().stream()
                .map(each -> dynamicTest(each.getKey(), () -> {
                    final FillingVenue venue = new FillingVenue();
                    final Runnable work = () -> venue.drive(each.getValue());
                    work.run();
                    work.run();
                    final long before = venue.fills;

                    assertEquals(0, AllocatedBytes.leastOf(4, work));
                    assertTrue(venue.fills - before > 100, "fills: " + (venue.fills - before));
                }))
                .toList();
    }

    /** Control: a strategy that makes one array an event is seen. */
    @Test
    void shouldSeeAllocationWhenThereIsSome() {
        final FillingVenue venue = new FillingVenue();
        final long[][] kept = new long[1][];
        final Strategy wasteful = new Strategy() {
            @Override
            public String name() {
                return "wasteful";
            }

            @Override
            public void onMarketData(final MarketView market, final OrderIntents out) {
                kept[0] = new long[1];
            }

            @Override
            public void onMarketState(final MarketView market, final OrderIntents out) {}

            @Override
            public void onTimer(final long nowNs, final long timerId, final OrderIntents out) {}

            @Override
            public void onExecutionReport(final ExecutionReport report, final OrderIntents out) {}

            @Override
            public long stateDigest() {
                return 0;
            }
        };

        assertTrue(AllocatedBytes.leastOf(3, () -> venue.drive(wasteful)) >= 16L * FillingVenue.EVENTS);
    }

    /** Moves two markets, refuses every 17th order, fills what is immediate at once and what rests one event later, and lets timers fire. */
    private static final class FillingVenue implements OrderIntents {
        private static final int EVENTS = 20_000;
        private static final int MOST = 256;

        private final SettableMarket market = new SettableMarket().equity(100_000_000_000L);
        private final SettableBar bar = new SettableBar();
        private final ExecutionReport report = new ExecutionReport();
        private final long[] orderId = new long[MOST];
        private final long[] qty = new long[MOST];
        private final long[] price = new long[MOST];
        private final int[] side = new int[MOST];
        private final int[] instrument = new int[MOST];
        private final boolean[] isResting = new boolean[MOST];
        private final boolean[] isCanceled = new boolean[MOST];
        private final boolean[] isKnown = new boolean[MOST];
        private final long[] dueNs = new long[MOST];
        private final long[] timerId = new long[MOST];
        private int timers;
        private long lastOrderId;
        private long nowNs;
        private long traded;
        private long fills;

        void drive(final Strategy strategy) {
            for (int i = 0; i < EVENTS; i++) {
                nowNs += SECOND;
                traded += 1_000;
                final int id = i % 2;
                final long step = Math.abs(i % 80 - 40L) + i % 3;
                final long tick = id == 0 ? 1 : 100;
                final long bid = id == 0 ? 5_000 + step : 250_000 + 100 * (i % 7);
                market.instrument(id).at(nowNs).traded(traded).open(i % 1_000 != 0);
                market.probabilityUp(i % 4 < 2 ? 0.9 : 0.1);
                market.quote(bid, 100 + 30 * (i % 9), bid + 2 * tick, 100 + 40 * (i % 7));
                strategy.onMarketData(market, this);
                if (i % 1_000 < 2) {
                    strategy.onMarketState(market, this);
                }
                if (i % 10 < 2) {
                    strategy.onBar(market, bar.set(market.instrument(), nowNs, bid + tick * (i % 600)), this);
                }
                answer(strategy, i);
                fireTimers(strategy);
            }
            strategy.stateDigest();
        }

        private void answer(final Strategy strategy, final int i) {
            for (int at = 0; at < MOST; at++) {
                if (orderId[at] == 0) {
                    continue;
                }
                if (!isKnown[at]) {
                    isKnown[at] = true;
                    tell(strategy, at, ExecType.NEW, OrderStatus.NEW, qty[at]);
                } else if (isCanceled[at]) {
                    tell(strategy, at, ExecType.CANCELED, OrderStatus.CANCELED, 0);
                    orderId[at] = 0;
                } else if (!isResting[at] || (at + i) % 3 == 0) {
                    fills++;
                    tell(strategy, at, ExecType.TRADE, OrderStatus.FILLED, 0);
                    orderId[at] = 0;
                }
            }
        }

        private void tell(
                final Strategy strategy,
                final int at,
                final ExecType type,
                final OrderStatus status,
                final long leaves) {
            final long lastQty = type == ExecType.TRADE ? qty[at] : 0;
            report.clear();
            report.orderId = orderId[at];
            report.instrumentId = instrument[at];
            report.side = side[at];
            report.price = price[at];
            report.execType = type;
            report.status = status;
            report.lastQty = lastQty;
            report.cumQty = lastQty;
            report.leavesQty = leaves;
            report.seenTimeNs = nowNs;
            strategy.onExecutionReport(report, this);
        }

        private void fireTimers(final Strategy strategy) {
            for (int at = 0; at < timers; at++) {
                if (dueNs[at] <= nowNs) {
                    final long id = timerId[at];
                    timers--;
                    dueNs[at] = dueNs[timers];
                    timerId[at] = timerId[timers];
                    at--;
                    strategy.onTimer(nowNs, id, this);
                }
            }
        }

        private int place(final long wanted) {
            for (int at = 0; at < MOST; at++) {
                if (orderId[at] == wanted) {
                    return at;
                }
            }
            return -1;
        }

        @Override
        public long submit(final OrderIntent intent) {
            final int at = place(0);
            if (at < 0 || ++lastOrderId % 17 == 0) {
                return -RejectReason.ORDER_RATE.code();
            }
            orderId[at] = lastOrderId;
            qty[at] = intent.qty();
            price[at] = intent.price();
            side[at] = intent.side();
            instrument[at] = intent.instrumentId();
            isResting[at] = intent.timeInForce() == TimeInForce.GTC;
            isCanceled[at] = false;
            isKnown[at] = false;
            return lastOrderId;
        }

        @Override
        public int cancel(final long id) {
            final int at = place(id);
            if (at < 0) {
                return -RejectReason.VENUE_TOO_LATE.code();
            }
            isCanceled[at] = true;
            return 0;
        }

        @Override
        public int replace(final long id, final long newPrice, final long totalQty) {
            final int at = place(id);
            if (at < 0) {
                return -RejectReason.VENUE_TOO_LATE.code();
            }
            price[at] = newPrice;
            isKnown[at] = false;
            return 0;
        }

        @Override
        public void schedule(final long due, final long id) {
            dueNs[timers] = due;
            timerId[timers++] = id;
        }

        @Override
        public void stopTrading() {
            throw new AssertionError("no reason to");
        }
    }
}
