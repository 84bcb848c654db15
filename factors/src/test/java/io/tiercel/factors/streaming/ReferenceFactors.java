package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * The factors straight from their formulas: doubles in ticks, every window summed anew at every event. Slow and plain on purpose; it shares
 * nothing with the streaming code but the ids.
 */
final class ReferenceFactors {
    private static final double NAN = Double.NaN;
    private static final int K = BookView.DEPTH;

    /** Age in decay times beyond which a term is left out: below 1e-304, as a quotient of two nearly vanished sums still shows e^-45. */
    private static final double FORGOTTEN = 700.0;

    /** The same for a sum of terms whose size a tolerance knows: below 1e-26 of them. */
    private static final double FADED = 60.0;

    private final ReferenceHistory history;
    private final ReferenceBookFactors bookFactors;
    private final ReferenceFlowFactors flowFactors;
    private final double tickSize;
    private final double qtyUnit;
    private final FactorsConfig config;

    /** One entry per event. */
    private final LongColumn t = new LongColumn();

    private final DoubleColumn mid = new DoubleColumn();
    private final DoubleColumn step = new DoubleColumn();
    private final DoubleColumn ret = new DoubleColumn();
    private final DoubleColumn ofi = new DoubleColumn();
    private final DoubleColumn signedQty = new DoubleColumn();

    private final List<Trade> trades = new ArrayList<>();
    private final List<Double> bucketImbalances = new ArrayList<>();
    private double bucketFill;
    private double bucketImbalance;
    private int tickSign;

    private int i = -1;
    private double[][] prices = new double[2][K];
    private double[][] qtys = new double[2][K];
    private int[] levels = new int[2];
    private double mlofi;

    private record Trade(int event, double price, double qty, int sign, double midBefore) {}

    ReferenceFactors(final Instrument instrument, final FactorsConfig config) {
        history = new ReferenceHistory(instrument);
        bookFactors = new ReferenceBookFactors(history, config);
        flowFactors = new ReferenceFlowFactors(history, config);
        tickSize = instrument.tickSize();
        qtyUnit = Math.pow(10, instrument.qtyScale());
        this.config = config;
    }

    void add(final FactorEvent event) {
        i++;
        t.add(i == 0 ? event.timeNs() : Math.max(event.timeNs(), t.at(i - 1)));
        readBook(event.book());
        final double before = i == 0 ? NAN : mid.at(i - 1);
        mid.add(isValid() ? (prices[1][0] + prices[0][0]) / 2 : before);
        step.add(Double.isNaN(before) ? 0.0 : mid.at(i) - before);
        ret.add(Double.isNaN(before) ? 0.0 : 1e4 * Math.log(mid.at(i) / before));
        addTrade(event, before);
        history.add(event);
        bookFactors.follow();
    }

    private void readBook(final ArrayBookView book) {
        final double[][] p = new double[2][K];
        final double[][] q = new double[2][K];
        final int[] n = new int[2];
        for (int side = 0; side < 2; side++) {
            for (int l = 0; l < K; l++) {
                final boolean isPresent = book.price(side, l) != Prices.NO_PRICE;
                p[side][l] = isPresent ? book.price(side, l) / tickSize : side == 0 ? -1 / 0.0 : 1 / 0.0;
                q[side][l] = isPresent ? book.qty(side, l) / qtyUnit : 0.0;
                n[side] += isPresent ? 1 : 0;
            }
        }
        double sum = 0.0;
        double best = 0.0;
        for (int l = 0; l < K && i > 0; l++) {
            double e = 0.0;
            e += p[0][l] >= prices[0][l] ? q[0][l] : 0.0;
            e -= p[0][l] <= prices[0][l] ? qtys[0][l] : 0.0;
            e -= p[1][l] <= prices[1][l] ? q[1][l] : 0.0;
            e += p[1][l] >= prices[1][l] ? qtys[1][l] : 0.0;
            best = l == 0 ? e : best;
            sum += e;
        }
        ofi.add(best);
        mlofi = sum;
        prices = p;
        qtys = q;
        levels = n;
    }

    private void addTrade(final FactorEvent event, final double before) {
        double signed = 0.0;
        for (final FactorEvent part : event.parts()) {
            signed += part.isTrade() ? trade(part, before) : 0.0;
        }
        signedQty.add(signed);
    }

