package io.tiercel.strategy;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.DynamicTest.dynamicTest;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.catalogue.StrategyCatalogue;
import io.tiercel.strategy.catalogue.StrategyType;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.pairs.PairsConfig;
import io.tiercel.strategy.portfolio.HoldRule;
import io.tiercel.strategy.portfolio.Profile;
import io.tiercel.strategy.portfolio.RegimeConfig;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Every strategy that ships, nearly all with their defaults, in markets that do everything markets do: it asks for nothing that is no order, never throws, does not
 * answer refusals by a flood, and does the same twice.
 */
class EveryStrategyConductTest {
    private static final long MS = 1_000_000L;
    private static final int EVENTS = 30_000;

    private static Strategy make(final String name) {
        final StrategyType type = StrategyType.of(name);
        final boolean isOne = List.of("twap", "vwap", "pov", "almgren-chriss").contains(name);
        final List<Instrument> instruments = SettableMarket.INSTRUMENTS.all();
        // half a minute is too short for a pair's five minutes, and there is no SPY
        final Record parameters = switch (name) {
            case "pairs" -> new PairsConfig(10 * MS, 20, 2, 0.5, 50, 100, 500, 100 * MS, 1_000 * MS);
            case "regime-switch" ->
                new RegimeConfig("ALPHA", "", List.of("BETA"), 2, HoldRule.KEEP, 0, Profile.BALANCED, 60, 252, 0.05);
            default -> type.defaults().orElseThrow();
        };
        return type.make(
                new StrategySetup(0, name, SettableMarket.INSTRUMENTS, isOne ? instruments.subList(0, 1) : instruments),
                parameters);
    }

