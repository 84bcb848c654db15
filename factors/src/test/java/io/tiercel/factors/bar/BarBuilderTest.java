package io.tiercel.factors.bar;

import static org.junit.jupiter.api.Assertions.assertArrayEquals;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import java.lang.management.ManagementFactory;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

/** Bars worked out by hand. Prices in cents, quantities in tenths. */
class BarBuilderTest {
    private static final Instrument INSTRUMENT = new Instrument(0, "ABC", 2, 1, 1, 1, 1);

    private final List<String> told = new ArrayList<>();
    private final List<double[]> columns = new ArrayList<>();

    private BarBuilder builder(final BarRule rule) {
        return new BarBuilder(INSTRUMENT, rule, bar -> {
            told.add(bar.openTimeNs() + ".." + bar.closeTimeNs() + " o" + bar.open() + " h" + bar.high() + " l"
                    + bar.low() + " c" + bar.close() + " q" + bar.qty() + " b" + bar.buyQty() + " n" + bar.trades()
                    + " i" + bar.tickImbalance());
            final double[] row = new double[Bar.COLUMNS];
            bar.writeColumns(row);
            columns.add(row);
        });
    }

    @Test
    void shouldEndTimeBarsAtMultiplesOfTheirDuration() {
        final BarBuilder bars = builder(new TimeBars(100));

        bars.onTrade(105, 1_000, 10, 1);
        bars.onTrade(150, 1_010, 20, -1);
        bars.onTrade(199, 990, 30, 1);
        bars.onTrade(200, 995, 40, 1);
        bars.onTrade(450, 1_000, 50, 0);
        bars.onTime(499);
        bars.onTime(500);
        bars.onTime(900);

        assertEquals(
                List.of(
                        // up (+1), down (-1); the first trade has none before it
                        "105..199 o1000 h1010 l990 c990 q60 b40 n3 i0",
                        "200..200 o995 h995 l995 c995 q40 b40 n1 i1",
                        "450..450 o1000 h1000 l1000 c1000 q50 b0 n1 i1"),
                told);
        // vwap (1000*10 + 1010*20 + 990*30) / 60 = 59900 / 60 cents; volume 60 tenths
        assertArrayEquals(new double[] {10, 10.1, 9.9, 9.9, 599 / 60.0, 6}, columns.getFirst(), 1e-12);
    }

    @Test
    void shouldTakeTimeThatRunsBackAsStandingStill() {
        final BarBuilder bars = builder(new TimeBars(100));

        bars.onTrade(150, 1_000, 10, 1);
        bars.onTrade(90, 1_001, 10, 1);
        bars.onTrade(-1, 1_002, 10, 1);
        bars.onTrade(200, 1_003, 10, 1);

        assertEquals(List.of("150..150 o1000 h1002 l1000 c1002 q30 b30 n3 i2"), told);
    }

    @Test
    void shouldEndTickBarsWithTheirNumberOfTrades() {
        final BarBuilder bars = builder(ThresholdBars.ofTrades(2));
        for (int i = 0; i < 5; i++) {
            bars.onTrade(i, 1_000 + i, 10, 1);
        }

        assertEquals(
                List.of("0..1 o1000 h1001 l1000 c1001 q20 b20 n2 i1", "2..3 o1002 h1003 l1002 c1003 q20 b20 n2 i2"),
                told);
    }

    @Test
    void shouldEndVolumeBarsWithTheTradeThatReachesThemAndStartFromZero() {
        final BarBuilder bars = builder(ThresholdBars.ofQty(100));

        bars.onTrade(1, 1_000, 60, 1);
        bars.onTrade(2, 1_000, 39, 1);
        bars.onTrade(3, 1_000, 500, -1);
        bars.onTrade(4, 1_000, 99, 1);
        bars.onTrade(5, 1_000, 1, 1);

        assertEquals(
                List.of("1..3 o1000 h1000 l1000 c1000 q599 b99 n3 i0", "4..5 o1000 h1000 l1000 c1000 q100 b100 n2 i0"),
                told);
    }

    @Test
    void shouldEndDollarBarsWithTheTradeThatReachesThem() {
        // 10 * 1000 + 20 * 1001 = 30020 below 30021; the next trade of 1 * 1 reaches it
        final BarBuilder bars = builder(ThresholdBars.ofNotional(30_021));

        bars.onTrade(1, 1_000, 10, 1);
        bars.onTrade(2, 1_001, 20, 1);
        bars.onTrade(3, 1, 1, 1);
        bars.onTrade(4, 30_021, 1, 1);

        assertEquals(
                List.of("1..3 o1000 h1001 l1 c1 q31 b31 n3 i0", "4..4 o30021 h30021 l30021 c30021 q1 b1 n1 i1"), told);
    }

    @Test
    void shouldSumMoneyExactlyBeyond64Bits() {
        final BarBuilder bars = builder(ThresholdBars.ofTrades(4));

        // 4 * 4e18 = 1.6e19 is above 2^63; a vwap of 4e9 cents
        for (int i = 0; i < 4; i++) {
            bars.onTrade(i, 4_000_000_000L, 1_000_000_000L, 1);
        }
        // negative prices: -2 * 3 - 4 * 1 + 1 * 1 + 1 * 1 = -8 over 6
        bars.onTrade(5, -2, 3, 1);
        bars.onTrade(6, -4, 1, 1);
        bars.onTrade(7, 1, 1, 1);
        bars.onTrade(8, 1, 1, 1);

        assertEquals(4e7, columns.get(0)[4], 1e-6);
        assertEquals(-8 / 6.0 / 100, columns.get(1)[4], 1e-15);
    }

