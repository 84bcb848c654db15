package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
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
    private static final FactorsConfig CONFIG = Settings.ALL;

    /** Prices are reflected about this one, far from any price, so that returns keep their size within 2 %. */
    private static final long MIRROR = 2 * 50_000 * RandomMarket.TICK;

    /** These divide by a mid, which the mirror changes a little, or by its square. */
    private static final Set<Factor> RELATIVE = EnumSet.of(
            Factor.SPREAD_BPS,
            Factor.MID_RET_1EV,
            Factor.MID_RET_10EV,
            Factor.MID_RET_50EV,
            Factor.MID_RET_1S,
            Factor.MID_RET_5S,
            Factor.RV_100EV,
            Factor.RV_5S,
            Factor.BIPOWER_100EV,
            Factor.RQ_100EV,
            Factor.NOISE_VAR_200EV,
            Factor.SIGNATURE_RATIO_200EV,
            Factor.PARKINSON_100EV,
            Factor.EWMA_VAR,
            Factor.HASBROUCK_LAMBDA_20TR,
            Factor.AMIHUD_20TR);

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
                case MID_TICKS, MICROPRICE_TICKS -> MIRROR / (double) RandomMarket.TICK - before;
                default ->
                    switch (factor.sign()) {
                        case BUY_PRESSURE -> 0.0 - before;
                        case SIDE -> plain.value(otherSide(factor));
                        case UNSIGNED -> before;
                    };
            };
            assertEquals(expected, after, mirrorTolerance(factor, expected, plain), where);
        });
    }

    @ParameterizedTest
    @ValueSource(longs = {4, 5})
    void shouldScaleAsTheUnitSaysWhenAllQuantitiesAreFourfold(final long seed) {
        final FactorsConfig fourfold = Settings.of(
                        10, 1_000_000_000L, 20, 0.5, 50, 1.0, 20, 200, 100, 800, 10, 2.0, 1024)
                .with(FactorParameter.SWEEP_QTY, 2_000);
        final Run scaled = new Run(engine(SHARE, fourfold), event -> multiply(event, 4, 1));
        compare(seed, new Run(engine(SHARE, CONFIG), UnaryOperator.identity()), scaled, (factor, x, y, where) -> {
            final double scale = switch (factor.unit()) {
                case "shares", "shares/tick", "shares/tick^2" -> 4.0;
                case "bp/sqrt(tick share)" -> 0.5;
                case "ticks/share", "bp per 1e6 tick shares" -> 0.25;
                default -> 1.0;
            };
            // the logarithm of a fourfold number is another one
            assertEquals(scale * x, y, factor.unit().equals("nats") ? 1e-12 : 0.0, where);
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

    /** Differences of what divides by the mid are compared with what they are differences of. */
    private static double mirrorTolerance(final Factor factor, final double expected, final Run plain) {
        if (Double.isNaN(expected)) {
            return 0.0;
        }
        return switch (factor) {
            case SIGNED_JUMP_100EV -> 0.02 * plain.value(Factor.RV_100EV);
            case JUMP_SHARE_100EV -> 0.02;
            case GARMAN_KLASS_100EV -> 0.04 * plain.value(Factor.PARKINSON_100EV);
            case TSRV_200EV -> 0.02 * (Math.abs(expected) + 400 * plain.value(Factor.NOISE_VAR_200EV));
            case HASBROUCK_LAMBDA_20TR -> 0.02 * Math.abs(expected) + 1e-6;
            case BID_ENTROPY_10, ASK_ENTROPY_10, BOOK_ENTROPY_10, MID_AC1_100EV, EVENT_ENTROPY_100EV -> 1e-12;
            case BID_CONVEXITY_10, ASK_CONVEXITY_10 -> 1e-12 * Math.abs(expected);
            case MICROPRICE_TICKS -> 1e-9;
            default -> RELATIVE.contains(factor) ? 0.04 * Math.abs(expected) : 0.0;
        };
    }

    private static Factor otherSide(final Factor factor) {
        final String id = factor.id();
        final String mirrored = id.contains("bid")
                ? id.replace("bid", "ask")
                : id.contains("ask")
                        ? id.replace("ask", "bid")
                        : id.contains("buy") ? id.replace("buy", "sell") : id.replace("sell", "buy");
        return Factor.byId(mirrored).orElseThrow();
    }

    private static FactorEngine engine(final Instrument instrument, final FactorsConfig config) {
        return new FactorEngine(new InstrumentRegistry(List.of(instrument)), config);
    }

    private static FactorEvent mirror(final FactorEvent event) {
        final ArrayBookView book = new ArrayBookView()
                .bids(pairs(event.book(), Side.SELL, 1, -1, MIRROR))
                .asks(pairs(event.book(), Side.BUY, 1, -1, MIRROR));
        final int side = event.side() == Side.NONE ? Side.NONE : Side.opposite(event.side());
        return new FactorEvent(
                event.timeNs(),
                event.action(),
                side,
                mirror(event.price()),
                event.qty(),
                mirror(event.newPrice()),
                event.newQty(),
                book);
    }

    private static long mirror(final long price) {
        return price == Prices.NO_PRICE ? Prices.NO_PRICE : MIRROR - price;
    }

    private static FactorEvent multiply(final FactorEvent event, final long qtyFactor, final long priceFactor) {
        final ArrayBookView book = new ArrayBookView()
                .bids(pairs(event.book(), Side.BUY, qtyFactor, priceFactor, 0))
                .asks(pairs(event.book(), Side.SELL, qtyFactor, priceFactor, 0));
        return new FactorEvent(
                event.timeNs(),
                event.action(),
                event.side(),
                multiply(event.price(), priceFactor),
                event.qty() * qtyFactor,
                multiply(event.newPrice(), priceFactor),
                event.newQty() * qtyFactor,
                book);
    }

    private static long multiply(final long price, final long priceFactor) {
        return price == Prices.NO_PRICE ? Prices.NO_PRICE : price * priceFactor;
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
