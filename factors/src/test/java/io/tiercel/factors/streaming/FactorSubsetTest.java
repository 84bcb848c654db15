package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Whatever is chosen beside a factor must not change it. */
class FactorSubsetTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
    private static final int EVENTS = 1_500;
    private static final long SEED = 5;

    @Test
    void shouldGiveEveryFactorTheSameBitsWhenItIsChosenAlone() {
        final FactorEngine all = engine(Settings.ALL);
        final List<FactorEngine> single = new ArrayList<>();
        Factor.all().forEach(factor -> single.add(engine(FactorsConfig.of(factor.id()))));
        final RandomMarket market = new RandomMarket(SEED);
        final boolean[] wasDefined = new boolean[Factor.COUNT];

        for (int i = 0; i < EVENTS; i++) {
            final FactorEvent event = market.next();
            event.feed(all, 0, market.isDepthChanged());
            for (final Factor factor : Factor.all()) {
                final FactorVector vector = single.get(factor.index()).vector(0);
                event.feed(single.get(factor.index()), 0, market.isDepthChanged());
                assertEquals(
                        all.vector(0).bits(factor.index()),
                        vector.bits(0),
                        "seed " + SEED + ", event " + i + ", " + factor.id());
                wasDefined[factor.index()] |= !Double.isNaN(vector.value(factor));
            }
        }

        for (final Factor factor : Factor.all()) {
            assertTrue(wasDefined[factor.index()], factor.id() + " was never defined");
        }
    }

    @Test
    void shouldTellOnlyTheChosenFactorsInCatalogueOrder() {
        final FactorEngine engine = engine(FactorsConfig.of("rv_5s", "spread_ticks", "cum_bid_depth_10"));
        final FactorVector vector = engine.vector(0);
        final ArrayBookView book = new ArrayBookView().bids(10_000, 5).asks(10_200, 7);

        engine.onBook(0, 1, book);

        assertEquals(3, vector.size());
        assertEquals(2.0, vector.value(0));
        assertEquals(5.0, vector.value(1));
        assertEquals(Double.NaN, vector.value(2));
        assertEquals(2.0, vector.value(Factor.SPREAD_TICKS));
        assertEquals(Double.NaN, vector.value(Factor.MID_TICKS), "not chosen");
        assertEquals(Double.NaN, vector.value(Factor.BID_DEPTH_L1), "not chosen");
    }

    private static FactorEngine engine(final FactorsConfig config) {
        return new FactorEngine(new InstrumentRegistry(List.of(SHARE)), config);
    }
}
