package io.tiercel.marketdata.dbn;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.HashMap;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class RestingOrdersTest {
    private record Order(long price, long qty, int side) {}

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3})
    void shouldHoldWhatAMapHoldsWhenOrdersComeChangeAndGo(final long seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final Map<Long, Order> expected = new HashMap<>();
        final RestingOrders orders = new RestingOrders();
        for (int i = 0; i < 100_000; i++) {
            final long id = 1 + random.nextLong(i < 50_000 ? 2_000 : 200);
            final Order order = new Order(random.nextLong(), random.nextLong(1L << 32), random.nextInt(2));
            final int entry = orders.find(id);
            assertEquals(expected.containsKey(id), entry != RestingOrders.NONE, "seed " + seed + ", step " + i);
            if (entry == RestingOrders.NONE) {
                orders.put(id, order.price, order.qty, order.side);
                expected.put(id, order);
            } else if (random.nextInt(3) == 0) {
                orders.set(entry, order.price, order.qty);
                expected.computeIfPresent(id, (_, old) -> new Order(order.price, order.qty, old.side));
            } else {
                final Order known = expected.remove(id);
                assertEquals(known, new Order(orders.price(entry), orders.qty(entry), orders.side(entry)));
                orders.remove(entry);
            }
            if (i % 30_000 == 29_999) {
                orders.clear();
                expected.clear();
            }
            assertEquals(expected.size(), orders.size());
        }
    }
}
