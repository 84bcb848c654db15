package io.tiercel.factors.streaming;

import static io.tiercel.factors.catalogue.FactorParameter.EVENT_RATE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.FANO_BINS;
import static io.tiercel.factors.catalogue.FactorParameter.FANO_BIN_NS;
import static io.tiercel.factors.catalogue.FactorParameter.HAWKES_DECAY_PER_SECOND;
import static io.tiercel.factors.catalogue.FactorParameter.IMPACT_TRADES;
import static io.tiercel.factors.catalogue.FactorParameter.KYLE_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.OFI_DECAY_PER_SECOND;
import static io.tiercel.factors.catalogue.FactorParameter.OFI_SUM_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.OFI_SUM_NS;
import static io.tiercel.factors.catalogue.FactorParameter.ORDER_FLOW_EVENTS;
import static io.tiercel.factors.catalogue.FactorParameter.ORDER_RATE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.SPREAD_TRADES;
import static io.tiercel.factors.catalogue.FactorParameter.TRADE_HORIZON_NS;
import static io.tiercel.factors.catalogue.FactorParameter.TRADE_IMBALANCE_TRADES;
import static io.tiercel.factors.catalogue.FactorParameter.TRADE_RATE_NS;
import static io.tiercel.factors.catalogue.FactorParameter.VWAP_TRADES;
import static io.tiercel.factors.streaming.ReferenceBookFactors.entropy;
import static io.tiercel.factors.streaming.ReferenceBookFactors.ratio;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.streaming.ReferenceHistory.Order;
import io.tiercel.factors.streaming.ReferenceHistory.Past;
import io.tiercel.factors.streaming.ReferenceHistory.Trade;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import java.util.function.ToDoubleFunction;

/** The factors of orders and trades beyond the first 24, each straight from its formula over the history. */
final class ReferenceFlowFactors {
    private static final double NAN = Double.NaN;

    /** Age in decay times beyond which a term of a signed sum is left out: below 1e-26 of it. */
    private static final double FADED = 60.0;

    /** The same where a sum of small terms alone still has to be right: below 1e-304. */
    private static final double FORGOTTEN = 700.0;

    private final ReferenceHistory history;
    private final FactorsConfig config;

    ReferenceFlowFactors(final ReferenceHistory history, final FactorsConfig config) {
        this.history = history;
        this.config = config;
    }

    void put(final Map<Factor, Double> v) {
        putFlows(v);
        putOrderRates(v);
        putOrderRatios(v);
        putSigns(v);
        putMatured(v);
        putTradeSums(v);
        putSteps(v);
        putPriceSteps(v);
        putIntensity(v);
    }

    private static double sum(final List<Past> events, final ToDoubleFunction<Past> value) {
        return events.stream().mapToDouble(value).sum();
    }

    private void putFlows(final Map<Factor, Double> v) {
        final Past now = history.at(history.last());
        final int n = config.window(OFI_SUM_EVENTS);
        v.put(Factor.MLOFI_5, now.flowOfFive());
        if (history.hasPassed(config.whole(OFI_SUM_NS))) {
            v.put(Factor.OFI_1_SUM_1S, sum(history.since(config.whole(OFI_SUM_NS)), Past::bestFlow));
        }
        final List<Past> events = history.events(n);
        if (!events.isEmpty()) {
            final double best = sum(events, Past::bestFlow);
            final double all = sum(events, Past::flowOfTen);
            v.put(Factor.OFI_1_NORM_50EV, ratio(best, sum(events, p -> p.bidQty() + p.askQty()) / (2.0 * n), NAN));
            v.put(Factor.MLOFI_10_SUM_50EV, all);
            v.put(Factor.MLOFI_10_NORM_50EV, ratio(all, sum(events, Past::depth) / (2.0 * n), NAN));
        }
        final double rate = config.real(OFI_DECAY_PER_SECOND);
        v.put(Factor.MLOFI_10_DECAY_1S, decayed(rate, FADED, Past::flowOfTen));
        v.put(Factor.SIGNED_VOL_DECAY_1S, decayed(rate, FADED, ReferenceFlowFactors::signedQty));
        final List<Past> impact = history.events(config.window(KYLE_EVENTS));
        v.put(Factor.OFI_LAMBDA_200EV, slope(impact, Past::bestFlow, Past::step));
    }

    private static double signedQty(final Past past) {
        return past.trade() == null ? 0.0 : past.trade().sign() * past.trade().qty();
    }

