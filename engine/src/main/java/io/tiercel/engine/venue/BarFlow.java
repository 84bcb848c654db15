package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;

/**
 * What bars do to the own orders of one instrument that has no book: who was sent before a bar began can fill on it, at its prices and a cost, up to a
 * share of its volume, which all own orders share.
 * <p>
 * Core's thread only; allocates nothing after construction. A bar costs its live own orders.
 * <p>
 * <b>Order.</b> Of a bar only four prices are known, not their order: the stops are taken to come first, then the others, both in order of acceptance.
 * <b>End of a session.</b> A bar of a day or more is a session of its own; shorter ones end with the trading day ({@link #onSessionEnd}) or when the
 * market closes. What is left of a market order is canceled then, a DAY order expires; an IOC or FOK order ends with the first bar it meets.
 */
final class BarFlow {
    private static final long NS_PER_DAY = 86_400_000_000_000L;
    private static final long UNLIMITED = Long.MAX_VALUE;
    /** Trading days whose volume is averaged for the square-root costs. Ours. */
    private static final int VOLUMES = 20;

    private final Instrument instrument;
    private final OwnOrders orders;
    private final InstrumentOrders own;
    private final InstrumentMarket market;
    private final ReportLine reports;
    private final BarFillConfig config;
    private final long[] volumes = new long[VOLUMES];
    private long days;
    private long dayVolume;
    private boolean isFollowed;
    private long lastBeganNs = Long.MIN_VALUE;
    private long lastCloseNs = Long.MIN_VALUE;
    private long availableQty;

    BarFlow(
            final Instrument instrument,
            final OwnOrders orders,
            final InstrumentOrders own,
            final InstrumentMarket market,
            final ReportLine reports,
            final BarFillConfig config) {
        this.instrument = instrument;
        this.orders = orders;
        this.own = own;
        this.market = market;
        this.reports = reports;
        this.config = config;
    }

    boolean isFollowed() {
        return isFollowed;
    }

    /** The instrument has bars and no book. */
    void begin() {
        isFollowed = true;
        market.followBars();
    }

    /** The instrument has a book after all: its bars fill nothing any more. */
    void end() {
        isFollowed = false;
    }

    /**
     * A bar is complete.
     *
     * @param timeNs venue time of what it fills: its end.
     */
    void onBar(final BarView bar, final long timeNs) {
        reports.isInstant(true);
        lastBeganNs = Math.max(bar.startTimeNs(), lastCloseNs);
        if (!own.isEmpty() && market.isFilling()) {
            availableQty = availableQty(bar);
            fill(bar, true, timeNs);
            fill(bar, false, timeNs);
        }
        lastCloseNs = timeNs;
        dayVolume += bar.volume();
        if (bar.closeTimeNs() - bar.startTimeNs() >= NS_PER_DAY) {
            onSessionEnd(timeNs);
        }
        reports.isInstant(false);
    }

    /** A session is over: of the orders that have met a bar, those that are good for a day end, and what is left of market orders. */
    void onSessionEnd(final long timeNs) {
        long acceptance = 0;
        for (OwnOrder order = own.acceptedAfter(0); order != null; order = own.acceptedAfter(acceptance)) {
            acceptance = order.acceptance;
            if (order.sentNs <= lastBeganNs || order.sentNs == lastCloseNs - 1) {
                end(order, timeNs);
            }
        }
        if (dayVolume > 0) {
            volumes[(int) (days++ % VOLUMES)] = dayVolume;
            dayVolume = 0;
        }
    }

    private long availableQty(final BarView bar) {
        if (bar.isCloseOnly()) {
            return UNLIMITED;
        }
        final long qty = bar.volume() / 100 * config.maxVolumePct() + bar.volume() % 100 * config.maxVolumePct() / 100;
        return qty - qty % instrument.lotSize();
    }

    private void fill(final BarView bar, final boolean isOfStops, final long timeNs) {
        long acceptance = 0;
        for (OwnOrder order = own.acceptedAfter(0); order != null; order = own.acceptedAfter(acceptance)) {
            acceptance = order.acceptance;
            if (order.isStop() == isOfStops && order.sentNs <= lastBeganNs) {
                if (isOfStops) {
                    meetStop(order, bar, timeNs);
                } else {
                    meet(order, bar, timeNs);
                }
            }
        }
    }

