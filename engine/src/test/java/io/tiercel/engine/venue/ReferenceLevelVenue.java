package io.tiercel.engine.venue;

import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The execution rules for one instrument over level data, written to be read: every print is kept, and what a level still holds is computed from those
 * since it was stated.
 */
final class ReferenceLevelVenue {
    /** An order of ours; front null = nobody knows. */
    static final class Own {
        final long id;
        final int side;
        final TimeInForce timeInForce;
        final boolean isPostOnly;
        long price;
        long qty;
        long cumQty;
        Long front;
        long statedQty;
        boolean isResting;
        boolean isOver;

        Own(
                final long id,
                final int side,
                final TimeInForce timeInForce,
                final long price,
                final long qty,
                final boolean isPostOnly) {
            this.id = id;
            this.side = side;
            this.timeInForce = timeInForce;
            this.price = price;
            this.qty = qty;
            this.isPostOnly = isPostOnly;
        }

        long leavesQty() {
            return qty - cumQty;
        }
    }

    private record Print(int side, long price, long qty, int number) {}

    final Map<Long, Own> orders = new TreeMap<>();
    final List<String> reports = new ArrayList<>();
    private final List<TreeMap<Long, Long>> stated = List.of(new TreeMap<>(Comparator.reverseOrder()), new TreeMap<>());
    private final List<Map<Long, Integer>> statedAt = List.of(new HashMap<>(), new HashMap<>());
    private final List<Map<Long, Long>> used = List.of(new HashMap<>(), new HashMap<>());
    private final List<Print> prints = new ArrayList<>();
    private final List<Own> queue = new ArrayList<>();
    private final VenueConfig config;
    private final long lotSize;
    private boolean isOpen = true;
    private boolean isTold;

    ReferenceLevelVenue(final VenueConfig config, final long lotSize) {
        this.config = config;
        this.lotSize = lotSize;
    }

    private long workingQty(final int side, final long price) {
        long qty = stated.get(side).getOrDefault(price, 0L);
        for (final Print print : since(side, price)) {
            qty = print.price == price ? qty - print.qty : 0;
        }
        return Math.max(0, qty);
    }

    /** Prints that took from a level since it was stated. */
    private List<Print> since(final int side, final long price) {
        final int number = statedAt.get(side).getOrDefault(price, 0);
        return prints.stream()
                .filter(print ->
                        print.number >= number && print.side == side && Side.isAtOrBetter(side, price, print.price))
                .toList();
    }

    private long printedQty(final int side, final long price) {
        return since(side, price).stream()
                .filter(print -> print.price == price)
                .mapToLong(Print::qty)
                .sum();
    }

    private long availableQty(final int side, final long price) {
        return Math.max(0, workingQty(side, price) - used.get(side).getOrDefault(price, 0L));
    }

    /** Own resting orders of a side in price-time order. */
    private List<Own> resting(final int side) {
        final Comparator<Own> byPrice = Comparator.comparingLong(own -> -Side.sign(side) * own.price);
        return queue.stream().filter(own -> own.side == side).sorted(byPrice).toList();
    }

    private void join(final Own own) {
        final TreeMap<Long, Long> levels = stated.get(own.side);
        final boolean isShown =
                isTold && (levels.isEmpty() || Side.isAtOrBetter(own.side, own.price, levels.lastKey()));
        own.front = isShown ? workingQty(own.side, own.price) : null;
        own.statedQty = levels.getOrDefault(own.price, 0L);
    }

    void submit(final Own own) {
        if (own.isPostOnly && wouldTrade(own)) {
            own.isOver = true;
            orders.put(own.id, own);
            reports.add(own.id + " REJECTED");
            return;
        }
        orders.put(own.id, own);
        reports.add(own.id + " NEW");
        arrive(own);
    }

    private boolean wouldTrade(final Own own) {
        final int other = Side.opposite(own.side);
        return stated.get(other).keySet().stream()
                        .anyMatch(price -> workingQty(other, price) > 0 && Side.reaches(own.side, own.price, price))
                || queue.stream().anyMatch(met -> met.side == other && Side.reaches(own.side, own.price, met.price));
    }

    private void arrive(final Own own) {
        if (isOpen) {
            if (own.timeInForce == TimeInForce.FOK && take(own, true) < own.leavesQty()) {
                end(own, "CANCELED");
                return;
            }
            take(own, false);
        }
        if (own.isOver) {
            return;
        }
        if (own.timeInForce == TimeInForce.IOC || own.timeInForce == TimeInForce.FOK) {
            end(own, "CANCELED");
            return;
        }
        queue.add(own);
        own.isResting = true;
        join(own);
    }

