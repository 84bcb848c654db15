package io.tiercel.factors.expression;

import java.util.Arrays;
import java.util.List;

/**
 * What formulas mean, worked out plainly: every window of every row anew from the whole history, straight from the parsed formula. No shared terms, no
 * folding, no state from row to row. Windows that add up are split into head and tail as the language defines (docs/expressions.md).
 */
final class ReferenceInterpreter {
    private final Columns columns;
    private final double[][] series;
    private final int rows;

    ReferenceInterpreter(final Columns columns, final double[][] series) {
        this.columns = columns;
        this.series = series;
        rows = series[0].length;
    }

    /** The formula's value at every row. */
    double[] evaluate(final Formula formula) {
        final double[] values = values(FormulaParser.parse(formula));
        for (int i = 0; i < rows; i++) {
            values[i] = finite(values[i]);
        }
        return values;
    }

    private double[] values(final Syntax syntax) {
        return switch (syntax) {
            case Syntax.Literal number -> {
                final double[] same = new double[rows];
                Arrays.fill(same, number.value());
                yield same;
            }
            case Syntax.Column column -> series[columns.index(column.name()).orElseThrow()].clone();
            case Syntax.Call call -> call(call);
        };
    }

    private double[] call(final Syntax.Call call) {
        final double[] result = new double[rows];
        final List<Syntax> operands = call.operands();
        final String parameters = call.operation().parameters();
        final double[][] inputs = new double[operands.size()][];
        for (int i = 0; i < inputs.length; i++) {
            inputs[i] = values(operands.get(i));
        }
        final int windowAt = parameters.indexOf('w');
        for (int row = 0; row < rows; row++) {
            if (windowAt < 0) {
                result[row] = elementwise(call.operation(), inputs, row);
            } else {
                final int n = (int) inputs[windowAt][0];
                final double q = parameters.endsWith("q") ? inputs[windowAt + 1][0] : 0.0;
                result[row] = rolling(call.operation(), inputs, row, n, q);
            }
        }
        return result;
    }

    /** Conditions as 1 and 0. */
    private static double elementwise(final Operation operation, final double[][] inputs, final int row) {
        final double x = inputs[0][row];
        final double y = inputs.length > 1 ? inputs[1][row] : 0.0;
        return switch (operation) {
            case ADD -> x + y;
            case SUBTRACT -> x - y;
            case MULTIPLY -> x * y;
            case DIVIDE -> y == 0 ? Double.NaN : x / y;
            case NEGATE -> -x;
            case IS_BELOW -> x < y ? 1 : 0;
            case IS_AT_MOST -> x <= y ? 1 : 0;
            case IS_ABOVE -> x > y ? 1 : 0;
            case IS_AT_LEAST -> x >= y ? 1 : 0;
            case IS_EQUAL -> x == y ? 1 : 0;
            case IS_DIFFERENT -> x != y ? 1 : 0;
            case AND -> x == 1 && y == 1 ? 1 : 0;
            case OR -> x == 1 || y == 1 ? 1 : 0;
            case NOT -> x == 1 ? 0 : 1;
            case IF -> x == 1 ? y : inputs[2][row];
            case ABS -> x < 0 ? -x : x == 0 ? 0.0 : x;
            case SIGN -> x > 0 ? 1 : x < 0 ? -1 : x;
            case LOG -> x > 0 ? StrictMath.log(x) : Double.NaN;
            case POWER -> Double.isFinite(StrictMath.pow(x, y)) ? StrictMath.pow(x, y) : Double.NaN;
            case SQRT -> StrictMath.sqrt(x);
            case LARGER -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : x > y ? x : y;
            case SMALLER -> Double.isNaN(x) || Double.isNaN(y) ? Double.NaN : x < y ? x : y;
            default -> throw new AssertionError(operation);
        };
    }

