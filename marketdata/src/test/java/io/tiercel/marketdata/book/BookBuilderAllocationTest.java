package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import java.lang.management.ManagementFactory;
import java.util.List;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class BookBuilderAllocationTest {
    private static final long SEED = 7;
    private static final int MESSAGES = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final InstrumentRegistry INSTRUMENTS =
            new InstrumentRegistry(List.of(new Instrument(0, "AAA", 2, 0, 1, 1, 1)));

    private final UnsafeBuffer slab = new UnsafeBuffer(new byte[MESSAGES * EventSlots.SLOT_LENGTH]);

    @Test
    void shouldAllocateNothingWhenMessagesAreApplied() {
        recordMessages();

        assertEquals(0, leastOfPasses(() -> new ArrayOrderBook(MESSAGES, MESSAGES)), "seed " + SEED);
    }

    @Test
    void shouldShowAllocationWhenThereIsSome() {
        recordMessages();

        assertTrue(leastOfPasses(() -> new ArrayOrderBook(1, 1)) > 10_000, "a growing book allocates");
        assertTrue(leastOfPasses(ReferenceOrderBook::new) > MESSAGES, "the reference book allocates");
    }

    /**
     * What each pass over the same messages allocates. A pass in which the JIT compiles a method may show the strings of its class, which the JVM
     * makes on the asking thread, once; an allocation of the code shows in every pass.
     */
    private long leastOfPasses(final Supplier<OrderBook> newBook) {
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 6; pass++) {
            final OrderBooks books = new OrderBooks(INSTRUMENTS, newBook);
            least = Math.min(least, allocatedBytes(books));
            assertTrue(books.book(0).orderCount() > 0);
        }
        return least;
    }

    private long allocatedBytes(final OrderBooks books) {
        final BookBuilder builder = new BookBuilder(books);
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < MESSAGES; i++) {
            builder.apply(slab, i * EventSlots.SLOT_LENGTH);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void recordMessages() {
        final EventWriter writer = new EventWriter(new Slots());
        final SplittableRandom random = new SplittableRandom(SEED);
        for (int i = 1; i <= MESSAGES; i++) {
            final int side = random.nextInt(2);
            final long price = 1_000L + random.nextInt(100);
            if (random.nextInt(1000) == 0) {
                writer.anonymousOrders(0, i, 0, true, i, side, price, 1L + random.nextInt(50));
            } else {
                final BookAction action = BookAction.get((short) random.nextInt(7));
                final boolean isEntry = action == BookAction.ADD || action == BookAction.REPLACE;
                final long orderId = action == BookAction.ADD ? i : 1L + random.nextInt(i);
                final long newOrderId = action == BookAction.REPLACE ? i : Prices.NO_ORDER_ID;
                writer.orderBookEvent(
                        0, i, i, action, side, orderId, newOrderId, price, isEntry ? 100 : random.nextInt(60));
            }
        }
    }

    private final class Slots implements EventSlots {
        private int claimed = -1;

        @Override
        public UnsafeBuffer buffer() {
            return slab;
        }

        @Override
        public int claim() {
            claimed++;
            return claimed * SLOT_LENGTH;
        }

        @Override
        public void publish(final int offset) {
            assertEquals(claimed * SLOT_LENGTH, offset);
        }
    }
}