    @TestFactory
    List<DynamicTest> shouldAskForSoundOrdersOnlyAndDoTheSameTwice() {
        return StrategyCatalogue.classes().keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    int orders = 0;
                    for (int seed = 1; seed <= 3; seed++) {
                        final WildMarket first = new WildMarket(make(name), seed, 0.3);
                        final WildMarket second = new WildMarket(make(name), seed, 0.3);
                        first.run();
                        second.run();
                        assertEquals(first.asked, second.asked, "seed " + seed);
                        assertEquals(first.strategy.stateDigest(), second.strategy.stateDigest(), "seed " + seed);
                        orders += first.lastOrderId > 0 ? 1 : 0;
                    }
                    assertTrue(orders > 0, "no order in any market");
                }))
                .toList();
    }

    /** 30 s of an event a millisecond, bars every 100 ms: nothing but refusals. */
    @TestFactory
    List<DynamicTest> shouldNotFloodWhenEverythingIsRefused() {
        return StrategyCatalogue.classes().keySet().stream()
                .map(name -> dynamicTest(name, () -> {
                    final WildMarket market = new WildMarket(make(name), 7, 1.1);
                    market.run();

                    assertEquals(0, market.lastOrderId);
                    assertTrue(market.requests > 0, "no request at all");
                    // two names on 300 bars each, or two instruments every 100 ms, is the most
                    assertTrue(market.requests <= 700, "requests: " + market.requests);
                }))
                .toList();
    }

    private static final class WildMarket implements OrderIntents {
        private final Strategy strategy;
        private final int seed;
        private final double refusals;
        private final SplittableRandom random;
        private final SettableMarket market = new SettableMarket().equity(1_000_000_000_000L);
        private final SettableBar bar = new SettableBar();
        private final List<ExecutionReport> open = new ArrayList<>();
        private final List<long[]> timers = new ArrayList<>();
        private final long[] mid = {5_000, 2_500};
        private long asked = StateHash.START;
        private long nowNs = 1_000_000_000_000L;
        private long lastOrderId;
        private long requests;
        private long traded;

        WildMarket(final Strategy strategy, final int seed, final double refusals) {
            this.strategy = strategy;
            this.seed = seed;
            this.refusals = refusals;
            this.random = new SplittableRandom(seed);
        }

        void run() {
            for (int i = 0; i < EVENTS; i++) {
                nowNs += MS;
                final int id = random.nextInt(2);
                mid[id] += random.nextInt(-4, 5);
                final long tick = SettableMarket.INSTRUMENTS.instrument(id).tickSize();
                final long lot = SettableMarket.INSTRUMENTS.instrument(id).lotSize();
                final boolean isHalted = random.nextInt(2_000) == 0;
                market.instrument(id)
                        .at(nowNs)
                        .open(!isHalted)
                        .traded(traded += 10)
                        .bestPriceChanged(true)
                        .probabilityUp(random.nextDouble());
                quote(tick, lot, id);
                if (isHalted) {
                    strategy.onMarketState(market, this);
                }
                final long before = requests;
                strategy.onMarketData(market, this);
                assertTrue(requests - before <= 20, "requests in one call: " + (requests - before));
                if (i % 100 < 2) {
                    final int name = i % 100;
                    market.instrument(name);
                    final Instrument instrument = SettableMarket.INSTRUMENTS.instrument(name);
                    strategy.onBar(market, bar.set(instrument, nowNs, mid[name] * instrument.tickSize()), this);
                }
                answerSome();
                fireTimers();
            }
        }

        /** One-sided, locked and crossed books now and then. */
        private void quote(final long tick, final long lot, final int id) {
            final long bidQty = lot * random.nextInt(1, 200);
            final long askQty = lot * random.nextInt(1, 200);
            switch (random.nextInt(100)) {
                case 0 -> market.quote(Prices.NO_PRICE, 0, (mid[id] + 1) * tick, askQty);
                case 1 -> market.quote((mid[id] - 1) * tick, bidQty, Prices.NO_PRICE, 0);
                case 2 -> market.quote(mid[id] * tick, bidQty, mid[id] * tick, askQty);
                case 3 -> market.quote((mid[id] + 1) * tick, bidQty, (mid[id] - 1) * tick, askQty);
                default -> market.quote((mid[id] - 1) * tick, bidQty, (mid[id] + 1) * tick, askQty);
            }
        }

        private void answerSome() {
            for (int i = open.size() - 1; i >= 0; i--) {
                if (random.nextInt(3) == 0) {
                    answer(open.get(i));
                }
            }
            open.removeIf(report -> report.status.isFinal());
        }

        private void answer(final ExecutionReport report) {
            report.seenTimeNs = nowNs;
            report.lastQty = 0;
            report.reason = RejectReason.NONE;
            if (report.status == OrderStatus.PENDING_NEW) {
                final boolean isRejected = random.nextInt(10) == 0;
                report.execType = isRejected ? ExecType.REJECTED : ExecType.NEW;
                report.status = isRejected ? OrderStatus.REJECTED : OrderStatus.NEW;
                report.reason = isRejected ? RejectReason.VENUE_MARKET_NOT_OPEN : RejectReason.NONE;
            } else if (random.nextInt(4) == 0) {
                report.execType = ExecType.CANCELED;
                report.status = OrderStatus.CANCELED;
            } else {
                final long lot = SettableMarket.INSTRUMENTS
                        .instrument(report.instrumentId)
                        .lotSize();
                report.lastQty = lot * random.nextLong(1, report.leavesQty / lot + 1);
                report.cumQty += report.lastQty;
                report.execType = ExecType.TRADE;
                report.status = report.lastQty == report.leavesQty ? OrderStatus.FILLED : OrderStatus.PARTIALLY_FILLED;
            }
            report.leavesQty = report.status.isFinal() ? 0 : report.leavesQty - report.lastQty;
            strategy.onExecutionReport(report, this);
        }

        private void fireTimers() {
            for (int i = 0; i < timers.size(); i++) {
                if (timers.get(i)[0] <= nowNs) {
                    strategy.onTimer(nowNs, timers.remove(i--)[1], this);
                }
            }
        }

        private boolean isRefused(final long what) {
            requests++;
            asked = StateHash.mix(StateHash.mix(asked, what), nowNs);
            return random.nextDouble() < refusals;
        }

        @Override
        public long submit(final OrderIntent intent) {
            final String where = "seed " + seed + ": " + intent.qty() + " @ " + intent.price();
            final Instrument instrument = SettableMarket.INSTRUMENTS.instrument(intent.instrumentId());
            assertEquals(0, intent.strategyId(), where);
            assertTrue(intent.side() == Side.BUY || intent.side() == Side.SELL, where);
            assertTrue(intent.qty() > 0 && intent.qty() % instrument.lotSize() == 0, where);
            assertTrue(
                    intent.type() == OrderType.MARKET
                            || (intent.price() != Prices.NO_PRICE && intent.price() % instrument.tickSize() == 0),
                    where);
            if (isRefused(intent.qty() * 31 + intent.price())) {
                return -RejectReason.MAX_POSITION.code();
            }
            final ExecutionReport report = new ExecutionReport();
            report.clear();
            report.orderId = ++lastOrderId;
            report.instrumentId = intent.instrumentId();
            report.side = intent.side();
            report.price = intent.price();
            report.leavesQty = intent.qty();
            report.status = OrderStatus.PENDING_NEW;
            open.add(report);
            return lastOrderId;
        }

        @Override
        public int cancel(final long orderId) {
            assertTrue(orderId > 0 && orderId <= lastOrderId, "seed " + seed + ": no order " + orderId);
            return isRefused(orderId) ? -RejectReason.CANCEL_RATE.code() : 0;
        }

        @Override
        public int replace(final long orderId, final long price, final long totalQty) {
            assertTrue(orderId > 0 && orderId <= lastOrderId, "seed " + seed + ": no order " + orderId);
            assertTrue(totalQty > 0, "seed " + seed + ": total " + totalQty);
            return isRefused(orderId + price) ? -RejectReason.ORDER_RATE.code() : 0;
        }

        @Override
        public void schedule(final long dueTimeNs, final long timerId) {
            timers.add(new long[] {dueTimeNs, timerId});
        }

        @Override
        public void stopTrading() {
            throw new AssertionError("no reason to");
        }
    }
}
