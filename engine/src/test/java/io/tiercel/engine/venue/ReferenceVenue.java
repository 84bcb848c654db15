package io.tiercel.engine.venue;

import io.tiercel.engine.venue.ReferenceQueues.Place;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The execution rules for one instrument over order-by-order data, written to be read: lists, and one line for own and historical orders. */
final class ReferenceVenue {
    final ReferenceQueues queues = new ReferenceQueues();
    final Map<Long, ReferenceOrder> orders = new LinkedHashMap<>();
    final List<ReferenceReport> reports = new ArrayList<>();
    private final Instrument instrument;
    private final ReferenceFees fees;
    private final VenueConfig config;
    private final Map<Long, Long> used = new LinkedHashMap<>();
    private MarketStateCode state = MarketStateCode.OPEN;
    private long seenNs = Long.MIN_VALUE;
    private long nowNs;

    ReferenceVenue(final Instrument instrument, final FeeSchedule fees, final VenueConfig config) {
        this.instrument = instrument;
        this.fees = new ReferenceFees(instrument, fees);
        this.config = config;
    }

    void at(final long timeNs) {
        nowNs = timeNs;
    }

    void submit(final ReferenceOrder order) {
        if (orders.containsKey(order.id)) {
            refuseNew(order, RejectReason.VENUE_DUPLICATE_ID);
            return;
        }
        orders.put(order.id, order);
        final RejectReason reason = reasonToReject(order);
        if (reason != RejectReason.NONE) {
            order.status = OrderStatus.REJECTED;
            refuseNew(order, reason);
            return;
        }
        tell(order, ExecType.NEW, OrderStatus.NEW, RejectReason.NONE);
        if (!order.isStop()) {
            arrive(order);
        }
    }

    private RejectReason reasonToReject(final ReferenceOrder order) {
        final boolean needsLimit = order.type == OrderType.LIMIT || order.type == OrderType.STOP_LIMIT;
        if (!isLot(order.qty)
                || (needsLimit && !isTick(order.price))
                || (order.isStop() && !isTick(order.stopPrice))
                || (order.isPostOnly && !needsLimit)) {
            return RejectReason.VENUE_INVALID;
        }
        if (!isAdmitted(order)) {
            return RejectReason.VENUE_MARKET_NOT_OPEN;
        }
        return order.isPostOnly && order.type == OrderType.LIMIT && wouldTrade(order, order.price)
                ? RejectReason.VENUE_POST_ONLY_WOULD_CROSS
                : RejectReason.NONE;
    }

    private boolean isLot(final long qty) {
        return qty > 0 && qty % instrument.lotSize() == 0;
    }

    private boolean isTick(final long price) {
        return price != Prices.NO_PRICE && price % instrument.tickSize() == 0;
    }

    private boolean isAdmitted(final ReferenceOrder order) {
        if (state == MarketStateCode.AUCTION) {
            return order.type == OrderType.LIMIT
                    && (order.timeInForce == TimeInForce.GTC || order.timeInForce == TimeInForce.DAY);
        }
        return state == MarketStateCode.OPEN;
    }

    /** Anything at all, displayed or own, at or through the price on the other side. */
    private boolean wouldTrade(final ReferenceOrder order, final long price) {
        final TreeMap<Long, List<Place>> levels = queues.levels(Side.opposite(order.side));
        return !levels.isEmpty() && Side.reaches(order.side, price, levels.firstKey());
    }

    private void arrive(final ReferenceOrder order) {
        if (state == MarketStateCode.OPEN) {
            if (order.timeInForce == TimeInForce.FOK && reachableQty(order) < order.leavesQty()) {
                cancel(order, RejectReason.NONE);
                return;
            }
            take(order);
        }
        if (order.status.isFinal()) {
            return;
        }
        if (order.type == OrderType.MARKET
                || order.timeInForce == TimeInForce.IOC
                || order.timeInForce == TimeInForce.FOK) {
            cancel(order, RejectReason.NONE);
        } else {
            order.isResting = true;
            order.isWithinAnonymous = false;
            queues.append(order.side, order.price, new Place(order, 0, 0));
        }
    }

