package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.fail;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.batch.EventColumns;
import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.batch.FactorColumns;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
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
            record(recorder, step);
            for (int f = 0; f < Factor.COUNT; f++) {
                expected[f][i] = engine.vector(0).value(f);
            }
        }
        final EventColumns events = recorder.columns(0);
        assertEquals(steps.size(), events.size());
        for (final Kernels kernels : kernels()) {
            final FactorColumns actual = new BatchFactors(kernels).compute(events, config);
            assertEqualBits(expected, actual, context + ", " + kernels.name());
        }
    }

    private static List<Kernels> kernels() {
        return Kernels.isVectorApiPresent() ? List.of(Kernels.scalar(), Kernels.best()) : List.of(Kernels.scalar());
    }

    private static void record(final EventRecorder recorder, final Step step) {
        final FactorEvent e = step.event();
        final boolean isChanged = step.isDepthChanged();
        if (e.action() == BookAction.NULL_VAL) {
            recorder.onBook(0, e.timeNs(), e.book());
        } else if (e.action() == BookAction.REPLACE) {
            recorder.onReplace(0, e.timeNs(), e.side(), e.qty(), e.newPrice(), e.newQty(), e.book(), isChanged);
        } else {
            recorder.onEvent(0, e.timeNs(), e.action(), e.side(), e.price(), e.qty(), e.book(), isChanged);
        }
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
