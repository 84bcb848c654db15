package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorSign;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What must happen to every factor when the market is mirrored, counted in other units, or shared with another instrument. */
class FactorSymmetryTest {
    private static final int EVENTS = 3_000;
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
    private static final FactorsConfig CONFIG = FactorsConfig.defaults();

    /** Prices are reflected about this one, far from any price, so that returns keep their size within 2 %. */
    private static final long MIRROR = 2 * 50_000 * RandomMarket.TICK;

    /** These divide by a mid, which the mirror changes a little. */
    private static final Set<Factor> RELATIVE =
            EnumSet.of(Factor.SPREAD_BPS, Factor.MID_RET_10EV, Factor.MID_RET_1S, Factor.RV_100EV);

    private record Run(FactorEngine engine, UnaryOperator<FactorEvent> change) {
        void feed(final FactorEvent event, final int instrumentId, final boolean isDepthChanged) {
            change.apply(event).feed(engine, instrumentId, isDepthChanged);
        }

        double value(final Factor factor) {
            return engine.vector(0).value(factor);
        }
    }

    private interface Check {
        void values(Factor factor, double before, double after, String where);
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldFlipPressureAndSwapSidesWhenMarketIsMirrored(final long seed) {
        final Run mirrored = new Run(engine(SHARE, CONFIG), FactorSymmetryTest::mirror);
        final Run plain = new Run(engine(SHARE, CONFIG), UnaryOperator.identity());
        compare(seed, plain, mirrored, (factor, before, after, where) -> {
            final double expected = switch (factor) {
                case MID_TICKS -> MIRROR / (double) RandomMarket.TICK - before;
                case BID_SLOPE_10 -> plain.value(Factor.ASK_SLOPE_10);
                case ASK_SLOPE_10 -> plain.value(Factor.BID_SLOPE_10);
                default -> factor.sign() == FactorSign.BUY_PRESSURE ? 0.0 - before : before;
            };
            assertNear(expected, after, RELATIVE.contains(factor) ? 0.02 : 0.0, where);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldScaleAsTheUnitSaysWhenAllQuantitiesAreFourfold(final long seed) {
        final FactorsConfig fourfold = new FactorsConfig(
                10, 1_000_000_000L, 20, 0.5, 50, 1.0, 20, 200, 100, 4 * CONFIG.vpinBucketQty(), 10, 2.0, 1024);
        final Run scaled = new Run(engine(SHARE, fourfold), event -> multiply(event, 4, 1));
        compare(seed, new Run(engine(SHARE, CONFIG), UnaryOperator.identity()), scaled, (factor, x, y, where) -> {
            final double scale = switch (factor.unit()) {
                case "shares", "shares/tick" -> 4.0;
                case "ticks/share" -> 0.25;
                default -> 1.0;
            };
            assertEquals(scale * x, y, 0.0, where);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {6, 7})
    void shouldNotDependOnTheScalesOfPriceAndQuantity(final long seed) {
        final Instrument fine = new Instrument(0, "AAPL", 9, 8, 1_000 * RandomMarket.TICK, 1, 1);
        final Run rescaled = new Run(engine(fine, CONFIG), event -> multiply(event, 100_000_000L, 1_000));
        compare(
                seed,
                new Run(engine(SHARE, CONFIG), UnaryOperator.identity()),
                rescaled,
                (factor, before, after, where) -> assertNear(before, after, 1e-10, where));
    }

    @ParameterizedTest
    @ValueSource(longs = {8, 9})
    void shouldKeepInstrumentsApartWhenTheirEventsAreMixed(final long seed) {
        final Instrument other = new Instrument(1, "MSFT", 4, 0, 2 * RandomMarket.TICK, 1, 1);
        final FactorEngine both = new FactorEngine(new InstrumentRegistry(List.of(SHARE, other)), CONFIG);
        final RandomMarket noise = new RandomMarket(seed + 100);
        final Run mixed = new Run(both, event -> {
            noise.next().feed(both, 1, true);
            return event;
        });
        compare(
                seed,
                new Run(engine(SHARE, CONFIG), UnaryOperator.identity()),
                mixed,
                (factor, before, after, where) -> assertEquals(before, after, 0.0, where));
    }

    private static void compare(final long seed, final Run first, final Run second, final Check check) {
        final RandomMarket market = new RandomMarket(seed);
        int finite = 0;
        for (int i = 0; i < EVENTS; i++) {
            final FactorEvent event = market.next();
            first.feed(event, 0, market.isDepthChanged());
            second.feed(event, 0, market.isDepthChanged());
            for (final Factor factor : Factor.all()) {
                final String where = "seed " + seed + ", event " + i + ", " + factor.id();
                check.values(factor, first.value(factor), second.value(factor), where);
                finite += Double.isFinite(first.value(factor)) ? 1 : 0;
            }
        }
        assertTrue(finite > EVENTS * Factor.COUNT / 2, "seed " + seed + ": mostly undefined");
    }

    private static void assertNear(
            final double expected, final double actual, final double relative, final String where) {
        final double tolerance = Double.isNaN(expected) ? 0.0 : relative * Math.abs(expected);
        assertEquals(expected, actual, tolerance, where);
    }

    private static FactorEngine engine(final Instrument instrument, final FactorsConfig config) {
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    private static FactorEvent mirror(final FactorEvent event) {
        final ArrayBookView book = new ArrayBookView()
                .bids(pairs(event.book(), Side.SELL, 1, -1, MIRROR))
                .asks(pairs(event.book(), Side.BUY, 1, -1, MIRROR));
        final int side = event.side() == Side.NONE ? Side.NONE : Side.opposite(event.side());
        final long price = event.price() == Prices.NO_PRICE ? Prices.NO_PRICE : MIRROR - event.price();
        return new FactorEvent(event.timeNs(), event.action(), side, price, event.qty(), book);
    }

    private static FactorEvent multiply(final FactorEvent event, final long qtyFactor, final long priceFactor) {
        final ArrayBookView book = new ArrayBookView()
                .bids(pairs(event.book(), Side.BUY, qtyFactor, priceFactor, 0))
                .asks(pairs(event.book(), Side.SELL, qtyFactor, priceFactor, 0));
        final long price = event.price() == Prices.NO_PRICE ? Prices.NO_PRICE : event.price() * priceFactor;
        return new FactorEvent(event.timeNs(), event.action(), event.side(), price, event.qty() * qtyFactor, book);
    }

    private static long[] pairs(
            final BookView book, final int side, final long qtyFactor, final long priceFactor, final long shift) {
        final long[] pairs = new long[2 * book.levels(side)];
        for (int level = 0; level < book.levels(side); level++) {
            pairs[2 * level] = book.price(side, level) * priceFactor + shift;
            pairs[2 * level + 1] = book.qty(side, level) * qtyFactor;
        }
        return pairs;
    }
}
