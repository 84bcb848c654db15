package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every order book does with changes that name what it does not know, or that no book can hold, in hand-worked cases. */
abstract class UnknownOrdersContractTest {
    protected static final int BUY = Side.BUY;
    protected static final int SELL = Side.SELL;
    protected static final long NO_PRICE = Prices.NO_PRICE;

    protected final OrderBook book = newBook();

    abstract OrderBook newBook();

    @Test
    void shouldTakeAllAndCountWhenMoreThanTheLeavesIsTaken() {
        book.add(1, BUY, 100, 5);
        book.add(2, BUY, 100, 5);
        book.add(3, BUY, 99, 5);

        book.execute(1, BUY, 100, 6);
        assertUpdate(BookAction.EXECUTE, 1, BUY, 100, 100, 6, 0, 1);
        book.reduce(3, BUY, 99, 50);
        assertUpdate(BookAction.REDUCE, 3, BUY, 99, NO_PRICE, 50, 0, 3);

        assertEquals(2, book.overruns());
        assertEquals(List.of("2:5@2"), queue(BUY, 100));
        assertEquals(1, book.orderCount());
    }

    @Test
    void shouldIgnoreTheAddWhenTheIdIsThere() {
        book.add(1, BUY, 100, 5);

        book.add(1, SELL, 105, 9);

        assertUpdate(BookAction.ADD, 1, SELL, 105, NO_PRICE, 9, 0, 0);
        assertFlags(true, false, false);
        assertEquals(1, book.duplicateOrders());
        assertEquals(0, book.levels(SELL));
        assertEquals(5, book.qtyAt(BUY, 100));
    }

    @Test
    void shouldIgnoreTheReplaceWhenTheOldIdIsUnknown() {
        book.add(1, SELL, 100, 5);

        book.replace(9, 10, 101, 5);

        assertUpdate(BookAction.REPLACE, 9, Side.NONE, NO_PRICE, NO_PRICE, 0, 0, 0);
        assertReplacement(10, 101, 5, 0);
        assertFlags(true, false, false);
        assertEquals(1, book.unknownOrders());
        assertEquals(-1, book.queueAhead(10));
    }

    @Test
    void shouldIgnoreTheReplaceWhenTheNewIdRestsAlready() {
        book.add(1, SELL, 100, 5);
        book.add(2, SELL, 101, 6);

        book.replace(1, 2, 102, 5);

        assertUpdate(BookAction.REPLACE, 1, SELL, 100, NO_PRICE, 5, 0, 1);
        assertReplacement(2, 102, 5, 0);
        assertFlags(true, false, false);
        assertEquals(1, book.duplicateOrders());
        assertEquals(List.of("1:5@1"), queue(SELL, 100));
        assertEquals(List.of(100L, 101L), walk(SELL));
    }

    @Test
    void shouldChangeNothingAndCountWhenAnUnknownOrderIsNamed() {
        book.add(1, SELL, 100, 5);

        book.execute(8, SELL, 100, 2);
        assertUpdate(BookAction.EXECUTE, 8, SELL, NO_PRICE, 100, 2, 0, 0);
        assertFlags(true, false, false);
        book.reduce(8, SELL, 100, 2);
        assertUpdate(BookAction.REDUCE, 8, SELL, 100, NO_PRICE, 2, 0, 0);
        assertFlags(true, false, false);
        book.delete(8, SELL, 100, 2);
        assertUpdate(BookAction.DELETE, 8, SELL, 100, NO_PRICE, 2, 0, 0);
        assertFlags(true, false, false);
        book.delete(8, Side.NONE, NO_PRICE, 0);
        assertUpdate(BookAction.DELETE, 8, Side.NONE, NO_PRICE, NO_PRICE, 0, 0, 0);

        assertEquals(4, book.unknownOrders());
        assertEquals(List.of("1:5@1"), queue(SELL, 100));
    }

