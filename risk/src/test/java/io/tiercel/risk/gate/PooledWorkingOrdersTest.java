package io.tiercel.risk.gate;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.SplittableRandom;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class PooledWorkingOrdersTest {
    private static final int INSTRUMENTS = 3;
    private static final int CAPACITY = 40;

    @Test
    void shouldAgreeWithASortedMapOverLongRandomSequences() {
        for (long seed = 1; seed <= 4; seed++) {
            compareWithMap(seed);
        }
    }

    private static void compareWithMap(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final PooledWorkingOrders orders = new PooledWorkingOrders(INSTRUMENTS, CAPACITY);
        final NavigableMap<Long, long[]> reference = new TreeMap<>();
        final ExecutionReport report = new ExecutionReport();
        final Order order = new Order();
        long nextId = 1;
        for (int step = 0; step < 5_000; step++) {
            final String where = "seed " + seed + ", step " + step;
            if (reference.size() < CAPACITY && random.nextInt(5) < 3) {
                // Ids skip like those of a session in which others are final: the table has to probe.
                nextId += random.nextInt(3) == 0 ? random.nextInt(1, 300) : 1;
                order.orderId = nextId;
                order.instrumentId = random.nextInt(INSTRUMENTS);
                order.side = random.nextInt(2);
                order.price = random.nextInt(1, 1_000);
                order.qty = 1 + random.nextLong(100);
                orders.open(order);
                reference.put(nextId, new long[] {order.instrumentId, order.side, order.price, order.qty});
                report.execType = ExecType.NEW;
                assertTrue(say(orders, report, nextId), where);
            } else if (!reference.isEmpty()) {
                final List<Long> ids = new ArrayList<>(reference.keySet());
                final long orderId = ids.get(random.nextInt(ids.size()));
                if (random.nextBoolean()) {
                    report.execType = ExecType.CANCELED;
                    assertTrue(say(orders, report, orderId), where);
                    reference.remove(orderId);
                } else {
                    fillSome(random, orders, reference, report, orderId, where);
                }
            }
            expectSame(reference, orders, nextId, where);
        }
    }

    private static void fillSome(
            final SplittableRandom random,
            final PooledWorkingOrders orders,
            final Map<Long, long[]> reference,
            final ExecutionReport report,
            final long orderId,
            final String where) {
        final long[] known = reference.get(orderId);
        final long qty = 1 + random.nextLong(known[3]);
        report.execType = ExecType.TRADE;
        report.lastQty = qty;
        report.cumQty = orders.cumQty(orderId) + qty;
        assertTrue(say(orders, report, orderId), where);
        known[3] -= qty;
        if (known[3] == 0) {
            reference.remove(orderId);
        }
    }

    private static boolean say(final PooledWorkingOrders orders, final ExecutionReport report, final long orderId) {
        report.orderId = orderId;
        report.instrumentId = orders.instrumentId(orderId);
        report.side = orders.side(orderId);
        return orders.apply(orders.find(orderId), report);
    }

    private static void expectSame(
            final NavigableMap<Long, long[]> reference,
            final PooledWorkingOrders orders,
            final long lastId,
            final String where) {
        assertEquals(reference.size(), orders.count(), where);
        final long[] openQtys = new long[2 * INSTRUMENTS];
        long orderId = 0;
        for (final Map.Entry<Long, long[]> entry : reference.entrySet()) {
            orderId = orders.nextOpen(orderId);
            assertEquals(entry.getKey(), orderId, where);
            assertEquals(entry.getValue()[2], orders.price(orderId), where);
            assertEquals(entry.getValue()[3], orders.leavesQty(orderId), where);
            openQtys[(int) (2 * entry.getValue()[0] + entry.getValue()[1])] += entry.getValue()[3];
        }
        assertEquals(Prices.NO_ORDER_ID, orders.nextOpen(orderId), where);
        for (int i = 0; i < openQtys.length; i++) {
            assertEquals(openQtys[i], orders.openQty(i / 2, i % 2), where);
        }
        expectSameMeetings(reference, orders, where);
        final long probe = lastId - lastId % 7;
        assertEquals(reference.containsKey(probe), orders.isOpen(probe), where);
        final Long next = reference.higherKey(probe);
        assertEquals(next == null ? Prices.NO_ORDER_ID : next, orders.nextOpen(probe), where);
    }

    private static void expectSameMeetings(
            final NavigableMap<Long, long[]> reference, final PooledWorkingOrders orders, final String where) {
        for (int instrument = 0; instrument < INSTRUMENTS; instrument++) {
            final int id = instrument;
            final long[] sells = reference.values().stream()
                    .filter(each -> each[0] == id && each[1] == Side.SELL)
                    .mapToLong(each -> each[2])
                    .sorted()
                    .toArray();
            assertEquals(sells.length > 0, orders.wouldMeetOwn(id, Side.BUY, Prices.NO_PRICE), where);
            if (sells.length > 0) {
                assertTrue(orders.wouldMeetOwn(id, Side.BUY, sells[0]), where + " " + Arrays.toString(sells));
                assertFalse(orders.wouldMeetOwn(id, Side.BUY, sells[0] - 1), where + " " + Arrays.toString(sells));
            }
        }
    }

    @Test
    void shouldFindIdsThatShareAPlaceInTheTable() {
        final PooledWorkingOrders orders = new PooledWorkingOrders(1, 4);
        final Order order = new Order();
        final ExecutionReport report = new ExecutionReport();
        for (final long orderId : new long[] {16, 32, 48, 64}) {
            order.orderId = orderId;
            order.qty = orderId;
            orders.open(order);
        }
        report.execType = ExecType.REJECTED;

        assertTrue(say(orders, report, 16));

        assertFalse(orders.isOpen(16));
        assertEquals(32, orders.leavesQty(32));
        assertEquals(48, orders.leavesQty(48));
        assertEquals(64, orders.leavesQty(64));
    }

    @Test
    void shouldRefuseToTellOfOrdersThatAreNotOpen() {
        final PooledWorkingOrders orders = new PooledWorkingOrders(1, 4);

        final IllegalArgumentException thrown = assertThrows(IllegalArgumentException.class, () -> orders.status(5));
        assertEquals("order 5 is not open", thrown.getMessage());
    }
}