    private static double rolling(
            final Operation operation, final double[][] inputs, final int row, final int n, final double q) {
        final double[] x = inputs[0];
        return switch (operation) {
            case REF -> row < n ? Double.NaN : x[row - n];
            case DELTA -> row < n ? Double.NaN : x[row] - x[row - n];
            case MEAN -> count(x, row, n) == 0 ? Double.NaN : sum(x, row, n) / count(x, row, n);
            case SUM -> count(x, row, n) == 0 ? Double.NaN : sum(x, row, n);
            case COUNT -> count(x, row, n);
            case VAR -> variance(x, row, n);
            case STD -> Math.sqrt(variance(x, row, n));
            case SKEW -> moments(x, row, n).skew();
            case KURT -> moments(x, row, n).kurt();
            case MAX -> extreme(x, row, n, true, false);
            case MIN -> extreme(x, row, n, false, false);
            case IDX_MAX -> extreme(x, row, n, true, true);
            case IDX_MIN -> extreme(x, row, n, false, true);
            case MED -> median(sorted(x, row, n));
            case QUANTILE -> quantile(sorted(x, row, n), q);
            case RANK -> rank(x, row, n);
            case MAD -> deviation(x, row, n);
            case EMA -> exponential(x, row, n);
            case WMA -> weighted(x, row, n);
            case SLOPE, RSQUARE, RESI -> trend(operation, x, row, n);
            case CORR, COV -> pair(operation, x, inputs[1], row, n);
            default -> throw new AssertionError(operation);
        };
    }

    static double finite(final double x) {
        return Double.isNaN(x) || Double.isInfinite(x) ? Double.NaN : x == 0 ? 0.0 : x;
    }

    private static int first(final int row, final int n) {
        return Math.max(0, row - n + 1);
    }

    /** First row of the head: blocks of n rows from row 0 on. */
    private static int headStart(final int row, final int n) {
        return row - row % n;
    }

    private static int count(final double[] x, final int row, final int n) {
        int count = 0;
        for (int i = first(row, n); i <= row; i++) {
            count += Double.isFinite(x[i]) ? 1 : 0;
        }
        return count;
    }

    private static double sum(final double[] x, final int row, final int n) {
        double head = 0;
        for (int i = headStart(row, n); i <= row; i++) {
            head += Double.isFinite(x[i]) ? finite(x[i]) : 0;
        }
        double tail = 0;
        for (int i = headStart(row, n) - 1; i >= first(row, n); i--) {
            tail += Double.isFinite(x[i]) ? finite(x[i]) : 0;
        }
        return head + tail;
    }

    /** Sums of powers of distances from the mean. */
    private record Sums(double n, double mean, double m2, double m3, double m4) {
        static final Sums NONE = new Sums(0, 0, 0, 0, 0);

        Sums with(final double x) {
            final double after = n + 1;
            final double d = x - mean;
            final double e = d / after;
            final double t = d * e * n;
            return new Sums(
                    after,
                    mean + e,
                    m2 + t,
                    m3 + (t * e * (after - 2) - 3 * e * m2),
                    m4 + (t * e * e * (after * after - 3 * after + 3) + 6 * e * e * m2 - 4 * e * m3));
        }

        Sums with(final Sums o) {
            if (n == 0) {
                return o;
            }
            if (o.n == 0) {
                return this;
            }
            final double all = n + o.n;
            final double d = o.mean - mean;
            final double e = d / all;
            final double pq = n * o.n;
            return new Sums(
                    all,
                    mean + e * o.n,
                    m2 + o.m2 + d * e * pq,
                    m3 + o.m3 + d * e * e * pq * (n - o.n) + 3 * e * (n * o.m2 - o.n * m2),
                    m4
                            + o.m4
                            + d * e * e * e * pq * (n * n - pq + o.n * o.n)
                            + 6 * e * e * (n * n * o.m2 + o.n * o.n * m2)
                            + 4 * e * (n * o.m3 - o.n * m3));
        }