    /** What an arrival gets; a trial changes nothing and stops at the first own order. */
    private long take(final Own own, final boolean isTrial) {
        final int other = Side.opposite(own.side);
        final TreeMap<Long, Boolean> prices = new TreeMap<>(stated.get(other).comparator());
        stated.get(other).keySet().forEach(price -> prices.put(price, true));
        queue.stream().filter(met -> met.side == other).forEach(met -> prices.put(met.price, true));
        long taken = 0;
        for (final long price : prices.keySet()) {
            if (own.isOver || taken == own.leavesQty() || !Side.reaches(own.side, own.price, price)) {
                break;
            }
            long left = availableQty(other, price);
            long passed = 0;
            long level = 0;
            boolean isStopped = false;
            for (final Own met : resting(other)) {
                if (met.price != price || own.isOver || isStopped) {
                    continue;
                }
                final long wanted = own.leavesQty() - taken - level;
                final long first = Math.min(left, met.front == null ? left : Math.max(0, met.front - passed));
                final long got = Math.min(wanted, first);
                level += got;
                left -= first;
                passed += first;
                if (got == wanted && level > 0 && own.leavesQty() - taken - level == 0) {
                    isStopped = true;
                    continue;
                }
                if (isTrial) {
                    return taken + level;
                }
                fillTaken(own, other, price, level);
                level = 0;
                if (config.selfTradePrevention() != SelfTradePrevention.CANCEL_NEWEST) {
                    end(met, "CANCELED");
                }
                if (config.selfTradePrevention() != SelfTradePrevention.CANCEL_OLDEST) {
                    end(own, "CANCELED");
                }
            }
            if (!own.isOver && !isStopped) {
                level += Math.min(left, own.leavesQty() - taken - level);
            }
            if (isTrial) {
                taken += level;
            } else if (!own.isOver) {
                fillTaken(own, other, price, level);
            }
        }
        return taken;
    }

    private void fillTaken(final Own own, final int side, final long price, final long qty) {
        if (qty > 0) {
            used.get(side).merge(price, qty, Long::sum);
            fill(own, price, qty, false);
        }
    }

    private void fill(final Own own, final long price, final long qty, final boolean isMaker) {
        own.cumQty += qty;
        reports.add(own.id + " TRADE " + qty + "@" + price + (isMaker ? " M" : " T"));
        if (own.leavesQty() == 0) {
            own.isOver = true;
            own.isResting = false;
            queue.remove(own);
        }
    }

    private void end(final Own own, final String how) {
        own.isOver = true;
        own.isResting = false;
        queue.remove(own);
        reports.add(own.id + " " + how);
    }

    void cancel(final long id) {
        final Own own = orders.get(id);
        if (own == null || own.isOver) {
            reports.add(id + " CANCEL_REJECTED");
        } else {
            end(own, "CANCELED");
        }
    }

    void replace(final long id, final long price, final long qty) {
        final Own own = orders.get(id);
        if (own == null || own.isOver) {
            reports.add(id + " REPLACE_REJECTED");
        } else if (!isOpen) {
            reports.add(id + " REPLACE_REJECTED");
        } else if (qty <= own.cumQty) {
            end(own, "REPLACED");
        } else if (price == own.price && qty <= own.qty) {
            own.qty = qty;
            reports.add(id + " REPLACED");
        } else {
            final long oldPrice = own.price;
            own.price = price;
            queue.remove(own);
            if (own.isPostOnly && wouldTrade(own)) {
                throw new IllegalStateException(
                        "a replace of a post-only order is not made: its place would be lost, was " + oldPrice);
            }
            own.qty = qty;
            own.isResting = false;
            reports.add(id + " REPLACED");
            arrive(own);
        }
    }

    void level(final int side, final long price, final long qty) {
        isTold = true;
        state(side, price, qty);
        look();
        cross();
    }

