package io.tiercel.factors.streaming;

import static io.tiercel.factors.catalogue.FactorParameter.AUTOCORRELATION_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.EWMA_DECAY;
import static io.tiercel.factors.catalogue.FactorParameter.LIQUIDITY_BPS;
import static io.tiercel.factors.catalogue.FactorParameter.MID_RETURN_LONG_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.MID_RETURN_LONG_NS;
import static io.tiercel.factors.catalogue.FactorParameter.MID_RETURN_SHORT_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.ORDER_RATE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.QUOTE_LIFETIMES;
import static io.tiercel.factors.catalogue.FactorParameter.RANGE_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.REALISED_VARIANCE_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.REALISED_VARIANCE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.REVERSAL_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.SPREAD_AVERAGE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.SPREAD_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.SWEEP_QTY;
import static io.tiercel.factors.catalogue.FactorParameter.TWO_SCALE_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.TWO_SCALE_STEP;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.streaming.ReferenceHistory.Past;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** The factors of book, mid and time beyond the first 24, each straight from its formula over the history. */
final class ReferenceBookFactors {
    private static final double NAN = Double.NaN;

    /** Events after which the exponentially weighted variance has forgotten: 0.97^3000 is below 1e-39. */
    private static final int FORGOTTEN = 3_000;

    private final ReferenceHistory history;
    private final FactorsConfig config;
    private final List<Double> lifetimes = new ArrayList<>();
    private long quoteStart;

    ReferenceBookFactors(final ReferenceHistory history, final FactorsConfig config) {
        this.history = history;
        this.config = config;
    }

    /** Called after each event. */
    void follow() {
        final int i = history.last();
        final Past now = history.at(i);
        if (i == 0) {
            quoteStart = now.t();
        } else if (now.bid() != history.at(i - 1).bid()
                || now.ask() != history.at(i - 1).ask()) {
            lifetimes.add((now.t() - quoteStart) / 1e9);
            quoteStart = now.t();
        }
    }

    void put(final Map<Factor, Double> v) {
        putDepth(v);
        putShape(v, 0);
        putShape(v, 1);
        putSpread(v);
        putReturns(v);
        putVariance(v);
        putTwoScales(v);
        putPath(v);
        putTimes(v);
        putQueues(v);
    }

    private void putDepth(final Map<Factor, Double> v) {
        for (int l = 0; l < 10; l++) {
            v.put(Factor.all().get(Factor.BID_DEPTH_L1.index() + l), history.qtys[0][l]);
            v.put(Factor.all().get(Factor.ASK_DEPTH_L1.index() + l), history.qtys[1][l]);
        }
        v.put(Factor.CUM_BID_DEPTH_10, depth(0, 10));
        v.put(Factor.CUM_ASK_DEPTH_10, depth(1, 10));
        v.put(Factor.DEPTH_IMB_3, ratio(depth(0, 3) - depth(1, 3), depth(0, 3) + depth(1, 3), NAN));
        v.put(Factor.DEPTH_IMB_10, ratio(depth(0, 10) - depth(1, 10), depth(0, 10) + depth(1, 10), NAN));
        v.put(Factor.BID_ENTROPY_10, entropy(history.qtys[0]));
        v.put(Factor.ASK_ENTROPY_10, entropy(history.qtys[1]));
        final double[] all = Arrays.copyOf(history.qtys[0], 20);
        System.arraycopy(history.qtys[1], 0, all, 10, 10);
        v.put(Factor.BOOK_ENTROPY_10, entropy(all));
        final Past now = history.at(history.last());
        if (Double.isNaN(now.spread())) {
            return;
        }
        v.put(
                Factor.MICROPRICE_TICKS,
                (now.bid() * now.askQty() + now.ask() * now.bidQty()) / (now.askQty() + now.bidQty()));
        double weighted = 0.0;
        double total = 0.0;
        for (int l = 0; l < 5; l++) {
            final double b = history.qtys[0][l];
            final double a = history.qtys[1][l];
            if (b > 0 && a > 0) {
                weighted += b * (history.prices[1][l] - now.mid()) + a * (history.prices[0][l] - now.mid());
                total += a + b;
            }
        }
        v.put(Factor.MICROPRICE5_DEV_TICKS, weighted / total + 0.0);
        final double bidSlope = v.get(Factor.BID_SLOPE_10);
        final double askSlope = v.get(Factor.ASK_SLOPE_10);
        v.put(Factor.SLOPE_IMB_10, ratio(bidSlope - askSlope, bidSlope + askSlope, NAN));
        final double bidLiquidity = liquidity(0, now.mid());
        final double askLiquidity = liquidity(1, now.mid());
        v.put(Factor.BID_LIQ_25BPS, bidLiquidity);
        v.put(Factor.ASK_LIQ_25BPS, askLiquidity);
        v.put(Factor.LIQ_IMB_25BPS, ratio(bidLiquidity - askLiquidity, bidLiquidity + askLiquidity, 0.0));
    }