    private double decayed(final double rate, final double limit, final ToDoubleFunction<Past> value) {
        final long now = history.at(history.last()).t();
        double sum = 0.0;
        for (int j = history.last(); j >= 0; j--) {
            final double age = rate * ((now - history.at(j).t()) / 1e9);
            if (age > limit) {
                break;
            }
            final double x = value.applyAsDouble(history.at(j));
            sum += x == 0.0 ? 0.0 : x * Math.exp(-age);
        }
        return sum;
    }

    private static double slope(
            final List<Past> events, final ToDoubleFunction<Past> first, final ToDoubleFunction<Past> second) {
        final double[] x = events.stream().mapToDouble(first).toArray();
        final double[] y = events.stream().mapToDouble(second).toArray();
        return slope(x, y);
    }

    private static double slope(final double[] x, final double[] y) {
        if (Arrays.stream(x).distinct().count() < 2) {
            return NAN;
        }
        final double meanX = Arrays.stream(x).average().orElseThrow();
        final double meanY = Arrays.stream(y).average().orElseThrow();
        double xy = 0.0;
        double xx = 0.0;
        for (int j = 0; j < x.length; j++) {
            xy += (x[j] - meanX) * (y[j] - meanY);
            xx += (x[j] - meanX) * (x[j] - meanX);
        }
        return xy / xx + 0.0;
    }

    private void putOrderRates(final Map<Factor, Double> v) {
        final long span = config.whole(ORDER_RATE_NS);
        if (history.areOrdersTold() && history.hasPassed(span)) {
            final List<Past> events = history.since(span);
            v.put(Factor.BID_ADD_RATE_5S, count(events, past -> isOn(past.added(), 0)) / (span / 1e9));
            v.put(Factor.ASK_ADD_RATE_5S, count(events, past -> isOn(past.added(), 1)) / (span / 1e9));
            v.put(Factor.BID_CANCEL_RATE_5S, count(events, past -> isOn(past.canceled(), 0)) / (span / 1e9));
            v.put(Factor.ASK_CANCEL_RATE_5S, count(events, past -> isOn(past.canceled(), 1)) / (span / 1e9));
        }
    }

    private static double count(final List<Past> events, final Predicate<Past> isCounted) {
        return events.stream().filter(isCounted).count();
    }

    private static boolean isOn(final Order order, final int side) {
        return order != null && order.side() == side;
    }

    private static double qty(final List<Past> events, final boolean isAdd, final int side) {
        return sum(events, past -> {
            final Order order = isAdd ? past.added() : past.canceled();
            return isOn(order, side) ? order.qty() : 0.0;
        });
    }

    private void putOrderRatios(final Map<Factor, Double> v) {
        final List<Past> events = history.events(config.window(ORDER_FLOW_EVENTS));
        if (events.isEmpty() || !history.areOrdersTold()) {
            return;
        }
        final double adds = count(events, past -> past.added() != null);
        final double cancels = count(events, past -> past.canceled() != null);
        final double executed = sum(
                events,
                past -> past.trade() == null || past.trade().isHidden()
                        ? 0.0
                        : past.trade().qty());
        final double bidAdded = qty(events, true, 0);
        final double askAdded = qty(events, true, 1);
        final double bidCanceled = qty(events, false, 0);
        final double askCanceled = qty(events, false, 1);
        v.put(Factor.CANCEL_ADD_RATIO_100EV, ratio(cancels, adds, NAN));
        v.put(Factor.EXEC_SHARE_100EV, ratio(executed, executed + bidCanceled + askCanceled, NAN));
        v.put(Factor.ADD_IMB_100EV, ratio(bidAdded - askAdded, bidAdded + askAdded, 0.0));
        v.put(Factor.CANCEL_IMB_100EV, ratio(askCanceled - bidCanceled, askCanceled + bidCanceled, 0.0));
        final double best = sum(events, past -> past.isBestAdd() ? past.added().qty() : 0.0);
        v.put(Factor.REPLENISH_RATIO_100EV, ratio(best, executed, NAN));
        v.put(Factor.EVENT_ENTROPY_100EV, entropy(new double[] {
            count(events, past -> isOn(past.added(), 0)),
            count(events, past -> isOn(past.added(), 1)),
            count(events, past -> isOn(past.canceled(), 0)),
            count(events, past -> isOn(past.canceled(), 1)),
            count(events, past -> past.trade() != null && past.trade().sign() > 0),
            count(events, past -> past.trade() != null && past.trade().sign() < 0)
        }));
    }

