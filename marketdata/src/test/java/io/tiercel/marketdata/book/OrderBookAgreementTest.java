package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Prices;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Long random sequences: the fast book gives the answers of the reference book after every single change. */
class OrderBookAgreementTest {
    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void shouldAgreeAfterEveryChangeWhenFewLevelsAreBusy(final long seed) {
        compare(seed, 6_000, new Market(24, 1, 40));
    }

    @ParameterizedTest
    @ValueSource(longs = {11, 12, 13})
    void shouldAgreeAfterEveryChangeWhenLevelsAreThin(final long seed) {
        compare(seed, 6_000, new Market(300, 100, 60));
    }

    @ParameterizedTest
    @ValueSource(longs = {21, 22})
    void shouldAgreeAfterEveryChangeWhenThousandsOfLevelsRest(final long seed) {
        compare(seed, 15_000, new Market(1 << 20, 7, 12_000));
    }

    @Test
    @Tag("slow")
    void shouldAgreeAfterEveryChangeOverManySeeds() {
        for (long seed = 100; seed < 140; seed++) {
            compare(seed, 10_000, new Market(2 + (int) (seed % 50), 1 + seed % 3, 200));
        }
    }

    /**
     * @param prices distinct prices of the crowd.
     * @param step   between two of them.
     * @param orders remembered for later changes; more than that rest.
     */
    private record Market(int prices, long step, int orders) {}

    private static void compare(final long seed, final int changes, final Market market) {
        final OrderBook expected = new ReferenceOrderBook();
        final OrderBook actual = new ArrayOrderBook(1, 1);
        final OrderBookChanges random = new OrderBookChanges(seed, market.prices(), market.step(), market.orders());
        final Facts before = new Facts();
        final Facts after = new Facts();
        before.read(expected);
        for (int i = 0; i < changes; i++) {
            random.next();
            random.applyTo(expected);
            random.applyTo(actual);

            final String where = "seed " + seed + ", change " + i + ": " + random;
            after.read(expected);
            final Facts seen = new Facts();
            seen.read(actual);
            assertEquals(after.lines, seen.lines, where);
            assertEquals(facts(expected.update()), facts(actual.update()), where);
            assertCounters(expected, actual, where);
            assertFlagsTellTheTruth(expected.update(), before, after, where);
            for (int probe = 0; probe < 3; probe++) {
                final long orderId = random.anyOrderId();
                assertEquals(expected.queueAhead(orderId), actual.queueAhead(orderId), where);
                final int side = (int) (orderId & 1);
                final long price = random.anyPrice();
                assertEquals(expected.qtyAt(side, price), actual.qtyAt(side, price), where);
                assertEquals(expected.nextPrice(side, price), actual.nextPrice(side, price), where);
                assertEquals(queue(expected, side, price), queue(actual, side, price), where);
                final int deep = BookView.DEPTH + probe;
                assertEquals(expected.price(side, deep), actual.price(side, deep), where);
                assertEquals(expected.qty(side, deep), actual.qty(side, deep), where);
                assertEquals(expected.orderCount(side, deep), actual.orderCount(side, deep), where);
            }
            if (i % 500 == 0) {
                assertSameWholeBook(expected, actual, where);
            }
            before.copy(after);
        }
        assertSameWholeBook(expected, actual, "seed " + seed + ", at the end");
        random.assertEveryCaseCameUp(expected);
    }

    private static void assertCounters(final OrderBook expected, final OrderBook actual, final String where) {
        assertEquals(expected.orderCount(), actual.orderCount(), where);
        assertEquals(expected.unknownOrders(), actual.unknownOrders(), where);
        assertEquals(expected.duplicateOrders(), actual.duplicateOrders(), where);
        assertEquals(expected.invalidChanges(), actual.invalidChanges(), where);
        assertEquals(expected.overruns(), actual.overruns(), where);
    }

    /** The flags against two pictures of the best levels, which neither book had a hand in comparing. */
    private static void assertFlagsTellTheTruth(
            final BookUpdate update, final Facts before, final Facts after, final String where) {
        final boolean isBestPriceChanged =
                before.bestPrices[0] != after.bestPrices[0] || before.bestPrices[1] != after.bestPrices[1];
        assertEquals(isBestPriceChanged, update.isBestPriceChanged(), where);
        assertEquals(!before.lines.equals(after.lines), update.isDepthChanged(), where);
    }

    private static void assertSameWholeBook(final OrderBook expected, final OrderBook actual, final String where) {
        for (int side = 0; side < 2; side++) {
            int orders = 0;
            long price = expected.nextPrice(side, Prices.NO_PRICE);
            assertEquals(price, actual.nextPrice(side, Prices.NO_PRICE), where);
            while (price != Prices.NO_PRICE) {
                final List<String> queue = queue(expected, side, price);
                assertEquals(queue, queue(actual, side, price), where);
                assertEquals(expected.qtyAt(side, price), actual.qtyAt(side, price), where);
                orders += queue.size();
                final long next = expected.nextPrice(side, price);
                assertEquals(next, actual.nextPrice(side, price), where);
                price = next;
            }
            assertTrue(orders <= expected.orderCount(), where);
        }
    }

    private static List<String> queue(final OrderBook book, final int side, final long price) {
        final List<String> queue = new ArrayList<>();
        book.visitOrders(side, price, (orderId, qty, priority) -> queue.add(orderId + ":" + qty + "@" + priority));
        return queue;
    }

    private static List<Object> facts(final BookUpdate update) {
        return List.of(
                update.action(),
                update.orderId(),
                update.side(),
                update.price(),
                update.executionPrice(),
                update.qty(),
                update.leavesQty(),
                update.priority(),
                update.newOrderId(),
                update.newPrice(),
                update.newQty(),
                update.newPriority(),
                update.isIgnored(),
                update.isBestPriceChanged(),
                update.isDepthChanged());
    }

    /** The best levels with all their orders, and the best prices. */
    private static final class Facts {
        private List<String> lines = new ArrayList<>();
        private final long[] bestPrices = new long[2];

        private void read(final BookView book) {
            final List<String> read = new ArrayList<>();
            for (int side = 0; side < 2; side++) {
                bestPrices[side] = book.price(side, 0);
                final long[] copied = new long[2 * BookView.DEPTH + 1];
                read.add(side + " " + book.levels(side) + " " + book.copyLevels(side, copied) + " "
                        + Arrays.toString(copied));
                for (int level = 0; level < BookView.DEPTH; level++) {
                    final long price = book.price(side, level);
                    final StringBuilder line = new StringBuilder();
                    line.append(price).append(' ').append(book.qty(side, level));
                    line.append(' ').append(book.orderCount(side, level)).append(':');
                    book.visitOrders(side, price, (orderId, qty, priority) -> {
                        line.append(' ')
                                .append(orderId)
                                .append('x')
                                .append(qty)
                                .append('@')
                                .append(priority);
                        return true;
                    });
                    read.add(line.toString());
                }
            }
            lines = read;
        }

        private void copy(final Facts other) {
            lines = other.lines;
            bestPrices[0] = other.bestPrices[0];
            bestPrices[1] = other.bestPrices[1];
        }
    }
}
