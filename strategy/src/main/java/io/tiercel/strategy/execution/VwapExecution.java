package io.tiercel.strategy.execution;

import io.tiercel.strategy.StrategySetup;
import java.util.List;

/**
 * Volume-weighted average price: each slice does as large a part of the order as of the volume that is expected in it.
 * <p>
 * Owned by the core's thread; allocates nothing after construction. The plan is {@code (v_0 + ... + v_k) / (v_0 + ... + v_n)} of the order by the end of
 * slice k. Source: Konishi, "Optimal slice of a VWAP trade", Journal of Financial Markets 5 (2002), for volumes that do not depend on prices. How a slice
 * is worked: {@link SlicedExecution}.
 */
public final class VwapExecution extends SlicedExecution {
    /**
     * @param setup  of the session, with one instrument.
     * @param config settings.
     */
    public VwapExecution(final StrategySetup setup, final VwapConfig config) {
        super(setup, config.parent(), shares(config.volumeProfile()));
    }

    private static double[] shares(final List<Double> profile) {
        final double[] shares = new double[profile.size()];
        double sum = 0;
        for (int k = 0; k < shares.length; k++) {
            sum += profile.get(k);
            shares[k] = sum;
        }
        for (int k = 0; k < shares.length; k++) {
            shares[k] /= sum;
        }
        return shares;
    }
}
