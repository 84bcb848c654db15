package io.tiercel.factors.streaming;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/** Everything that happened, in doubles and ticks, one entry per event. Slow and plain on purpose. */
final class ReferenceHistory {
    /** So many entries at least are kept: more than any window and any decay looks back. */
    private static final int KEPT = 100_000;

    private static final int K = BookView.DEPTH;

    /** One event and the best levels after it; a missing bid is at minus infinity, a missing ask at infinity. */
    record Past(
            long t,
            double bid,
            double ask,
            double bidQty,
            double askQty,
            double spread,
            double carriedSpread,
            double mid,
            double midBefore,
            double step,
            double ret,
            double bestFlow,
            double flowOfFive,
            double flowOfTen,
            double depth,
            Order added,
            boolean isBestAdd,
            Order canceled,
            Trade trade) {}

    /** A quantity that came or went on a side. */
    record Order(int side, double price, double qty) {}

    /** A trade; {@code number} counts from 0. */
    record Trade(int number, double price, double qty, int sign, boolean isHidden) {}

    private final double tickSize;
    private final double qtyUnit;
    private final List<Past> kept = new ArrayList<>();
    private final List<Integer> tradeEvents = new ArrayList<>();
    private final List<Integer> pricedTradeEvents = new ArrayList<>();
    private int dropped;
    private long startTime;
    private boolean areOrdersTold;
    private int tickSign;

    double[][] prices = new double[2][K];
    double[][] qtys = new double[2][K];
    int[] levels = new int[2];

    ReferenceHistory(final Instrument instrument) {
        tickSize = instrument.tickSize();
        qtyUnit = Math.pow(10, instrument.qtyScale());
    }

    void add(final FactorEvent event) {
        final int i = dropped + kept.size();
        final Past last = i == 0 ? null : at(i - 1);
        final long t = i == 0 ? event.timeNs() : Math.max(event.timeNs(), last.t());
        startTime = i == 0 ? t : startTime;
        final double[][] oldPrices = prices;
        final double[][] oldQtys = qtys;
        readBook(event.book());
        final boolean isValid = levels[0] > 0 && levels[1] > 0 && prices[0][0] < prices[1][0];
        final double before = i == 0 ? Double.NaN : last.mid();
        final double mid = isValid ? (prices[1][0] + prices[0][0]) / 2 : before;
        final double spread = isValid ? prices[1][0] - prices[0][0] : Double.NaN;
        final boolean hasReturn = !Double.isNaN(before) && mid != before;
        final double[] flows = i == 0 ? new double[K] : flows(oldPrices, oldQtys);
        final Order added = added(event);
        kept.add(new Past(
                t,
                prices[0][0],
                prices[1][0],
                qtys[0][0],
                qtys[1][0],
                spread,
                isValid ? spread : i == 0 ? Double.NaN : last.carriedSpread(),
                mid,
                before,
                hasReturn ? mid - before : 0.0,
                hasReturn ? bps(mid, before) : 0.0,
                flows[0],
                Arrays.stream(flows, 0, 5).sum(),
                Arrays.stream(flows).sum(),
                Arrays.stream(qtys[0]).sum() + Arrays.stream(qtys[1]).sum(),
                added,
                added != null
                        && i > 0
                        && (added.side() == Side.BUY ? added.price() >= last.bid() : added.price() <= last.ask()),
                canceled(event),
                trade(event, before, i)));
        if (kept.size() > 2 * KEPT) {
            kept.subList(0, KEPT).clear();
            dropped += KEPT;
        }
    }

    /** {@code 1e4 ln(x / y)}; the quotient of two near mids would lose the digits that sums of both signs need. */
    private static double bps(final double x, final double y) {
        return 1e4 * Math.log1p((x - y) / y);
    }

    private void readBook(final ArrayBookView book) {
        prices = new double[2][K];
        qtys = new double[2][K];
        levels = new int[2];
        for (int side = 0; side < 2; side++) {
            for (int l = 0; l < K; l++) {
                final boolean isPresent = book.price(side, l) != Prices.NO_PRICE;
                final double missing = side == 0 ? Double.NEGATIVE_INFINITY : Double.POSITIVE_INFINITY;
                prices[side][l] = isPresent ? book.price(side, l) / tickSize : missing;
                qtys[side][l] = isPresent ? book.qty(side, l) / qtyUnit : 0.0;
                levels[side] += isPresent ? 1 : 0;
            }
        }
    }

