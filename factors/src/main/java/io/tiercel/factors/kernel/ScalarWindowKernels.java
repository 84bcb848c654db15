package io.tiercel.factors.kernel;

import io.tiercel.factors.window.DoubleSumWindow;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.ProductWindow;
import java.util.Arrays;

/** {@link WindowKernels} made of the windows of the streaming factors, one entry after the other. Stateless. */
final class ScalarWindowKernels implements WindowKernels {
    /** As in the streaming factors: below it a sum of squares is forgotten before it becomes subnormal and slow. */
    static final double FORGOTTEN = 1e-290;

    @Override
    public void logReturn(
            final double[] prices, final int lag, final double undefined, final int length, final double[] out) {
        Arrays.fill(out, 0, Math.min(lag, length), undefined);
        for (int i = lag; i < length; i++) {
            out[i] = logReturn(prices[i], prices[i - lag], undefined);
        }
    }

    /** Of whole numbers or NaN. */
    static double logReturn(final double price, final double basePrice, final double undefined) {
        final boolean isKnown = !Double.isNaN(price) && !Double.isNaN(basePrice);
        final double r = isKnown ? LogReturn.bps((long) price, (long) basePrice) : Double.NaN;
        return Double.isNaN(r) ? undefined : r;
    }

    @Override
    public void change(final double[] prices, final int length, final double[] out) {
        for (int i = 0; i < length; i++) {
            final double change = i == 0 ? 0.0 : prices[i] - prices[i - 1];
            out[i] = Double.isNaN(change) ? 0.0 : change;
        }
    }

    @Override
    public void wholeSum(final double[] xs, final int window, final int first, final int length, final double[] out) {
        final LongSumWindow sums = new LongSumWindow(window);
        for (int i = 0; i < length; i++) {
            final double sum = sums.add((long) xs[i]);
            out[i] = i < first ? Double.NaN : sum;
        }
    }

    @Override
    public void sum(final double[] xs, final int window, final int first, final int length, final double[] out) {
        final DoubleSumWindow sums = new DoubleSumWindow(window);
        for (int i = 0; i < length; i++) {
            final double sum = sums.add(xs[i]);
            out[i] = i < first ? Double.NaN : sum;
        }
    }

    @Override
    public void realisedVariance(
            final double[] returns, final int window, final int first, final int length, final double[] out) {
        final DoubleSumWindow sums = new DoubleSumWindow(window);
        for (int i = 0; i < length; i++) {
            final double sum = sums.add(returns[i] * returns[i]);
            out[i] = i < first ? Double.NaN : sum;
        }
    }

    @Override
    public void bipowerVariation(
            final double[] returns, final int window, final int first, final int length, final double[] out) {
        final DoubleSumWindow sums = new DoubleSumWindow(window - 1);
        double lastSize = 0.0;
        for (int i = 0; i < length; i++) {
            final double size = Math.abs(returns[i]);
            final double sum = sums.add(size * lastSize);
            lastSize = size;
            out[i] = i < first ? Double.NaN : Math.PI / 2.0 * sum;
        }
    }

    @Override
    public void zScore(final double[] xs, final int window, final int first, final int length, final double[] out) {
        final LongSumWindow counts = new LongSumWindow(window);
        final ProductWindow products = new ProductWindow(window);
        for (int i = 0; i < length; i++) {
            final boolean isKnown = !Double.isNaN(xs[i]);
            final long x = (long) xs[i];
            final long n = counts.add(isKnown ? 1L : 0L);
            products.add(x, x);
            if (i < first || !isKnown) {
                out[i] = Double.NaN;
            } else {
                final double square = products.covarianceLike(n);
                out[i] = square == 0.0 ? 0.0 : (n * x - products.sumX()) / Math.sqrt(square);
            }
        }
    }

    @Override
    public void slope(
            final double[] xs,
            final double[] ys,
            final int window,
            final int first,
            final double unit,
            final int length,
            final double[] out) {
        final ProductWindow squares = new ProductWindow(window);
        final ProductWindow products = new ProductWindow(window);
        for (int i = 0; i < length; i++) {
            squares.add((long) xs[i], (long) xs[i]);
            products.add((long) xs[i], (long) ys[i]);
            final double spread = squares.covarianceLike(window);
            final double scale = spread == 0.0 ? Double.NaN : unit / spread;
            out[i] = i < first ? Double.NaN : products.covarianceLike(window) * scale;
        }
    }

    @Override
    public void autocorrelation(
            final double[] xs, final int window, final int first, final int length, final double[] out) {
        final ProductWindow squares = new ProductWindow(window);
        final ProductWindow neighbours = new ProductWindow(window - 1);
        long last = 0L;
        for (int i = 0; i < length; i++) {
            final long x = (long) xs[i];
            squares.add(x, x);
            neighbours.add(x, last);
            last = x;
            out[i] = i < first ? Double.NaN : autocorrelation(squares, neighbours, window, x);
        }
    }

    private static double autocorrelation(
            final ProductWindow squares, final ProductWindow neighbours, final long n, final long newest) {
        final double square = squares.covarianceLike(n);
        if (square == 0.0) {
            return Double.NaN;
        }
        final long sum = squares.sumX();
        final double product = neighbours.scaledLess(n, sum, 2L * sum - squares.oldestX() - newest);
        return (product + (double) sum * sum * (n - 1) / n) / square + 0.0;
    }

    @Override
    public void max(final double[] xs, final int window, final int first, final int length, final double[] out) {
        highest(xs, 1.0, window, first, length, out);
    }

    @Override
    public void min(final double[] xs, final int window, final int first, final int length, final double[] out) {
        highest(xs, -1.0, window, first, length, out);
    }

    /** Blocks of N: a window is the end of one and the start of the next; van Herk (1992). */
    private static void highest(
            final double[] xs,
            final double sign,
            final int window,
            final int first,
            final int length,
            final double[] out) {
        final double[] tail = new double[window + 1];
        Arrays.fill(tail, Double.NEGATIVE_INFINITY);
        for (int start = 0; start < length; start += window) {
            final int end = Math.min(start + window, length);
            double head = Double.NEGATIVE_INFINITY;
            for (int i = start; i < end; i++) {
                head = Math.max(head, sign * xs[i]);
                out[i] = i < first ? Double.NaN : sign * Math.max(head, tail[i - start + 1]) + 0.0;
            }
            tail[window] = Double.NEGATIVE_INFINITY;
            for (int i = end - 1; i >= start; i--) {
                tail[i - start] = Math.max(tail[i - start + 1], sign * xs[i]);
            }
        }
    }

    @Override
    public void ewmaVariance(final double[] returns, final double keep, final int length, final double[] out) {
        final double k2 = keep * keep;
        final double[] powers = {keep, k2, k2 * keep, k2 * k2};
        final double[] added = new double[4];
        final double[] near = new double[4];
        double mean = 0.0;
        for (int start = 0; start < length; start += 4) {
            final int size = Math.min(4, length - start);
            for (int j = 0; j < size; j++) {
                added[j] = (1.0 - keep) * (returns[start + j] * returns[start + j]);
            }
            near[0] = added[0];
            for (int j = 1; j < size; j++) {
                near[j] = added[j] + keep * added[j - 1];
            }
            for (int j = 0; j < size; j++) {
                final double sum = near[j] + (j < 2 ? 0.0 : k2 * near[j - 2]) + powers[j] * mean;
                out[start + j] = sum < FORGOTTEN ? 0.0 : sum;
            }
            mean = out[start + size - 1];
        }
    }
}
