package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.WindowKernels;
import io.tiercel.factors.window.TimedDoubleSum;

/** Variances of the mid, and what is jump and what is noise in them. Sums only ever add, in the order of the streaming factors. */
final class VarianceColumns implements ColumnGroup {
    /** Below it the exponentially weighted variance counts as 0: processors take long over numbers near the smallest. */
    private static final double FORGOTTEN = 1e-290;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int events = config.window(FactorParameter.REALISED_VARIANCE_EVENTS);
        final int size = market.size();
        final WindowKernels kernels = market.kernels().windows();
        if (out.hasAnyOf(Factor.RV_100EV, Factor.BIPOWER_100EV, Factor.JUMP_SHARE_100EV)) {
            putJumps(market, events, out);
        }
        if (out.has(Factor.RV_5S)) {
            putTimed(market, config, out.column(Factor.RV_5S));
        }
        if (out.has(Factor.RQ_100EV)) {
            final double[] column = out.column(Factor.RQ_100EV);
            final double[] squares = market.squares();
            kernels.realisedVariance(squares, events, events, size, column);
            final double scale = events / 3.0;
            for (int i = 0; i < size; i++) {
                column[i] *= scale;
            }
        }
        if (out.has(Factor.SIGNED_JUMP_100EV)) {
            final double[] returns = market.returns();
            final double[] signed = new double[size];
            for (int i = 0; i < size; i++) {
                final double square = returns[i] * returns[i];
                signed[i] = returns[i] < 0.0 ? -square : square;
            }
            kernels.sum(signed, events, events, size, out.column(Factor.SIGNED_JUMP_100EV));
        }
        if (out.hasAnyOf(Factor.TSRV_200EV, Factor.NOISE_VAR_200EV, Factor.SIGNATURE_RATIO_200EV)) {
            putTwoScales(market, config, out);
        }
        if (out.has(Factor.EWMA_VAR)) {
            putWeighted(market.squares(), config.real(FactorParameter.EWMA_DECAY), out.column(Factor.EWMA_VAR));
        }
    }

    /** RiskMetrics (1996), step by step: the kernel takes several steps at once, which other bits come of. */
    private static void putWeighted(final double[] squares, final double keep, final double[] out) {
        double mean = 0.0;
        for (int i = 0; i < out.length; i++) {
            mean = keep * mean + (1.0 - keep) * squares[i];
            if (mean < FORGOTTEN) {
                mean = 0.0;
            }
            out[i] = mean;
        }
    }

    private static void putTimed(final MarketColumns market, final FactorsConfig config, final double[] out) {
        final long spanNs = config.whole(FactorParameter.REALISED_VARIANCE_NS);
        final TimedDoubleSum sums = new TimedDoubleSum(spanNs, config.window(FactorParameter.MID_HISTORY_CAPACITY));
        final double[] squares = market.squares();
        final long[] timesNs = market.timesNs();
        final int firstPassed = market.span(spanNs).firstPassed();
        for (int i = 0; i < out.length; i++) {
            sums.add(timesNs[i], squares[i]);
            final double sum = sums.advance(timesNs[i]);
            out[i] = i < firstPassed ? Double.NaN : sum;
        }
    }

    private static void putJumps(final MarketColumns market, final int events, final FactorColumns out) {
        final WindowKernels kernels = market.kernels().windows();
        final boolean hasShare = out.has(Factor.JUMP_SHARE_100EV);
        final int size = market.size();
        final double[] variance = out.target(Factor.RV_100EV);
        if (hasShare || out.has(Factor.RV_100EV)) {
            kernels.realisedVariance(market.returns(), events, events, size, variance);
        }
        if (!hasShare && !out.has(Factor.BIPOWER_100EV)) {
            return;
        }
        final double[] bipower = out.target(Factor.BIPOWER_100EV, events);
        if (events > 1) {
            kernels.bipowerVariation(market.returns(), events, events, size, bipower);
        }
        if (hasShare) {
            final double[] shares = out.column(Factor.JUMP_SHARE_100EV);
            for (int i = 0; i < size; i++) {
                shares[i] = variance[i] == 0.0 ? 0.0 : Math.max(0.0, 1.0 - bipower[i] / variance[i]);
            }
        }
    }

    /** Zhang, Mykland, Ait-Sahalia (2005). */
    private static void putTwoScales(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final int events = config.window(FactorParameter.TWO_SCALE_EVENTS);
        final int step = config.window(FactorParameter.TWO_SCALE_STEP);
        final int size = market.size();
        final double share = (events - step + 1.0) / ((double) step * events);
        final double slowWeight = 1.0 / (step * (1.0 - share));
        final double fastWeight = share / (1.0 - share);
        final double noiseWeight = 0.5 / events;
        final WindowKernels kernels = market.kernels().windows();
        final double[] fast = new double[size];
        final double[] slow = new double[size];
        final double[] slowReturns = new double[size];
        kernels.realisedVariance(market.returns(), events, events, size, fast);
        market.returnsOver(step, slowReturns);
        kernels.realisedVariance(slowReturns, events - step + 1, events, size, slow);
        final double[] variances = out.target(Factor.TSRV_200EV);
        final double[] noises = out.target(Factor.NOISE_VAR_200EV);
        final double[] ratios = out.target(Factor.SIGNATURE_RATIO_200EV);
        for (int i = 0; i < size; i++) {
            variances[i] = slow[i] * slowWeight - fast[i] * fastWeight + 0.0;
            noises[i] = fast[i] * noiseWeight;
            ratios[i] = slow[i] == 0.0 ? Double.NaN : step * fast[i] / slow[i];
        }
    }
}
