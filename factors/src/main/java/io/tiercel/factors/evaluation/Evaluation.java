package io.tiercel.factors.evaluation;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.function.DoubleConsumer;
import java.util.stream.IntStream;

/**
 * Factors over a panel of prices, everything that is found about them. Immutable, cold.
 *
 * @param dates        of the panel, ascending.
 * @param assets       of the panel, in alphabetical order.
 * @param horizons     in dates, as asked for.
 * @param factors      in the order they were given.
 * @param correlations between the factors: row and column by factor; mean over the dates of the Spearman correlation across the assets (ours), 1 on
 *                     the diagonal, NaN where no date has one.
 */
public record Evaluation(
        List<String> dates,
        List<String> assets,
        List<Integer> horizons,
        List<FactorResult> factors,
        List<List<Double>> correlations) {
    /** Last lag of the decay, in dates. */
    public static final int LAST_DECAY_LAG = 10;

    /** Last lag of the autocorrelation, in dates. */
    public static final int LAST_AUTOCORRELATION_LAG = 20;

    /** Copies the lists. */
    public Evaluation {
        dates = List.copyOf(dates);
        assets = List.copyOf(assets);
        horizons = List.copyOf(horizons);
        factors = List.copyOf(factors);
        correlations = correlations.stream().map(List::copyOf).toList();
    }

    /**
     * Evaluates factors.
     *
     * @param prices   positive.
     * @param factors  by name, of the same dates and assets.
     * @param horizons in dates, each 1 or more and below the number of dates.
     * @param progress told the share that is done, 0 to 1.
     * @return what is found.
     * @throws IllegalArgumentException when a horizon is out of range or a panel is of other dates or assets.
     */
    public static Evaluation of(
            final Panel prices,
            final SequencedMap<String, Panel> factors,
            final List<Integer> horizons,
            final DoubleConsumer progress) {
        for (final int horizon : horizons) {
            if (horizon < 1 || horizon >= prices.dates().size()) {
                throw new IllegalArgumentException("horizon " + horizon + ", expected 1 to "
                        + (prices.dates().size() - 1) + " for " + prices.dates().size() + " dates");
            }
        }
        final List<Panel> forward = horizons.stream()
                .map(horizon -> ForwardReturns.over(prices, horizon))
                .toList();
        final List<FactorResult> results = new ArrayList<>();
        for (final Map.Entry<String, Panel> factor : factors.entrySet()) {
            results.add(result(factor.getKey(), factor.getValue(), prices, forward, horizons));
            progress.accept(results.size() / (factors.size() + 1.0));
        }
        final List<List<Double>> correlations = correlations(List.copyOf(factors.values()));
        progress.accept(1);
        return new Evaluation(prices.dates(), prices.assets(), horizons, results, correlations);
    }

    private static FactorResult result(
            final String name,
            final Panel factor,
            final Panel prices,
            final List<Panel> forward,
            final List<Integer> horizons) {
        return new FactorResult(
                name,
                factor.coverage(),
                IntStream.range(0, horizons.size())
                        .mapToObj(h -> HorizonResult.of(factor, forward.get(h), horizons.get(h)))
                        .toList(),
                boxed(InformationCoefficient.decay(Correlation.PEARSON, factor, prices, LAST_DECAY_LAG)),
                boxed(InformationCoefficient.decay(Correlation.SPEARMAN, factor, prices, LAST_DECAY_LAG)),
                Persistence.turnover(factor),
                Persistence.rankTurnover(factor),
                IntStream.rangeClosed(1, LAST_AUTOCORRELATION_LAG)
                        .mapToObj(lag -> Persistence.rankAutocorrelation(factor, lag))
                        .toList());
    }

    private static List<Double> boxed(final double[] values) {
        return Arrays.stream(values).boxed().toList();
    }

    /** A factor with itself is 1 by definition, also where it is constant and has no correlation. */
    private static List<List<Double>> correlations(final List<Panel> factors) {
        final double[][] means = new double[factors.size()][factors.size()];
        for (int i = 0; i < means.length; i++) {
            means[i][i] = 1;
            for (int j = 0; j < i; j++) {
                means[i][j] = Moments.finiteMean(
                        InformationCoefficient.series(Correlation.SPEARMAN, factors.get(i), factors.get(j)));
                means[j][i] = means[i][j];
            }
        }
        return Arrays.stream(means).map(Evaluation::boxed).toList();
    }
}