    @Test
    void shouldShrinkTheAnonymousQuantityWhenAnUnknownOrderTellsSideAndPrice() {
        book.addAnonymous(SELL, 100, 50);
        assertUpdate(BookAction.ADD, -1, SELL, 100, NO_PRICE, 50, 50, 1);
        assertFlags(false, true, true);
        book.add(7, SELL, 100, 5);
        assertEquals(50, book.queueAhead(7));

        book.execute(8, SELL, 100, 20);
        assertUpdate(BookAction.EXECUTE, -1, SELL, 100, 100, 20, 30, 1);
        assertFlags(false, false, true);
        book.reduce(9, SELL, 100, 5);
        assertUpdate(BookAction.REDUCE, -1, SELL, 100, NO_PRICE, 5, 25, 1);
        book.delete(10, SELL, 100, 10);
        assertUpdate(BookAction.DELETE, -1, SELL, 100, NO_PRICE, 10, 15, 1);

        assertEquals(List.of("-1:15@1", "7:5@2"), queue(SELL, 100));
        assertEquals(2, book.orderCount());
        assertEquals(2, book.orderCount(SELL, 0));
        assertEquals(3, book.unknownOrders());
        assertEquals(0, book.overruns());

        // 16 of the 15 left: all of it and no more, the named order stays whole.
        book.delete(11, SELL, 100, 16);
        assertUpdate(BookAction.DELETE, -1, SELL, 100, NO_PRICE, 16, 0, 1);
        assertEquals(List.of("7:5@2"), queue(SELL, 100));
        assertEquals(1, book.overruns());

        book.delete(12, SELL, 100, 5);
        assertFlags(true, false, false);
        assertEquals(List.of("7:5@2"), queue(SELL, 100));
    }

    @Test
    void shouldNotGuessWhenAnUnknownOrderTellsTooLittle() {
        book.addAnonymous(SELL, 100, 50);

        book.execute(8, Side.NONE, 100, 20);
        assertFlags(true, false, false);
        book.execute(8, SELL, NO_PRICE, 20);
        assertFlags(true, false, false);
        book.execute(8, SELL, 101, 20);
        assertFlags(true, false, false);
        book.reduce(8, BUY, 100, 20);
        assertFlags(true, false, false);
        book.delete(8, SELL, 100, 0);
        assertFlags(true, false, false);
        book.replace(8, 9, 100, 5);
        assertFlags(true, false, false);

        assertEquals(50, book.qtyAt(SELL, 100));
        assertEquals(6, book.unknownOrders());
    }

    @Test
    void shouldGrowTheAnonymousQuantityWhenTheLevelHasOne() {
        book.addAnonymous(BUY, 100, 50);
        book.add(7, BUY, 100, 5);

        book.addAnonymous(BUY, 100, 10);

        assertUpdate(BookAction.ADD, -1, BUY, 100, NO_PRICE, 10, 60, 1);
        assertFlags(false, false, true);
        assertEquals(List.of("-1:60@1", "7:5@2"), queue(BUY, 100));
    }

    @Test
    void shouldStandBehindEarlierOrdersWhenAnonymousComesLater() {
        book.add(7, BUY, 100, 5);

        book.addAnonymous(BUY, 100, 10);
        book.add(8, BUY, 100, 6);

        assertEquals(List.of("7:5@1", "-2:10@2", "8:6@3"), queue(BUY, 100));
        assertEquals(15, book.queueAhead(8));
        assertEquals(5, book.queueAhead(-2));
    }

    @Test
    void shouldForgetTheAnonymousQuantityWhenItsLevelIsMadeAnew() {
        book.addAnonymous(BUY, 100, 10);
        book.execute(1, BUY, 100, 10);
        assertFlags(false, true, true);
        book.add(2, BUY, 100, 6);

        book.execute(3, BUY, 100, 6);

        assertFlags(true, false, false);
        assertEquals(6, book.qtyAt(BUY, 100));
    }