    private long reachableQty(final ReferenceOrder order) {
        long qty = 0;
        final Map<Long, Long> seen = new LinkedHashMap<>();
        for (final var level : queues.levels(Side.opposite(order.side)).entrySet()) {
            if (!isWithin(order, level.getKey())) {
                break;
            }
            for (final Place place : level.getValue()) {
                if (place.own != null) {
                    return qty;
                }
                final long available = Math.max(
                        0,
                        queues.historicalQty(place.historicalId)
                                - usedOf(place.historicalId)
                                - seen.getOrDefault(place.historicalId, 0L));
                final long taken = Math.min(available, place.qty);
                seen.merge(place.historicalId, taken, Long::sum);
                qty += taken;
            }
        }
        return qty;
    }

    private static boolean isWithin(final ReferenceOrder order, final long price) {
        return order.price == Prices.NO_PRICE || Side.reaches(order.side, order.price, price);
    }

    private long usedOf(final long historicalId) {
        return used.getOrDefault(historicalId, 0L);
    }

    private void take(final ReferenceOrder order) {
        final List<Long> prices =
                List.copyOf(queues.levels(Side.opposite(order.side)).keySet());
        for (final long price : prices) {
            if (order.status.isFinal() || !isWithin(order, price)) {
                return;
            }
            takeLevel(order, price);
        }
    }

    private void takeLevel(final ReferenceOrder order, final long price) {
        long levelQty = 0;
        for (final Place place : List.copyOf(queues.level(Side.opposite(order.side), price))) {
            if (levelQty == order.leavesQty()) {
                break;
            }
            if (place.own == null) {
                final long available =
                        Math.max(0, queues.historicalQty(place.historicalId) - usedOf(place.historicalId));
                final long taken = Math.min(Math.min(available, place.qty), order.leavesQty() - levelQty);
                used.merge(place.historicalId, taken, Long::sum);
                levelQty += taken;
                continue;
            }
            fillTaken(order, price, levelQty);
            levelQty = 0;
            if (config.selfTradePrevention() != SelfTradePrevention.CANCEL_NEWEST) {
                cancel(place.own, RejectReason.VENUE_SELF_TRADE);
            }
            if (config.selfTradePrevention() != SelfTradePrevention.CANCEL_OLDEST) {
                cancel(order, RejectReason.VENUE_SELF_TRADE);
                return;
            }
        }
        fillTaken(order, price, levelQty);
    }

    private void fillTaken(final ReferenceOrder order, final long price, final long qty) {
        if (qty > 0) {
            fill(order, price, qty, false);
        }
    }

    void cancel(final long orderId) {
        final ReferenceOrder order = orders.get(orderId);
        if (order == null || order.status.isFinal()) {
            refuse(orderId, ExecType.CANCEL_REJECTED);
        } else {
            cancel(order, RejectReason.NONE);
        }
    }

