package io.tiercel.factors.streaming;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;

/**
 * A seeded market that does what real ones do rarely: empty sides, locked and crossed books, missing levels, equal and backward times, bursts
 * and long pauses, hidden trades between ticks, trades without price or side, trades of many buckets, whole new books.
 */
final class RandomMarket {
    /** Price units of a tick. */
    static final long TICK = 100;

    private final SplittableRandom random;
    private final NavigableMap<Long, Long> bids = new TreeMap<>((x, y) -> Long.compare(y, x));
    private final NavigableMap<Long, Long> asks = new TreeMap<>();
    private long centreTicks = 50_000;
    private long timeNs = 34_200_000_000_000L;
    private ArrayBookView book = new ArrayBookView();
    private boolean isDepthChanged;

    RandomMarket(final long seed) {
        random = new SplittableRandom(seed);
    }

    /** Moves the place around which new orders come. */
    void jump(final long ticks) {
        centreTicks += ticks;
        bids.clear();
        asks.clear();
    }

    FactorEvent next() {
        nextTime();
        centreTicks += chance(0.05) ? random.nextInt(-2, 3) : 0;
        final int side = random.nextInt(2);
        final double u = random.nextDouble();
        if (u < 0.45) {
            final long[] added = add(side);
            return changed(BookAction.ADD, side, added[0], added[1]);
        } else if (u < 0.70) {
            final boolean isWhole = random.nextBoolean();
            final long gone = takeOff(side, isWhole ? Long.MAX_VALUE : qty());
            final int told = chance(0.02) ? Side.NONE : side;
            return changed(isWhole ? BookAction.DELETE : BookAction.REDUCE, told, 0, gone);
        } else if (u < 0.85) {
            return execute(side);
        } else if (u < 0.92) {
            return hiddenTrade(side);
        } else if (u < 0.94) {
            return changed(BookAction.CROSS, side, centreTicks * TICK, qty());
        } else if (u < 0.99) {
            final long gone = takeOff(side, Long.MAX_VALUE);
            final long[] added = add(side);
            return changed(BookAction.REPLACE, side, 0, gone, added[0], added[1]);
        } else if (u < 0.993) {
            side(side).clear();
            return changed(BookAction.DELETE, side, 0, 1);
        }
        bids.clear();
        asks.clear();
        for (int i = random.nextInt(14); i > 0; i--) {
            add(random.nextInt(2));
        }
        return changed(BookAction.NULL_VAL, Side.NONE, Prices.NO_PRICE, 0);
    }

    /** Several of its events as the parts of one, at the time of the last; of every kind but whole new books. */
    FactorEvent nextGroup() {
        final List<FactorEvent.Part> parts = new ArrayList<>();
        FactorEvent event = next();
        for (int more = random.nextInt(1, 7); more > 0 && event.action() != BookAction.NULL_VAL; more--) {
            final FactorEvent part = event;
            final boolean isDeep = isDepthChanged;
            event = chance(0.4) && part.isTrade() ? takenOff(part) : next();
            parts.add(new FactorEvent.Part(part, isDeep));
        }
        // a whole new book ends the group before it
        return event.action() == BookAction.NULL_VAL ? event : event.after(parts);
    }

    /** The order that a trade took, leaving as if canceled: all of it, or more, or less. */
    private FactorEvent takenOff(final FactorEvent trade) {
        final int side = trade.side() == Side.NONE ? random.nextInt(2) : trade.side();
        takeOff(side, 1);
        return changed(BookAction.DELETE, side, 0, Math.max(1, trade.qty() + random.nextInt(-1, 2)));
    }

    /** Whether the last event changed the best ten levels. */
    boolean isDepthChanged() {
        return isDepthChanged;
    }

    private void nextTime() {
        final double u = random.nextDouble();
        if (u < 0.30) {
            return;
        } else if (u < 0.88) {
            timeNs += random.nextLong(80_000_000L);
        } else if (u < 0.97) {
            timeNs += random.nextLong(1_200_000_000L);
        } else if (u < 0.972) {
            timeNs += random.nextLong(40_000_000_000L);
        } else if (u < 0.974) {
            timeNs += 1_000_000_000L;
        } else {
            timeNs -= random.nextLong(1_000_000L);
        }
    }

    /** Price and quantity of the new order. */
    private long[] add(final int side) {
        final boolean isCrossing = chance(0.01);
        final long distance =
                isCrossing ? -random.nextInt(4) : 1 + (long) (random.nextDouble() * random.nextDouble() * 30);
        final long price = (centreTicks - Side.sign(side) * distance) * TICK;
        final long qty = qty();
        side(side).merge(price, qty, Long::sum);
        return new long[] {price, qty};
    }

    /** Takes that much off a level near the best, or what is there; tells how much, 1 where there is nothing. */
    private long takeOff(final int side, final long qty) {
        if (side(side).isEmpty()) {
            return 1;
        }
        long price = side(side).firstKey();
        for (int skip = random.nextInt(6); skip > 0 && side(side).higherKey(price) != null; skip--) {
            price = side(side).higherKey(price);
        }
        final long gone = Math.min(qty, side(side).get(price));
        reduce(side, price, gone);
        return gone;
    }

    private void reduce(final int side, final long price, final long qty) {
        final long left = side(side).get(price) - qty;
        if (left > 0) {
            side(side).put(price, left);
        } else {
            side(side).remove(price);
        }
    }

    private FactorEvent execute(final int side) {
        final long traded = qty();
        long price = (centreTicks + random.nextInt(-1, 2)) * TICK;
        if (!side(side).isEmpty() && chance(0.9)) {
            price = side(side).firstKey();
            reduce(side, price, traded);
        }
        return changed(
                BookAction.EXECUTE,
                chance(0.1) ? Side.NONE : side,
                chance(0.05) ? Prices.NO_PRICE : price,
                chance(0.02) ? 0 : traded);
    }

    private FactorEvent hiddenTrade(final int side) {
        final long price = centreTicks * TICK + random.nextInt(-3, 4) * (TICK / 2) + (chance(0.2) ? 13 : 0);
        return changed(BookAction.TRADE, chance(0.4) ? Side.NONE : side, chance(0.05) ? Prices.NO_PRICE : price, qty());
    }

    private FactorEvent changed(final BookAction action, final int side, final long price, final long qty) {
        return changed(action, side, price, qty, Prices.NO_PRICE, 0L);
    }

    private FactorEvent changed(
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final long newPrice,
            final long newQty) {
        final ArrayBookView after = new ArrayBookView().bids(best(bids)).asks(best(asks));
        isDepthChanged = !after.isEqual(book);
        book = isDepthChanged ? after : book;
        return new FactorEvent(timeNs, action, side, price, qty, newPrice, newQty, book);
    }

    private static long[] best(final NavigableMap<Long, Long> levels) {
        final long[] pairs = new long[2 * Math.min(BookView.DEPTH, levels.size())];
        int count = 0;
        for (final Map.Entry<Long, Long> level : levels.entrySet()) {
            if (count == pairs.length) {
                break;
            }
            pairs[count++] = level.getKey();
            pairs[count++] = level.getValue();
        }
        return pairs;
    }

    private NavigableMap<Long, Long> side(final int side) {
        return side == Side.BUY ? bids : asks;
    }

    private long qty() {
        final double u = random.nextDouble();
        return u < 0.9 ? random.nextLong(1, 200) : u < 0.999 ? random.nextLong(200, 3_000) : 100_000;
    }

    private boolean chance(final double probability) {
        return random.nextDouble() < probability;
    }
}
