package io.tiercel.factors.streaming;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;

/**
 * How far the factors are from their formulas after very many events. The plain ones join late: they see enough to fill every window and to forget what
 * decays. Left out are the two factors of volume buckets: where a bucket begins depends on the whole past.
 */
class FactorDriftTest {
    private static final Instrument SHARE = new Instrument(0, "AAPL", 4, 0, RandomMarket.TICK, 1, 1);
    private static final int SEEN_BY_REFERENCE = 12_000;
    private static final int COMPARED = 200;

    @Test
    void shouldNotDriftWithinTwoHundredThousandEvents(final TestReporter reporter) {
        run(200_000, 41, reporter);
    }

    @Test
    @Tag("slow")
    void shouldNotDriftWithinTenMillionEvents(final TestReporter reporter) {
        run(10_000_000, 42, reporter);
    }

    private static void run(final int count, final long seed, final TestReporter reporter) {
        final FactorEngine engine = new FactorEngine(new InstrumentRegistry(List.of(SHARE)), Settings.ALL);
        final ReferenceFactors reference = new ReferenceFactors(SHARE, Settings.ALL);
        final RandomMarket market = new RandomMarket(seed);
        final List<double[]> expected = new ArrayList<>();
        final List<double[]> actual = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            // half the price away and back: what such moves leave in a running sum would drown the calm ones after
            if (i == count / 2) {
                market.jump(-25_000);
            } else if (i == count / 2 + 300) {
                market.jump(25_000);
            }
            final FactorEvent event = market.next();
            event.feed(engine, 0, market.isDepthChanged());
            if (i >= count - SEEN_BY_REFERENCE) {
                reference.add(event);
            }
            if (i >= count - COMPARED) {
                expected.add(reference.values());
                final double[] values = new double[Factor.COUNT];
                for (final Factor factor : Factor.all()) {
                    values[factor.index()] = engine.vector(0).value(factor);
                }
                actual.add(values);
            }
        }

        for (final Factor factor : Factor.all()) {
            if (factor != Factor.VPIN && factor != Factor.VPIN_BUCKET_IMB) {
                compare(factor, expected, actual, seed, reporter);
            }
        }
    }

    private static void compare(
            final Factor factor,
            final List<double[]> expected,
            final List<double[]> actual,
            final long seed,
            final TestReporter reporter) {
        final int f = factor.index();
        final double largest = expected.stream()
                .mapToDouble(row -> Math.abs(row[f]))
                .filter(Double::isFinite)
                .max()
                .orElse(0.0);
        double worst = 0.0;
        int defined = 0;
        for (int i = 0; i < expected.size(); i++) {
            final double value = expected.get(i)[f];
            GoldenTolerance.assertCell(value, actual.get(i)[f], largest, "seed " + seed + ", event " + i, f);
            if (Double.isFinite(value)) {
                defined++;
                worst = Math.max(worst, Math.abs(actual.get(i)[f] - value));
            }
        }
        assertTrue(defined > 0, "seed " + seed + ": never defined: " + factor.id());
        reporter.publishEntry(
                factor.id(), String.format(Locale.ROOT, "largest deviation %.2g, largest value %.3g", worst, largest));
    }
}
