package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.tiercel.marketdata.instrument.Prices;
import java.lang.management.ManagementFactory;
import java.util.function.Supplier;
import org.junit.jupiter.api.Test;

class ArrayOrderBookAllocationTest {
    private static final long SEED = 42;
    private static final int CHANGES = 20_000;
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();

    private long visited;

    private final OrderVisitor adder = (orderId, qty, priority) -> {
        visited += qty;
        return true;
    };

    @Test
    void shouldAllocateNothingWhenChangedAndRead() {
        assertEquals(0, leastOfPasses(() -> new ArrayOrderBook(1 << 16, 4096)), "seed " + SEED);
        assertTrue(visited != 0);
    }

    @Test
    void shouldAllocateNothingMoreWhenItHasGrownToItsSize() {
        final OrderBook book = new ArrayOrderBook(1, 1);
        allocatedBytes(book);

        assertEquals(0, leastOfPasses(() -> book), "seed " + SEED);
    }

    @Test
    void shouldShowAllocationWhenThereIsSome() {
        assertTrue(leastOfPasses(() -> new ArrayOrderBook(1, 1)) > 10_000, "a growing book allocates");
        assertTrue(leastOfPasses(ReferenceOrderBook::new) > CHANGES, "the reference book allocates");
    }

    @Test
    void shouldTakeLittleMemoryWhenIdle() {
        new ArrayOrderBook().clear();

        final long before = THREADS.getCurrentThreadAllocatedBytes();
        final OrderBook book = new ArrayOrderBook();
        final long idleBytes = THREADS.getCurrentThreadAllocatedBytes() - before;

        assertEquals(0, book.orderCount());
        assertTrue(idleBytes < 12 * 1024, "idle book: " + idleBytes + " bytes");
    }

    /**
     * What each pass of the same changes allocates. A pass in which the JIT compiles a method may show the strings of its class, which the JVM
     * makes on the asking thread, once; an allocation of the code shows in every pass.
     */
    private long leastOfPasses(final Supplier<OrderBook> newBook) {
        long least = Long.MAX_VALUE;
        for (int pass = 0; pass < 4; pass++) {
            least = Math.min(least, allocatedBytes(newBook.get()));
        }
        return least;
    }

    private long allocatedBytes(final OrderBook book) {
        final OrderBookChanges random = new OrderBookChanges(SEED, 200, 10, 1_000);
        book.clear();
        final long before = THREADS.getCurrentThreadAllocatedBytes();
        for (int i = 0; i < CHANGES; i++) {
            random.next();
            random.applyTo(book);
            read(book);
        }
        return THREADS.getCurrentThreadAllocatedBytes() - before;
    }

    private void read(final OrderBook book) {
        for (int side = 0; side < 2; side++) {
            for (int level = 0; level < BookView.DEPTH; level++) {
                visited += book.qty(side, level) + book.orderCount(side, level);
            }
            final long price = book.price(side, 0);
            visited += book.levels(side) + book.qtyAt(side, price) + book.nextPrice(side, Prices.NO_PRICE);
            book.visitOrders(side, price, adder);
        }
        visited += book.queueAhead(book.update().orderId()) + (book.isValid() ? 1 : 0);
    }
}