    void replace(final long orderId, final long newPrice, final long newQty) {
        final ReferenceOrder order = orders.get(orderId);
        if (order == null || order.status.isFinal()) {
            refuse(orderId, ExecType.REPLACE_REJECTED);
            return;
        }
        final long price = newPrice == Prices.NO_PRICE || order.price == Prices.NO_PRICE ? order.price : newPrice;
        final boolean goesToTail = order.isResting && (price != order.price || newQty > order.qty);
        if (!isLot(newQty) || (price != Prices.NO_PRICE && !isTick(price))) {
            tell(order, ExecType.REPLACE_REJECTED, order.status, RejectReason.VENUE_INVALID);
        } else if (!isAdmitted(order)) {
            tell(order, ExecType.REPLACE_REJECTED, order.status, RejectReason.VENUE_MARKET_NOT_OPEN);
        } else if (newQty <= order.cumQty) {
            order.qty = order.cumQty;
            finish(order, OrderStatus.FILLED);
            tell(order, ExecType.REPLACED, OrderStatus.FILLED, RejectReason.NONE);
        } else if (goesToTail && order.isPostOnly && wouldTrade(order, price)) {
            tell(order, ExecType.REPLACE_REJECTED, order.status, RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
        } else {
            if (goesToTail) {
                queues.remove(order);
                order.isResting = false;
            }
            order.price = price;
            order.qty = newQty;
            tell(order, ExecType.REPLACED, order.status, RejectReason.NONE);
            if (goesToTail) {
                arrive(order);
            }
        }
    }

    void onAdd(final long historicalId, final int side, final long price, final long qty) {
        if (state == MarketStateCode.OPEN) {
            cross(historicalId, side, price, qty);
        }
        queues.append(side, price, new Place(null, historicalId, qty));
    }

    /** Quantity of a historical order that just came reaches own orders of the other side. */
    private void cross(final long historicalId, final int side, final long price, final long qty) {
        long remaining = qty;
        for (final ReferenceOrder order : queues.own(Side.opposite(side))) {
            final boolean isReached = Side.reaches(order.side, order.price, price)
                    && (config.fillOnCross() == FillOnCross.TOUCH || order.price != price);
            if (isReached && remaining > 0 && config.fillOnCross() != FillOnCross.NONE) {
                final long filled = Math.min(remaining, order.leavesQty());
                fill(order, order.price, filled, true);
                remaining -= filled;
                used.merge(historicalId, filled, Long::sum);
            }
        }
    }

    void onExecute(final long historicalId, final long qty, final long executionPrice) {
        final int side = queues.sideOf(historicalId);
        final long price = queues.priceOf(historicalId);
        if (state == MarketStateCode.OPEN) {
            long remaining = fillBetter(side, price, qty);
            boolean hasPassed = false;
            for (final Place place : List.copyOf(queues.level(side, price))) {
                if (place.own == null) {
                    hasPassed |= place.historicalId == historicalId;
                    remaining -= place.historicalId == historicalId ? Math.min(remaining, place.qty) : 0;
                } else if (remaining > 0 && (!hasPassed || place.own.isWithinAnonymous)) {
                    final long filled = Math.min(remaining, place.own.leavesQty());
                    fill(place.own, price, filled, true);
                    remaining -= filled;
                } else {
                    break;
                }
            }
        }
        shrink(historicalId, qty, true);
        if (state == MarketStateCode.OPEN) {
            trigger(executionPrice);
        }
    }

    private long fillBetter(final int side, final long price, final long qty) {
        long remaining = qty;
        for (final ReferenceOrder order : queues.own(side)) {
            if (order.price != price && Side.isAtOrBetter(side, order.price, price) && remaining > 0) {
                final long filled = Math.min(remaining, order.leavesQty());
                fill(order, order.price, filled, true);
                remaining -= filled;
            }
        }
        return remaining;
    }

    void onReduce(final long historicalId, final long qty) {
        shrink(historicalId, qty, false);
    }

    private void shrink(final long historicalId, final long qty, final boolean isFromFront) {
        queues.takeOff(historicalId, qty, isFromFront);
        used.computeIfPresent(historicalId, (id, was) -> Math.min(was, queues.historicalQty(historicalId)));
    }

    void onReplace(final long historicalId, final long newId, final long price, final long qty) {
        final int side = queues.sideOf(historicalId);
        shrink(historicalId, queues.historicalQty(historicalId), false);
        onAdd(newId, side, price, qty);
    }

    void onPrint(final int side, final long price, final long qty) {
        if (state == MarketStateCode.OPEN && price != Prices.NO_PRICE) {
            if (side != Side.NONE) {
                fillBetter(side, price, qty);
            }
            trigger(price);
        }
    }

    private void trigger(final long lastPrice) {
        for (final ReferenceOrder order : List.copyOf(orders.values())) {
            if (order.status.isFinal() || !order.isStop() || lastPrice == Prices.NO_PRICE) {
                continue;
            }
            if (order.side == Side.BUY ? lastPrice >= order.stopPrice : lastPrice <= order.stopPrice) {
                order.type = order.type == OrderType.STOP ? OrderType.MARKET : OrderType.LIMIT;
                tell(order, ExecType.TRIGGERED, OrderStatus.NEW, RejectReason.NONE);
                if (order.isPostOnly && wouldTrade(order, order.price)) {
                    cancel(order, RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
                } else {
                    arrive(order);
                }
            }
        }
    }

    void onState(final MarketStateCode newState) {
        final MarketStateCode oldState = state;
        state = newState;
        if (newState == oldState) {
            return;
        }
        for (final ReferenceOrder order : List.copyOf(orders.values())) {
            if (newState == MarketStateCode.CLOSED && order.timeInForce == TimeInForce.DAY && !order.status.isFinal()) {
                finish(order, OrderStatus.EXPIRED);
                tell(order, ExecType.EXPIRED, OrderStatus.EXPIRED, RejectReason.NONE);
            }
        }
        if (oldState == MarketStateCode.CLOSED) {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                for (final ReferenceOrder order : queues.own(side)) {
                    queues.remove(order);
                    order.isWithinAnonymous = false;
                    queues.append(side, order.price, new Place(order, 0, 0));
                }
            }
        }
        if (newState == MarketStateCode.OPEN) {
            for (final ReferenceOrder order : List.copyOf(orders.values())) {
                if (order.isResting && !order.status.isFinal() && wouldTrade(order, order.price)) {
                    if (order.isPostOnly) {
                        cancel(order, RejectReason.VENUE_POST_ONLY_WOULD_CROSS);
                    } else {
                        take(order);
                    }
                }
            }
        }
    }

    /**
     * Anonymous quantities by price, bids and asks: id and quantity of each.
     *
     * @return whether quantity taken before stays taken.
     */
    boolean onSnapshot(final List<Map<Long, long[]>> anonymous) {
        final List<List<ReferenceOrder>> own = List.of(queues.own(Side.BUY), queues.own(Side.SELL));
        final Map<ReferenceOrder, Long> ahead = new LinkedHashMap<>();
        own.forEach(side -> side.forEach(order -> ahead.put(order, queues.ahead(order))));
        final List<Map<Long, Long>> usedByPrice = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        used.forEach((id, qty) -> {
            if (qty > 0) {
                usedByPrice.get(queues.sideOf(id)).merge(queues.priceOf(id), qty, Long::sum);
            }
        });
        used.clear();
        queues.clear();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            queues.rebuild(side, own.get(side), ahead, anonymous.get(side));
            for (final var level : anonymous.get(side).entrySet()) {
                final long carried =
                        Math.min(usedByPrice.get(side).getOrDefault(level.getKey(), 0L), level.getValue()[1]);
                used.put(level.getValue()[0], carried);
            }
        }
        final boolean hasCarriedOver = used.values().stream().anyMatch(qty -> qty > 0);
        if (state == MarketStateCode.OPEN) {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                for (final long price : List.copyOf(queues.levels(side).keySet())) {
                    final long[] there = anonymous.get(side).get(price);
                    if (there != null) {
                        cross(there[0], side, price, there[1] - usedOf(there[0]));
                    }
                }
            }
        }
        return hasCarriedOver;
    }

    private void fill(final ReferenceOrder order, final long price, final long qty, final boolean isMaker) {
        final long fee = fees.feeMicros(order, price, qty, isMaker);
        order.cumQty += qty;
        order.status = OrderStatus.PARTIALLY_FILLED;
        if (order.leavesQty() == 0) {
            finish(order, OrderStatus.FILLED);
        }
        reports.add(new ReferenceReport(
                order.id,
                ExecType.TRADE,
                order.status,
                RejectReason.NONE,
                price,
                qty,
                isMaker,
                fee,
                order.cumQty,
                order.leavesQty(),
                nowNs,
                seenNs()));
    }

    private void cancel(final ReferenceOrder order, final RejectReason reason) {
        finish(order, OrderStatus.CANCELED);
        tell(order, ExecType.CANCELED, OrderStatus.CANCELED, reason);
    }

    private void finish(final ReferenceOrder order, final OrderStatus status) {
        if (order.isResting) {
            queues.remove(order);
        }
        order.isResting = false;
        order.status = status;
    }

    private void tell(
            final ReferenceOrder order, final ExecType execType, final OrderStatus status, final RejectReason reason) {
        order.status = status;
        final long leavesQty = status.isFinal() ? 0 : order.leavesQty();
        reports.add(new ReferenceReport(
                order.id,
                execType,
                status,
                reason,
                Prices.NO_PRICE,
                0,
                false,
                0,
                order.cumQty,
                leavesQty,
                nowNs,
                seenNs()));
    }

    private void refuseNew(final ReferenceOrder order, final RejectReason reason) {
        reports.add(new ReferenceReport(
                order.id,
                ExecType.REJECTED,
                OrderStatus.REJECTED,
                reason,
                Prices.NO_PRICE,
                0,
                false,
                0,
                0,
                0,
                nowNs,
                seenNs()));
    }

    private void refuse(final long orderId, final ExecType execType) {
        final ReferenceOrder order = orders.get(orderId);
        final OrderStatus status = order == null ? OrderStatus.REJECTED : order.status;
        final RejectReason reason = order == null ? RejectReason.VENUE_UNKNOWN_ORDER : RejectReason.VENUE_TOO_LATE;
        reports.add(new ReferenceReport(
                orderId, execType, status, reason, Prices.NO_PRICE, 0, false, 0, 0, 0, nowNs, seenNs()));
    }

    private long seenNs() {
        seenNs = Math.max(seenNs, nowNs + config.latency().responseNs());
        return seenNs;
    }
}
