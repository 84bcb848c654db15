package io.tiercel.engine.performance;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Every value of the golden file, from the closes it was made of. */
class GoldenMetricsTest {
    private static final double TOLERANCE = 1e-9;

    @TestFactory
    Stream<DynamicTest> shouldMatchTheGoldenMetrics() throws IOException {
        final Path shared = Path.of(System.getProperty("tiercel.shared", "../shared"));
        final Path golden = shared.resolve("golden").resolve("metrics_etf.csv");
        Assumptions.assumeTrue(Files.isRegularFile(golden), "skipped: golden file " + golden + " is absent");
        final SortedMap<String, double[]> closes = joined(shared.resolve("data").resolve("etf-daily"));
        final double[] spy = closes.values().stream().mapToDouble(row -> row[0]).toArray();
        final double[] mix = new double[spy.length];
        final double[] traded = rebalanced(closes, mix);
        final Map<String, Map<String, Double>> figures = new HashMap<>();
        figures.put("SPY", figures(spy, Optional.empty()));
        figures.put("SPY_TLT_60_40", figures(mix, Optional.of(spy)));
        figures.get("SPY_TLT_60_40")
                .put("turnover_annual", Activity.turnover(traded, mix, 252).orElseThrow());

        final List<String> lines = Files.readAllLines(golden);

        assertEquals("portfolio,metric,value", lines.getFirst());
        assertTrue(lines.size() > 30, "fewer values than the golden file had");
        return lines.stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .map(cells -> DynamicTest.dynamicTest(cells[0] + " " + cells[1], () -> {
                    final double expected = Double.parseDouble(cells[2]);
                    final Double figure = figures.get(cells[0]).get(cells[1]);
                    assertTrue(figure != null, cells[1] + " is not made");
                    assertEquals(expected, figure, TOLERANCE * Math.abs(expected));
                }));
    }

    private static Map<String, Double> figures(final double[] values, final Optional<double[]> benchmark) {
        final EquityMetrics metrics = EquityMetrics.of(values, benchmark, ReturnAssumptions.of(252));
        final Map<String, Double> figures = new HashMap<>();
        metrics.figures().forEach((name, figure) -> figures.put(name, figure.orElse(Double.NaN)));
        figures.put("observations", (double) metrics.observations());
        figures.put("max_drawdown_peak_index", (double) metrics.drawdown().peak());
        figures.put("max_drawdown_trough_index", (double) metrics.drawdown().trough());
        return figures;
    }

    /** Closes of SPY and TLT on the dates that both have. */
    private static SortedMap<String, double[]> joined(final Path folder) throws IOException {
        final Map<String, Double> second = closes(folder.resolve("TLT_adjclose.csv"));
        final SortedMap<String, double[]> both = new TreeMap<>();
        closes(folder.resolve("SPY_adjclose.csv")).forEach((date, close) -> {
            if (second.containsKey(date)) {
                both.put(date, new double[] {close, second.get(date)});
            }
        });
        return both;
    }

    private static Map<String, Double> closes(final Path file) throws IOException {
        final Map<String, Double> closes = new HashMap<>();
        Files.readAllLines(file).stream()
                .skip(1)
                .map(line -> line.split(",", -1))
                .forEach(cells -> closes.put(cells[0], Double.valueOf(cells[1])));
        return closes;
    }

    /** 60 % and 40 % at the first close, reset at the last close of each month but that of the last row; equity before the reset. */
    private static double[] rebalanced(final SortedMap<String, double[]> closes, final double[] equity) {
        final List<String> dates = new ArrayList<>(closes.keySet());
        final double[] traded = new double[equity.length];
        double first = 0;
        double second = 0;
        for (int i = 0; i < equity.length; i++) {
            final double[] close = closes.get(dates.get(i));
            equity[i] = i == 0 ? 1 : first * close[0] + second * close[1];
            final boolean isMonthEnd = i + 1 < equity.length
                    && !dates.get(i).substring(0, 7).equals(dates.get(i + 1).substring(0, 7));
            if (i == 0 || isMonthEnd) {
                final double newFirst = 0.6 * equity[i] / close[0];
                final double newSecond = 0.4 * equity[i] / close[1];
                traded[i] =
                        i == 0 ? 0 : Math.abs(newFirst - first) * close[0] + Math.abs(newSecond - second) * close[1];
                first = newFirst;
                second = newSecond;
            }
        }
        return traded;
    }
}
