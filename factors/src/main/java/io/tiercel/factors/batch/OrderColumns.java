package io.tiercel.factors.batch;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.NaturalLog;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/** What orders come and go: rates over time, ratios over events. NaN until the feed told an order. */
final class OrderColumns implements ColumnGroup {
    private static final int KINDS = 6;
    private static final int TRADE = 4;

    @Override
    public void compute(final MarketColumns market, final FactorsConfig config, final FactorColumns out) {
        if (out.hasAnyOf(
                Factor.BID_ADD_RATE_5S, Factor.ASK_ADD_RATE_5S, Factor.BID_CANCEL_RATE_5S, Factor.ASK_CANCEL_RATE_5S)) {
            putRates(market, config.whole(FactorParameter.ORDER_RATE_NS), out);
        }
        if (out.hasAnyOf(
                Factor.CANCEL_ADD_RATIO_100EV,
                Factor.EXEC_SHARE_100EV,
                Factor.ADD_IMB_100EV,
                Factor.CANCEL_IMB_100EV,
                Factor.REPLENISH_RATIO_100EV,
                Factor.EVENT_ENTROPY_100EV)) {
            putRatios(market, config.window(FactorParameter.ORDER_FLOW_EVENTS), out);
        }
    }

    private static void putRates(final MarketColumns market, final long spanNs, final FactorColumns out) {
        final RecordedEvents events = market.events();
        final SpanColumn span = market.span(spanNs);
        final int warm = Math.max(span.firstPassed(), events.firstOrderEvent());
        final double seconds = spanNs / 1e9;
        final double[][] columns = {
            out.target(Factor.BID_ADD_RATE_5S, warm),
            out.target(Factor.ASK_ADD_RATE_5S, warm),
            out.target(Factor.BID_CANCEL_RATE_5S, warm),
            out.target(Factor.ASK_CANCEL_RATE_5S, warm)
        };
        final int[] rows = events.orderEvents();
        final byte[] kinds = events.orderKinds();
        final long[] counts = new long[columns.length];
        int entering = 0;
        int leaving = 0;
        for (int i = 0; i < market.size(); i++) {
            for (; entering < events.orders() && rows[entering] == i; entering++) {
                counts[kinds[entering]]++;
            }
            for (; leaving < entering && rows[leaving] < span.first()[i]; leaving++) {
                counts[kinds[leaving]]--;
            }
            if (i >= warm) {
                for (int kind = 0; kind < columns.length; kind++) {
                    columns[kind][i] = counts[kind] / seconds;
                }
            }
        }
    }

    private static void putRatios(final MarketColumns market, final int window, final FactorColumns out) {
        final OrderWindow orders = new OrderWindow(market);
        final int warm = Math.max(window, market.events().firstOrderEvent());
        final double[] cancelAdds = out.target(Factor.CANCEL_ADD_RATIO_100EV, warm);
        final double[] execShares = out.target(Factor.EXEC_SHARE_100EV, warm);
        final double[] adds = out.target(Factor.ADD_IMB_100EV, warm);
        final double[] cancels = out.target(Factor.CANCEL_IMB_100EV, warm);
        final double[] replenishments = out.target(Factor.REPLENISH_RATIO_100EV, warm);
        final double[] entropies = out.target(Factor.EVENT_ENTROPY_100EV, warm);
        final boolean hasEntropy = out.has(Factor.EVENT_ENTROPY_100EV);
        for (int i = 0; i < market.size(); i++) {
            final boolean isChanged = orders.move(i, i - window);
            if (i < warm) {
                continue;
            }
            if (!isChanged && i > warm) {
                cancelAdds[i] = cancelAdds[i - 1];
                execShares[i] = execShares[i - 1];
                adds[i] = adds[i - 1];
                cancels[i] = cancels[i - 1];
                replenishments[i] = replenishments[i - 1];
                entropies[i] = entropies[i - 1];
                continue;
            }
            final long[] c = orders.counts;
            final long[] q = orders.qtys;
            final long added = c[RecordedEvents.ADD] + c[RecordedEvents.ADD + 1];
            final long canceled = c[RecordedEvents.CANCEL] + c[RecordedEvents.CANCEL + 1];
            final long leftQty = orders.executedQty + q[RecordedEvents.CANCEL] + q[RecordedEvents.CANCEL + 1];
            cancelAdds[i] = added == 0L ? Double.NaN : canceled / (double) added;
            execShares[i] = leftQty == 0L ? Double.NaN : orders.executedQty / (double) leftQty;
            adds[i] = imbalance(q[RecordedEvents.ADD], q[RecordedEvents.ADD + 1]);
            cancels[i] = imbalance(q[RecordedEvents.CANCEL + 1], q[RecordedEvents.CANCEL]);
            replenishments[i] = orders.executedQty == 0L ? Double.NaN : orders.bestQty / (double) orders.executedQty;
            entropies[i] = hasEntropy ? entropy(c) : Double.NaN;
        }
    }

