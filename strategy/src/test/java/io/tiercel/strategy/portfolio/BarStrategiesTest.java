package io.tiercel.strategy.portfolio;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.OrderIntents;
import io.tiercel.strategy.SettableBar;
import io.tiercel.strategy.SettableMarket;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.StrategySetup;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderIntent;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Three names AAA, BBB, CCC of cents, an equity of 100,000.00 that stays, every order filled at the next bar. */
class BarStrategiesTest {
    private static final InstrumentRegistry NAMES = new InstrumentRegistry(List.of(
            new Instrument(0, "AAA", 2, 0, 1, 1, 1),
            new Instrument(1, "BBB", 2, 0, 1, 1, 1),
            new Instrument(2, "CCC", 2, 0, 1, 1, 1)));
    private static final StrategySetup SETUP = StrategySetup.ofAll(0, "portfolio", NAMES);
    private static final long EQUITY = 100_000_000_000L;

    private final SettableMarket market = new SettableMarket(NAMES).equity(EQUITY);
    private final SettableBar bar = new SettableBar();
    private final BarVenue venue = new BarVenue();
    private long day;

    /** One bar of each name (0: none), then the timers; returns what was asked for. Orders of the day before are filled first. */
    private List<String> day(final Strategy strategy, final long... closes) {
        day++;
        venue.fillAll(strategy);
        for (int i = 0; i < closes.length; i++) {
            if (closes[i] > 0) {
                market.instrument(i).at(day);
                strategy.onBar(market, bar.set(NAMES.instrument(i), day, closes[i]), venue);
            }
        }
        assertEquals(List.of(), venue.requests, "nothing before all bars have come");
        assertTrue(venue.timers <= 1, "one timer for all bars of a time");
        if (venue.timers == 1) {
            venue.timers = 0;
            strategy.onTimer(day, 0, venue);
        }
        final List<String> asked = List.copyOf(venue.requests);
        venue.requests.clear();
        return asked;
    }

    private static TopKConfig topK(final int everyBars) {
        // one name of all by the return of 2 bars, one replaced at most; 10 returns for the volatility
        return new TopKConfig(1, 1, 2, 0, everyBars, Profile.AGGRESSIVE, 10, 252, 0.05);
    }