    private double depth(final int side, final int depth) {
        return Arrays.stream(history.qtys[side], 0, depth).sum();
    }

    static double ratio(final double x, final double y, final double atZero) {
        return y == 0.0 ? atZero : x / y + 0.0;
    }

    static double entropy(final double[] sizes) {
        final double total = Arrays.stream(sizes).sum();
        double sum = total == 0.0 ? NAN : 0.0;
        for (final double size : sizes) {
            sum -= size > 0 ? size / total * Math.log(size / total) : 0.0;
        }
        return sum + 0.0;
    }

    private double distance(final int side, final int level, final double mid) {
        return side == 0 ? mid - history.prices[0][level] : history.prices[1][level] - mid;
    }

    private double liquidity(final int side, final double mid) {
        double sum = 0.0;
        for (int l = 0; l < history.levels[side]; l++) {
            final boolean isNear = distance(side, l, mid) * 1e4 <= config.real(LIQUIDITY_BPS) * mid;
            sum += isNear ? history.qtys[side][l] : 0.0;
        }
        return sum;
    }

    private void putShape(final Map<Factor, Double> v, final int side) {
        final int n = history.levels[side];
        final double[] prices = history.prices[side];
        if (n >= 2) {
            v.put(side == 0 ? Factor.BID_GAP_1 : Factor.ASK_GAP_1, Math.abs(prices[0] - prices[1]));
            v.put(
                    side == 0 ? Factor.BID_GAP_MEAN_10 : Factor.ASK_GAP_MEAN_10,
                    Math.abs(prices[0] - prices[n - 1]) / (n - 1));
        }
        final Past now = history.at(history.last());
        if (Double.isNaN(now.spread())) {
            return;
        }
        final double[] x = new double[n];
        final double[] q = Arrays.copyOf(history.qtys[side], n);
        double weighted = 0.0;
        double swept = 0.0;
        double left = config.real(SWEEP_QTY);
        for (int l = 0; l < n; l++) {
            x[l] = distance(side, l, now.mid());
            weighted += q[l] * x[l];
            swept += Math.min(left, q[l]) * x[l];
            left -= Math.min(left, q[l]);
        }
        v.put(side == 0 ? Factor.BID_WAP_DIST_10 : Factor.ASK_WAP_DIST_10, weighted / depth(side, 10));
        v.put(
                side == 0 ? Factor.SWEEP_COST_SELL_500 : Factor.SWEEP_COST_BUY_500,
                left > 0 ? NAN : swept / config.real(SWEEP_QTY));
        v.put(side == 0 ? Factor.BID_CONVEXITY_10 : Factor.ASK_CONVEXITY_10, n < 3 ? NAN : convexity(x, q));
    }

    private static double convexity(final double[] x, final double[] q) {
        final int n = x.length;
        final double mean = Arrays.stream(x).average().orElseThrow();
        final double[] u = Arrays.stream(x).map(d -> d - mean).toArray();
        final double u2 = Arrays.stream(u).map(d -> d * d).sum();
        final double u3 = Arrays.stream(u).map(d -> d * d * d).sum();
        double y = 0.0;
        double zy = 0.0;
        double zz = 0.0;
        for (int l = 0; l < n; l++) {
            y += q[l];
            final double z = u[l] * u[l] - u2 / n - u[l] * (u3 / u2);
            zy += z * y;
            zz += z * z;
        }
        return zy / zz + 0.0;
    }

    private void putSpread(final Map<Factor, Double> v) {
        final Past now = history.at(history.last());
        final double[] valid = history.events(config.window(SPREAD_EVENTS)).stream()
                .mapToDouble(Past::spread)
                .filter(s -> !Double.isNaN(s))
                .toArray();
        if (valid.length > 0) {
            final double mean = Arrays.stream(valid).average().orElseThrow();
            final double variance =
                    Arrays.stream(valid).map(s -> (s - mean) * (s - mean)).sum() / valid.length;
            final boolean isConstant = Arrays.stream(valid).distinct().count() == 1;
            v.put(Factor.SPREAD_MEAN_100EV, mean);
            if (!Double.isNaN(now.spread())) {
                v.put(Factor.SPREAD_Z_100EV, isConstant ? 0.0 : (now.spread() - mean) / Math.sqrt(variance) + 0.0);
            }
        }
        final long span = config.whole(SPREAD_AVERAGE_NS);
        if (history.hasPassed(span)) {
            long from = now.t() - span;
            double sum = 0.0;
            for (int j = history.asOf(from); from < now.t(); j++) {
                final long to = history.at(j + 1).t();
                sum += to > from ? history.at(j).carriedSpread() * (to - from) : 0.0;
                from = Math.max(from, to);
            }
            v.put(Factor.SPREAD_TWA_1S, sum / span);
        }
    }

