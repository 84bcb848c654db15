package io.tiercel.factors.evaluation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.input.TextColumns;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Every figure of known answers made by another program, in another language, over two decades of six funds. */
class EvaluationGoldenTest {
    private static final String FIRST_999 = "AAPL_2012-06-21_first999_orderbook_10.csv.gz";
    private static final int[] HORIZONS = {1, 5, 20};

    private final Map<String, Double> actual = new LinkedHashMap<>();

    @Test
    void shouldEqualEveryKnownAnswer() throws Exception {
        final Path shared = Path.of(System.getProperty("tiercel.shared"));
        assumeTrue(Files.isDirectory(shared), "skipped: market data folder " + shared + " is absent");
        final Panel prices = prices(shared.resolve("data/etf-daily"));
        final Map<String, Panel> plain = new LinkedHashMap<>();
        for (final String name : List.of("mom20", "rev5", "lowvol20")) {
            plain.put(name, PriceFactor.named(name).orElseThrow().of(prices));
        }
        final Map<String, Panel> factors = new LinkedHashMap<>(plain);
        factors.put(
                "mom20_orth",
                Orthogonalisation.of(plain.get("mom20"), List.of(plain.get("rev5"), plain.get("lowvol20"))));
        factors.put("combo_rank", Combination.byRank(List.copyOf(plain.values())));
        factors.put("combo_ic", Combination.byIc(List.copyOf(plain.values()), prices));

        put("panel", "", "", "dates", prices.dates().size());
        put("panel", "", "", "assets", prices.assets().size());
        factors.forEach((name, factor) -> evaluate(name, factor, prices));
        plain.forEach(this::crossSections);
        weights(plain, prices);
        winsorised(prices);
        inTime(shared);

        compare(shared.resolve("golden/golden_evaluation.csv"));
    }

    private static Panel prices(final Path folder) throws Exception {
        try (var files = Files.list(folder)) {
            return PanelReader.prices(
                    files.filter(file -> file.toString().endsWith("_adjclose.csv"))
                            .sorted()
                            .toList(),
                    _ -> {});
        }
    }

    private void put(
            final String metric, final String factor, final Object horizon, final Object key, final double value) {
        actual.put(metric + "," + factor + "," + horizon + "," + key, value);
    }

    private void evaluate(final String name, final Panel factor, final Panel prices) {
        for (final int horizon : HORIZONS) {
            final Panel forward = ForwardReturns.over(prices, horizon);
            final double[] ic = InformationCoefficient.series(Correlation.PEARSON, factor, forward);
            final double[] rankIc = InformationCoefficient.series(Correlation.SPEARMAN, factor, forward);
            summary("ic", name, horizon, IcSummary.of(ic));
            summary("rank_ic", name, horizon, IcSummary.of(rankIc));
            for (int t = 0; t < ic.length; t += 50) {
                if (Double.isFinite(ic[t])) {
                    put("ic_at", name, horizon, prices.dates().get(t), ic[t]);
                    put("rank_ic_at", name, horizon, prices.dates().get(t), rankIc[t]);
                }
            }
            final QuintileReturns quintiles = QuintileReturns.of(factor, forward);
            for (int q = 0; q < 5; q++) {
                put("quintile_mean", name, horizon, q + 1, quintiles.means().get(q));
            }
            put("quintile_spread", name, horizon, "5-1", quintiles.spread());
            put("monotonicity", name, horizon, "", quintiles.monotonicity());
        }
        final double[] decay = InformationCoefficient.decay(Correlation.PEARSON, factor, prices, 10);
        final double[] rankDecay = InformationCoefficient.decay(Correlation.SPEARMAN, factor, prices, 10);
        for (int lag = 0; lag <= 10; lag++) {
            put("ic_decay", name, 1, lag, decay[lag]);
            put("rank_ic_decay", name, 1, lag, rankDecay[lag]);
        }
        put("turnover", name, "", "mean", Persistence.turnover(factor));
        put("rank_turnover", name, "", "mean", Persistence.rankTurnover(factor));
        for (int t = 100; t < prices.dates().size(); t += 500) {
            for (int a = 0; a < prices.assets().size(); a++) {
                put("value", name, "", key(factor, t, a), factor.value(t, a));
            }
        }
    }

    private static String key(final Panel panel, final int date, final int asset) {
        return panel.dates().get(date) + "/" + panel.assets().get(asset);
    }

    private void summary(final String metric, final String name, final int horizon, final IcSummary summary) {
        put(metric, name, horizon, "n", summary.n());
        put(metric, name, horizon, "mean", summary.mean());
        put(metric, name, horizon, "std", summary.std());
        put(metric, name, horizon, "ir", summary.ir());
        put(metric, name, horizon, "t", summary.t());
        put(metric, name, horizon, "hit", summary.hit());
    }

