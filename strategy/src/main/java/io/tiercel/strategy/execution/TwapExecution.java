package io.tiercel.strategy.execution;

import io.tiercel.strategy.StrategySetup;

/**
 * Time-weighted average price: the same quantity in every slice.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. The plan is {@code (k + 1) / slices} of the order by the end of slice k; it is the
 * schedule of least expected cost of Bertsimas, Lo, "Optimal control of execution costs", Journal of Financial Markets 1 (1998), for prices that walk at
 * random and impact that is linear. How a slice is worked: {@link SlicedExecution}.
 */
public final class TwapExecution extends SlicedExecution {
    /**
     * @param setup  of the session, with one instrument.
     * @param config settings.
     */
    public TwapExecution(final StrategySetup setup, final TwapConfig config) {
        super(setup, config.parent(), shares(config.slices()));
    }

    private static double[] shares(final int slices) {
        final double[] shares = new double[slices];
        for (int k = 0; k < slices; k++) {
            shares[k] = (k + 1.0) / slices;
        }
        return shares;
    }
}