    private void putReturns(final Map<Factor, Double> v) {
        final int i = history.last();
        final double mid = history.at(i).mid();
        final int shortEvents = config.window(MID_RETURN_SHORT_EVENTS);
        final int longEvents = config.window(MID_RETURN_LONG_EVENTS);
        v.put(
                Factor.MID_RET_1EV,
                i < shortEvents ? NAN : bps(mid, history.at(i - shortEvents).mid()));
        v.put(
                Factor.MID_RET_50EV,
                i < longEvents ? NAN : bps(mid, history.at(i - longEvents).mid()));
        final long span = config.whole(MID_RETURN_LONG_NS);
        if (history.hasPassed(span)) {
            v.put(
                    Factor.MID_RET_5S,
                    bps(mid, history.at(history.asOf(history.at(i).t() - span)).mid()));
        }
    }

    private static double bps(final double x, final double y) {
        return 1e4 * Math.log(x / y);
    }

    private void putVariance(final Map<Factor, Double> v) {
        final int n = config.window(REALISED_VARIANCE_EVENTS);
        final double[] r = history.events(n).stream().mapToDouble(Past::ret).toArray();
        if (r.length > 0) {
            double bipower = 0.0;
            for (int j = 1; j < n; j++) {
                bipower += Math.PI / 2 * Math.abs(r[j] * r[j - 1]);
            }
            final double variance = Arrays.stream(r).map(x -> x * x).sum();
            v.put(Factor.BIPOWER_100EV, bipower);
            v.put(Factor.JUMP_SHARE_100EV, variance == 0.0 ? 0.0 : Math.max(0.0, 1 - bipower / variance));
            v.put(
                    Factor.RQ_100EV,
                    n / 3.0 * Arrays.stream(r).map(x -> x * x * x * x).sum());
            v.put(
                    Factor.SIGNED_JUMP_100EV,
                    Arrays.stream(r).map(x -> Math.signum(x) * x * x).sum() + 0.0);
        }
        if (history.hasPassed(config.whole(REALISED_VARIANCE_NS))) {
            v.put(
                    Factor.RV_5S,
                    history.since(config.whole(REALISED_VARIANCE_NS)).stream()
                            .mapToDouble(past -> past.ret() * past.ret())
                            .sum());
        }
        final double decay = config.real(EWMA_DECAY);
        double sum = 0.0;
        for (int j = history.last(), age = 0; j >= 0 && age < FORGOTTEN; j--, age++) {
            final double ret = history.at(j).ret();
            sum += ret == 0.0 ? 0.0 : (1 - decay) * Math.pow(decay, age) * ret * ret;
        }
        v.put(Factor.EWMA_VAR, sum);
    }

    private void putTwoScales(final Map<Factor, Double> v) {
        final int n = config.window(TWO_SCALE_EVENTS);
        final int step = config.window(TWO_SCALE_STEP);
        final int i = history.last();
        if (i < n) {
            return;
        }
        double slow = 0.0;
        boolean isStill = true;
        for (int j = i - n + step; j <= i; j++) {
            final double mid = history.at(j).mid();
            final double base = history.at(j - step).mid();
            isStill &= mid == base;
            slow += bps(mid, base) * bps(mid, base) / step;
        }
        final double fast =
                history.events(n).stream().mapToDouble(p -> p.ret() * p.ret()).sum();
        final double points = (n - step + 1.0) / step;
        v.put(Factor.TSRV_200EV, (slow - points / n * fast) / (1 - points / n) + 0.0);
        v.put(Factor.NOISE_VAR_200EV, fast / (2 * n));
        v.put(Factor.SIGNATURE_RATIO_200EV, isStill ? NAN : fast / slow);
    }

