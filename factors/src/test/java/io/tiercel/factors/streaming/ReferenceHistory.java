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
            List<Order> added,
            double bestAddedQty,
            List<Order> canceled,
            List<Trade> trades) {
        double signedQty() {
            return trades.stream()
                    .mapToDouble(trade -> trade.sign() * trade.qty())
                    .sum();
        }
    }

    /** A quantity that came or went on a side. */
    record Order(int side, double price, double qty) {}

    /** A trade of an event. */
    record Trade(int event, double price, double qty, int sign, boolean isHidden) {}

    private final double tickSize;
    private final double qtyUnit;
    private final List<Past> kept = new ArrayList<>();
    private final List<Trade> trades = new ArrayList<>();
    private final List<Trade> pricedTrades = new ArrayList<>();
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
        final List<Order> added = added(event);
        final double[] executed = executed(event);
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
                added.stream()
                        .filter(order -> i > 0
                                && (order.side() == Side.BUY
                                        ? order.price() >= last.bid()
                                        : order.price() <= last.ask()))
                        .mapToDouble(Order::qty)
                        .sum(),
                canceled(event, executed.clone()),
                trades(event, before, i, executed)));
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

    private List<Order> added(final FactorEvent event) {
        final List<Order> added = new ArrayList<>();
        for (final FactorEvent part : event.parts()) {
            areOrdersTold |= switch (part.action()) {
                case ADD, REDUCE, DELETE, REPLACE -> true;
                default -> false;
            };
            if (part.side() != Side.NONE && part.action() == BookAction.ADD) {
                added.add(new Order(part.side(), part.price() / tickSize, part.qty() / qtyUnit));
            } else if (part.side() != Side.NONE && part.action() == BookAction.REPLACE) {
                added.add(new Order(part.side(), part.newPrice() / tickSize, part.newQty() / qtyUnit));
            }
        }
        return added;
    }

    /**
     * By side: how much of what REDUCE and DELETE take off it the trades of the event account for: the lesser of what left and what was traded there. A
     * print accounts for the side it names, an execution for the other one, a cross for both.
     */
    private double[] executed(final FactorEvent event) {
        final double[] executed = new double[2];
        for (int side = 0; side < 2; side++) {
            double traded = 0.0;
            double left = 0.0;
            for (final FactorEvent part : event.parts()) {
                final boolean isOnSide = part.side() == side;
                final boolean isOpposite = part.side() == 1 - side;
                final double qty = part.qty() / qtyUnit;
                traded += switch (part.action()) {
                    case TRADE -> isOnSide && part.isTrade() ? qty : 0.0;
                    case EXECUTE -> isOpposite && part.isTrade() ? qty : 0.0;
                    case CROSS -> qty;
                    default -> 0.0;
                };
                left += switch (part.action()) {
                    case REDUCE, DELETE -> isOnSide ? qty : 0.0;
                    default -> 0.0;
                };
            }
            executed[side] = Math.min(traded, left);
        }
        return executed;
    }

    /** What left by itself: the executed quantity is taken off the parts in their order. */
    private List<Order> canceled(final FactorEvent event, final double[] executed) {
        final List<Order> canceled = new ArrayList<>();
        for (final FactorEvent part : event.parts()) {
            final int side = part.side();
            final double qty = part.qty() / qtyUnit;
            switch (part.action()) {
                case REPLACE -> {
                    if (side != Side.NONE) {
                        canceled.add(new Order(side, Double.NaN, qty));
                    }
                }
                case REDUCE, DELETE -> {
                    if (side != Side.NONE && qty <= executed[side]) {
                        executed[side] -= qty;
                    } else if (side != Side.NONE) {
                        canceled.add(new Order(side, Double.NaN, qty - executed[side]));
                        executed[side] = 0.0;
                    }
                }
                default -> {}
            }
        }
        return canceled;
    }

    private List<Trade> trades(final FactorEvent event, final double before, final int i, final double[] displayed) {
        final List<Trade> added = new ArrayList<>();
        for (final FactorEvent part : event.parts()) {
            if (part.isTrade()) {
                final Trade trade = trade(part, before, i, displayed);
                added.add(trade);
                trades.add(trade);
                if (!Double.isNaN(before)) {
                    pricedTrades.add(trade);
                }
            }
        }
        return added;
    }

    private Trade trade(final FactorEvent part, final double before, final int i, final double[] displayed) {
        final double price = part.price() / tickSize;
        final double qty = part.qty() / qtyUnit;
        if (!trades.isEmpty()) {
            final double lastPrice = trades.getLast().price();
            tickSign = price > lastPrice ? 1 : price < lastPrice ? -1 : tickSign;
        }
        final int sign = switch (part.side()) {
            case Side.BUY -> -1;
            case Side.SELL -> 1;
            default -> price > before ? 1 : price < before ? -1 : tickSign;
        };
        boolean isHidden = false;
        if (part.action() == BookAction.TRADE) {
            isHidden = part.side() == Side.NONE || displayed[part.side()] == 0.0;
            if (!isHidden) {
                displayed[part.side()] -= Math.min(displayed[part.side()], qty);
            }
        }
        return new Trade(i, price, qty, sign, isHidden);
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
    List<Trade> trades(final int n) {
        return lastOf(trades, n);
    }

    /** The last n trades with a mid before them, oldest first; empty before there are n. */
    List<Trade> pricedTrades(final int n) {
        return lastOf(pricedTrades, n);
    }

    private static List<Trade> lastOf(final List<Trade> trades, final int n) {
        final int size = trades.size();
        return size < n ? List.of() : trades.subList(size - n, size);
    }

    List<Trade> trades() {
        return trades;
    }

    List<Trade> pricedTrades() {
        return pricedTrades;
    }

    /** The event of a trade. */
    Past of(final Trade trade) {
        return at(trade.event());
    }
}