    private void putSigns(final Map<Factor, Double> v) {
        for (final Factor factor : List.of(
                Factor.AGGRESSOR_SIGN,
                Factor.TICK_RULE_SIGN,
                Factor.LEE_READY_SIGN,
                Factor.TRADE_RUN,
                Factor.SWEEP_LEVELS)) {
            v.put(factor, 0.0);
        }
        final List<Integer> events = history.tradeEvents();
        if (events.isEmpty()) {
            return;
        }
        final Past past = history.at(events.getLast());
        final Trade trade = past.trade();
        v.put(Factor.AGGRESSOR_SIGN, (double) trade.sign());
        v.put(Factor.TICK_RULE_SIGN, (double) history.tickSign());
        final double quote = Math.signum(trade.price() - past.midBefore());
        v.put(Factor.LEE_READY_SIGN, quote == 1.0 || quote == -1.0 ? quote : history.tickSign());
        int run = 0;
        for (int k = events.size() - 1;
                k >= 0 && history.at(events.get(k)).trade().sign() == trade.sign();
                k--) {
            run++;
        }
        v.put(Factor.TRADE_RUN, (double) trade.sign() * run);
        Past last = null;
        final Set<Double> prices = new HashSet<>();
        for (int k = events.size() - 1; k >= 0; k--) {
            final Past other = history.at(events.get(k));
            if (!other.trade().isHidden()) {
                last = last == null ? other : last;
                if (other.t() != last.t()
                        || other.trade().sign() != last.trade().sign()) {
                    break;
                }
                prices.add(other.trade().price());
            }
        }
        if (last != null) {
            v.put(Factor.SWEEP_LEVELS, (double) last.trade().sign() * prices.size());
        }
    }

    private void putMatured(final Map<Factor, Double> v) {
        final long horizon = config.whole(TRADE_HORIZON_NS);
        final long now = history.at(history.last()).t();
        for (int k = history.pricedTradeEvents().size() - 1; k >= 0; k--) {
            final Past past = history.at(history.pricedTradeEvents().get(k));
            if (past.t() + horizon < now) {
                final double later =
                        history.at(history.asOf(past.t() + horizon)).mid();
                final Trade trade = past.trade();
                v.put(Factor.REALISED_SPREAD_1S, 2 * trade.sign() * (trade.price() - later) + 0.0);
                v.put(Factor.PRICE_IMPACT_1S, 2 * trade.sign() * (later - past.midBefore()) + 0.0);
                break;
            }
        }
    }

    private void putTradeSums(final Map<Factor, Double> v) {
        final List<Past> priced = history.pricedTrades(config.window(SPREAD_TRADES));
        if (!priced.isEmpty()) {
            final double paid = sum(priced, p -> 2 * signedQty(p) * (p.trade().price() - p.midBefore()));
            v.put(
                    Factor.EFFECTIVE_SPREAD_VW_20TR,
                    paid / sum(priced, p -> p.trade().qty()) + 0.0);
        }
        final List<Past> valued = history.trades(config.window(VWAP_TRADES));
        if (!valued.isEmpty()) {
            final double value = sum(valued, p -> p.trade().price() * p.trade().qty());
            final double mid = history.at(history.last()).mid();
            v.put(
                    Factor.MID_VWAP_DEV_20TR,
                    mid - value / sum(valued, p -> p.trade().qty()));
        }
        final int n = config.window(TRADE_IMBALANCE_TRADES);
        final List<Past> trades = history.trades(n);
        if (!trades.isEmpty()) {
            v.put(Factor.SIGNED_VOL_SUM_20TR, sum(trades, ReferenceFlowFactors::signedQty) + 0.0);
            v.put(Factor.TRADE_IMB_COUNT_20TR, sum(trades, p -> p.trade().sign()) / n + 0.0);
            v.put(
                    Factor.HIDDEN_SHARE_20TR,
                    sum(trades, p -> p.trade().isHidden() ? p.trade().qty() : 0.0)
                            / sum(trades, p -> p.trade().qty()));
            double repeats = n == 1 ? NAN : 0.0;
            for (int k = 1; k < n; k++) {
                final int sign = trades.get(k).trade().sign();
                repeats += sign == trades.get(k - 1).trade().sign() ? 1 : 0;
            }
            v.put(Factor.SIGN_PERSIST_20TR, repeats / (n - 1));
        }
    }