    private void meetStop(final OwnOrder order, final BarView bar, final long timeNs) {
        final int side = order.side;
        final long first = bar.isCloseOnly() ? bar.close() : bar.open();
        final long farthest = bar.isCloseOnly() ? bar.close() : side == Side.BUY ? bar.high() : bar.low();
        if (!Side.isAtOrBetter(side, farthest, order.stopPrice)) {
            return;
        }
        final long refPrice = Side.isAtOrBetter(side, first, order.stopPrice) ? first : order.stopPrice;
        final boolean isLimited = order.type == OrderType.STOP_LIMIT;
        orders.trigger(order, timeNs);
        // it came into being within this bar: what is left of it, and the limit of a stop-limit, work from the next one
        // on
        order.sentNs = timeNs - 1;
        if (!isLimited) {
            take(order, refPrice, Prices.NO_PRICE, false, timeNs);
        }
    }

    private void meet(final OwnOrder order, final BarView bar, final long timeNs) {
        final int side = order.side;
        final long limit = order.price;
        final long first = bar.isCloseOnly() ? bar.close() : bar.open();
        boolean isLive = true;
        if (limit == Prices.NO_PRICE) {
            isLive = take(order, first, limit, false, timeNs);
        } else if (Side.reaches(side, limit, first)) {
            if (order.isPostOnly) {
                orders.cancel(order, RejectReason.VENUE_POST_ONLY_WOULD_CROSS, timeNs);
                return;
            }
            isLive = take(order, first, limit, false, timeNs);
        } else if (!bar.isCloseOnly() && isTradedThrough(side, limit, bar)) {
            isLive = take(order, limit, limit, true, timeNs);
        }
        if (isLive && (order.timeInForce == TimeInForce.IOC || order.timeInForce == TimeInForce.FOK)) {
            orders.cancel(order, RejectReason.NONE, timeNs);
        }
    }

    private static boolean isTradedThrough(final int side, final long limit, final BarView bar) {
        return side == Side.BUY ? bar.low() < limit : bar.high() > limit;
    }

    /** True when the order still lives. */
    private boolean take(
            final OwnOrder order, final long refPrice, final long limit, final boolean isMaker, final long timeNs) {
        final boolean isWhole = order.timeInForce != TimeInForce.FOK || order.leavesQty() <= availableQty;
        final long qty = isWhole ? Math.min(order.leavesQty(), availableQty) : 0;
        if (qty <= 0) {
            return true;
        }
        final long costly = isMaker ? refPrice : costly(order.side, refPrice, qty);
        final long price = limit == Prices.NO_PRICE || Side.reaches(order.side, limit, costly) ? costly : limit;
        if (availableQty != UNLIMITED) {
            availableQty -= qty;
        }
        return orders.fill(order, price, qty, isMaker, timeNs);
    }

    private long costly(final int side, final long refPrice, final long qty) {
        final long tick = instrument.tickSize();
        final double spread = (double) config.spreadTicks() * tick;
        return switch (config.costModel()) {
            case BPS -> TradingCosts.priceByShare(side, refPrice, tick, config.halfSpreadPpb() + config.slippagePpb());
            case SPREAD_SQRT ->
                TradingCosts.priceBySpread(
                        side, refPrice, tick, spread, qty, averageVolume(qty), config.impactSpreads());
            case SIGMA_SQRT ->
                TradingCosts.priceByVolatility(
                        side,
                        refPrice,
                        tick,
                        spread,
                        qty,
                        averageVolume(qty),
                        config.sigmaDaily(),
                        config.impactSigmas());
        };
    }

    /** Of the days before; on the first one, of the bars before; where none told a volume, the order's own quantity, which costs the most. */
    private double averageVolume(final long qty) {
        if (days == 0) {
            return dayVolume > 0 ? dayVolume : qty;
        }
        double sum = 0;
        final int count = (int) Math.min(days, VOLUMES);
        for (int i = 0; i < count; i++) {
            sum += volumes[i];
        }
        return sum / count;
    }

    private void end(final OwnOrder order, final long timeNs) {
        if (order.timeInForce == TimeInForce.DAY) {
            orders.expire(order, timeNs);
        } else if (order.type == OrderType.MARKET) {
            orders.cancel(order, RejectReason.NONE, timeNs);
        }
    }

    long foldInto(final long digest) {
        if (!isFollowed) {
            return digest;
        }
        long folded = StateHash.mix(StateHash.mix(digest, lastBeganNs), lastCloseNs);
        folded = StateHash.mix(StateHash.mix(folded, days), dayVolume);
        for (final long volume : volumes) {
            folded = StateHash.mix(folded, volume);
        }
        return folded;
    }
}
