package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.batch.FactorColumns;
import io.tiercel.factors.batch.RecordedEvents;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The factors column by column against the streaming ones, bit by bit, with every set of kernels. */
class BatchAgreementTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
    private static final Instrument COIN = new Instrument(0, "BTC-USD", 4, 8, RandomMarket.TICK, 1, 1);

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void shouldEqualStreamingWhenMarketIsRandom(final long seed) {
        compare(market(seed, 5_000), SHARE, Settings.ALL, "seed " + seed);
    }

    @ParameterizedTest
    @ValueSource(longs = {101, 102, 103, 104, 105, 106, 107, 108})
    void shouldEqualStreamingWhenParametersAreRandom(final long seed) {
        compare(market(seed, 3_000), SHARE, RandomSettings.of(seed), "seed " + seed);
    }

    @Test
    void shouldEqualStreamingWhenQuantitiesAreFractions() {
        compare(market(31, 3_000), COIN, Settings.ALL, "seed 31");
    }

    @ParameterizedTest
    @ValueSource(longs = {41, 42, 43})
    void shouldEqualStreamingWhenEventsHaveParts(final long seed) {
        final RandomMarket market = new RandomMarket(seed);
        final List<Step> steps = new ArrayList<>();
        for (int i = 0; i < 2_500; i++) {
            final FactorEvent event = market.nextGroup();
            steps.add(new Step(event, market.isDepthChanged()));
        }

        compare(steps, SHARE, Settings.ALL, "seed " + seed);
        compare(steps, SHARE, RandomSettings.of(seed), "seed " + seed);
    }

    /** Books one-sided, empty, locked, crossed and constant; hours without an event, times that stand or go back, trades that nobody names. */
    @ParameterizedTest
    @ValueSource(longs = {51, 52})
    void shouldEqualStreamingWhenMarketIsDegenerate(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Step> steps = new ArrayList<>();
        long timeNs = 0L;
        ArrayBookView last = new ArrayBookView();
        for (int i = 0; i < 6_000; i++) {
            timeNs += switch (i / 500 % 4) {
                case 0 -> 0L;
                case 1 -> random.nextInt(30) == 0 ? 7_200_000_000_000L : 50_000_000L;
                case 2 -> random.nextLong(-1_000_000_000L, 1_000_000_001L);
                default -> 1_000_000_000L;
            };
            final ArrayBookView book = i / 300 % 2 == 0 ? last : degenerate(random.nextInt(8), i);
            final BookAction action = BookAction.get((short) random.nextInt(7));
            final int side = random.nextInt(3);
            final FactorEvent event = new FactorEvent(
                    timeNs,
                    book != last ? BookAction.NULL_VAL : action,
                    side,
                    random.nextInt(9) == 0 ? Prices.NO_PRICE : 1_000_000 + 50 * random.nextInt(-3, 4),
                    random.nextInt(3) * 100L,
                    1_000_000,
                    random.nextInt(2) * 70L,
                    book);
            steps.add(new Step(event, book != last));
            last = book;
        }

        compare(steps, SHARE, Settings.ALL, "seed " + seed);
        compare(steps, SHARE, RandomSettings.of(seed), "seed " + seed);
    }

    private static ArrayBookView degenerate(final int kind, final int i) {
        return switch (kind) {
            case 0 -> new ArrayBookView().bids(1_000_000, 10);
            case 1 -> new ArrayBookView().asks(1_000_100, 10, 1_000_300, 20);
            case 2 -> new ArrayBookView().bids(1_000_100, 10).asks(1_000_100, 30);
            case 3 -> new ArrayBookView().bids(1_000_300, 10, 999_900, 5).asks(1_000_100, 30);
            case 4 -> new ArrayBookView();
            case 5 -> new ArrayBookView().bids(-100, 10, -200, 5).asks(100, 30);
            case 6 -> new ArrayBookView().bids(-500, 10 + i).asks(-400, 30);
            default ->
                new ArrayBookView()
                        .bids(1_000_000, 10, 999_900, 20, 999_800, 30)
                        .asks(1_000_100, 30);
        };
    }

    @Test
    @Tag("slow")
    void shouldEqualStreamingWhenManyMarketsAreRandom() {
        for (long seed = 1_000; seed < 1_150; seed++) {
            compare(market(seed, 4_000), seed % 2 == 0 ? SHARE : COIN, RandomSettings.of(seed), "seed " + seed);
        }
        compare(market(7, 400_000), SHARE, Settings.ALL, "seed 7");
    }

    private record Step(FactorEvent event, boolean isDepthChanged) {}

    private static List<Step> market(final long seed, final int count) {
        final RandomMarket market = new RandomMarket(seed);
        final List<Step> steps = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            if (i == 2_000 && seed % 2 == 1) {
                // mids of 0 and below
                market.jump(-50_000);
            }
            final FactorEvent event = market.next();
            steps.add(new Step(event, market.isDepthChanged()));
        }
        return steps;
    }

    private static void compare(
            final List<Step> steps, final Instrument instrument, final FactorsConfig config, final String context) {
        final InstrumentRegistry registry = new InstrumentRegistry(List.of(instrument));
        final FactorEngine engine = new FactorEngine(registry, config);
        final EventRecorder recorder = new EventRecorder(registry);
        final double[][] expected = new double[Factor.COUNT][steps.size()];
        for (int i = 0; i < steps.size(); i++) {
            final Step step = steps.get(i);
            step.event().feed(engine, 0, step.isDepthChanged());
            RecordedMarket.record(recorder, step.event(), step.isDepthChanged());
            for (int f = 0; f < Factor.COUNT; f++) {
                expected[f][i] = engine.vector(0).value(f);
            }
        }
        final RecordedEvents events = recorder.columns(0);
        assertEquals(steps.size(), events.size());
        for (final Kernels kernels : kernels()) {
            final FactorColumns actual = new BatchFactors(kernels).compute(events, config);
            assertEqualBits(expected, actual, context + ", " + kernels.name());
        }
    }

    private static List<Kernels> kernels() {
        return Kernels.isVectorApiPresent() ? List.of(Kernels.scalar(), Kernels.best()) : List.of(Kernels.scalar());
    }

    private static void assertEqualBits(final double[][] expected, final FactorColumns actual, final String context) {
        final double[][] columns = actual.columns();
        assertEquals(Factor.COUNT, columns.length);
        for (int f = 0; f < Factor.COUNT; f++) {
            for (int i = 0; i < actual.size(); i++) {
                if (Double.doubleToLongBits(expected[f][i]) != Double.doubleToLongBits(columns[f][i])) {
                    fail(context + ", event " + i + ", " + Factor.all().get(f).id() + ": streaming " + expected[f][i]
                            + ", batch " + columns[f][i]);
                }
            }
        }
    }
}