    private void putSteps(final Map<Factor, Double> v) {
        final int n = config.window(IMPACT_TRADES);
        final List<Past> trades = history.trades(n + 1);
        if (trades.isEmpty()) {
            return;
        }
        final double[] volumes = new double[n];
        final double[] moves = new double[n];
        double products = 0.0;
        double squares = 0.0;
        double illiquidity = 0.0;
        for (int k = 0; k < n; k++) {
            final double before = trades.get(k).mid();
            final double after = trades.get(k + 1).mid();
            final Trade trade = trades.get(k + 1).trade();
            final double r = Double.isNaN(before) ? 0.0 : 1e4 * Math.log(after / before);
            final double x = trade.sign() * Math.sqrt(trade.qty() * trade.price());
            volumes[k] = signedQty(trades.get(k + 1));
            moves[k] = Double.isNaN(before) ? 0.0 : after - before;
            products += x * r;
            squares += x * x;
            illiquidity += 1e6 * Math.abs(r) / (trade.qty() * trade.price()) / n;
        }
        v.put(Factor.KYLE_LAMBDA_20TR, slope(volumes, moves));
        v.put(Factor.HASBROUCK_LAMBDA_20TR, ratio(products, squares, NAN));
        v.put(Factor.AMIHUD_20TR, illiquidity);
    }

    private void putPriceSteps(final Map<Factor, Double> v) {
        final int n = config.window(IMPACT_TRADES);
        final List<Past> trades = history.trades(n + 1);
        if (trades.isEmpty()) {
            return;
        }
        final double[] d = new double[n];
        final double[] gaps = new double[n];
        for (int k = 0; k < n; k++) {
            d[k] = trades.get(k + 1).trade().price() - trades.get(k).trade().price();
            gaps[k] = (trades.get(k + 1).t() - trades.get(k).t()) / 1e9;
        }
        final double meanX = Arrays.stream(d, 1, n).average().orElseThrow();
        final double meanY = Arrays.stream(d, 0, n - 1).average().orElseThrow();
        double covariance = 0.0;
        for (int k = 1; k < n; k++) {
            covariance += (d[k] - meanX) * (d[k - 1] - meanY) / (n - 1);
        }
        // a covariance that is nothing but rounding is none
        v.put(Factor.ROLL_SPREAD_20TR, covariance < -1e-12 ? 2 * Math.sqrt(-covariance) : 0.0);
        final double mean = Arrays.stream(gaps).average().orElseThrow();
        final double variance =
                Arrays.stream(gaps).map(g -> (g - mean) * (g - mean)).sum() / n;
        v.put(Factor.TRADE_DUR_MEAN_20TR, mean);
        v.put(Factor.TRADE_DUR_CV_20TR, ratio(Math.sqrt(variance), mean, NAN));
    }

    private void putIntensity(final Map<Factor, Double> v) {
        final long tradeSpan = config.whole(TRADE_RATE_NS);
        if (history.hasPassed(tradeSpan)) {
            v.put(
                    Factor.TRADE_RATE_5S,
                    count(history.since(tradeSpan), past -> past.trade() != null) / (tradeSpan / 1e9));
        }
        final long eventSpan = config.whole(EVENT_RATE_NS);
        if (history.hasPassed(eventSpan)) {
            v.put(Factor.EVENT_RATE_1S, history.since(eventSpan).size() / (eventSpan / 1e9));
        }
        final double rate = config.real(HAWKES_DECAY_PER_SECOND);
        v.put(
                Factor.HAWKES_BUY,
                decayed(rate, FORGOTTEN, p -> p.trade() != null && p.trade().sign() > 0 ? 1.0 : 0.0));
        v.put(
                Factor.HAWKES_SELL,
                decayed(rate, FORGOTTEN, p -> p.trade() != null && p.trade().sign() < 0 ? 1.0 : 0.0));
        final int bins = config.window(FANO_BINS);
        final long width = config.whole(FANO_BIN_NS);
        if (history.hasPassed(bins * width)) {
            final double[] counts = new double[bins];
            final long now = history.at(history.last()).t();
            for (final Past past : history.since(bins * width)) {
                counts[(int) ((now - past.t()) / width)] += past.trade() != null ? 1 : 0;
            }
            final double mean = Arrays.stream(counts).average().orElseThrow();
            final double variance =
                    Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / bins;
            v.put(Factor.TRADE_FANO_5S, ratio(variance, mean, NAN));
        }
    }
}