    void snapshot(final List<Map<Long, Long>> levels) {
        isTold = true;
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            final Map<Long, Long> all = new HashMap<>(levels.get(side));
            stated.get(side).keySet().forEach(price -> all.putIfAbsent(price, 0L));
            queue.forEach(own -> all.putIfAbsent(own.price, 0L));
            for (final Map.Entry<Long, Long> level : all.entrySet()) {
                state(side, level.getKey(), level.getValue());
            }
        }
        look();
        cross();
    }

    private void state(final int side, final long price, final long qty) {
        for (final Own own : queue) {
            if (own.side == side && own.price == price && own.front != null) {
                own.front = estimate(own, qty, printedQty(side, price));
                own.statedQty = qty;
            }
        }
        if (qty == 0) {
            stated.get(side).remove(price);
        } else {
            stated.get(side).put(price, qty);
        }
        statedAt.get(side).put(price, prints.size());
        used.get(side).computeIfPresent(price, (at, was) -> Math.min(was, qty));
    }

    private long estimate(final Own own, final long qty, final long traded) {
        final long change = own.statedQty - qty - traded;
        if (change <= 0 || own.front == 0 || config.queueModel().model() == QueueModel.RISK_AVERSE) {
            return Math.min(own.front, qty);
        }
        final double f = own.front / (double) lotSize;
        final long back = Math.max(0, own.statedQty - traded - own.front);
        final double b = back / (double) lotSize;
        final double n = config.queueModel().n();
        final double behind = back == 0
                ? 0
                : switch (config.queueModel().model()) {
                    case RISK_AVERSE -> 1;
                    case POWER -> StrictMath.pow(b, n) / (StrictMath.pow(b, n) + StrictMath.pow(f, n));
                    case POWER2 -> StrictMath.pow(b, n) / StrictMath.pow(b + f, n);
                    case POWER3 -> 1 - StrictMath.pow(f / (f + b), n);
                    case LOG -> StrictMath.log(1 + b) / (StrictMath.log(1 + b) + StrictMath.log(1 + f));
                    case LOG2 -> StrictMath.log(1 + b) / StrictMath.log(1 + b + f);
                };
        final double estimate = own.front - (1 - behind) * change + Math.min(back - behind * change, 0);
        return Math.max(0, Math.min(qty, lotSize * (long) Math.ceil(estimate / lotSize - 1e-9)));
    }

    private void look() {
        queue.stream().filter(own -> own.front == null).forEach(this::join);
    }

    private void cross() {
        if (!isOpen || config.fillOnCross() == FillOnCross.NONE) {
            return;
        }
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            for (final Own own : resting(Side.opposite(side))) {
                for (final long price : List.copyOf(stated.get(side).keySet())) {
                    final boolean isReached = Side.reaches(own.side, own.price, price)
                            && (config.fillOnCross() == FillOnCross.TOUCH || own.price != price);
                    final long qty = Math.min(own.leavesQty(), availableQty(side, price));
                    if (isReached && own.front != null && qty > 0) {
                        used.get(side).merge(price, qty, Long::sum);
                        fill(own, own.price, qty, true);
                    }
                }
            }
        }
    }

    void trade(final int restingSide, final long price, final long qty) {
        int side = restingSide;
        if (side == Side.NONE) {
            final TreeMap<Long, Long> asks = stated.get(Side.SELL);
            final TreeMap<Long, Long> bids = stated.get(Side.BUY);
            if (!asks.isEmpty() && price >= asks.firstKey()) {
                side = Side.SELL;
            } else if (!bids.isEmpty() && price <= bids.firstKey()) {
                side = Side.BUY;
            } else {
                return;
            }
        }
        long taken = 0;
        for (final Own own : resting(side)) {
            if (!Side.isAtOrBetter(side, own.price, price) || own.front == null) {
                continue;
            }
            final long reach = own.price == price ? qty - own.front - taken : qty - taken;
            own.front = own.price == price ? Math.max(0, own.front - qty) : 0L;
            if (isOpen && reach > 0) {
                final long got = Math.min(own.leavesQty(), reach);
                fill(own, own.price, got, true);
                taken += got;
            }
        }
        prints.add(new Print(side, price, qty, prints.size()));
    }

    void open(final boolean open) {
        if (open && !isOpen) {
            isOpen = true;
            for (final Own own : List.copyOf(orders.values())) {
                if (own.isResting && wouldTrade(own)) {
                    if (own.isPostOnly) {
                        end(own, "CANCELED");
                    } else {
                        take(own, false);
                    }
                }
            }
        }
        isOpen = open;
    }

    long ahead(final Own own) {
        return !own.isResting || own.front == null ? -1 : own.front;
    }
}
