package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.kernel.BookColumns;
import io.tiercel.factors.window.ExactProductSum;
import io.tiercel.marketdata.instrument.Side;

/** Spread, mid and quantity-weighted mids, and the spread over events and over time. */
final class BestPriceColumns implements ColumnGroup {
    private static final int FIVE = 5;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.hasAnyOf(Factor.SPREAD_TICKS, Factor.SPREAD_BPS, Factor.MID_TICKS)) {
            putMids(market, out);
        }
        if (out.has(Factor.MICROPRICE_DEV_TICKS)) {
            market.kernels()
                    .books()
                    .micropriceDeviation(market.book(), market.tickSize(), out.column(Factor.MICROPRICE_DEV_TICKS));
        }
        if (out.has(Factor.MICROPRICE_TICKS)) {
            putMicroprice(market, out.column(Factor.MICROPRICE_TICKS));
        }
        if (out.has(Factor.MICROPRICE5_DEV_TICKS)) {
            putMicroprice5(market, out.column(Factor.MICROPRICE5_DEV_TICKS));
        }
        final int events = config.window(FactorParameter.SPREAD_EVENTS);
        if (out.has(Factor.SPREAD_MEAN_100EV)) {
            putMean(market, events, out.column(Factor.SPREAD_MEAN_100EV));
        }
        if (out.has(Factor.SPREAD_Z_100EV)) {
            market.kernels()
                    .windows()
                    .zScore(market.spreads(), events, events, market.size(), out.column(Factor.SPREAD_Z_100EV));
        }
        if (out.has(Factor.SPREAD_TWA_1S)) {
            putAverage(market, config.whole(FactorParameter.SPREAD_AVERAGE_NS), out.column(Factor.SPREAD_TWA_1S));
        }
    }

    private static void putMids(final MarketColumns market, final FactorColumns out) {
        final double[] spreads = out.target(Factor.SPREAD_TICKS);
        final double[] midTicks = out.target(Factor.MID_TICKS);
        final double[] bps = out.target(Factor.SPREAD_BPS);
        final double[] mids = market.mids();
        final double unit = 2.0 * market.tickSize();
        market.kernels().books().spread(market.book(), market.tickSize(), spreads);
        double mid = Double.NaN;
        double relative = Double.NaN;
        for (int i = 0; i < market.size(); i++) {
            if (i == 0 || mids[i] != mids[i - 1] || spreads[i] != spreads[i - 1]) {
                mid = Double.isNaN(spreads[i]) ? Double.NaN : mids[i] / unit;
                relative = mid == 0.0 ? Double.NaN : 1e4 * spreads[i] / mid;
            }
            midTicks[i] = mid;
            bps[i] = relative;
        }
    }

    private static void putMicroprice(final MarketColumns market, final double[] out) {
        final double[] bids = market.best(Side.BUY);
        final double[] asks = market.best(Side.SELL);
        final double[] bidQtys = market.bestQtys(Side.BUY);
        final double[] askQtys = market.bestQtys(Side.SELL);
        final double[] spreads = market.spreads();
        final double tickSize = market.tickSize();
        for (int i = 0; i < market.size(); i++) {
            out[i] = !Double.isNaN(spreads[i])
                    ? (bids[i] * askQtys[i] + asks[i] * bidQtys[i]) / (tickSize * (askQtys[i] + bidQtys[i])) + 0.0
                    : Double.NaN;
        }
    }

    private static void putMicroprice5(final MarketColumns market, final double[] out) {
        final double[] mids = market.mids();
        final double[] spreads = market.spreads();
        final byte[] changed = market.changedSides();
        final BookColumns book = market.book();
        final double unit = 2.0 * market.tickSize();
        double value = Double.NaN;
        for (int i = 0; i < market.size(); i++) {
            if (changed[i] != 0) {
                double weighted = 0.0;
                double total = 0.0;
                for (int level = 0; level < FIVE; level++) {
                    final double bidQty = book.bidQtys()[level][i];
                    final double askQty = book.askQtys()[level][i];
                    if (bidQty == 0.0 || askQty == 0.0) {
                        break;
                    }
                    weighted += bidQty * (2.0 * book.askPrices()[level][i] - mids[i])
                            + askQty * (2.0 * book.bidPrices()[level][i] - mids[i]);
                    total += bidQty + askQty;
                }
                value = Double.isNaN(spreads[i]) ? Double.NaN : weighted / (unit * total) + 0.0;
            }
            out[i] = value;
        }
    }

    private static void putMean(final MarketColumns market, final int events, final double[] out) {
        final double[] spreads = market.spreads();
        final double tickSize = market.tickSize();
        market.kernels().windows().wholeSum(spreads, events, events, market.size(), out);
        int valid = 0;
        for (int i = 0; i < market.size(); i++) {
            valid += !Double.isNaN(spreads[i]) ? 1 : 0;
            if (i >= events) {
                valid -= !Double.isNaN(spreads[i - events]) ? 1 : 0;
                out[i] = valid == 0 ? Double.NaN : out[i] / (tickSize * valid);
            }
        }
    }

    /** Exact: sums of spread times nanoseconds in 128 bits, which take in what time brings and leave behind what grows too old. */
    private static void putAverage(final MarketColumns market, final long spanNs, final double[] out) {
        final long[] timesNs = market.timesNs();
        final double[] spreads = market.spreads();
        final int[] first = market.span(spanNs).first();
        final long[] carried = new long[market.size()];
        final double unit = spanNs * market.tickSize();
        final ExactProductSum integral = new ExactProductSum();
        final int start = market.firstKnownMid();
        long left = 0L;
        int from = start;
        for (int i = 0; i < market.size(); i++) {
            if (i > start) {
                integral.add(carried[i - 1], timesNs[i] - timesNs[i - 1]);
            }
            carried[i] = !Double.isNaN(spreads[i]) ? (long) spreads[i] : i == 0 ? 0L : carried[i - 1];
            final int asOf = first[i] - 1;
            if (i < start || asOf < start) {
                out[i] = Double.NaN;
                continue;
            }
            for (; from < asOf; from++) {
                integral.subtract(carried[from], timesNs[from + 1] - timesNs[from] - left);
                left = 0L;
            }
            final long gone = timesNs[i] - spanNs - timesNs[from];
            integral.subtract(carried[from], gone - left);
            left = gone;
            out[i] = integral.varianceLike(1L, 0L, 0L) / unit;
        }
    }
}