    @Test
    void shouldChangeNothingAndCountWhenNoBookCanHoldTheChange() {
        book.add(1, BUY, 100, 5);

        book.add(0, BUY, 100, 5);
        assertFlags(true, false, false);
        book.add(-4, BUY, 100, 5);
        assertFlags(true, false, false);
        book.add(Prices.NO_ORDER_ID, BUY, 100, 5);
        assertFlags(true, false, false);
        book.add(2, BUY, 100, 0);
        assertUpdate(BookAction.ADD, 2, BUY, 100, NO_PRICE, 0, 0, 0);
        assertFlags(true, false, false);
        book.add(2, Side.NONE, 100, 5);
        assertFlags(true, false, false);
        book.add(2, BUY, NO_PRICE, 5);
        assertFlags(true, false, false);
        book.add(2, BUY, 1L << 62, 5);
        assertFlags(true, false, false);
        book.addAnonymous(BUY, 100, -1);
        assertFlags(true, false, false);
        book.execute(1, BUY, 100, 0);
        assertFlags(true, false, false);
        book.reduce(1, BUY, 100, -3);
        assertFlags(true, false, false);
        book.replace(1, 2, 100, 0);
        assertUpdate(BookAction.REPLACE, 1, BUY, 100, NO_PRICE, 5, 0, 1);
        assertFlags(true, false, false);
        book.replace(1, 2, NO_PRICE, 5);
        assertFlags(true, false, false);

        assertEquals(12, book.invalidChanges());
        assertEquals(List.of("1:5@1"), queue(BUY, 100));
        assertEquals(0, book.unknownOrders());
        assertEquals(0, book.duplicateOrders());
    }

    @Test
    void shouldRefuseTheQuantityWhenTheLevelWouldOverflow() {
        final long half = 1L << 61;
        book.add(1, BUY, 100, half);
        book.add(2, BUY, 100, half);
        assertEquals(1L << 62, book.qty(BUY, 0));

        book.add(3, BUY, 100, 1L << 36);
        assertFlags(true, false, false);
        book.addAnonymous(BUY, 100, 1);
        assertFlags(true, false, false);
        book.add(4, BUY, 101, Long.MAX_VALUE);
        assertFlags(true, false, false);
        // What no sum of 2^26 orders can make overflow is taken.
        book.add(5, BUY, 100, (1L << 36) - 1);
        assertFlags(false, false, true);

        assertEquals((1L << 62) + (1L << 36) - 1, book.qty(BUY, 0));
        assertEquals(3, book.invalidChanges());
    }

    protected List<Long> walk(final int side) {
        final List<Long> prices = new ArrayList<>();
        for (long price = book.nextPrice(side, NO_PRICE); price != NO_PRICE; price = book.nextPrice(side, price)) {
            prices.add(price);
        }
        return prices;
    }

    protected List<String> queue(final int side, final long price) {
        final List<String> queue = new ArrayList<>();
        book.visitOrders(side, price, (orderId, qty, priority) -> queue.add(orderId + ":" + qty + "@" + priority));
        return queue;
    }

    protected void assertUpdate(
            final BookAction action,
            final long orderId,
            final int side,
            final long price,
            final long executionPrice,
            final long qty,
            final long leavesQty,
            final long priority) {
        final BookUpdate update = book.update();
        assertEquals(action, update.action());
        assertEquals(orderId, update.orderId());
        assertEquals(side, update.side());
        assertEquals(price, update.price());
        assertEquals(executionPrice, update.executionPrice());
        assertEquals(qty, update.qty());
        assertEquals(leavesQty, update.leavesQty());
        assertEquals(priority, update.priority());
        if (action != BookAction.REPLACE) {
            assertReplacement(Prices.NO_ORDER_ID, NO_PRICE, 0, 0);
        }
    }

    protected void assertReplacement(
            final long newOrderId, final long newPrice, final long newQty, final long newPriority) {
        assertEquals(newOrderId, book.update().newOrderId());
        assertEquals(newPrice, book.update().newPrice());
        assertEquals(newQty, book.update().newQty());
        assertEquals(newPriority, book.update().newPriority());
    }

    protected void assertFlags(
            final boolean isIgnored, final boolean isBestPriceChanged, final boolean isDepthChanged) {
        assertEquals(isIgnored, book.update().isIgnored(), "ignored");
        assertEquals(isBestPriceChanged, book.update().isBestPriceChanged(), "best price changed");
        assertEquals(isDepthChanged, book.update().isDepthChanged(), "depth changed");
    }
}
