package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorMask;
import jdk.incubator.vector.VectorOperators;

/** {@link WindowKernels#zScore}. Made for one call, by one thread. */
final class ScoreWindow extends WholeWindow {
    private final double[] xs;
    private final ScalarWindowKernels scalar;
    private double count;
    private double sum;
    private double squares;

    ScoreWindow(final double[] xs, final int window, final ScalarWindowKernels scalar) {
        super(window);
        this.xs = xs;
        this.scalar = scalar;
    }

    @Override
    boolean isExact(final int from, final int to) {
        return Lanes.wholeSquares(xs, from, to, true) * window < EXACT;
    }

    @Override
    void runScalar(final int oldest, final int first, final double[] out) {
        scalar.zScore(Arrays.copyOfRange(xs, oldest, oldest + out.length), window, first, out.length, out);
    }

    @Override
    void clear() {
        count = 0.0;
        sum = 0.0;
        squares = 0.0;
    }

    @Override
    void add(final int i) {
        final double x = Lanes.known(xs[i]);
        count += Double.isNaN(xs[i]) ? 0.0 : 1.0;
        sum += x;
        squares += x * x;
    }

    @Override
    void drop(final int i) {
        final double x = Lanes.known(xs[i]);
        count -= Double.isNaN(xs[i]) ? 0.0 : 1.0;
        sum -= x;
        squares -= x * x;
    }

    @Override
    double result(final int i) {
        if (Double.isNaN(xs[i])) {
            return Double.NaN;
        }
        final double square = count * squares - sum * sum;
        return square == 0.0 ? 0.0 : (count * xs[i] - sum) / Math.sqrt(square) + 0.0;
    }

    @Override
    int runVectors(final int from, final int to, final double[] out) {
        final double[] x = xs;
        final int back = window;
        final DoubleVector zero = all(0.0);
        final DoubleVector one = all(1.0);
        final DoubleVector nan = all(Double.NaN);
        DoubleVector lastCount = all(count);
        DoubleVector lastSum = all(sum);
        DoubleVector lastSquares = all(squares);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector loaded = load(x, i);
            final DoubleVector oldLoaded = load(x, i - back);
            final VectorMask<Double> isKnown = loaded.compare(VectorOperators.EQ, loaded);
            final VectorMask<Double> wasKnown = oldLoaded.compare(VectorOperators.EQ, oldLoaded);
            final DoubleVector newX = zero.blend(loaded, isKnown);
            final DoubleVector oldX = zero.blend(oldLoaded, wasKnown);
            DoubleVector n = lastCount;
            if (!isKnown.allTrue() || !wasKnown.allTrue()) {
                final DoubleVector counts =
                        Lanes.runningSum(zero.blend(one, isKnown).sub(zero.blend(one, wasKnown)));
                n = lastCount.add(counts);
                lastCount = lastCount.add(Lanes.last(counts));
            }
            final DoubleVector steps = Lanes.runningSum(newX.sub(oldX));
            final DoubleVector stepsOfSquares = Lanes.runningSum(newX.mul(newX).sub(oldX.mul(oldX)));
            final DoubleVector sums = lastSum.add(steps);
            final DoubleVector sumsOfSquares = lastSquares.add(stepsOfSquares);
            lastSum = lastSum.add(Lanes.last(steps));
            lastSquares = lastSquares.add(Lanes.last(stepsOfSquares));
            final DoubleVector square = n.mul(sumsOfSquares).sub(sums.mul(sums));
            final DoubleVector score = n.mul(newX).sub(sums).div(square.sqrt()).add(0.0);
            nan.blend(zero.blend(score, square.compare(VectorOperators.NE, 0.0)), isKnown)
                    .intoArray(out, i);
        }
        count = lastCount.lane(0);
        sum = lastSum.lane(0);
        squares = lastSquares.lane(0);
        return i;
    }
}