    private void crossSections(final String name, final Panel factor) {
        for (int t = 100; t < factor.dates().size(); t += 500) {
            final double[] zscores = CrossSection.zscore(CrossSection.winsorise(factor.row(t)));
            final double[] ranks = CrossSection.percentRank(factor.row(t));
            final int[] quintiles = CrossSection.quintiles(factor.row(t));
            for (int a = 0; a < zscores.length; a++) {
                put("zscore", name, "", key(factor, t, a), zscores[a]);
                put("pct_rank", name, "", key(factor, t, a), ranks[a]);
                put("quintile", name, "", key(factor, t, a), quintiles[a]);
            }
        }
    }

    private void weights(final Map<String, Panel> plain, final Panel prices) {
        final double[][] weights = Combination.icWeights(List.copyOf(plain.values()), prices);
        final List<String> names = List.copyOf(plain.keySet());
        for (int t = 100; t < prices.dates().size(); t += 500) {
            for (int k = 0; k < names.size(); k++) {
                put("ic_weight", names.get(k), 5, prices.dates().get(t), weights[t][k]);
            }
        }
    }

    private void winsorised(final Panel prices) {
        final Panel next = ForwardReturns.over(prices, 1);
        for (int a = 0; a < prices.assets().size(); a++) {
            final int asset = a;
            final double[] returns = IntStream.range(0, prices.dates().size() - 1)
                    .mapToDouble(t -> next.value(t, asset))
                    .toArray();
            final double[] clipped = CrossSection.winsorise(returns);
            final String name = prices.assets().get(a);
            put(
                    "winsor_clipped",
                    name,
                    1,
                    "count",
                    IntStream.range(0, returns.length)
                            .filter(i -> returns[i] != clipped[i])
                            .count());
            put("winsor_ret1", name, 1, "mean", Moments.mean(clipped));
            put("winsor_ret1", name, 1, "std", Moments.std(clipped));
            put("winsor_ret1", name, 1, "min", Arrays.stream(clipped).min().orElseThrow());
            put("winsor_ret1", name, 1, "max", Arrays.stream(clipped).max().orElseThrow());
        }
    }

    /** Factors of the recorded stream as known answers have them; mids of the recorded books. */
    private void inTime(final Path shared) {
        final List<Double> mids = new ArrayList<>();
        try (TextColumns book = new TextColumns(shared.resolve("data/lobster").resolve(FIRST_999))) {
            while (book.next()) {
                mids.add((book.decimal(0, 0) + book.decimal(2, 0)) / 2.0);
            }
        }
        for (final String name : List.of(
                "depth_imb_1", "microprice_dev_ticks", "ofi_1_sum_50ev", "trade_imb_vol_20tr", "mid_ret_50ev")) {
            final double[] factor = column(shared.resolve("golden/factors_aapl_first999.csv.gz"), name);
            for (final int horizon : new int[] {1, 10, 50}) {
                final double[] returns = TimeSeriesIc.returnsByEvents(
                        mids.stream().mapToDouble(Double::doubleValue).toArray(), horizon);
                put("ts_ic", name, horizon, "", Correlation.PEARSON.of(factor, returns));
                put("ts_rank_ic", name, horizon, "", Correlation.SPEARMAN.of(factor, returns));
            }
        }
    }

    private static double[] column(final Path file, final String name) {
        final List<Double> values = new ArrayList<>();
        try (TextColumns columns = new TextColumns(file)) {
            columns.readHeader();
            final int column = columns.require(name);
            while (columns.next()) {
                values.add(Double.parseDouble(columns.text(column)));
            }
        }
        return values.stream().mapToDouble(Double::doubleValue).toArray();
    }

    private void compare(final Path file) {
        final Map<String, Double> left = new HashMap<>(actual);
        int compared = 0;
        try (TextColumns golden = new TextColumns(file)) {
            golden.readHeader();
            while (golden.next()) {
                final String key = String.join(",", golden.text(0), golden.text(1), golden.text(2), golden.text(3));
                final double expected = Double.parseDouble(golden.text(4));
                final Double value = left.remove(key);
                assertNotNull(value, key + " is not computed");
                assertEquals(Double.isNaN(expected), Double.isNaN(value), key);
                assertTrue(
                        Double.isNaN(expected) || Math.abs(value - expected) <= 1e-9 * Math.abs(expected) + 1e-12,
                        key + ": expected " + expected + ", was " + value);
                compared++;
            }
        }
        assertEquals(Map.of(), left, "figures that the known answers lack");
        assertEquals(4916, compared);
    }
}