    /** Its signed quantity. */
    private double trade(final FactorEvent event, final double before) {
        final double price = event.price() / tickSize;
        final double qty = event.qty() / qtyUnit;
        if (!trades.isEmpty() && price != trades.getLast().price()) {
            tickSign = price > trades.getLast().price() ? 1 : -1;
        }
        final int sign = switch (event.side()) {
            case Side.BUY -> -1;
            case Side.SELL -> 1;
            default -> price > before ? 1 : price < before ? -1 : tickSign;
        };
        trades.add(new Trade(i, price, qty, sign, before));
        double left = qty;
        while (left > 0) {
            final double x = Math.min(left, config.real(FactorParameter.VPIN_BUCKET_QTY) - bucketFill);
            bucketFill += x;
            bucketImbalance += sign * x;
            left -= x;
            if (bucketFill == config.real(FactorParameter.VPIN_BUCKET_QTY)) {
                bucketImbalances.add(bucketImbalance);
                bucketFill = 0.0;
                bucketImbalance = 0.0;
            }
        }
        return sign * qty;
    }

    private boolean isValid() {
        return levels[0] > 0 && levels[1] > 0 && prices[0][0] < prices[1][0];
    }

    /** Values after the last event added, by factor index. */
    double[] values() {
        final Map<Factor, Double> v = new EnumMap<>(Factor.class);
        putBook(v);
        putReturns(v);
        putTrades(v);
        putFlow(v);
        v.put(Factor.VPIN_BUCKET_IMB, lastBucketImbalance());
        bookFactors.put(v);
        flowFactors.put(v);
        final double[] values = new double[Factor.COUNT];
        Arrays.fill(values, NAN);
        v.forEach((factor, value) -> values[factor.index()] = value);
        return values;
    }

    private void putBook(final Map<Factor, Double> v) {
        final double m = isValid() ? (prices[1][0] + prices[0][0]) / 2 : NAN;
        final double spread = isValid() ? prices[1][0] - prices[0][0] : NAN;
        v.put(Factor.SPREAD_TICKS, spread);
        v.put(Factor.SPREAD_BPS, 1e4 * spread / m);
        v.put(Factor.MID_TICKS, m);
        final double b = qtys[0][0];
        final double a = qtys[1][0];
        v.put(Factor.MICROPRICE_DEV_TICKS, isValid() ? 0.5 * spread * (b - a) / (b + a) : NAN);
        v.put(Factor.DEPTH_IMB_1, imbalance(1, 0.0));
        v.put(Factor.DEPTH_IMB_5, imbalance(5, 0.0));
        v.put(Factor.DEPTH_IMB_W10, imbalance(10, config.real(FactorParameter.LEVEL_DECAY)));
        v.put(Factor.BID_SLOPE_10, slope(0, m));
        v.put(Factor.ASK_SLOPE_10, slope(1, m));
        v.put(Factor.MLOFI_10, mlofi);
    }

    private double imbalance(final int depth, final double decay) {
        double b = 0.0;
        double a = 0.0;
        for (int l = 0; l < depth; l++) {
            b += Math.exp(-decay * l) * qtys[0][l];
            a += Math.exp(-decay * l) * qtys[1][l];
        }
        return b + a == 0.0 ? NAN : (b - a) / (b + a);
    }

    private double slope(final int side, final double m) {
        final int n = levels[side];
        if (!isValid() || n < 2) {
            return NAN;
        }
        final double[] x = new double[n];
        final double[] y = new double[n];
        double depth = 0.0;
        for (int l = 0; l < n; l++) {
            depth += qtys[side][l];
            x[l] = side == 0 ? m - prices[0][l] : prices[1][l] - m;
            y[l] = depth;
        }
        final double meanX = Arrays.stream(x).average().orElseThrow();
        final double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0.0;
        double xx = 0.0;
        for (int l = 0; l < n; l++) {
            xy += (x[l] - meanX) * (y[l] - meanY);
            xx += (x[l] - meanX) * (x[l] - meanX);
        }
        return xy / xx;
    }

    private void putReturns(final Map<Factor, Double> v) {
        final int n = config.window(FactorParameter.MID_RETURN_EVENTS);
        v.put(Factor.MID_RET_10EV, i < n ? NAN : 1e4 * Math.log(mid.at(i) / mid.at(i - n)));
        final long from = t.at(i) - config.whole(FactorParameter.MID_RETURN_NS);
        if (from >= t.at(0)) {
            int j = i;
            while (t.at(j) > from) {
                j--;
            }
            v.put(Factor.MID_RET_1S, 1e4 * Math.log(mid.at(i) / mid.at(j)));
        }
        final int events = config.window(FactorParameter.REALISED_VARIANCE_EVENTS);
        double sum = i < events ? NAN : 0.0;
        for (int j = Math.max(0, i - events + 1); j <= i; j++) {
            sum += ret.at(j) * ret.at(j);
        }
        v.put(Factor.RV_100EV, sum);
    }

