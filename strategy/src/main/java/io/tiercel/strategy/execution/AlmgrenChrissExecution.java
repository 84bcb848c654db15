package io.tiercel.strategy.execution;

import io.tiercel.strategy.StrategySetup;

/**
 * The schedule that trades expected cost against risk: the more risk weighs, the more of the order is done early.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. Source: Almgren, Chriss, "Optimal execution of portfolio transactions", Journal of Risk
 * 3 (2000), section 2.2: with slices of length tau and T = n tau, what is left after slice j of an order X is
 * <pre>
 *  x_j = X sinh(kappa (T - j tau)) / sinh(kappa T)
 *  2 (cosh(kappa tau) - 1) / tau^2 = lambda sigma^2 / (eta (1 - gamma tau / (2 eta)))
 * </pre>
 * Without risk or risk aversion kappa is 0 and slices are equal. {@code StrictMath}; the quotient of the two sinh is written with falling exponentials, so
 * that it does not overflow. How a slice is worked: {@link SlicedExecution}.
 */
public final class AlmgrenChrissExecution extends SlicedExecution {
    /**
     * @param setup  of the session, with one instrument.
     * @param config settings.
     */
    public AlmgrenChrissExecution(final StrategySetup setup, final AlmgrenChrissConfig config) {
        super(setup, config.parent(), shares(config));
    }

    private static double[] shares(final AlmgrenChrissConfig config) {
        final int slices = config.slices();
        final double perSlice = kappaTau(config);
        final double[] shares = new double[slices];
        for (int k = 0; k < slices; k++) {
            final int left = slices - 1 - k;
            shares[k] = 1 - (perSlice == 0 ? left / (double) slices : sinhRatio(perSlice * left, perSlice * slices));
        }
        return shares;
    }

    /** {@code kappa tau = arcosh(1 + tau^2 / 2 * lambda sigma^2 / (eta - gamma tau / 2))}. */
    private static double kappaTau(final AlmgrenChrissConfig config) {
        final double tau = config.sliceSeconds();
        final double impact = config.temporaryImpact() - config.permanentImpact() * tau / 2;
        final double half = tau * tau / 2 * config.riskAversion() * config.volatility() * config.volatility() / impact;
        // arcosh(1 + h) = ln(1 + h + sqrt(h (h + 2))), in a form that keeps small h
        return StrictMath.log1p(half + Math.sqrt(half * (half + 2)));
    }

    /** {@code sinh(a) / sinh(b)} for 0 <= a <= b, b > 0. */
    private static double sinhRatio(final double a, final double b) {
        return StrictMath.exp(a - b) * StrictMath.expm1(-2 * a) / StrictMath.expm1(-2 * b);
    }
}
