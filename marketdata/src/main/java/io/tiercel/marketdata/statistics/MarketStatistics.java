package io.tiercel.marketdata.statistics;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/**
 * Measures the figures by which a stream of one instrument's events is recognised as a market. Cold: its arrays grow with the stream.
 * <p>
 * Owned by one thread. Feed it every event of the instrument from the opening on, <b>before</b> the book applies the event, in time order.
 * <p>
 * Definitions (n whole seconds between the opening and the last event; the unfinished second at the end is left out of the first four):
 * <ul>
 *   <li><b>Trade</b>: one print, that is one EXECUTE (displayed order) or one TRADE (hidden order); a sweep over three orders is three trades.
 *       CROSS is none.
 *   <li><b>Fano factor</b>: {@code var(N) / mean(N)}, N = trades in each of the n one-second bins from the opening, population variance.
 *   <li><b>Sample</b>: the book as it stands at the end of each second, after every event with a smaller time. Seconds at which a side is
 *       empty or the book is locked or crossed give no sample.
 *   <li><b>Excess kurtosis</b>: {@code m4 / m2^2 - 3} of {@code r = ln(mid) - ln(mid before)} over successive samples, mean removed, seconds
 *       without a move included; mid = (best bid + best ask) / 2.
 *   <li><b>Spread</b>: best ask - best bid over all samples, in ticks; the quantile q is the smallest spread that at least a share q of the
 *       samples does not exceed.
 *   <li><b>Size profile</b>: displayed quantity of level k summed over both sides and all samples, divided by the sum over the ten best
 *       levels; a missing level counts as 0.
 *   <li><b>Sign autocorrelation</b> at lag l: {@code sum (s_i - m)(s_(i+l) - m) / (n - l) / var(s)}, one sign per EXECUTE in order: +1 when
 *       the resting order was an ask (a buyer traded), -1 when it was a bid. TRADE gives no sign: present-day ITCH does not tell it.
 *   <li><b>Cancels per add</b>: (REDUCE + DELETE + REPLACE) / (ADD + REPLACE): a replacement cancels one order and adds another.
 * </ul>
 * Source of the choice: Cont, "Empirical properties of asset returns", Quantitative Finance 1, 2001; Lillo and Farmer, "The long memory of
 * the efficient market", Studies in Nonlinear Dynamics and Econometrics 8, 2004; the sampling is ours.
 */
public final class MarketStatistics {
    private static final long NS_PER_SECOND = 1_000_000_000L;

    private final long openNs;
    private final long tickSize;
    private final long[] qtyByLevel = new long[BookView.DEPTH];
    private int[] tradesBySecond = new int[4096];
    private double[] mids = new double[4096];
    private long[] spreads = new long[4096];
    private byte[] signs = new byte[4096];
    private int second;
    private int samples;
    private int signCount;
    private int tradesThisSecond;
    private long trades;
    private long adds;
    private long cancels;

    /**
     * A collector that has seen nothing.
     *
     * @param openNs   start of the first second; every event is at or after it.
     * @param tickSize of the instrument, in price units.
     */
    public MarketStatistics(final long openNs, final long tickSize) {
        this.openNs = openNs;
        this.tickSize = tickSize;
    }

    /**
     * Takes one event in.
     *
     * @param timeNs of the event, not running back.
     * @param action what it is.
     * @param side   of the resting order; {@code Side.NONE} is allowed for TRADE and CROSS.
     * @param book   as it stands before the event.
     */
    public void onEvent(final long timeNs, final BookAction action, final int side, final BookView book) {
        final int now = (int) ((timeNs - openNs) / NS_PER_SECOND);
        while (second < now) {
            endSecond(book);
        }
        switch (action) {
            case ADD -> adds++;
            case REDUCE, DELETE -> cancels++;
            case REPLACE -> {
                adds++;
                cancels++;
            }
            case EXECUTE -> {
                onTrade();
                onSign(side);
            }
            case TRADE -> onTrade();
            case CROSS, NULL_VAL -> {}
        }
    }

    /**
     * Computes the figures of everything seen so far.
     *
     * @return the figures; NaN where there is too little to compute one.
     */
    public MarketFigures figures() {
        final long[] sorted = Arrays.copyOf(spreads, samples);
        Arrays.sort(sorted);
        return new MarketFigures(
                trades,
                second,
                fanoFactor(),
                excessKurtosis(),
                signCorrelation(1),
                signCorrelation(10),
                signCorrelation(50),
                quantileTicks(sorted, 0.5),
                quantileTicks(sorted, 0.9),
                sizeProfile(),
                cancels / (double) adds);
    }

    private void endSecond(final BookView book) {
        if (second == tradesBySecond.length) {
            tradesBySecond = Arrays.copyOf(tradesBySecond, 2 * second);
        }
        tradesBySecond[second++] = tradesThisSecond;
        tradesThisSecond = 0;
        if (!book.isValid()) {
            return;
        }
        if (samples == mids.length) {
            mids = Arrays.copyOf(mids, 2 * samples);
            spreads = Arrays.copyOf(spreads, 2 * samples);
        }
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        mids[samples] = 0.5 * (bid + ask);
        spreads[samples++] = ask - bid;
        for (int level = 0; level < BookView.DEPTH; level++) {
            qtyByLevel[level] += book.qty(Side.BUY, level) + book.qty(Side.SELL, level);
        }
    }

    private void onTrade() {
        trades++;
        tradesThisSecond++;
    }

    private void onSign(final int side) {
        if (side == Side.NONE) {
            return;
        }
        if (signCount == signs.length) {
            signs = Arrays.copyOf(signs, 2 * signCount);
        }
        signs[signCount++] = (byte) -Side.sign(side);
    }

    private double fanoFactor() {
        double sum = 0;
        double squares = 0;
        for (int i = 0; i < second; i++) {
            sum += tradesBySecond[i];
            squares += (double) tradesBySecond[i] * tradesBySecond[i];
        }
        final double mean = sum / second;
        return (squares / second - mean * mean) / mean;
    }

    private double excessKurtosis() {
        final int n = samples - 1;
        final double[] returns = new double[Math.max(n, 0)];
        double mean = 0;
        for (int i = 0; i < n; i++) {
            returns[i] = StrictMath.log(mids[i + 1]) - StrictMath.log(mids[i]);
            mean += returns[i] / n;
        }
        double m2 = 0;
        double m4 = 0;
        for (int i = 0; i < n; i++) {
            final double square = (returns[i] - mean) * (returns[i] - mean);
            m2 += square / n;
            m4 += square * square / n;
        }
        return m4 / (m2 * m2) - 3.0;
    }

    private double signCorrelation(final int lag) {
        double sum = 0;
        for (int i = 0; i < signCount; i++) {
            sum += signs[i];
        }
        final double mean = sum / signCount;
        double covariance = 0;
        for (int i = 0; i + lag < signCount; i++) {
            covariance += (signs[i] - mean) * (signs[i + lag] - mean);
        }
        return covariance / (signCount - lag) / (1.0 - mean * mean);
    }

    private double quantileTicks(final long[] sorted, final double share) {
        if (sorted.length == 0) {
            return Double.NaN;
        }
        final int index = (int) Math.ceil(share * sorted.length) - 1;
        return sorted[Math.max(index, 0)] / (double) tickSize;
    }

    private List<Double> sizeProfile() {
        final double total = Arrays.stream(qtyByLevel).sum();
        final List<Double> profile = new ArrayList<>();
        for (final long qty : qtyByLevel) {
            profile.add(qty / total);
        }
        return profile;
    }
}
