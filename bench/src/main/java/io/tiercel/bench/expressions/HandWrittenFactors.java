package io.tiercel.bench.expressions;

import io.tiercel.factors.expression.Formula;
import io.tiercel.factors.expression.History;
import io.tiercel.factors.expression.RowEvaluator;
import io.tiercel.factors.expression.SumWindow;
import io.tiercel.factors.expression.VarianceWindow;
import java.util.List;

/**
 * A set of formulas as an engineer would write it in Java: what is shared is computed once. Owned by one thread; allocates nothing after construction.
 */
final class HandWrittenFactors implements RowEvaluator {
    /** The same as text. */
    static final List<Formula> FORMULAS = List.of(
            new Formula("body", "($close - $open) / ($high - $low + 1e-12)"),
            new Formula("change", "$close / Ref($close, 1) - 1"),
            new Formula("momentum", "$close / Ref($close, 20) - 1"),
            new Formula("z", "($close - Mean($close, 20)) / Std($close, 20)"),
            new Formula("ratio", "Mean($close, 5) / Mean($close, 20)"),
            new Formula("activity", "$volume / Mean($volume, 20)"),
            new Formula("moves", "Mean(Abs($close / Ref($close, 1) - 1) * $volume, 20)"),
            new Formula("side", "If($close > $vwap, 1, -1) * $volume / Sum($volume, 20)"));

    private final History closes = new History(20);
    private final SumWindow close5 = new SumWindow(5);
    private final SumWindow close20 = new SumWindow(20);
    private final VarianceWindow spread20 = new VarianceWindow(20);
    private final SumWindow volume20 = new SumWindow(20);
    private final SumWindow moves20 = new SumWindow(20);

    @Override
    public void onRow(final double[] columns, final double[] out) {
        final double open = columns[0];
        final double high = columns[1];
        final double low = columns[2];
        final double close = columns[3];
        final double vwap = columns[4];
        final double volume = columns[5];
        closes.add(close);
        close5.add(close);
        close20.add(close);
        spread20.add(close);
        volume20.add(volume);
        final double change = divide(close, closes.back(1)) - 1.0;
        moves20.add(Math.abs(change) * volume);
        final double mean = close20.mean();
        out[0] = finite(divide(close - open, high - low + 1e-12));
        out[1] = finite(change);
        out[2] = finite(divide(close, closes.back(20)) - 1.0);
        out[3] = finite(divide(close - mean, spread20.standardDeviation()));
        out[4] = finite(divide(close5.mean(), mean));
        out[5] = finite(divide(volume, volume20.mean()));
        out[6] = finite(moves20.mean());
        out[7] = finite(divide((close > vwap ? 1.0 : -1.0) * volume, volume20.sum()));
    }

    private static double divide(final double x, final double y) {
        return y == 0.0 ? Double.NaN : x / y;
    }

    private static double finite(final double x) {
        return Math.abs(x) <= Double.MAX_VALUE ? x + 0.0 : Double.NaN;
    }
}
