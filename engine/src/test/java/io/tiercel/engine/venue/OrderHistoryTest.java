package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.strategy.order.OrderStatus;
import java.lang.management.ManagementFactory;
import org.junit.jupiter.api.Test;

class OrderHistoryTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final int ORDERS = 1_000_000;

    private final OrderHistory history = new OrderHistory();
    private final CommandLine.Command command = new CommandLine.Command();

    private void arrive(final long orderId) {
        command.orderId = orderId;
        command.instrumentId = (int) (orderId % 1_009);
        command.strategyId = (int) (orderId % 65_521);
        command.side = (int) (orderId & 1);
        history.arrived(command);
    }

    @Test
    void shouldRememberEveryOrderOfALongSession() {
        for (long id = 1; id <= ORDERS; id++) {
            arrive(id);
            if (id > 10) {
                history.ended(id - 10, id % 3 == 0 ? OrderStatus.FILLED : OrderStatus.CANCELED);
            }
        }

        for (long id = 1; id <= ORDERS; id++) {
            if (!history.hasSeen(id)
                    || history.instrumentId(id) != id % 1_009
                    || history.strategyId(id) != id % 65_521
                    || history.side(id) != (id & 1)) {
                throw new AssertionError("order " + id);
            }
            if (id <= ORDERS - 10) {
                assertEquals((id + 10) % 3 == 0 ? OrderStatus.FILLED : OrderStatus.CANCELED, history.finalStatus(id));
            }
        }
        assertFalse(history.hasSeen(0));
        assertFalse(history.hasSeen(ORDERS + 1));
    }

    @Test
    void shouldKnowNothingOfIdsNobodyGave() {
        arrive(7);
        arrive((1L << 31) - 1);

        for (final long id : new long[] {Long.MIN_VALUE, -1, 0, 6, 8, 1L << 20, 1L << 31, Long.MAX_VALUE}) {
            assertFalse(history.hasSeen(id), "order " + id);
        }
        assertTrue(history.hasSeen(7) && history.hasSeen((1L << 31) - 1));
    }

    @Test
    void shouldAllocateNothingForTheFirstMillionOrders() {
        arrive(1);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (long id = 2; id <= ORDERS; id++) {
            arrive(id);
        }

        assertEquals(0, THREADS.getCurrentThreadAllocatedBytes() - before);
    }

    /** An array that doubles would allocate 16 MB at once on the way, and 16 bytes an order. */
    @Test
    void shouldNeverAllocateMoreThanOneChunkAtOnce() {
        for (long id = 1; id <= ORDERS; id++) {
            arrive(id);
        }
        THREADS.getCurrentThreadAllocatedBytes();
        long most = 0;
        long total = 0;
        for (long id = ORDERS + 1; id <= 2 * ORDERS; id++) {
            final long before = THREADS.getCurrentThreadAllocatedBytes();
            arrive(id);
            final long allocated = THREADS.getCurrentThreadAllocatedBytes() - before;
            most = Math.max(most, allocated);
            total += allocated;
        }

        assertTrue(most >= 8 * 8_192 && most <= 8 * 8_192 + 1_024, "at once: " + most);
        // 10^6 orders of 8 bytes, the last chunk not full, with 16 bytes of header a chunk
        assertTrue(total <= 8L * (ORDERS + 8_192), "bytes: " + total);
    }
}