        double skew() {
            return n < 3 || m2 == 0 ? Double.NaN : n * Math.sqrt(n - 1) / (n - 2) * (m3 / (m2 * Math.sqrt(m2)));
        }

        double kurt() {
            return n < 4 || m2 == 0
                    ? Double.NaN
                    : (n - 1) / ((n - 2) * (n - 3)) * ((n + 1) * n * (m4 / (m2 * m2)) - 3 * (n - 1));
        }
    }

    private static Sums moments(final double[] x, final int row, final int n) {
        Sums head = Sums.NONE;
        for (int i = headStart(row, n); i <= row; i++) {
            head = Double.isFinite(x[i]) ? head.with(finite(x[i])) : head;
        }
        Sums tail = Sums.NONE;
        for (int i = headStart(row, n) - 1; i >= first(row, n); i--) {
            tail = Double.isFinite(x[i]) ? tail.with(finite(x[i])) : tail;
        }
        return head.with(tail);
    }

    private static double variance(final double[] x, final int row, final int n) {
        final Sums sums = moments(x, row, n);
        return sums.n() < 2 ? Double.NaN : sums.m2() / (sums.n() - 1);
    }

    private static double extreme(
            final double[] x, final int row, final int n, final boolean isLargest, final boolean isPlace) {
        int best = -1;
        for (int i = first(row, n); i <= row; i++) {
            if (Double.isFinite(x[i]) && (best < 0 || (isLargest ? x[i] > x[best] : x[i] < x[best]))) {
                best = i;
            }
        }
        if (best < 0) {
            return Double.NaN;
        }
        return isPlace ? best - first(row, n) + 1 : x[best];
    }

    private static double[] sorted(final double[] x, final int row, final int n) {
        return Arrays.stream(x, first(row, n), row + 1)
                .filter(Double::isFinite)
                .map(ReferenceInterpreter::finite)
                .sorted()
                .toArray();
    }

    private static double median(final double[] s) {
        if (s.length == 0) {
            return Double.NaN;
        }
        return s.length % 2 == 1 ? s[s.length / 2] : (s[s.length / 2 - 1] + s[s.length / 2]) / 2;
    }

    private static double quantile(final double[] s, final double q) {
        if (s.length == 0) {
            return Double.NaN;
        }
        final double place = q * (s.length - 1);
        final int low = (int) Math.floor(place);
        return place == low ? s[low] : s[low] + (place - low) * (s[low + 1] - s[low]);
    }

    private static double rank(final double[] x, final int row, final int n) {
        if (!Double.isFinite(x[row])) {
            return Double.NaN;
        }
        int below = 0;
        int equal = 0;
        for (int i = first(row, n); i <= row; i++) {
            below += Double.isFinite(x[i]) && x[i] < x[row] ? 1 : 0;
            equal += x[i] == x[row] ? 1 : 0;
        }
        return (below + (equal + 1) / 2.0) / count(x, row, n);
    }

    private static double deviation(final double[] x, final int row, final int n) {
        final double mean = sum(x, row, n) / count(x, row, n);
        double sum = 0;
        for (int i = first(row, n); i <= row; i++) {
            sum += Double.isFinite(x[i]) ? Math.abs(finite(x[i]) - mean) : 0;
        }
        return sum / count(x, row, n);
    }

    private static double exponential(final double[] x, final int row, final int n) {
        final double keep = 1 - 2 / (n + 1.0);
        double mean = Double.NaN;
        double weight = 0;
        for (int i = 0; i <= row; i++) {
            if (!Double.isFinite(x[i])) {
                weight = weight * keep;
            } else if (Double.isNaN(mean)) {
                weight = 1;
                mean = finite(x[i]);
            } else {
                weight = weight * keep + 1;
                mean = finite(mean + (finite(x[i]) - mean) / weight);
            }
        }
        return mean;
    }

