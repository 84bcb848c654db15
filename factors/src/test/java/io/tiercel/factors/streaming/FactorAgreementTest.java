package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The streaming factors against plain ones that sum every window anew, at every event. */
class FactorAgreementTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);

    /** Other windows than the defaults, none a power of two minus or plus nothing, and a span that outlives most pauses. */
    private static final FactorsConfig ODD = Settings.of(1, 2_500_000_000L, 3, 0.0, 1, 0.3, 2, 2, 2, 1_000, 3, 0.7, 2)
            .with(FactorParameter.MID_RETURN_SHORT_EVENTS, 3)
            .with(FactorParameter.MID_RETURN_LONG_EVENTS, 257)
            .with(FactorParameter.MID_RETURN_LONG_NS, 700_000_001L)
            .with(FactorParameter.SPREAD_EVENTS, 7)
            .with(FactorParameter.SPREAD_AVERAGE_NS, 3_000_000_000L)
            .with(FactorParameter.SPREAD_TRADES, 1)
            .with(FactorParameter.TRADE_HORIZON_NS, 333_333_333L)
            .with(FactorParameter.VWAP_TRADES, 5)
            .with(FactorParameter.LIQUIDITY_BPS, 1.5)
            .with(FactorParameter.SWEEP_QTY, 90)
            .with(FactorParameter.OFI_SUM_NS, 4_000_000_000L)
            .with(FactorParameter.ORDER_RATE_NS, 800_000_000L)
            .with(FactorParameter.ORDER_FLOW_EVENTS, 13)
            .with(FactorParameter.IMPACT_TRADES, 3)
            .with(FactorParameter.REALISED_VARIANCE_NS, 2_000_000_000L)
            .with(FactorParameter.TWO_SCALE_STEP, 3)
            .with(FactorParameter.TWO_SCALE_EVENTS, 9)
            .with(FactorParameter.AUTOCORRELATION_EVENTS, 5)
            .with(FactorParameter.RANGE_EVENTS, 300)
            .with(FactorParameter.EWMA_DECAY, 0.5)
            .with(FactorParameter.REVERSAL_EVENTS, 31)
            .with(FactorParameter.TRADE_RATE_NS, 3_000_000_000L)
            .with(FactorParameter.EVENT_RATE_NS, 70_000_000L)
            .with(FactorParameter.FANO_BIN_NS, 300_000_001L)
            .with(FactorParameter.FANO_BINS, 7)
            .with(FactorParameter.QUOTE_LIFETIMES, 3);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldEqualReferenceAtEveryEventWhenMarketIsRandom(final long seed) {
        compare(seed, 5_000, SHARE, Settings.ALL);
    }

    @ParameterizedTest
    @ValueSource(longs = {5, 6})
    void shouldEqualReferenceAtEveryEventWhenEventsHaveParts(final long seed) {
        compare(seed, 2_000, SHARE, Settings.ALL, RandomMarket::nextGroup);
        compare(seed + 10, 1_000, SHARE, ODD, RandomMarket::nextGroup);
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12})
    void shouldEqualReferenceAtEveryEventWhenWindowsAreShort(final long seed) {
        compare(seed, 3_000, SHARE, ODD);
    }

    @Test
    @Tag("slow")
    void shouldEqualReferenceAtEveryEventWhenStreamIsLong() {
        compare(21, 200_000, SHARE, Settings.ALL);
    }

    @Test
    @Tag("slow")
    void shouldEqualReferenceAtTheEndWhenTwoMillionEventsHavePassed() {
        final FactorEngine engine = engine(SHARE, Settings.ALL);
        final ReferenceFactors reference = new ReferenceFactors(SHARE, Settings.ALL);
        final RandomMarket market = new RandomMarket(31);
        final int count = 2_000_000;
        final int compared = 300;
        final double[][] expected = new double[compared][];
        final double[][] actual = new double[compared][];

        for (int i = 0; i < count; i++) {
            // Half the price away and back: what such returns leave in a running sum would drown the calm ones after.
            if (i == 500_000) {
                market.jump(-25_000);
            } else if (i == 500_300) {
                market.jump(25_000);
            }
            final FactorEvent event = market.next();
            event.feed(engine, 0, market.isDepthChanged());
            reference.add(event);
            if (i >= count - compared) {
                expected[i - count + compared] = reference.values();
                actual[i - count + compared] = values(engine.vector(0));
            }
        }

        GoldenTolerance.assertEqual(expected, actual, "seed 31, after " + (count - compared));
    }

    @Test
    @Tag("slow")
    void shouldEqualReferenceWhenARecordedHourIsRebuiltFromOrders() {
        final Path shared = Path.of(System.getProperty("tiercel.shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final List<String[]> rows =
                LobsterFiles.rows(shared.resolve("data/lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv.gz"));
        final OrderBook book = new ArrayOrderBook();
        final FactorEngine engine = engine(SHARE, Settings.ALL);
        final ReferenceFactors reference = new ReferenceFactors(SHARE, Settings.ALL);
        final List<double[]> expected = new ArrayList<>();
        final List<double[]> actual = new ArrayList<>();

        for (final String[] row : rows) {
            final FactorEvent event = LobsterFiles.event(row, new ArrayBookView());
            final boolean isDepthChanged = apply(book, event, Long.parseLong(row[2]));
            engine.onEvent(
                    0, event.timeNs(), event.action(), event.side(), event.price(), event.qty(), book, isDepthChanged);
            event.book().copyOf(book);
            reference.add(event);
            expected.add(reference.values());
            actual.add(values(engine.vector(0)));
        }

        assertEquals(91_997, expected.size());
        GoldenTolerance.assertEqual(
                expected.toArray(double[][]::new), actual.toArray(double[][]::new), "recorded hour");
    }

    private static boolean apply(final OrderBook book, final FactorEvent event, final long orderId) {
        switch (event.action()) {
            case ADD -> book.add(orderId, event.side(), event.price(), event.qty());
            case EXECUTE -> book.execute(orderId, event.side(), event.price(), event.qty());
            case REDUCE -> book.reduce(orderId, event.side(), event.price(), event.qty());
            case DELETE -> book.delete(orderId, event.side(), event.price(), event.qty());
            default -> {
                return false;
            }
        }
        return book.update().isDepthChanged();
    }

    private static void compare(
            final long seed, final int count, final Instrument instrument, final FactorsConfig config) {
        compare(seed, count, instrument, config, RandomMarket::next);
    }

    private static void compare(
            final long seed,
            final int count,
            final Instrument instrument,
            final FactorsConfig config,
            final Function<RandomMarket, FactorEvent> next) {
        final FactorEngine engine = engine(instrument, config);
        final ReferenceFactors reference = new ReferenceFactors(instrument, config);
        final RandomMarket market = new RandomMarket(seed);
        final double[][] expected = new double[count][];
        final double[][] actual = new double[count][];
        final boolean[] wasFinite = new boolean[Factor.COUNT];
        int invalid = 0;
        for (int i = 0; i < count; i++) {
            final FactorEvent event = next.apply(market);
            event.feed(engine, 0, market.isDepthChanged() || i % 3 == 0);
            reference.add(event);
            expected[i] = reference.values();
            actual[i] = values(engine.vector(0));
            invalid += event.book().isValid() ? 0 : 1;
            for (int f = 0; f < Factor.COUNT; f++) {
                wasFinite[f] |= Double.isFinite(expected[i][f]) && expected[i][f] != 0.0;
            }
        }
        GoldenTolerance.assertEqual(expected, actual, "seed " + seed);
        assertTrue(invalid > count / 100, "seed " + seed + ": too few locked, crossed or empty books: " + invalid);
        for (int f = 0; f < Factor.COUNT; f++) {
            assertTrue(
                    wasFinite[f],
                    "seed " + seed + ": never defined: " + Factor.all().get(f));
        }
    }

    private static FactorEngine engine(final Instrument instrument, final FactorsConfig config) {
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    private static double[] values(final FactorVector vector) {
        final double[] values = new double[vector.size()];
        for (int f = 0; f < values.length; f++) {
            values[f] = vector.value(f);
        }
        return values;
    }
}
