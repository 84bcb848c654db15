package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;

/**
 * One number for each date and asset: prices, returns or values of a factor. Immutable, cold.
 * <p>
 * Dates ascend; the assets are in alphabetical order, which decides ties of quintiles. NaN where there is no number.
 */
public final class Panel {
    private final List<String> dates;
    private final List<String> assets;
    private final double[][] rows;

    /**
     * @param dates  ascending, each once.
     * @param assets in alphabetical order, each once.
     * @param rows   {@code double[date][asset]}; copied.
     * @throws IllegalArgumentException when the order or a length is another.
     */
    public Panel(final List<String> dates, final List<String> assets, final double[][] rows) {
        this.dates = ascending("dates", dates);
        this.assets = ascending("assets", assets);
        if (rows.length != dates.size()) {
            throw new IllegalArgumentException(
                    rows.length + " rows, expected one for each of " + dates.size() + " dates");
        }
        this.rows = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            if (rows[t].length != assets.size()) {
                throw new IllegalArgumentException("date " + dates.get(t) + ": " + rows[t].length
                        + " values, expected one for each of " + assets.size() + " assets");
            }
            this.rows[t] = rows[t].clone();
        }
    }

    private static List<String> ascending(final String what, final List<String> names) {
        for (int i = 1; i < names.size(); i++) {
            if (names.get(i - 1).compareTo(names.get(i)) >= 0) {
                throw new IllegalArgumentException(
                        what + ": " + names.get(i) + " after " + names.get(i - 1) + ", expected ascending, each once");
            }
        }
        return List.copyOf(names);
    }

    /**
     * @return dates, ascending.
     */
    public List<String> dates() {
        return dates;
    }

    /**
     * @return assets, in alphabetical order.
     */
    public List<String> assets() {
        return assets;
    }

    /**
     * @param date  0 to {@code dates().size() - 1}.
     * @param asset 0 to {@code assets().size() - 1}.
     * @return the number, NaN where there is none.
     */
    public double value(final int date, final int asset) {
        return rows[date][asset];
    }

    /**
     * @param date 0 to {@code dates().size() - 1}.
     * @return a copy of its numbers, {@code double[asset]}.
     */
    public double[] row(final int date) {
        return rows[date].clone();
    }

    /** The numbers of a date themselves, only to be read. */
    double[] cells(final int date) {
        return rows[date];
    }

    /**
     * @param date 0 to {@code dates().size() - 1}.
     * @return true where every asset has a finite number.
     */
    public boolean isWhole(final int date) {
        return Arrays.stream(rows[date]).allMatch(Double::isFinite);
    }

    /**
     * @return share of the cells with a finite number, 0 to 1; NaN for an empty panel.
     */
    public double coverage() {
        final long finite = Arrays.stream(rows)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .count();
        return finite / ((double) dates.size() * assets.size());
    }

    /**
     * Applies a function of one date's numbers to every date.
     *
     * @param crossSection takes and gives {@code double[asset]}; must not keep or change what it takes.
     * @return the results.
     */
    public Panel map(final UnaryOperator<double[]> crossSection) {
        return new Panel(dates, assets, Arrays.stream(rows).map(crossSection).toArray(double[][]::new));
    }

    /**
     * What stood here so many dates before: the way to use only what was known by then.
     *
     * @param lag dates, 0 or more.
     * @return {@code value_t = this_{t - lag}}, NaN before the start.
     */
    public Panel shifted(final int lag) {
        if (lag < 0) {
            throw new IllegalArgumentException("lag " + lag + ", expected 0 or more: less would look ahead");
        }
        final double[][] earlier = new double[rows.length][];
        for (int t = 0; t < rows.length; t++) {
            earlier[t] = t >= lag ? rows[t - lag] : undefined();
        }
        return new Panel(dates, assets, earlier);
    }

    /**
     * The same numbers under the dates and assets of another panel.
     *
     * @param other gives dates and assets.
     * @return numbers of the dates and assets that both have, NaN elsewhere.
     */
    public Panel alignedTo(final Panel other) {
        final Map<String, Integer> dateIndex = index(dates);
        final Map<String, Integer> assetIndex = index(assets);
        final double[][] aligned = new double[other.dates.size()][other.assets.size()];
        for (int t = 0; t < aligned.length; t++) {
            final Integer date = dateIndex.get(other.dates.get(t));
            for (int a = 0; a < aligned[t].length; a++) {
                final Integer asset = assetIndex.get(other.assets.get(a));
                aligned[t][a] = date == null || asset == null ? Double.NaN : rows[date][asset];
            }
        }
        return new Panel(other.dates, other.assets, aligned);
    }

    private static Map<String, Integer> index(final List<String> names) {
        final Map<String, Integer> index = new HashMap<>();
        for (int i = 0; i < names.size(); i++) {
            index.put(names.get(i), i);
        }
        return index;
    }

    /** A row without numbers. */
    double[] undefined() {
        final double[] row = new double[assets.size()];
        Arrays.fill(row, Double.NaN);
        return row;
    }

    /** Refuses a panel of other dates or assets, whose rows would be taken for those of this one. */
    void requireSameShape(final Panel other) {
        if (!dates.equals(other.dates) || !assets.equals(other.assets)) {
            throw new IllegalArgumentException("panels of " + dates.size() + " x " + assets.size() + " and "
                    + other.dates.size() + " x " + other.assets.size() + ", expected the same dates and assets");
        }
    }
}
