package io.tiercel.factors.evaluation;

import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/**
 * What a factor says that others do not: the residual of ordinary least squares on an intercept and the others, date by date. Stateless, cold.
 * <p>
 * By Gram-Schmidt, each projection taken twice (Giraud, Langou and Rozloznik, 2005: twice is enough), so that nearly collinear factors do not
 * leak back in.
 */
public final class Orthogonalisation {
    /** A regressor of which no more than this share is new beside those before it counts as none. */
    private static final double LEAST_NEW_SHARE = 1e-12;

    private Orthogonalisation() {}

    /**
     * @param factor     explained.
     * @param regressors explain it, beside an intercept.
     * @return residuals of every date, see {@link #residual}.
     */
    public static Panel of(final Panel factor, final List<Panel> regressors) {
        regressors.forEach(factor::requireSameShape);
        final double[][] rows = new double[factor.dates().size()][];
        for (int t = 0; t < rows.length; t++) {
            final int date = t;
            rows[t] = residual(
                    factor.cells(t),
                    regressors.stream().map(regressor -> regressor.cells(date)).toList());
        }
        return new Panel(factor.dates(), factor.assets(), rows);
    }

    /**
     * @param y          explained.
     * @param regressors each as long as y.
     * @return residuals of the entries that are finite in y and all regressors; NaN elsewhere, and everywhere when those are no more than
     *     {@code regressors + 1}, or the regressors and the intercept depend on each other.
     */
    public static double[] residual(final double[] y, final List<double[]> regressors) {
        final int[] used = IntStream.range(0, y.length)
                .filter(i -> Double.isFinite(y[i]) && regressors.stream().allMatch(x -> Double.isFinite(x[i])))
                .toArray();
        final double[] result = new double[y.length];
        Arrays.fill(result, Double.NaN);
        if (used.length <= regressors.size() + 1) {
            return result;
        }
        final double[][] basis = new double[regressors.size() + 1][];
        for (int k = 0; k < basis.length; k++) {
            final double[] column = k == 0 ? ones(used.length) : scaled(regressors.get(k - 1), used);
            final double before = norm(column);
            remove(basis, k, column);
            final double after = norm(column);
            if (!(after > LEAST_NEW_SHARE * before)) {
                return result;
            }
            basis[k] = Arrays.stream(column).map(value -> value / after).toArray();
        }
        final double[] rest = Arrays.stream(used).mapToDouble(i -> y[i]).toArray();
        remove(basis, basis.length, rest);
        for (int i = 0; i < used.length; i++) {
            result[used[i]] = rest[i];
        }
        return result;
    }

    private static double[] ones(final int length) {
        final double[] ones = new double[length];
        Arrays.fill(ones, 1);
        return ones;
    }

    /** Divided by the largest magnitude, so that squares neither vanish nor overflow; zeros stay. */
    private static double[] scaled(final double[] x, final int[] used) {
        final double largest =
                Arrays.stream(used).mapToDouble(i -> Math.abs(x[i])).max().orElse(0);
        return Arrays.stream(used)
                .mapToDouble(i -> largest > 0 ? x[i] / largest : 0)
                .toArray();
    }

    /** Takes out of a vector what lies along the first vectors of the basis, twice. */
    private static void remove(final double[][] basis, final int count, final double[] vector) {
        for (int pass = 0; pass < 2; pass++) {
            for (int k = 0; k < count; k++) {
                double along = 0;
                for (int i = 0; i < vector.length; i++) {
                    along += basis[k][i] * vector[i];
                }
                for (int i = 0; i < vector.length; i++) {
                    vector[i] -= along * basis[k][i];
                }
            }
        }
    }

    private static double norm(final double[] x) {
        double squares = 0;
        for (final double value : x) {
            squares += value * value;
        }
        return Math.sqrt(squares);
    }
}