    @Test
    void shouldCountMoneyOfNegativePricesByItsSize() {
        final BarBuilder bars = builder(ThresholdBars.ofNotional(100));

        bars.onTrade(1, -10, 9, 1);
        bars.onTrade(2, -10, 1, 1);

        assertEquals(List.of("1..2 o-10 h-10 l-10 c-10 q10 b10 n2 i0"), told);
    }

    @Test
    void shouldEndImbalanceBarsWhenTradesLeanFurtherThanExpected() {
        // E[T] = 4, 2P-1 = 0.5: |theta| >= 4 * 0.5 = 2. Spans 1: the means are the last value.
        final TickImbalanceBars rule = new TickImbalanceBars(4, 0.5, 1, 1, 1, 100);
        final BarBuilder bars = builder(rule);

        bars.onTrade(1, 100, 10, 1); // no change yet: 0
        bars.onTrade(2, 101, 10, 1); // +1
        bars.onTrade(3, 100, 10, 1); // 0
        bars.onTrade(4, 100, 10, 1); // as before: -1
        bars.onTrade(5, 99, 10, 1); // -2: ends after 5 trades

        assertEquals(List.of("1..5 o100 h101 l99 c99 q50 b50 n5 i-2"), told);
        // E[T] = 5, 2P-1 = last b = -1
        assertEquals(5.0, rule.threshold(), 1e-12);
    }

    @Test
    void shouldKeepExpectationsWithinBoundsAndAboveChance() {
        // starts with no lean at all: chance alone gives 1/sqrt(9), so 9/3 = 3 of one side end the bar
        final TickImbalanceBars rule = new TickImbalanceBars(9, 0, 1, 1_000_000, 4, 9);
        final BarBuilder bars = builder(rule);

        for (int i = 0; i < 4; i++) {
            bars.onTrade(i, 100 + i, 10, 1);
        }

        assertEquals(1, told.size());
        // length 4, lean about 0: 4 / sqrt(4)
        assertEquals(2.0, rule.threshold(), 1e-4);
        bars.onTrade(10, 200, 10, 1);
        bars.onTrade(11, 201, 10, 1);
        assertEquals(2, told.size());
        // length 2 is kept at 4
        assertEquals(2.0, rule.threshold(), 1e-4);
    }

    @Test
    void shouldIgnoreWhatIsNoTrade() {
        final BarBuilder bars = builder(ThresholdBars.ofTrades(1));

        bars.onTrade(1, Prices.NO_PRICE, 10, 1);
        bars.onTrade(2, 100, 0, 1);

        assertEquals(List.of(), told);
    }

    @Test
    void shouldRefuseThresholdsBelowOne() {
        assertThrows(BadInputException.class, () -> new TimeBars(0));
        assertThrows(BadInputException.class, () -> ThresholdBars.ofTrades(0));
        assertThrows(BadInputException.class, () -> ThresholdBars.ofQty(-1));
        assertThrows(BadInputException.class, () -> ThresholdBars.ofNotional(0));
        assertThrows(BadInputException.class, () -> new TickImbalanceBars(0.5, 0.5, 10, 10, 1, 10));
        assertThrows(BadInputException.class, () -> new TickImbalanceBars(5, 1.5, 10, 10, 1, 10));
        assertThrows(BadInputException.class, () -> new TickImbalanceBars(5, Double.NaN, 10, 10, 1, 10));
    }

    @Test
    void shouldAllocateNothing() {
        final ThreadMXBean threads = (ThreadMXBean) ManagementFactory.getThreadMXBean();
        final long[] bars = new long[1];
        final double[] row = new double[Bar.COLUMNS];
        final BarListener listener = bar -> {
            bars[0]++;
            bar.writeColumns(row);
        };
        final List<BarBuilder> builders = new ArrayList<>();
        final List<BarRule> rules = List.of(
                new TimeBars(1_000),
                ThresholdBars.ofTrades(10),
                ThresholdBars.ofQty(500),
                ThresholdBars.ofNotional(500_000),
                new TickImbalanceBars(20, 0.3, 10, 100, 5, 100));
        for (final BarRule rule : rules) {
            builders.add(new BarBuilder(INSTRUMENT, rule, listener));
        }
        final SplittableRandom random = new SplittableRandom(1);

        long least = Long.MAX_VALUE;
        for (int round = 0; round < 5; round++) {
            final long before = threads.getCurrentThreadAllocatedBytes();
            for (int i = 0; i < 5_000; i++) {
                final long price = 1_000L + random.nextInt(20);
                for (int b = 0; b < builders.size(); b++) {
                    builders.get(b).onTrade(round * 500_000L + i * 100L, price, 50, i % 2 == 0 ? 1 : -1);
                }
            }
            least = Math.min(least, threads.getCurrentThreadAllocatedBytes() - before);
        }
        final long control = threads.getCurrentThreadAllocatedBytes();
        told.add("one" + bars[0]);
        final long seen = threads.getCurrentThreadAllocatedBytes() - control;

        assertEquals(0, least, "seed 1");
        assertTrue(seen > 0, "the measurement missed a string");
        assertTrue(bars[0] > 10_000, "seed 1: bars " + bars[0]);
    }
}