    @Test
    void shouldRotateIntoTheNameThatRoseMostWithOneDecisionForAllBars() {
        final TopKRotation rotation = new TopKRotation(SETUP, topK(1));
        // AAA rises by about 1 cent in 10,000 a day with a little noise; the others stand still. 10 returns are needed
        // for a volatility.
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), day(rotation, 10_000 + 2 * i + i % 2, 5_000, 2_000), "day " + i);
        }

        // volatility is tiny: no scaling; the cap of the profile is 0.5: 50,000 / 100.20 = 499.0
        assertEquals(List.of("buy 499 AAA"), day(rotation, 10_020, 5_000, 2_000));
        assertEquals(List.of(), day(rotation, 10_021, 5_000, 2_000));

        // BBB is ahead by its return of two days: one order out, one in, the sell first; its volatility: sqrt(252) x
        // std of 0 x 9 and one 0.0198 is 9.9 %
        assertEquals(List.of("sell 499 AAA", "buy 980 BBB"), day(rotation, 10_022, 5_100, 2_000));
        assertEquals(List.of(), day(rotation, 10_023, 5_101, 2_000));
    }

    @Test
    void shouldDecideOnlyEveryFewBars() {
        final TopKRotation rotation = new TopKRotation(SETUP, topK(4));
        int orders = 0;
        for (int i = 0; i < 40; i++) {
            // the leader changes every day
            orders += day(rotation, 10_000 + (i % 2) * 300, 5_000 + (i % 3) * 100, 2_000 + (i % 5) * 10)
                            .isEmpty()
                    ? 0
                    : 1;
        }

        assertTrue(orders > 1 && orders <= 10, "days with orders: " + orders);
    }

    @Test
    void shouldNotSendASecondOrderWhileTheFirstIsOpen() {
        final TopKRotation rotation = new TopKRotation(SETUP, topK(1));
        for (int i = 0; i < 10; i++) {
            day(rotation, 10_000 + 2 * i + i % 2, 5_000, 2_000);
        }
        assertEquals(List.of("buy 499 AAA"), day(rotation, 10_020, 5_000, 2_000));
        venue.isFilling = false;

        assertEquals(List.of(), day(rotation, 10_021, 5_000, 2_000));
        venue.isFilling = true;
        venue.isRefusing = true;
        assertEquals(List.of("sell 499 AAA", "buy 980 BBB"), day(rotation, 10_022, 5_100, 2_000));
        assertEquals(2, day(rotation, 10_022, 5_100, 2_000).size(), "refused: again with the next decision");
    }

    private static TrendConfig trend(final boolean isLongOnly, final int confirm) {
        // momentum of 3 bars, sized by 5 returns for 10 % each
        return new TrendConfig(
                TrendRule.MOMENTUM,
                1,
                3,
                isLongOnly,
                confirm,
                HoldRule.KEEP,
                0,
                0.10,
                5,
                Profile.AGGRESSIVE,
                10,
                252,
                0.05);
    }

    /** The close of day i of a name that rises by 1 % and 2 % in turn: log returns alternate between 0.00995 and 0.0198. */
    private static long rising(final int i) {
        return Math.round(10_000 * Math.pow(1.01 * 1.02, Math.floorDiv(i, 2)) * (i % 2 == 0 ? 1 : 1.01));
    }

    @Test
    void shouldSizeATrendByItsVolatility() {
        final TrendFollower trend =
                new TrendFollower(new StrategySetup(0, "trend", NAMES, List.of(NAMES.instrument(0))), trend(true, 2));
        for (int i = 0; i < 10; i++) {
            assertEquals(List.of(), day(trend, rising(i)), "day " + i);
        }

        // the eleventh close has 10 returns. weight = 0.10 / (std of the last 5 log returns x sqrt(252)), capped by
        // 0.5; portfolio: 10 returns, 15 %
        final double[] returns = new double[10];
        for (int i = 0; i < 10; i++) {
            returns[i] = Math.log(rising(i + 1) / (double) rising(i));
        }
        final double weight = Math.min(0.5, 0.10 / (deviation(returns, 5) * Math.sqrt(252)));
        final double portfolio = weight * deviation(returns, 10) * Math.sqrt(252);
        final long qty = (long) (weight * Math.min(1, 0.15 / portfolio) * 100_000 / (rising(10) / 100.0));
        assertEquals(List.of("buy " + qty + " AAA"), day(trend, rising(10)));
    }

    private static double deviation(final double[] values, final int last) {
        double mean = 0;
        for (int i = values.length - last; i < values.length; i++) {
            mean += values[i] / last;
        }
        double sum = 0;
        for (int i = values.length - last; i < values.length; i++) {
            sum += (values[i] - mean) * (values[i] - mean);
        }
        return Math.sqrt(sum / (last - 1));
    }

    @Test
    void shouldTurnOnlyWhenTheOppositeTrendIsConfirmed() {
        final TrendFollower trend =
                new TrendFollower(new StrategySetup(0, "trend", NAMES, List.of(NAMES.instrument(0))), trend(false, 2));
        for (int i = 0; i <= 10; i++) {
            day(trend, rising(i));
        }
        venue.fillAll(trend);
        final long held = venue.open("AAA");
        assertTrue(held > 0, "long");

        // far below the close of three bars ago, once: less of it, since it moves more now, but not confirmed
        final long low = rising(5);
        day(trend, low);
        venue.fillAll(trend);
        assertTrue(venue.open("AAA") > 0 && venue.open("AAA") < held, "still long: " + venue.open("AAA"));

        // twice in a row: to the other side, in one order
        assertEquals(1, day(trend, low - 10).size());
        venue.fillAll(trend);
        assertTrue(venue.open("AAA") < 0, "short: " + venue.open("AAA"));
    }

    @Test
    void shouldHaveNoSessionForANameWithoutABar() {
        final TrendFollower trend = new TrendFollower(SETUP, trend(true, 2));
        for (int i = 0; i <= 12; i++) {
            day(trend, rising(i), 2 * rising(i), 3 * rising(i));
        }
        final long held = venue.open("BBB");
        assertTrue(held > 0);

        // a fall of BBB in one bar only; on the following days it has no bars, which must not confirm it
        day(trend, rising(13), 2 * rising(6), 3 * rising(13));
        day(trend, rising(14), 0, 3 * rising(14));
        day(trend, rising(15), 0, 3 * rising(15));
        venue.fillAll(trend);

        assertTrue(venue.open("BBB") > 0, "still long: " + venue.open("BBB"));
    }

    @Test
    void shouldLeaveRiskAssetsWhenTheRegimeTurnsAndIsConfirmed() {
        // AAA is the market, BBB safe, CCC the index of fear in hundredths of a point
        final RegimeSwitch regime = new RegimeSwitch(
                SETUP,
                new RegimeConfig("AAA", "CCC", List.of("BBB"), 2, HoldRule.KEEP, 0, Profile.BALANCED, 10, 252, 0.05));
        for (int i = 0; i < 60; i++) {
            day(regime, 10_000 + 5 * i + i % 2, 5_000 + i % 2, 1_400);
        }
        venue.fillAll(regime);
        assertEquals(0, venue.open("AAA"), "fewer than 60 returns are a transition: nothing to buy yet");
        assertTrue(venue.open("BBB") > 0, "safe assets are held");

        // close > SMA50, VIX 14: RISK_ON at once: both at their half, capped by 0.35 each: 35,000 / 103.00 = 339, BBB
        // as it was
        assertEquals(List.of("buy 339 AAA"), day(regime, 10_300, 5_000, 1_400));

        // VIX 26 and below the mean: RISK_OFF, not confirmed: as in a transition 0.5 x 0.5 of 100,000 / 97.50 = 256.4
        // of 339
        assertEquals(List.of("sell 83 AAA"), day(regime, 9_750, 5_000, 2_600));
        // again: out, and everything safe is at its cap already
        final List<String> out = day(regime, 9_745, 5_000, 2_600);
        assertTrue(out.getFirst().endsWith(" AAA") && out.getFirst().startsWith("sell "), out.toString());
        venue.fillAll(regime);
        assertEquals(0, venue.open("AAA"));
        assertEquals(0, venue.open("CCC"), "the index is never traded");
    }

    @Test
    void shouldAskForSymbolsItTrades() {
        assertEquals(
                "proxy = SPY, expected one of the strategy's instruments: AAA, BBB, CCC",
                assertThrows(BadInputException.class, () -> new RegimeSwitch(SETUP, RegimeConfig.defaults()))
                        .getMessage());
    }

    @Test
    void shouldTellStatesApartByTheirBars() {
        final TrendFollower a = new TrendFollower(SETUP, TrendConfig.defaults());
        final TrendFollower b = new TrendFollower(SETUP, TrendConfig.defaults());
        day(a, 100, 100, 100);
        day(b, 100, 100, 101);

        assertNotEquals(a.stateDigest(), b.stateDigest());
    }

    /** Fills every order whole when it is told to. */
    private static final class BarVenue implements OrderIntents {
        private final List<String> requests = new ArrayList<>();
        private final List<ExecutionReport> pending = new ArrayList<>();
        private final long[] open = new long[3];
        private boolean isFilling = true;
        private boolean isRefusing;
        private int timers;
        private long lastOrderId;

        void fillAll(final Strategy strategy) {
            if (isFilling) {
                for (final ExecutionReport report : pending) {
                    open[report.instrumentId] += Side.sign(report.side) * report.lastQty;
                    strategy.onExecutionReport(report, this);
                }
                pending.clear();
            }
        }

        long open(final String symbol) {
            return open[NAMES.bySymbol(symbol).orElseThrow().id()];
        }

        @Override
        public long submit(final OrderIntent intent) {
            assertEquals(OrderType.MARKET, intent.type());
            assertTrue(intent.qty() > 0, "quantity " + intent.qty());
            requests.add((intent.side() == Side.BUY ? "buy " : "sell ") + intent.qty() + " "
                    + NAMES.instrument(intent.instrumentId()).symbol());
            if (isRefusing) {
                return -RejectReason.MINIMUM_CASH.code();
            }
            final ExecutionReport report = new ExecutionReport();
            report.clear();
            report.orderId = ++lastOrderId;
            report.instrumentId = intent.instrumentId();
            report.side = intent.side();
            report.execType = ExecType.TRADE;
            report.status = OrderStatus.FILLED;
            report.lastQty = intent.qty();
            pending.add(report);
            return lastOrderId;
        }

        @Override
        public int cancel(final long orderId) {
            throw new AssertionError("market orders are not canceled");
        }

        @Override
        public int replace(final long orderId, final long price, final long totalQty) {
            throw new AssertionError("market orders are not replaced");
        }

        @Override
        public void schedule(final long dueTimeNs, final long timerId) {
            timers++;
        }

        @Override
        public void stopTrading() {
            throw new AssertionError("no reason to");
        }
    }
}
