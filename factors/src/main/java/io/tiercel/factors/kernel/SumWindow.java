package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;

/** {@link WindowKernels#wholeSum}. Made for one call, by one thread. */
final class SumWindow extends WholeWindow {
    private final double[] xs;
    private final ScalarWindowKernels scalar;
    private double sum;

    SumWindow(final double[] xs, final int window, final ScalarWindowKernels scalar) {
        super(window);
        this.xs = xs;
        this.scalar = scalar;
    }

    @Override
    boolean isExact(final int from, final int to) {
        return Lanes.wholeSizes(xs, from, to) < EXACT;
    }

    @Override
    void runScalar(final int oldest, final int first, final double[] out) {
        scalar.wholeSum(Arrays.copyOfRange(xs, oldest, oldest + out.length), window, first, out.length, out);
    }

    @Override
    void clear() {
        sum = 0.0;
    }

    @Override
    void add(final int i) {
        sum += xs[i];
    }

    @Override
    void drop(final int i) {
        sum -= xs[i];
    }

    @Override
    double result(final int i) {
        return sum;
    }

    @Override
    int runVectors(final int from, final int to, final double[] out) {
        final double[] x = xs;
        final int back = window;
        DoubleVector last = all(sum);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector steps = Lanes.runningSum(load(x, i).sub(load(x, i - back)));
            last.add(steps).add(0.0).intoArray(out, i);
            last = last.add(Lanes.last(steps));
        }
        sum = last.lane(0);
        return i;
    }
}