    private void putPath(final Map<Factor, Double> v) {
        final double[] x = history.events(config.window(AUTOCORRELATION_EVENTS)).stream()
                .mapToDouble(Past::step)
                .toArray();
        if (Arrays.stream(x).distinct().count() > 1) {
            final double mean = Arrays.stream(x).average().orElseThrow();
            double products = 0.0;
            double squares = 0.0;
            for (int j = 0; j < x.length; j++) {
                products += j == 0 ? 0.0 : (x[j] - mean) * (x[j - 1] - mean);
                squares += (x[j] - mean) * (x[j] - mean);
            }
            v.put(Factor.MID_AC1_100EV, products / squares + 0.0);
        }
        final int n = config.window(RANGE_EVENTS);
        final int i = history.last();
        if (i >= n && !Double.isNaN(history.at(i - n).mid())) {
            double high = 0.0;
            double low = Double.POSITIVE_INFINITY;
            for (int j = i - n; j <= i; j++) {
                high = Math.max(high, history.at(j).mid());
                low = Math.min(low, history.at(j).mid());
            }
            final double range = bps(high, low);
            final double move = bps(history.at(i).mid(), history.at(i - n).mid());
            v.put(Factor.PARKINSON_100EV, range * range / (4 * Math.log(2)));
            v.put(Factor.GARMAN_KLASS_100EV, 0.5 * range * range - (2 * Math.log(2) - 1) * move * move + 0.0);
        }
        final double[] changes = history.events(config.window(REVERSAL_EVENTS)).stream()
                .mapToDouble(Past::step)
                .filter(step -> step != 0.0)
                .toArray();
        if (changes.length >= 2) {
            double turns = 0.0;
            for (int j = 1; j < changes.length; j++) {
                turns += changes[j] * changes[j - 1] < 0 ? 1 : 0;
            }
            v.put(Factor.MID_REVERSAL_SHARE_200EV, turns / (changes.length - 1));
        }
    }

    private void putTimes(final Map<Factor, Double> v) {
        int bid = history.last();
        int ask = bid;
        int change = bid;
        while (bid > 0 && history.at(bid).bid() == history.at(bid - 1).bid()) {
            bid--;
        }
        while (ask > 0 && history.at(ask).ask() == history.at(ask - 1).ask()) {
            ask--;
        }
        while (change > Math.max(bid, ask)
                && history.at(change).bidQty() == history.at(change - 1).bidQty()
                && history.at(change).askQty() == history.at(change - 1).askQty()) {
            change--;
        }
        v.put(Factor.BID_AGE_S, age(bid));
        v.put(Factor.ASK_AGE_S, age(ask));
        v.put(Factor.SEC_SINCE_QUOTE_CHANGE, age(change));
        if (!history.trades().isEmpty()) {
            v.put(Factor.SEC_SINCE_TRADE, age(history.trades().getLast().event()));
        }
        final int n = config.window(QUOTE_LIFETIMES);
        final int size = lifetimes.size();
        v.put(Factor.QUOTE_LIFETIME_LAST_S, size == 0 ? NAN : lifetimes.getLast());
        if (size >= n) {
            v.put(
                    Factor.QUOTE_LIFETIME_MEAN_10,
                    lifetimes.subList(size - n, size).stream()
                                    .mapToDouble(Double::doubleValue)
                                    .sum()
                            / n);
        }
    }

    private double age(final int event) {
        return (history.at(history.last()).t() - history.at(event).t()) / 1e9;
    }

    private void putQueues(final Map<Factor, Double> v) {
        final int i = history.last();
        final Past now = history.at(i);
        double mostBid = now.bidQty();
        double mostAsk = now.askQty();
        for (int j = i; j > 0 && history.at(j - 1).bid() == now.bid(); j--) {
            mostBid = Math.max(mostBid, history.at(j - 1).bidQty());
        }
        for (int j = i; j > 0 && history.at(j - 1).ask() == now.ask(); j--) {
            mostAsk = Math.max(mostAsk, history.at(j - 1).askQty());
        }
        v.put(Factor.BID_QUEUE_DEPLETION, now.bidQty() == 0 ? NAN : 1 - now.bidQty() / mostBid);
        v.put(Factor.ASK_QUEUE_DEPLETION, now.askQty() == 0 ? NAN : 1 - now.askQty() / mostAsk);
        if (history.hasPassed(config.whole(ORDER_RATE_NS))) {
            double bidFall = 0.0;
            double askFall = 0.0;
            for (int j = history.asOf(now.t() - config.whole(ORDER_RATE_NS)) + 1; j <= i; j++) {
                final Past before = history.at(Math.max(0, j - 1));
                final Past after = history.at(j);
                bidFall += after.bid() == before.bid() ? Math.max(0, before.bidQty() - after.bidQty()) : 0;
                askFall += after.ask() == before.ask() ? Math.max(0, before.askQty() - after.askQty()) : 0;
            }
            v.put(Factor.QUEUE_DEPL_IMB_5S, ratio(askFall - bidFall, askFall + bidFall, 0.0));
        }
    }
}
