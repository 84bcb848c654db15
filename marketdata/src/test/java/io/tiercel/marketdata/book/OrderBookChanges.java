package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.SplittableRandom;

/** A seeded stream of changes of one book: mostly sound, with every fault that a feed can show. */
final class OrderBookChanges {
    private enum Kind {
        ADD,
        ANONYMOUS,
        EXECUTE,
        REDUCE,
        DELETE,
        REPLACE,
        CLEAR
    }

    private final SplittableRandom random;
    private final int prices;
    private final long step;
    private final int target;
    /** Ids that were fed as resting once; many have left since. */
    private final long[] ids;

    private int known;
    private long nextId = 1;
    private long centre;
    private Kind kind = Kind.CLEAR;
    private long orderId;
    private long newOrderId;
    private int side;
    private long price;
    private long qty;

    /**
     * @param seed    of everything.
     * @param prices  distinct prices of the crowd.
     * @param step    between two of them.
     * @param target  ids remembered for later changes; orders whose id is forgotten rest until the book is cleared.
     */
    OrderBookChanges(final long seed, final int prices, final long step, final int target) {
        this.random = new SplittableRandom(seed);
        this.prices = prices;
        this.step = step;
        this.target = target;
        this.ids = new long[target];
    }

    void next() {
        final int dice = random.nextInt(1000);
        side = random.nextInt(50) == 0 ? Side.NONE : random.nextInt(2);
        price = anyPrice();
        qty = anyQty();
        orderId = anyOrderId();
        newOrderId = random.nextInt(40) == 0 ? anyOrderId() : nextId++;
        if (dice < 450) {
            kind = Kind.ADD;
            orderId = newOrderId;
            remember(orderId);
        } else if (dice < 500) {
            kind = Kind.ANONYMOUS;
        } else if (dice < 600) {
            kind = Kind.EXECUTE;
        } else if (dice < 700) {
            kind = Kind.REDUCE;
        } else if (dice < 880) {
            kind = Kind.DELETE;
        } else if (dice < 998) {
            kind = Kind.REPLACE;
            newOrderId = random.nextInt(8) == 0 ? orderId : newOrderId;
            remember(newOrderId);
        } else {
            kind = random.nextInt(target) < 50 ? Kind.CLEAR : Kind.ADD;
            centre = random.nextInt(3) == 0 ? 0 : random.nextLong(-1L << 50, 1L << 50);
        }
    }

    void applyTo(final OrderBook book) {
        switch (kind) {
            case ADD -> book.add(orderId, side, price, qty);
            case ANONYMOUS -> book.addAnonymous(side, price, qty);
            case EXECUTE -> book.execute(orderId, side, price, qty);
            case REDUCE -> book.reduce(orderId, side, price, qty);
            case DELETE -> book.delete(orderId, side, price, qty);
            case REPLACE -> book.replace(orderId, newOrderId, price, qty);
            case CLEAR -> book.clear();
        }
    }

    /** Mostly an id fed before; sometimes one never seen, of an anonymous order, or none. */
    long anyOrderId() {
        final int dice = random.nextInt(100);
        if (dice == 0) {
            return Prices.NO_ORDER_ID;
        }
        if (dice == 1) {
            return -1 - random.nextLong(nextId);
        }
        if (dice == 2 || known == 0) {
            return 1L << 60 | nextId;
        }
        return ids[random.nextInt(known)];
    }

    /** Crowded towards the middle, the two sides overlapping: locked and crossed books come up all the time. */
    long anyPrice() {
        final int dice = random.nextInt(200);
        if (dice == 0) {
            return Prices.NO_PRICE;
        }
        if (dice == 1) {
            return random.nextLong();
        }
        final int offset = (random.nextInt(prices) + random.nextInt(prices)) / 2 - prices / 2;
        return centre + offset * step + (dice == 2 ? 1 : 0);
    }

    private long anyQty() {
        final int dice = random.nextInt(300);
        if (dice == 0) {
            return random.nextInt(3) - 1L;
        }
        if (dice == 1) {
            return random.nextLong(1L << 62);
        }
        return 1L + random.nextInt(random.nextInt(4) == 0 ? 500 : 20);
    }

    private void remember(final long id) {
        if (known < ids.length) {
            ids[known++] = id;
        } else {
            ids[random.nextInt(known)] = id;
        }
    }

    /** A comparison that never met a fault would prove little. */
    void assertEveryCaseCameUp(final OrderBook book) {
        assertTrue(book.unknownOrders() > 0, "unknown orders");
        assertTrue(book.duplicateOrders() > 0, "duplicates");
        assertTrue(book.invalidChanges() > 0, "invalid changes");
        assertTrue(book.overruns() > 0, "overruns");
    }

    @Override
    public String toString() {
        return kind + " order " + orderId + " new " + newOrderId + " side " + side + " price " + price + " qty " + qty;
    }
}
