package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link WindowKernels#autocorrelation}. Made for one call, by one thread. */
final class NeighbourWindow extends WholeWindow {
    private final double[] xs;
    private final ScalarWindowKernels scalar;
    private double sum;
    private double squares;

    /** Of the neighbours that both lie within the window, and of its first entry with the one before. */
    private double products;

    NeighbourWindow(final double[] xs, final int window, final ScalarWindowKernels scalar) {
        super(window);
        this.xs = xs;
        this.scalar = scalar;
    }

    @Override
    boolean isExact(final int from, final int to) {
        // the sum times the entries at both ends is up to four times as large
        return 4.0 * window * Lanes.wholeSquares(xs, from, to, false) < EXACT;
    }

    @Override
    void runScalar(final int oldest, final int first, final double[] out) {
        scalar.autocorrelation(Arrays.copyOfRange(xs, oldest, oldest + out.length), window, first, out.length, out);
    }

    @Override
    void clear() {
        sum = 0.0;
        squares = 0.0;
        products = 0.0;
    }

    private double at(final int i) {
        return i < 0 ? 0.0 : xs[i];
    }

    @Override
    void add(final int i) {
        sum += at(i);
        squares += at(i) * at(i);
        products += at(i) * at(i - 1);
    }

    @Override
    void drop(final int i) {
        sum -= at(i);
        squares -= at(i) * at(i);
        products -= at(i) * at(i - 1);
    }

    @Override
    double result(final int i) {
        final double n = window;
        final double square = n * squares - sum * sum;
        if (square == 0.0) {
            return Double.NaN;
        }
        final double oldest = at(i - window + 1);
        final double within = products - oldest * at(i - window);
        final double product = n * within - sum * (2.0 * sum - oldest - at(i));
        return (product + sum * sum * (n - 1.0) / n) / square + 0.0;
    }

    @Override
    int runVectors(final int from, final int to, final double[] out) {
        final double[] x = xs;
        final int back = window;
        final double n = window;
        final DoubleVector nan = all(Double.NaN);
        DoubleVector lastSum = all(sum);
        DoubleVector lastSquares = all(squares);
        DoubleVector lastProducts = all(products);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector newX = load(x, i);
            final DoubleVector beforeNew = load(x, i - 1);
            final DoubleVector oldest = load(x, i - back + 1);
            final DoubleVector oldX = load(x, i - back);
            final DoubleVector beforeOld = load(x, i - back - 1);
            final DoubleVector steps = Lanes.runningSum(newX.sub(oldX));
            final DoubleVector stepsOfSquares = Lanes.runningSum(newX.mul(newX).sub(oldX.mul(oldX)));
            final DoubleVector stepsOfProducts =
                    Lanes.runningSum(newX.mul(beforeNew).sub(oldX.mul(beforeOld)));
            final DoubleVector sums = lastSum.add(steps);
            final DoubleVector sumsOfSquares = lastSquares.add(stepsOfSquares);
            final DoubleVector sumsOfProducts = lastProducts.add(stepsOfProducts);
            lastSum = lastSum.add(Lanes.last(steps));
            lastSquares = lastSquares.add(Lanes.last(stepsOfSquares));
            lastProducts = lastProducts.add(Lanes.last(stepsOfProducts));
            final DoubleVector sumSquare = sums.mul(sums);
            final DoubleVector square = sumsOfSquares.mul(n).sub(sumSquare);
            final DoubleVector within = sumsOfProducts.sub(oldest.mul(oldX));
            final DoubleVector edges = sums.mul(2.0).sub(oldest).sub(newX);
            final DoubleVector product = within.mul(n).sub(sums.mul(edges));
            final DoubleVector result =
                    product.add(sumSquare.mul(n - 1.0).div(n)).div(square).add(0.0);
            nan.blend(result, square.compare(VectorOperators.NE, 0.0)).intoArray(out, i);
        }
        sum = lastSum.lane(0);
        squares = lastSquares.lane(0);
        products = lastProducts.lane(0);
        return i;
    }
}
