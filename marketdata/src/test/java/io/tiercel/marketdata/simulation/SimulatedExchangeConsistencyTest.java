package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotNull;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.function.Supplier;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Replays the bytes with plain collections and holds every message against what it must be. */
class SimulatedExchangeConsistencyTest {
    private static final int EVENTS = 100_000;

    private final Map<Long, Resting> orders = new HashMap<>();
    private final List<List<NavigableMap<Integer, Deque<Resting>>>> books = new ArrayList<>();
    private long lastReference;
    private long lastMatchNumber;
    private long lastTimeNs;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldBeConsistentInEveryMessage(final long seed) {
        final SimulationConfig config = SimulationConfig.of(seed, EVENTS);
        for (int i = 0; i <= config.symbols().size(); i++) {
            books.add(List.of(new TreeMap<>(), new TreeMap<>()));
        }
        final ItchSession session = new ItchSession(new SimulatedExchange(config));
        int messages = 0;

        while (session.next()) {
            final String at = "seed " + seed + ", message ";
            final int message = ++messages;
            final Supplier<String> where = () -> at + message + " of type " + session.type;
            assertTrue(session.timeNs >= lastTimeNs, () -> where.get() + ": time runs back");
            lastTimeNs = session.timeNs;
            if (session.isOrderFlow()) {
                apply(session, config, where);
                assertUncrossed(session.locate, where);
            }
        }
    }

    private void apply(final ItchSession message, final SimulationConfig config, final Supplier<String> where) {
        final int locate = message.locate;
        switch (message.type) {
            case 'A', 'F' -> {
                assertEquals(config.symbols().get(locate - 1), message.stock.strip(), where);
                add(message.reference, locate, message.side, message.shares, message.price, where);
            }
            case 'E' -> {
                final Resting order = resting(message, where);
                final NavigableMap<Integer, Deque<Resting>> levels =
                        books.get(locate).get(order.side);
                final int best = order.side == Side.BUY ? levels.lastKey() : levels.firstKey();
                assertEquals(best, order.price, () -> where.get() + ": not the best price");
                assertSame(order, levels.get(best).getFirst(), () -> where.get() + ": not the first in the queue");
                assertEquals(lastMatchNumber + 1, message.matchNumber, where);
                lastMatchNumber = message.matchNumber;
                assertTrue(
                        message.shares > 0 && message.shares <= order.leaves,
                        () -> where.get() + ": " + message.shares);
                takeOff(order, message.shares);
            }
            case 'X' -> {
                final Resting order = resting(message, where);
                assertTrue(
                        message.shares > 0 && message.shares < order.leaves, () -> where.get() + ": " + message.shares);
                takeOff(order, message.shares);
            }
            case 'D' -> {
                final Resting order = resting(message, where);
                takeOff(order, order.leaves);
            }
            case 'U' -> {
                final Resting order = resting(message, where);
                takeOff(order, order.leaves);
                add(message.newReference, locate, order.side, message.shares, message.price, where);
            }
            case 'P' -> {
                final int bid = books.get(locate).get(Side.BUY).lastKey();
                final int ask = books.get(locate).get(Side.SELL).firstKey();
                assertTrue(message.price > bid && message.price < ask, () -> where.get() + ": not inside the spread");
                assertEquals(config.symbols().get(locate - 1), message.stock.strip(), where);
                assertTrue(message.shares > 0, where);
                assertEquals(lastMatchNumber + 1, message.matchNumber, where);
                lastMatchNumber = message.matchNumber;
            }
            default -> throw new AssertionError(where.get());
        }
    }

    private Resting resting(final ItchSession message, final Supplier<String> where) {
        final Resting order = orders.get(message.reference);
        assertNotNull(order, () -> where.get() + ": unknown order " + message.reference);
        assertEquals(order.locate, message.locate, where);
        return order;
    }

    private void add(
            final long reference,
            final int locate,
            final int side,
            final int shares,
            final int price,
            final Supplier<String> where) {
        assertEquals(lastReference + 1, reference, where);
        lastReference = reference;
        assertTrue(shares > 0 && shares <= 1000, () -> where.get() + ": " + shares + " shares");
        assertEquals(0, price % 100, () -> where.get() + ": a part of a cent");
        final Resting order = new Resting(locate, side, price, shares);
        assertNull(orders.put(reference, order), where);
        order.reference = reference;
        books.get(locate)
                .get(side)
                .computeIfAbsent(price, p -> new ArrayDeque<>())
                .add(order);
    }

    private void takeOff(final Resting order, final int shares) {
        order.leaves -= shares;
        if (order.leaves == 0) {
            orders.remove(order.reference);
            final NavigableMap<Integer, Deque<Resting>> levels =
                    books.get(order.locate).get(order.side);
            final Deque<Resting> queue = levels.get(order.price);
            queue.remove(order);
            if (queue.isEmpty()) {
                levels.remove(order.price);
            }
        }
    }

    private void assertUncrossed(final int locate, final Supplier<String> where) {
        final NavigableMap<Integer, Deque<Resting>> bids = books.get(locate).get(Side.BUY);
        final NavigableMap<Integer, Deque<Resting>> asks = books.get(locate).get(Side.SELL);
        if (!bids.isEmpty() && !asks.isEmpty()) {
            assertTrue(
                    bids.lastKey() < asks.firstKey(),
                    () -> where.get() + ": " + bids.lastKey() + " meets " + asks.firstKey());
        }
    }

    private static final class Resting {
        private final int locate;
        private final int side;
        private final int price;
        private int leaves;
        private long reference;

        private Resting(final int locate, final int side, final int price, final int leaves) {
            this.locate = locate;
            this.side = side;
            this.price = price;
            this.leaves = leaves;
        }
    }
}
