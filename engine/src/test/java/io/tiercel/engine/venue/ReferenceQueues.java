package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The queues of one instrument with own and historical orders in one line, first in front: a queue position is read off, never kept.
 * <p>
 * An anonymous quantity of a snapshot may stand in several pieces with own orders between them.
 */
final class ReferenceQueues {
    /** One place in a queue: an own order, or historical quantity. */
    static final class Place {
        final ReferenceOrder own;
        final long historicalId;
        long qty;

        Place(final ReferenceOrder own, final long historicalId, final long qty) {
            this.own = own;
            this.historicalId = historicalId;
            this.qty = qty;
        }
    }

    private final List<TreeMap<Long, List<Place>>> sides =
            List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());

    @SuppressWarnings("NonApiType") // its callers walk it in both directions
    TreeMap<Long, List<Place>> levels(final int side) {
        return sides.get(side);
    }

    List<Place> level(final int side, final long price) {
        return sides.get(side).getOrDefault(price, List.of());
    }

    void append(final int side, final long price, final Place place) {
        sides.get(side).computeIfAbsent(price, absent -> new ArrayList<>()).add(place);
    }

    /** Own resting orders of a side in price-time order. */
    List<ReferenceOrder> own(final int side) {
        final List<ReferenceOrder> orders = new ArrayList<>();
        for (final List<Place> level : sides.get(side).values()) {
            for (final Place place : level) {
                if (place.own != null) {
                    orders.add(place.own);
                }
            }
        }
        return orders;
    }

    void remove(final ReferenceOrder order) {
        level(order.side, order.price).removeIf(place -> place.own == order);
        dropEmpty(order.side, order.price);
    }

    long ahead(final ReferenceOrder order) {
        long ahead = 0;
        for (final Place place : level(order.side, order.price)) {
            if (place.own == order) {
                return ahead;
            }
            ahead += place.own == null ? place.qty : 0;
        }
        return -1;
    }

    long historicalQty(final long historicalId) {
        long qty = 0;
        for (final Place place : places(historicalId)) {
            qty += place.qty;
        }
        return qty;
    }

    /** All pieces of one historical order, first in front. */
    List<Place> places(final long historicalId) {
        final List<Place> places = new ArrayList<>();
        for (final TreeMap<Long, List<Place>> levels : sides) {
            for (final List<Place> level : levels.values()) {
                for (final Place place : level) {
                    if (place.own == null && place.historicalId == historicalId) {
                        places.add(place);
                    }
                }
            }
        }
        return places;
    }

    int sideOf(final long historicalId) {
        for (final List<Place> level : sides.get(Side.BUY).values()) {
            for (final Place place : level) {
                if (place.own == null && place.historicalId == historicalId) {
                    return Side.BUY;
                }
            }
        }
        return Side.SELL;
    }

    long priceOf(final long historicalId) {
        for (final TreeMap<Long, List<Place>> levels : sides) {
            for (final var level : levels.entrySet()) {
                for (final Place place : level.getValue()) {
                    if (place.own == null && place.historicalId == historicalId) {
                        return level.getKey();
                    }
                }
            }
        }
        throw new IllegalArgumentException("no historical order " + historicalId);
    }

    /** Takes quantity off a historical order, from its first piece on or from its last piece back. */
    void takeOff(final long historicalId, final long qty, final boolean isFromFront) {
        final int side = sideOf(historicalId);
        final long price = priceOf(historicalId);
        final List<Place> places = places(historicalId);
        long remaining = qty;
        for (final Place place : isFromFront ? places : places.reversed()) {
            final long taken = Math.min(remaining, place.qty);
            place.qty -= taken;
            remaining -= taken;
        }
        level(side, price).removeIf(place -> place.own == null && place.qty == 0);
        dropEmpty(side, price);
    }

    private void dropEmpty(final int side, final long price) {
        if (level(side, price).isEmpty()) {
            sides.get(side).remove(price);
        }
    }

    void clear() {
        sides.forEach(TreeMap::clear);
    }

    /** One side after a snapshot: own orders keep what they had in front of them as far as the anonymous quantity of the level holds it. */
    void rebuild(
            final int side,
            final List<ReferenceOrder> own,
            final Map<ReferenceOrder, Long> ahead,
            final Map<Long, long[]> anonymous) {
        final Map<Long, Long> placed = new LinkedHashMap<>();
        for (final ReferenceOrder order : own) {
            final long[] there = anonymous.getOrDefault(order.price, new long[] {0, 0});
            final long before = placed.getOrDefault(order.price, 0L);
            final long inFront = Math.min(ahead.get(order), there[1]);
            if (inFront > before) {
                append(side, order.price, new Place(null, there[0], inFront - before));
                placed.put(order.price, inFront);
            }
            order.isWithinAnonymous = there[1] > 0;
            append(side, order.price, new Place(order, 0, 0));
        }
        for (final var level : anonymous.entrySet()) {
            final long rest = level.getValue()[1] - placed.getOrDefault(level.getKey(), 0L);
            if (rest > 0) {
                append(side, level.getKey(), new Place(null, level.getValue()[0], rest));
            }
        }
    }
}