    private void putTrades(final Map<Factor, Double> v) {
        v.put(Factor.SIGNED_VOL, signedQty.at(i));
        for (int k = trades.size() - 1; k >= 0; k--) {
            final Trade trade = trades.get(k);
            if (!Double.isNaN(trade.midBefore())) {
                v.put(Factor.EFFECTIVE_SPREAD_TICKS, 2 * trade.sign() * (trade.price() - trade.midBefore()) + 0.0);
                break;
            }
        }
        final int horizon = config.window(FactorParameter.TRADE_HORIZON_EVENTS);
        for (int k = trades.size() - 1; k >= 0; k--) {
            final Trade trade = trades.get(k);
            if (!Double.isNaN(trade.midBefore()) && trade.event() + horizon <= i) {
                final double later = mid.at(trade.event() + horizon);
                v.put(Factor.REALISED_SPREAD_20EV, 2 * trade.sign() * (trade.price() - later));
                v.put(Factor.PRICE_IMPACT_20EV, 2 * trade.sign() * (later - trade.midBefore()));
                break;
            }
        }
        final int count = config.window(FactorParameter.TRADE_IMBALANCE_TRADES);
        if (trades.size() >= count) {
            double signed = 0.0;
            double total = 0.0;
            for (final Trade trade : trades.subList(trades.size() - count, trades.size())) {
                signed += trade.sign() * trade.qty();
                total += trade.qty();
            }
            v.put(Factor.TRADE_IMB_VOL_20TR, signed / total);
        }
        final int buckets = config.window(FactorParameter.VPIN_BUCKETS);
        if (bucketImbalances.size() >= buckets) {
            double sum = 0.0;
            for (final double x :
                    bucketImbalances.subList(bucketImbalances.size() - buckets, bucketImbalances.size())) {
                sum += Math.abs(x);
            }
            v.put(Factor.VPIN, sum / (buckets * config.real(FactorParameter.VPIN_BUCKET_QTY)));
        }
        v.put(Factor.HAWKES_IMB, kernelImbalance());
        v.put(Factor.KYLE_LAMBDA_200EV, kyle());
    }

    private double lastBucketImbalance() {
        return bucketImbalances.isEmpty()
                ? NAN
                : bucketImbalances.getLast() / config.real(FactorParameter.VPIN_BUCKET_QTY) + 0.0;
    }

    private double kernelImbalance() {
        double buys = 0.0;
        double sells = 0.0;
        for (int k = trades.size() - 1; k >= 0; k--) {
            final Trade trade = trades.get(k);
            final double age =
                    config.real(FactorParameter.HAWKES_DECAY_PER_SECOND) * ((t.at(i) - t.at(trade.event())) / 1e9);
            if (age > FORGOTTEN) {
                break;
            }
            buys += trade.sign() > 0 ? Math.exp(-age) : 0.0;
            sells += trade.sign() < 0 ? Math.exp(-age) : 0.0;
        }
        return buys + sells < 1e-12 ? 0.0 : (buys - sells) / (buys + sells);
    }

    private double kyle() {
        final int n = config.window(FactorParameter.KYLE_EVENTS);
        if (i < n) {
            return NAN;
        }
        double meanX = 0.0;
        double meanY = 0.0;
        boolean isConstant = true;
        for (int j = i - n + 1; j <= i; j++) {
            meanX += signedQty.at(j) / n;
            meanY += step.at(j) / n;
            isConstant &= signedQty.at(j) == signedQty.at(i);
        }
        double xy = 0.0;
        double xx = 0.0;
        for (int j = i - n + 1; j <= i; j++) {
            xy += (signedQty.at(j) - meanX) * (step.at(j) - meanY);
            xx += (signedQty.at(j) - meanX) * (signedQty.at(j) - meanX);
        }
        return isConstant ? NAN : xy / xx;
    }

    private void putFlow(final Map<Factor, Double> v) {
        v.put(Factor.OFI_1, ofi.at(i));
        final int n = config.window(FactorParameter.OFI_SUM_EVENTS);
        double sum = i < n ? NAN : 0.0;
        for (int j = Math.max(0, i - n + 1); j <= i; j++) {
            sum += ofi.at(j);
        }
        v.put(Factor.OFI_1_SUM_50EV, sum);
        double decayed = 0.0;
        for (int j = i; j >= 0; j--) {
            final double age = config.real(FactorParameter.OFI_DECAY_PER_SECOND) * ((t.at(i) - t.at(j)) / 1e9);
            if (age > FADED) {
                break;
            }
            decayed += ofi.at(j) == 0.0 ? 0.0 : ofi.at(j) * Math.exp(-age);
        }
        v.put(Factor.OFI_1_DECAY_1S, decayed);
    }

    private static final class LongColumn {
        private long[] values = new long[1024];
        private int size;

        void add(final long value) {
            values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
            values[size++] = value;
        }

        long at(final int index) {
            return values[index];
        }
    }

    private static final class DoubleColumn {
        private double[] values = new double[1024];
        private int size;

        void add(final double value) {
            values = size == values.length ? Arrays.copyOf(values, size * 2) : values;
            values[size++] = value;
        }

        double at(final int index) {
            return values[index];
        }
    }
}