    private static double imbalance(final long buying, final long selling) {
        final long sum = buying + selling;
        return sum == 0L ? 0.0 : (buying - selling) / (double) sum;
    }

    private static double entropy(final long[] counts) {
        long total = 0L;
        int cells = 0;
        double products = 0.0;
        for (final long count : counts) {
            total += count;
            cells += count > 0L ? 1 : 0;
            products += NaturalLog.timesSelf(count);
        }
        return ShapeColumns.entropy(cells, total, products);
    }

    /** Orders and trades of a window of events, both ends of which only move on. Owned by one thread. */
    private static final class OrderWindow {
        final long[] counts = new long[KINDS];
        final long[] qtys = new long[TRADE];
        long executedQty;
        long bestQty;

        private final RecordedEvents events;
        private final TradeColumns trades;
        private final double[] bids;
        private final double[] asks;
        private int orderEntering;
        private int orderLeaving;
        private int tradeEntering;
        private int tradeLeaving;

        OrderWindow(final MarketColumns market) {
            events = market.events();
            trades = market.trades();
            bids = market.best(Side.BUY);
            asks = market.best(Side.SELL);
        }

        /** Takes the event {@code newest} in and {@code gone} out; true when anything changed. */
        boolean move(final int newest, final int gone) {
            final int before = orderEntering + orderLeaving + tradeEntering + tradeLeaving;
            final int[] orderEvents = events.orderEvents();
            final int[] tradeEvents = trades.tradeEvents();
            for (; orderEntering < events.orders() && orderEvents[orderEntering] == newest; orderEntering++) {
                addOrder(orderEntering, 1L);
            }
            for (; orderLeaving < orderEntering && orderEvents[orderLeaving] <= gone; orderLeaving++) {
                addOrder(orderLeaving, -1L);
            }
            for (; tradeEntering < trades.size() && tradeEvents[tradeEntering] == newest; tradeEntering++) {
                addTrade(tradeEntering, 1L);
            }
            for (; tradeLeaving < tradeEntering && tradeEvents[tradeLeaving] <= gone; tradeLeaving++) {
                addTrade(tradeLeaving, -1L);
            }
            return orderEntering + orderLeaving + tradeEntering + tradeLeaving != before;
        }

        private void addOrder(final int row, final long times) {
            final int kind = events.orderKinds()[row];
            final long qty = times * events.orderQtys()[row];
            counts[kind] += times;
            qtys[kind] += qty;
            if (kind < RecordedEvents.CANCEL && isBest(row, kind)) {
                bestQty += qty;
            }
        }

        /** At or beyond the best price of its side before the event. */
        private boolean isBest(final int row, final int kind) {
            final int event = events.orderEvents()[row];
            final long price = events.orderPrices()[row];
            if (event == 0 || price == Prices.NO_PRICE) {
                return false;
            }
            return kind == RecordedEvents.ADD ? price >= bids[event - 1] : price <= asks[event - 1];
        }

        /** Of known aggressors the side of the resting order counts: a buying one meets an ask. */
        private void addTrade(final int row, final long times) {
            final int sign = trades.signs()[row];
            if (sign != 0) {
                counts[TRADE + (sign > 0 ? Side.SELL : Side.BUY)] += times;
            }
            executedQty += trades.areHidden()[row] ? 0L : times * trades.qtys()[row];
        }
    }
}
