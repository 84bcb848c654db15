package io.tiercel.engine.performance;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * What an equity curve was worth: simple returns, standard deviations with divisor n - 1, sums in the order of time. Empty = not defined, never 0, NaN or
 * infinite. A curve that reaches zero or less is ruined and ends there. Immutable; cold.
 *
 * @param observations        returns.
 * @param isRuined            whether the curve reached zero.
 * @param totalReturn         {@code V_n / V_0 - 1}.
 * @param annualisedReturn    {@code (V_n / V_0)^(A/n) - 1}; -1 when ruined.
 * @param volatility          {@code std(r) * sqrt(A)}.
 * @param sharpe              {@code mean(r-f) / std(r-f) * sqrt(A)}.
 * @param sortino             {@code mean(r-f) / sqrt(sum(min(r-f,0)^2) / n) * sqrt(A)}.
 * @param drawdown            deepest and longest fall.
 * @param calmar              annualised return / deepest fall.
 * @param winRate             share of the periods with a return other than 0 that gained.
 * @param profitFactor        gains / losses of the periods.
 * @param valueAtRisk         loss that 5 % of the periods reach, of at least 20.
 * @param expectedShortfall   mean loss of those.
 * @param benchmark           against a benchmark, where there is one.
 */
public record EquityMetrics(
        int observations,
        boolean isRuined,
        double totalReturn,
        OptionalDouble annualisedReturn,
        OptionalDouble volatility,
        OptionalDouble sharpe,
        OptionalDouble sortino,
        Drawdown drawdown,
        OptionalDouble calmar,
        OptionalDouble winRate,
        OptionalDouble profitFactor,
        OptionalDouble valueAtRisk,
        OptionalDouble expectedShortfall,
        Optional<BenchmarkMetrics> benchmark) {
    private static final int FEWEST_FOR_TAIL = 20;
    private static final double TAIL = 0.05;

    /**
     * @param values      equity at the start and at the end of each period; the first positive, all finite.
     * @param benchmark   of the same dates, all positive; empty for none.
     * @param assumptions periods per year and risk-free return.
     * @return the metrics.
     * @throws BadInputException when a value is missing, not finite or not positive where it must be.
     */
    public static EquityMetrics of(
            final double[] values, final Optional<double[]> benchmark, final ReturnAssumptions assumptions) {
        requireUsable(values, benchmark);
        final int size = sizeUntilRuin(values);
        final double[] equity = Arrays.copyOf(values, size);
        final boolean isRuined = equity[size - 1] <= 0;
        final double[] returns = returns(equity);
        final double[] excess = Samples.minus(returns, assumptions.riskFree());
        final int n = returns.length;
        final double year = assumptions.periodsPerYear();
        final double growth = equity[n] / equity[0];
        final OptionalDouble annualised = n == 0
                ? OptionalDouble.empty()
                : isRuined ? OptionalDouble.of(-1) : Samples.defined(StrictMath.pow(growth, year / n) - 1);
        final OptionalDouble deviation = Samples.deviation(returns);
        final Drawdown drawdown = Drawdown.of(equity);
        return new EquityMetrics(
                n,
                isRuined,
                growth - 1,
                annualised,
                deviation.isEmpty() ? deviation : Samples.defined(deviation.getAsDouble() * StrictMath.sqrt(year)),
                isRuined ? OptionalDouble.empty() : sharpe(excess, year),
                isRuined ? OptionalDouble.empty() : sortino(excess, year),
                drawdown,
                isRuined || drawdown.depth() == 0 || annualised.isEmpty()
                        ? OptionalDouble.empty()
                        : Samples.ratio(annualised.getAsDouble(), drawdown.depth()),
                winRate(returns),
                profitFactor(returns),
                valueAtRisk(returns),
                expectedShortfall(returns),
                benchmark.map(other ->
                        BenchmarkMetrics.of(returns, returns(Arrays.copyOf(other, size)), isRuined, assumptions)));
    }

    private static void requireUsable(final double[] values, final Optional<double[]> benchmark) {
        if (values.length == 0 || !(values[0] > 0)) {
            throw new BadInputException("equity starts with " + (values.length == 0 ? "nothing" : values[0])
                    + ", expected a positive value");
        }
        requireFinite("equity", values);
        if (benchmark.isPresent()) {
            final double[] other = benchmark.get();
            requireFinite("benchmark", other);
            if (other.length != values.length || Arrays.stream(other).anyMatch(value -> value <= 0)) {
                throw new BadInputException("benchmark has " + other.length
                        + " values, or one that is not positive, expected " + values.length + " positive ones");
            }
        }
    }

    private static void requireFinite(final String what, final double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (!Double.isFinite(values[i])) {
                throw new BadInputException(what + ": value " + i + " is " + values[i] + ", expected a number");
            }
        }
    }

    private static int sizeUntilRuin(final double[] values) {
        for (int i = 0; i < values.length; i++) {
            if (values[i] <= 0) {
                return i + 1;
            }
        }
        return values.length;
    }

    /**
     * @param values positive, but for the last.
     * @return {@code V_t / V_(t-1) - 1}.
     */
    static double[] returns(final double[] values) {
        final double[] returns = new double[values.length - 1];
        for (int i = 0; i < returns.length; i++) {
            returns[i] = values[i + 1] / values[i] - 1;
        }
        return returns;
    }

    private static OptionalDouble sharpe(final double[] excess, final double year) {
        final OptionalDouble deviation = Samples.divisor(excess);
        return deviation.isEmpty()
                ? deviation
                : Samples.defined(
                        Samples.sum(excess) / excess.length / deviation.getAsDouble() * StrictMath.sqrt(year));
    }

    private static OptionalDouble sortino(final double[] excess, final double year) {
        double squares = 0;
        for (final double value : excess) {
            squares += value < 0 ? value * value : 0;
        }
        return squares == 0
                ? OptionalDouble.empty()
                : Samples.defined(Samples.sum(excess)
                        / excess.length
                        / StrictMath.sqrt(squares / excess.length)
                        * StrictMath.sqrt(year));
    }

    private static OptionalDouble winRate(final double[] returns) {
        int gains = 0;
        int moves = 0;
        for (final double value : returns) {
            gains += value > 0 ? 1 : 0;
            moves += value != 0 ? 1 : 0;
        }
        return Samples.ratio(gains, moves);
    }

    private static OptionalDouble profitFactor(final double[] returns) {
        double gained = 0;
        double lost = 0;
        for (final double value : returns) {
            gained += value > 0 ? value : 0;
            lost -= value < 0 ? value : 0;
        }
        return Samples.ratio(gained, lost);
    }

    private static OptionalDouble valueAtRisk(final double[] returns) {
        return returns.length < FEWEST_FOR_TAIL
                ? OptionalDouble.empty()
                : Samples.defined(-Samples.quantile(returns, TAIL));
    }

    private static OptionalDouble expectedShortfall(final double[] returns) {
        if (returns.length < FEWEST_FOR_TAIL) {
            return OptionalDouble.empty();
        }
        final double limit = Samples.quantile(returns, TAIL);
        final OptionalDouble mean = Samples.mean(
                Arrays.stream(returns).filter(value -> value <= limit).toArray());
        return mean.isEmpty() ? mean : OptionalDouble.of(-mean.getAsDouble());
    }

    /**
     * @return by name, in the order of reports, those against a benchmark last.
     */
    public Map<String, OptionalDouble> figures() {
        final Map<String, OptionalDouble> figures = new LinkedHashMap<>();
        figures.put("total_return", OptionalDouble.of(totalReturn));
        figures.put("annualised_return", annualisedReturn);
        figures.put("annualised_volatility", volatility);
        figures.put("sharpe", sharpe);
        figures.put("sortino", sortino);
        figures.put("max_drawdown", OptionalDouble.of(drawdown.depth()));
        figures.put("max_drawdown_duration_periods", OptionalDouble.of(drawdown.durationPeriods()));
        figures.put("calmar", calmar);
        figures.put("win_rate_periods", winRate);
        figures.put("profit_factor_periods", profitFactor);
        figures.put("value_at_risk_95", valueAtRisk);
        figures.put("expected_shortfall_95", expectedShortfall);
        benchmark.ifPresent(against -> figures.putAll(against.figures()));
        return figures;
    }
}