    private double[] flows(final double[][] oldPrices, final double[][] oldQtys) {
        final double[] flows = new double[K];
        for (int l = 0; l < K; l++) {
            double e = prices[0][l] >= oldPrices[0][l] ? qtys[0][l] : 0.0;
            e -= prices[0][l] <= oldPrices[0][l] ? oldQtys[0][l] : 0.0;
            e -= prices[1][l] <= oldPrices[1][l] ? qtys[1][l] : 0.0;
            e += prices[1][l] >= oldPrices[1][l] ? oldQtys[1][l] : 0.0;
            flows[l] = e;
        }
        return flows;
    }

    private Order added(final FactorEvent event) {
        areOrdersTold |= switch (event.action()) {
            case ADD, REDUCE, DELETE, REPLACE -> true;
            default -> false;
        };
        if (event.side() == Side.NONE) {
            return null;
        }
        return switch (event.action()) {
            case ADD -> new Order(event.side(), event.price() / tickSize, event.qty() / qtyUnit);
            case REPLACE -> new Order(event.side(), event.newPrice() / tickSize, event.newQty() / qtyUnit);
            default -> null;
        };
    }

    private Order canceled(final FactorEvent event) {
        final boolean isCancel = switch (event.action()) {
            case REDUCE, DELETE, REPLACE -> event.side() != Side.NONE;
            default -> false;
        };
        return isCancel ? new Order(event.side(), Double.NaN, event.qty() / qtyUnit) : null;
    }

    private Trade trade(final FactorEvent event, final double before, final int i) {
        if (!event.isTrade()) {
            return null;
        }
        final double price = event.price() / tickSize;
        if (!tradeEvents.isEmpty()) {
            final double lastPrice = at(tradeEvents.getLast()).trade().price();
            tickSign = price > lastPrice ? 1 : price < lastPrice ? -1 : tickSign;
        }
        final int sign = switch (event.side()) {
            case Side.BUY -> -1;
            case Side.SELL -> 1;
            default -> price > before ? 1 : price < before ? -1 : tickSign;
        };
        final Trade trade =
                new Trade(tradeEvents.size(), price, event.qty() / qtyUnit, sign, event.action() == BookAction.TRADE);
        tradeEvents.add(i);
        if (!Double.isNaN(before)) {
            pricedTradeEvents.add(i);
        }
        return trade;
    }

    int last() {
        return dropped + kept.size() - 1;
    }

    Past at(final int i) {
        return kept.get(i - dropped);
    }

    boolean areOrdersTold() {
        return areOrdersTold;
    }

    int tickSign() {
        return tickSign;
    }

    /** The last n events, oldest first; empty while there are not n changes. */
    List<Past> events(final int n) {
        return last() < n ? List.of() : kept.subList(kept.size() - n, kept.size());
    }

    /** Whether {@code spanNs} have passed since the first event. */
    boolean hasPassed(final long spanNs) {
        return at(last()).t() - startTime >= spanNs;
    }

    /** The events of the last {@code spanNs}, oldest first; empty while so much time has not passed. */
    List<Past> since(final long spanNs) {
        if (!hasPassed(spanNs)) {
            return List.of();
        }
        return kept.subList(asOf(at(last()).t() - spanNs) + 1 - dropped, kept.size());
    }

    /** Number of the last event at or before that time; -1 before the first. */
    int asOf(final long time) {
        int j = last();
        while (j >= dropped && at(j).t() > time) {
            j--;
        }
        return j;
    }

    /** The last n trades, oldest first; empty before there are n. */
    List<Past> trades(final int n) {
        return lastOf(tradeEvents, n);
    }

    /** The last n trades with a mid before them, oldest first; empty before there are n. */
    List<Past> pricedTrades(final int n) {
        return lastOf(pricedTradeEvents, n);
    }

    private List<Past> lastOf(final List<Integer> events, final int n) {
        final int size = events.size();
        return size < n
                ? List.of()
                : events.subList(size - n, size).stream().map(this::at).toList();
    }

    List<Integer> tradeEvents() {
        return tradeEvents;
    }

    List<Integer> pricedTradeEvents() {
        return pricedTradeEvents;
    }
}
