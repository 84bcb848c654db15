package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.known;
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
        final double x = Lanes.wholeBound(xs, from, to);
        final double y = Lanes.wholeBound(ys, from, to);
        return Math.max(x, Math.max(y, Math.max(x * x, x * y) * window)) * window < EXACT;
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
        final double x = known(xs[i]);
        final double y = known(ys[i]);
        sumX += x;
        sumY += y;
        sumXx += x * x;
        sumXy += x * y;
    }

    @Override
    void drop(final int i) {
        final double x = known(xs[i]);
        final double y = known(ys[i]);
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
            final DoubleVector newX = known(load(x, i));
            final DoubleVector newY = known(load(y, i));
            final DoubleVector oldX = known(load(x, i - back));
            final DoubleVector oldY = known(load(y, i - back));
            final DoubleVector sX = Lanes.runningSum(newX.sub(oldX)).add(lastX);
            final DoubleVector sY = Lanes.runningSum(newY.sub(oldY)).add(lastY);
            final DoubleVector sXx =
                    Lanes.runningSum(newX.mul(newX).sub(oldX.mul(oldX))).add(lastXx);
            final DoubleVector sXy =
                    Lanes.runningSum(newX.mul(newY).sub(oldX.mul(oldY))).add(lastXy);
            lastX = Lanes.last(sX);
            lastY = Lanes.last(sY);
            lastXx = Lanes.last(sXx);
            lastXy = Lanes.last(sXy);
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
