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
import java.util.function.ToDoubleFunction;
import java.util.function.ToLongFunction;

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
        v.put(Factor.SIGNED_VOL_DECAY_1S, decayed(rate, FADED, Past::signedQty));
        final List<Past> impact = history.events(config.window(KYLE_EVENTS));
        v.put(Factor.OFI_LAMBDA_200EV, slope(impact, Past::bestFlow, Past::step));
    }

    private static double signedQty(final Trade trade) {
        return trade.sign() * trade.qty();
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
            v.put(Factor.BID_ADD_RATE_5S, count(events, past -> on(past.added(), 0)) / (span / 1e9));
            v.put(Factor.ASK_ADD_RATE_5S, count(events, past -> on(past.added(), 1)) / (span / 1e9));
            v.put(Factor.BID_CANCEL_RATE_5S, count(events, past -> on(past.canceled(), 0)) / (span / 1e9));
            v.put(Factor.ASK_CANCEL_RATE_5S, count(events, past -> on(past.canceled(), 1)) / (span / 1e9));
        }
    }

    private static double count(final List<Past> events, final ToLongFunction<Past> number) {
        return events.stream().mapToLong(number).sum();
    }

    private static long on(final List<Order> orders, final int side) {
        return orders.stream().filter(order -> order.side() == side).count();
    }

    private static long signed(final Past past, final int sign) {
        return past.trades().stream().filter(trade -> trade.sign() == sign).count();
    }

    private static double qty(final List<Past> events, final boolean isAdd, final int side) {
        return sum(events, past -> {
            final List<Order> orders = isAdd ? past.added() : past.canceled();
            return orders.stream()
                    .filter(order -> order.side() == side)
                    .mapToDouble(Order::qty)
                    .sum();
        });
    }

    private void putOrderRatios(final Map<Factor, Double> v) {
        final List<Past> events = history.events(config.window(ORDER_FLOW_EVENTS));
        if (events.isEmpty() || !history.areOrdersTold()) {
            return;
        }
        final double adds = count(events, past -> past.added().size());
        final double cancels = count(events, past -> past.canceled().size());
        final double executed = sum(
                events,
                past -> past.trades().stream()
                        .filter(trade -> !trade.isHidden())
                        .mapToDouble(Trade::qty)
                        .sum());
        final double bidAdded = qty(events, true, 0);
        final double askAdded = qty(events, true, 1);
        final double bidCanceled = qty(events, false, 0);
        final double askCanceled = qty(events, false, 1);
        v.put(Factor.CANCEL_ADD_RATIO_100EV, ratio(cancels, adds, NAN));
        v.put(Factor.EXEC_SHARE_100EV, ratio(executed, executed + bidCanceled + askCanceled, NAN));
        v.put(Factor.ADD_IMB_100EV, ratio(bidAdded - askAdded, bidAdded + askAdded, 0.0));
        v.put(Factor.CANCEL_IMB_100EV, ratio(askCanceled - bidCanceled, askCanceled + bidCanceled, 0.0));
        final double best = sum(events, Past::bestAddedQty);
        v.put(Factor.REPLENISH_RATIO_100EV, ratio(best, executed, NAN));
        v.put(Factor.EVENT_ENTROPY_100EV, entropy(new double[] {
            count(events, past -> on(past.added(), 0)),
            count(events, past -> on(past.added(), 1)),
            count(events, past -> on(past.canceled(), 0)),
            count(events, past -> on(past.canceled(), 1)),
            count(events, past -> signed(past, 1)),
            count(events, past -> signed(past, -1))
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
        final List<Trade> trades = history.trades();
        if (trades.isEmpty()) {
            return;
        }
        final Trade trade = trades.getLast();
        v.put(Factor.AGGRESSOR_SIGN, (double) trade.sign());
        v.put(Factor.TICK_RULE_SIGN, (double) history.tickSign());
        final double quote = Math.signum(trade.price() - history.of(trade).midBefore());
        v.put(Factor.LEE_READY_SIGN, quote == 1.0 || quote == -1.0 ? quote : history.tickSign());
        int run = 0;
        for (int k = trades.size() - 1; k >= 0 && trades.get(k).sign() == trade.sign(); k--) {
            run++;
        }
        v.put(Factor.TRADE_RUN, (double) trade.sign() * run);
        Trade last = null;
        final Set<Double> prices = new HashSet<>();
        for (int k = trades.size() - 1; k >= 0; k--) {
            final Trade other = trades.get(k);
            if (!other.isHidden()) {
                last = last == null ? other : last;
                if (history.of(other).t() != history.of(last).t() || other.sign() != last.sign()) {
                    break;
                }
                prices.add(other.price());
            }
        }
        if (last != null) {
            v.put(Factor.SWEEP_LEVELS, (double) last.sign() * prices.size());
        }
    }

    private void putMatured(final Map<Factor, Double> v) {
        final long horizon = config.whole(TRADE_HORIZON_NS);
        final long now = history.at(history.last()).t();
        for (int k = history.pricedTrades().size() - 1; k >= 0; k--) {
            final Trade trade = history.pricedTrades().get(k);
            final Past past = history.of(trade);
            if (past.t() + horizon < now) {
                final double later =
                        history.at(history.asOf(past.t() + horizon)).mid();
                v.put(Factor.REALISED_SPREAD_1S, 2 * trade.sign() * (trade.price() - later) + 0.0);
                v.put(Factor.PRICE_IMPACT_1S, 2 * trade.sign() * (later - past.midBefore()) + 0.0);
                break;
            }
        }
    }

    private void putTradeSums(final Map<Factor, Double> v) {
        final List<Trade> priced = history.pricedTrades(config.window(SPREAD_TRADES));
        if (!priced.isEmpty()) {
            final double paid = priced.stream()
                    .mapToDouble(trade -> 2
                            * signedQty(trade)
                            * (trade.price() - history.of(trade).midBefore()))
                    .sum();
            v.put(Factor.EFFECTIVE_SPREAD_VW_20TR, paid / qty(priced) + 0.0);
        }
        final List<Trade> valued = history.trades(config.window(VWAP_TRADES));
        if (!valued.isEmpty()) {
            final double value = valued.stream()
                    .mapToDouble(trade -> trade.price() * trade.qty())
                    .sum();
            final double mid = history.at(history.last()).mid();
            v.put(Factor.MID_VWAP_DEV_20TR, mid - value / qty(valued));
        }
        final int n = config.window(TRADE_IMBALANCE_TRADES);
        final List<Trade> trades = history.trades(n);
        if (!trades.isEmpty()) {
            v.put(
                    Factor.SIGNED_VOL_SUM_20TR,
                    trades.stream().mapToDouble(ReferenceFlowFactors::signedQty).sum() + 0.0);
            v.put(
                    Factor.TRADE_IMB_COUNT_20TR,
                    trades.stream().mapToDouble(Trade::sign).sum() / n + 0.0);
            v.put(
                    Factor.HIDDEN_SHARE_20TR,
                    qty(trades.stream().filter(Trade::isHidden).toList()) / qty(trades));
            double repeats = n == 1 ? NAN : 0.0;
            for (int k = 1; k < n; k++) {
                repeats += trades.get(k).sign() == trades.get(k - 1).sign() ? 1 : 0;
            }
            v.put(Factor.SIGN_PERSIST_20TR, repeats / (n - 1));
        }
    }

    private static double qty(final List<Trade> trades) {
        return trades.stream().mapToDouble(Trade::qty).sum();
    }

    private void putSteps(final Map<Factor, Double> v) {
        final int n = config.window(IMPACT_TRADES);
        final List<Trade> trades = history.trades(n + 1);
        if (trades.isEmpty()) {
            return;
        }
        final double[] volumes = new double[n];
        final double[] moves = new double[n];
        double products = 0.0;
        double squares = 0.0;
        double illiquidity = 0.0;
        for (int k = 0; k < n; k++) {
            final double before = history.of(trades.get(k)).mid();
            final Trade trade = trades.get(k + 1);
            final double after = history.of(trade).mid();
            final double r = Double.isNaN(before) ? 0.0 : 1e4 * Math.log(after / before);
            final double x = trade.sign() * Math.sqrt(trade.qty() * trade.price());
            volumes[k] = signedQty(trade);
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
        final List<Trade> trades = history.trades(n + 1);
        if (trades.isEmpty()) {
            return;
        }
        final double[] d = new double[n];
        final double[] gaps = new double[n];
        for (int k = 0; k < n; k++) {
            d[k] = trades.get(k + 1).price() - trades.get(k).price();
            gaps[k] = (history.of(trades.get(k + 1)).t()
                            - history.of(trades.get(k)).t())
                    / 1e9;
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
                    count(history.since(tradeSpan), past -> past.trades().size()) / (tradeSpan / 1e9));
        }
        final long eventSpan = config.whole(EVENT_RATE_NS);
        if (history.hasPassed(eventSpan)) {
            v.put(Factor.EVENT_RATE_1S, history.since(eventSpan).size() / (eventSpan / 1e9));
        }
        final double rate = config.real(HAWKES_DECAY_PER_SECOND);
        v.put(Factor.HAWKES_BUY, decayed(rate, FORGOTTEN, p -> signed(p, 1)));
        v.put(Factor.HAWKES_SELL, decayed(rate, FORGOTTEN, p -> signed(p, -1)));
        final int bins = config.window(FANO_BINS);
        final long width = config.whole(FANO_BIN_NS);
        if (history.hasPassed(bins * width)) {
            final double[] counts = new double[bins];
            final long now = history.at(history.last()).t();
            for (final Past past : history.since(bins * width)) {
                counts[(int) ((now - past.t()) / width)] += past.trades().size();
            }
            final double mean = Arrays.stream(counts).average().orElseThrow();
            final double variance =
                    Arrays.stream(counts).map(c -> (c - mean) * (c - mean)).sum() / bins;
            v.put(Factor.TRADE_FANO_5S, ratio(variance, mean, NAN));
        }
    }
}
