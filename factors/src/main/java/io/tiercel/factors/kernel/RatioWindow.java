package io.tiercel.factors.kernel;

import static io.tiercel.factors.kernel.Lanes.COUNT;
import static io.tiercel.factors.kernel.Lanes.all;
import static io.tiercel.factors.kernel.Lanes.load;

import java.util.Arrays;
import jdk.incubator.vector.DoubleVector;
import jdk.incubator.vector.VectorOperators;

/** {@link FlowKernels#sumRatio}. Made for one call, by one thread. */
final class RatioWindow extends WholeWindow {
    private final double[] numerators;
    private final double[] denominators;
    private final ScalarFlowKernels scalar;
    private double above;
    private double below;

    RatioWindow(
            final double[] numerators, final double[] denominators, final int window, final ScalarFlowKernels scalar) {
        super(window);
        this.numerators = numerators;
        this.denominators = denominators;
        this.scalar = scalar;
    }

    @Override
    boolean isExact(final int from, final int to) {
        return Lanes.wholeSizes(numerators, from, to) < EXACT && Lanes.wholeSizes(denominators, from, to) < EXACT;
    }

    @Override
    void runScalar(final int oldest, final int first, final double[] out) {
        final int end = oldest + out.length;
        scalar.sumRatio(
                Arrays.copyOfRange(numerators, oldest, end),
                Arrays.copyOfRange(denominators, oldest, end),
                window,
                first,
                out.length,
                out);
    }

    @Override
    void clear() {
        above = 0.0;
        below = 0.0;
    }

    @Override
    void add(final int i) {
        above += numerators[i];
        below += denominators[i];
    }

    @Override
    void drop(final int i) {
        above -= numerators[i];
        below -= denominators[i];
    }

    @Override
    double result(final int i) {
        return below == 0.0 ? Double.NaN : above / below + 0.0;
    }

    @Override
    int runVectors(final int from, final int to, final double[] out) {
        final double[] x = numerators;
        final double[] y = denominators;
        final int back = window;
        final DoubleVector nan = all(Double.NaN);
        DoubleVector lastAbove = all(above);
        DoubleVector lastBelow = all(below);
        int i = from;
        for (; i <= to - COUNT; i += COUNT) {
            final DoubleVector stepsX = Lanes.runningSum(load(x, i).sub(load(x, i - back)));
            final DoubleVector stepsY = Lanes.runningSum(load(y, i).sub(load(y, i - back)));
            final DoubleVector sumX = lastAbove.add(stepsX);
            final DoubleVector sumY = lastBelow.add(stepsY);
            lastAbove = lastAbove.add(Lanes.last(stepsX));
            lastBelow = lastBelow.add(Lanes.last(stepsY));
            nan.blend(sumX.div(sumY).add(0.0), sumY.compare(VectorOperators.NE, 0.0))
                    .intoArray(out, i);
        }
        above = lastAbove.lane(0);
        below = lastBelow.lane(0);
        return i;
    }
}
