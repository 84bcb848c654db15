package io.tiercel.engine.performance;

import io.tiercel.marketdata.input.BadInputException;

/**
 * What returns are measured by. Immutable; cold.
 *
 * @param periodsPerYear     periods of the series in a year, positive.
 * @param riskFreePerYear    risk-free return of a year, above -1; 0 = none.
 */
public record ReturnAssumptions(double periodsPerYear, double riskFreePerYear) {
    /**
     * @throws BadInputException naming the value and its range.
     */
    public ReturnAssumptions {
        if (!(periodsPerYear > 0) || Double.isInfinite(periodsPerYear)) {
            throw new BadInputException("periods per year = " + periodsPerYear + ", expected a positive number");
        }
        if (!(riskFreePerYear > -1) || Double.isInfinite(riskFreePerYear)) {
            throw new BadInputException("risk-free = " + riskFreePerYear + " a year, expected a number above -1");
        }
    }

    /**
     * @param periodsPerYear periods of the series in a year, positive.
     * @return without a risk-free return.
     */
    public static ReturnAssumptions of(final double periodsPerYear) {
        return new ReturnAssumptions(periodsPerYear, 0);
    }

    /** Risk-free return of a period: {@code (1 + R)^(1/A) - 1}. */
    double riskFree() {
        return riskFreePerYear == 0 ? 0 : StrictMath.pow(1 + riskFreePerYear, 1 / periodsPerYear) - 1;
    }
}
