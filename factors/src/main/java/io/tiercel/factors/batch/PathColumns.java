package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.WindowKernels;
import io.tiercel.factors.window.LogReturn;

/** The way of the carried mid: returns, ranges, continuations and reversals. */
final class PathColumns implements ColumnGroup {
    private static final double LN_2 = StrictMath.log(2.0);

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        final WindowKernels kernels = market.kernels().windows();
        putReturn(market, config.window(FactorParameter.MID_RETURN_SHORT_EVENTS), Factor.MID_RET_1EV, out);
        putReturn(market, config.window(FactorParameter.MID_RETURN_EVENTS), Factor.MID_RET_10EV, out);
        putReturn(market, config.window(FactorParameter.MID_RETURN_LONG_EVENTS), Factor.MID_RET_50EV, out);
        putTimedReturn(market, config.whole(FactorParameter.MID_RETURN_NS), Factor.MID_RET_1S, out);
        putTimedReturn(market, config.whole(FactorParameter.MID_RETURN_LONG_NS), Factor.MID_RET_5S, out);
        if (out.has(Factor.MID_AC1_100EV)) {
            final int events = config.window(FactorParameter.AUTOCORRELATION_EVENTS);
            final double[] column = out.column(Factor.MID_AC1_100EV);
            kernels.autocorrelation(market.midChanges(), events, events, market.size(), column);
        }
        if (out.hasAnyOf(Factor.PARKINSON_100EV, Factor.GARMAN_KLASS_100EV)) {
            putRanges(market, config.window(FactorParameter.RANGE_EVENTS), out);
        }
        if (out.has(Factor.MID_REVERSAL_SHARE_200EV)) {
            putReversals(
                    market,
                    config.window(FactorParameter.REVERSAL_EVENTS),
                    out.column(Factor.MID_REVERSAL_SHARE_200EV));
        }
    }

    private static void putReturn(
            final MarketColumns market, final int events, final Factor factor, final FactorColumns out) {
        if (out.has(factor)) {
            final double[] column = out.column(factor);
            market.kernels().windows().logReturn(market.mids(), events, Double.NaN, market.size(), column);
        }
    }

    private static void putTimedReturn(
            final MarketColumns market, final long spanNs, final Factor factor, final FactorColumns out) {
        if (!out.has(factor)) {
            return;
        }
        final int[] first = market.span(spanNs).first();
        final double[] mids = market.mids();
        final double[] column = out.column(factor);
        double lastMid = Double.NaN;
        double lastBase = Double.NaN;
        double r = Double.NaN;
        for (int i = 0; i < market.size(); i++) {
            final int asOf = first[i] - 1;
            final double base = asOf < 0 ? Double.NaN : mids[asOf];
            final double mid = mids[i];
            if (mid != lastMid || base != lastBase) {
                lastMid = mid;
                lastBase = base;
                r = !Double.isNaN(base) ? LogReturn.bps((long) mid, (long) base) : Double.NaN;
            }
            column[i] = r;
        }
    }

    /** Parkinson (1980) and Garman, Klass (1980) over the mids of N + 1 events. */
    private static void putRanges(final MarketColumns market, final int events, final FactorColumns out) {
        final int size = market.size();
        final double[] mids = market.mids();
        final double[] highs = new double[size];
        final double[] lows = new double[size];
        market.kernels().windows().max(mids, events + 1, events, size, highs);
        market.kernels().windows().min(mids, events + 1, events, size, lows);
        final double[] parkinson = out.target(Factor.PARKINSON_100EV, events);
        final double[] garmanKlass = out.target(Factor.GARMAN_KLASS_100EV, events);
        double high = Double.NaN;
        double low = Double.NaN;
        double square = Double.NaN;
        for (int i = events; i < size; i++) {
            if (highs[i] != high || lows[i] != low) {
                high = highs[i];
                low = lows[i];
                final double r = !Double.isNaN(high) ? LogReturn.bps((long) high, (long) low) : Double.NaN;
                square = r * r;
            }
            parkinson[i] = square / (4.0 * LN_2);
            garmanKlass[i] = 0.5 * square - (2.0 * LN_2 - 1.0) * square(mids[i], mids[i - events]);
        }
    }

    private static double square(final double mid, final double baseMid) {
        final double move = !Double.isNaN(baseMid) ? LogReturn.bps((long) mid, (long) baseMid) : Double.NaN;
        return move * move;
    }

    /** Share of turns among the mid changes other than 0 of the last N events. */
    private static void putReversals(final MarketColumns market, final int events, final double[] out) {
        final double[] changes = market.midChanges();
        final boolean[] areTurns = new boolean[out.length];
        int count = 0;
        int turns = 0;
        int oldest = 0;
        double last = 0.0;
        for (int i = 0; i < out.length; i++) {
            final int leaving = i - events;
            if (leaving >= 0 && changes[leaving] != 0.0) {
                count--;
                turns -= areTurns[leaving] ? 1 : 0;
            }
            if (changes[i] != 0.0) {
                // the first of a window has no neighbour within it, whatever was before
                areTurns[i] = changes[i] > 0.0 != last > 0.0;
                last = changes[i];
                count++;
                turns += areTurns[i] ? 1 : 0;
            }
            if (i < events || count < 2) {
                out[i] = Double.NaN;
                continue;
            }
            oldest = Math.max(oldest, leaving + 1);
            while (changes[oldest] == 0.0) {
                oldest++;
            }
            out[i] = (turns - (areTurns[oldest] ? 1 : 0)) / (double) (count - 1);
        }
    }
}