    private static double weighted(final double[] x, final int row, final int n) {
        final int start = headStart(row, n);
        final int tailRows = start - first(row, n);
        double sum = 0;
        double byPlace = 0;
        long weight = 0;
        for (int i = start; i <= row; i++) {
            if (Double.isFinite(x[i])) {
                sum += finite(x[i]);
                byPlace += (i - start + 1) * finite(x[i]);
                weight += tailRows + i - start + 1;
            }
        }
        double tail = 0;
        double tailByPlace = 0;
        for (int i = start - 1; i >= first(row, n); i--) {
            if (Double.isFinite(x[i])) {
                tail += finite(x[i]);
                weight += i - first(row, n) + 1;
            }
            tailByPlace += tail;
        }
        return (byPlace + tailRows * sum + tailByPlace) / weight;
    }

    /** Sums over pairs of distances from the means. */
    private record Pairs(double n, double mx, double my, double xx, double xy, double yy) {
        static final Pairs NONE = new Pairs(0, 0, 0, 0, 0, 0);

        Pairs with(final double x, final double y) {
            final double after = n + 1;
            final double d = x - mx;
            final double e = y - my;
            final double f = n / after;
            return new Pairs(after, mx + d / after, my + e / after, xx + d * d * f, xy + d * e * f, yy + e * e * f);
        }

        Pairs with(final Pairs o) {
            if (n == 0) {
                return o;
            }
            if (o.n == 0) {
                return this;
            }
            final double all = n + o.n;
            final double d = o.mx - mx;
            final double e = o.my - my;
            final double share = o.n / all;
            final double f = n * share;
            return new Pairs(
                    all,
                    mx + d * share,
                    my + e * share,
                    xx + o.xx + d * d * f,
                    xy + o.xy + d * e * f,
                    yy + o.yy + e * e * f);
        }

        Pairs shifted(final int x) {
            return new Pairs(n, mx + x, my, xx, xy, yy);
        }
    }

    private static double trend(final Operation operation, final double[] y, final int row, final int n) {
        final int start = headStart(row, n);
        Pairs head = Pairs.NONE;
        for (int i = start; i <= row; i++) {
            head = Double.isFinite(y[i]) ? head.with(i - start, finite(y[i])) : head;
        }
        Pairs tail = Pairs.NONE;
        for (int i = start - 1; i >= first(row, n); i--) {
            tail = Double.isFinite(y[i]) ? tail.with(i - (start - n), finite(y[i])) : tail;
        }
        final Pairs all = head.with(tail.shifted(-n));
        if (all.n() < 2) {
            return Double.NaN;
        }
        final double slope = all.xy() / all.xx();
        return switch (operation) {
            case SLOPE -> slope;
            case RSQUARE -> all.yy() == 0 ? Double.NaN : Math.min(1, slope * (all.xy() / all.yy()));
            default -> finite(y[row]) - (all.my() + slope * (row - start - all.mx()));
        };
    }

    private static double pair(
            final Operation operation, final double[] x, final double[] y, final int row, final int n) {
        Pairs head = Pairs.NONE;
        for (int i = headStart(row, n); i <= row; i++) {
            head = Double.isFinite(x[i]) && Double.isFinite(y[i]) ? head.with(finite(x[i]), finite(y[i])) : head;
        }
        Pairs tail = Pairs.NONE;
        for (int i = headStart(row, n) - 1; i >= first(row, n); i--) {
            tail = Double.isFinite(x[i]) && Double.isFinite(y[i]) ? tail.with(finite(x[i]), finite(y[i])) : tail;
        }
        final Pairs all = head.with(tail);
        if (all.n() < 2) {
            return Double.NaN;
        }
        if (operation == Operation.COV) {
            return all.xy() / (all.n() - 1);
        }
        final double correlation = all.xy() / (Math.sqrt(all.xx()) * Math.sqrt(all.yy()));
        return all.xx() == 0 || all.yy() == 0 ? Double.NaN : Math.clamp(correlation, -1.0, 1.0);
    }
}
