package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link WindowKernels#slope}. Made for one call, by one thread. */
final class SlopeWindow extends WholeWindow {
    private final double[] xs;
    private final double[] ys;
    private final double unit;
    private final ScalarWindowKernels scalar;

    private double sumX;
    private double sumY;
    private double sumXx;
    private double sumXy;

    SlopeWindow(
            final double[] xs,
            final double[] ys,
            final int window,
            final double unit,
            final ScalarWindowKernels scalar) {
        super(window);
        this.xs = xs;
        this.ys = ys;
        this.unit = unit;
        this.scalar = scalar;
    }

    @Override
    boolean isExact(final int from, final int to) {
        // sums of products lie between the sums of squares
        return Lanes.wholeSquares(xs, from, to, false) * window < EXACT
                && Lanes.wholeSquares(ys, from, to, false) * window < EXACT;
    }

    @Override
    void clear() {
        sumX = 0.0;
        sumY = 0.0;
        sumXx = 0.0;
        sumXy = 0.0;
    }

    @Override
    void add(final int i) {
        final double x = xs[i];
        final double y = ys[i];
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
    }

    @Override
    void drop(final int i) {
        final double x = xs[i];
        final double y = ys[i];
        sumX -= x;
        sumY -= y;
        sumXx -= x * x;
        sumXy -= x * y;
    }

    @Override
    double result(final int i) {
        final double spread = window * sumXx - sumX * sumX;
        return spread == 0.0 ? Double.NaN : (window * sumXy - sumX * sumY) * (unit / spread) + 0.0;
    }

    @Override
    int runVectors(final int from, final int to, final double[] out) {
        final double[] x = xs;
        final double[] y = ys;
        final int back = window;
        final double n = window;
        final double scale = unit;
        DoubleVector lastX = all(sumX);
        DoubleVector lastY = all(sumY);
        DoubleVector lastXx = all(sumXx);
        DoubleVector lastXy = all(sumXy);
        final DoubleVector nan = all(Double.NaN);
        final DoubleVector units = all(scale);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector newX = load(x, i);
            final DoubleVector newY = load(y, i);
            final DoubleVector oldX = load(x, i - back);
            final DoubleVector oldY = load(y, i - back);
            final DoubleVector stepsX = Lanes.runningSum(newX.sub(oldX));
            final DoubleVector stepsY = Lanes.runningSum(newY.sub(oldY));
            final DoubleVector stepsXx = Lanes.runningSum(newX.mul(newX).sub(oldX.mul(oldX)));
            final DoubleVector stepsXy = Lanes.runningSum(newX.mul(newY).sub(oldX.mul(oldY)));
            final DoubleVector sX = lastX.add(stepsX);
            final DoubleVector sY = lastY.add(stepsY);
            final DoubleVector sXx = lastXx.add(stepsXx);
            final DoubleVector sXy = lastXy.add(stepsXy);
            lastX = lastX.add(Lanes.last(stepsX));
            lastY = lastY.add(Lanes.last(stepsY));
            lastXx = lastXx.add(Lanes.last(stepsXx));
            lastXy = lastXy.add(Lanes.last(stepsXy));
            final DoubleVector spread = sXx.mul(n).sub(sX.mul(sX));
            final DoubleVector slope =
                    sXy.mul(n).sub(sX.mul(sY)).mul(units.div(spread)).add(0.0);
            nan.blend(slope, spread.compare(VectorOperators.NE, 0.0)).intoArray(out, i);
        }
        sumX = lastX.lane(0);
        sumY = lastY.lane(0);
        sumXx = lastXx.lane(0);
        sumXy = lastXy.lane(0);
        return i;
    }

    @Override
    void runScalar(final int oldest, final int first, final double[] out) {
        final int end = oldest + out.length;
        scalar.slope(
                Arrays.copyOfRange(xs, oldest, end),
                Arrays.copyOfRange(ys, oldest, end),
                window,
                first,
                unit,
                out.length,
                out);
    }
}
