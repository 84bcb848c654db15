package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What every order book answers, in hand-worked cases. */
abstract class OrderBookContractTest extends UnknownOrdersContractTest {
    @Test
    void shouldAnswerSentinelsWhenEmpty() {
        for (int side = 0; side < 2; side++) {
            assertEquals(0, book.levels(side));
            assertEquals(NO_PRICE, book.nextPrice(side, NO_PRICE));
            assertEquals(NO_PRICE, book.nextPrice(side, 100));
            assertEquals(0, book.qtyAt(side, 100));
            for (int level = 0; level < 2 * BookView.DEPTH; level++) {
                assertEquals(NO_PRICE, book.price(side, level));
                assertEquals(0, book.qty(side, level));
                assertEquals(0, book.orderCount(side, level));
            }
        }
        assertEquals(0, book.orderCount());
        assertEquals(-1, book.queueAhead(1));
        assertEquals(-1, book.queueAhead(Prices.NO_ORDER_ID));
        assertFalse(book.isValid());
        assertEquals(BookAction.NULL_VAL, book.update().action());
        assertEquals(List.of(), queue(BUY, 100));
    }

    @Test
    void shouldSortBothSidesBestFirstWhenOrdersArriveInAnyOrder() {
        for (final long price : new long[] {101, 99, 100, 98, 102}) {
            book.add(price, BUY, price, 10);
            book.add(100 + price, SELL, 100 + price, 20);
        }

        assertEquals(List.of(102L, 101L, 100L, 99L, 98L), walk(BUY));
        assertEquals(List.of(198L, 199L, 200L, 201L, 202L), walk(SELL));
        assertEquals(102, book.price(BUY, 0));
        assertEquals(98, book.price(BUY, 4));
        assertEquals(198, book.price(SELL, 0));
        assertEquals(5, book.levels(BUY));
        assertTrue(book.isValid());
    }

    @Test
    void shouldHoldZeroNegativeAndDistantPricesWhenFed() {
        final long far = (1L << 62) - 1;
        for (final long price : new long[] {0, -5, far, -far, 7, -(1L << 62)}) {
            book.add(1 + book.orderCount(), BUY, price, 10);
            book.add(1 + book.orderCount(), SELL, price, 10);
        }

        assertEquals(List.of(far, 7L, 0L, -5L, -far, -(1L << 62)), walk(BUY));
        assertEquals(List.of(-(1L << 62), -far, -5L, 0L, 7L, far), walk(SELL));
        assertEquals(10, book.qtyAt(SELL, -5));
        assertEquals(0, book.invalidChanges());
    }

    @Test
    void shouldQueueInArrivalOrderWhenPricesAreEqual() {
        book.add(7, BUY, 100, 10);
        book.add(3, BUY, 100, 20);
        book.add(5, BUY, 100, 30);

        assertEquals(List.of("7:10@1", "3:20@2", "5:30@3"), queue(BUY, 100));
        assertEquals(60, book.qty(BUY, 0));
        assertEquals(3, book.orderCount(BUY, 0));
        // 5 stands behind 10 + 20.
        assertEquals(0, book.queueAhead(7));
        assertEquals(10, book.queueAhead(3));
        assertEquals(30, book.queueAhead(5));
    }

    @Test
    void shouldStopTheVisitWhenTheVisitorSaysSo() {
        book.add(7, BUY, 100, 10);
        book.add(3, BUY, 100, 20);
        final List<Long> seen = new ArrayList<>();

        book.visitOrders(BUY, 100, (orderId, qty, priority) -> {
            seen.add(orderId);
            return false;
        });

        assertEquals(List.of(7L), seen);
    }

    @Test
    void shouldTellTheAddWhenOneEnters() {
        book.add(1, SELL, 100, 10);

        assertUpdate(BookAction.ADD, 1, SELL, 100, NO_PRICE, 10, 10, 1);
        assertFlags(false, true, true);

        book.add(2, SELL, 101, 5);

        assertUpdate(BookAction.ADD, 2, SELL, 101, NO_PRICE, 5, 5, 2);
        assertFlags(false, false, true);
    }

    @Test
    void shouldKeepThePlaceWhenExecutedOrReducedInPart() {
        book.add(1, SELL, 100, 10);
        book.add(2, SELL, 100, 20);

        book.execute(1, SELL, 100, 4);

        assertUpdate(BookAction.EXECUTE, 1, SELL, 100, 100, 4, 6, 1);
        assertFlags(false, false, true);
        assertEquals(List.of("1:6@1", "2:20@2"), queue(SELL, 100));

        book.reduce(2, SELL, 100, 15);

        assertUpdate(BookAction.REDUCE, 2, SELL, 100, NO_PRICE, 15, 5, 2);
        assertEquals(List.of("1:6@1", "2:5@2"), queue(SELL, 100));
        assertEquals(11, book.qty(SELL, 0));
        assertEquals(6, book.queueAhead(2));
    }

    @Test
    void shouldTellRestingSideAndPriceWhenTheFeedNamesTheIdOnly() {
        book.add(1, SELL, 100, 10);
        book.add(2, BUY, 90, 10);

        book.execute(1, Side.NONE, NO_PRICE, 3);
        assertUpdate(BookAction.EXECUTE, 1, SELL, 100, 100, 3, 7, 1);

        book.execute(1, Side.NONE, 99, 3);
        assertUpdate(BookAction.EXECUTE, 1, SELL, 100, 99, 3, 4, 1);

        book.reduce(2, Side.NONE, NO_PRICE, 4);
        assertUpdate(BookAction.REDUCE, 2, BUY, 90, NO_PRICE, 4, 6, 2);

        book.delete(2, Side.NONE, NO_PRICE, 0);
        assertUpdate(BookAction.DELETE, 2, BUY, 90, NO_PRICE, 6, 0, 2);
        assertFlags(false, true, true);
        assertEquals(0, book.levels(BUY));
    }

    @Test
    void shouldTrustTheBookWhenTheFeedTellsAnotherSideOrPriceForAKnownOrder() {
        book.add(1, SELL, 100, 10);

        book.delete(1, BUY, 55, 3);

        assertUpdate(BookAction.DELETE, 1, SELL, 100, NO_PRICE, 10, 0, 1);
        assertEquals(0, book.orderCount());
        assertEquals(0, book.overruns());
    }

    @Test
    void shouldMoveUpTheQueueWhenTheOrderInTheMiddleLeaves() {
        book.add(1, BUY, 100, 1);
        book.add(2, BUY, 100, 2);
        book.add(3, BUY, 100, 4);

        book.delete(2, BUY, 100, 2);

        assertEquals(List.of("1:1@1", "3:4@3"), queue(BUY, 100));
        assertEquals(1, book.queueAhead(3));
        assertEquals(-1, book.queueAhead(2));

        book.execute(1, BUY, 100, 1);
        book.add(4, BUY, 100, 8);

        assertEquals(List.of("3:4@3", "4:8@4"), queue(BUY, 100));
    }

    @Test
    void shouldChangeTheBestPriceWhenTheBestLevelEmpties() {
        book.add(1, BUY, 100, 1);
        book.add(2, BUY, 99, 1);

        book.execute(1, BUY, 100, 1);

        assertFlags(false, true, true);
        assertEquals(99, book.price(BUY, 0));
        assertEquals(1, book.levels(BUY));
        assertEquals(NO_PRICE, book.price(BUY, 1));
    }

    @Test
    void shouldTakeTheIdAgainWhenItsOrderHasLeft() {
        book.add(1, BUY, 100, 5);
        book.delete(1, BUY, 100, 5);

        book.add(1, SELL, 105, 9);

        assertEquals(List.of("1:9@2"), queue(SELL, 105));
        assertEquals(0, book.duplicateOrders());
    }

    @Test
    void shouldLosePriorityWhenReplacedAtTheSamePrice() {
        book.add(1, BUY, 100, 5);
        book.add(2, BUY, 100, 7);

        book.replace(1, 3, 100, 4);

        assertEquals(List.of("2:7@2", "3:4@3"), queue(BUY, 100));
        assertUpdate(BookAction.REPLACE, 1, BUY, 100, NO_PRICE, 5, 0, 1);
        assertReplacement(3, 100, 4, 3);
        assertFlags(false, false, true);
    }

    @Test
    void shouldKeepTheIdWhenReplacedByItself() {
        book.add(1, BUY, 100, 5);
        book.add(2, BUY, 100, 7);

        book.replace(1, 1, 101, 6);

        assertEquals(List.of("2:7@2"), queue(BUY, 100));
        assertEquals(List.of("1:6@3"), queue(BUY, 101));
        assertFlags(false, true, true);
        assertEquals(0, book.duplicateOrders());
        assertEquals(2, book.orderCount());
    }

    @Test
    void shouldKeepTheBestPriceUnchangedWhenTheOnlyBestOrderIsReplacedInPlace() {
        book.add(1, SELL, 100, 5);

        book.replace(1, 2, 100, 9);

        assertFlags(false, false, true);
        assertEquals(List.of("2:9@2"), queue(SELL, 100));
        assertEquals(1, book.orderCount(SELL, 0));
    }

    @Test
    void shouldEmptyTheBookAndKeepCountsWhenCleared() {
        book.add(1, BUY, 100, 5);
        book.add(1, BUY, 100, 5);
        book.addAnonymous(SELL, 101, 5);

        book.clear();

        assertEquals(0, book.orderCount());
        assertEquals(0, book.levels(BUY));
        assertEquals(0, book.levels(SELL));
        assertEquals(-1, book.queueAhead(1));
        assertEquals(1, book.duplicateOrders());
        assertEquals(BookAction.NULL_VAL, book.update().action());
        assertFlags(false, true, true);

        book.add(1, SELL, 100, 7);
        // Arrival numbers go on: 1 and 2 went before.
        assertEquals(List.of("1:7@3"), queue(SELL, 100));

        book.delete(1, SELL, 100, 7);
        book.clear();
        assertFlags(false, false, false);
    }

    @Test
    void shouldAllowLockedAndCrossedBooksWhenTheFeedShowsThem() {
        book.add(1, BUY, 100, 5);
        book.add(2, SELL, 100, 6);
        assertFalse(book.isValid());
        book.add(3, SELL, 98, 7);

        assertFalse(book.isValid());
        assertEquals(100, book.price(BUY, 0));
        assertEquals(98, book.price(SELL, 0));
        assertEquals(5, book.qtyAt(BUY, 100));
        assertEquals(6, book.qtyAt(SELL, 100));
    }

    @Test
    void shouldTellDepthChangesOnlyWithinTheBestTen() {
        // Bids 100, 99, ..., 91 fill the ten levels; 90 and 89 are the 11th and the 12th.
        for (int i = 0; i < 12; i++) {
            book.add(1 + i, BUY, 100 - i, 10);
            assertFlags(false, i == 0, i < 10);
        }

        book.reduce(11, BUY, 90, 1);
        assertFlags(false, false, false);
        book.reduce(10, BUY, 91, 1);
        assertFlags(false, false, true);
        book.replace(11, 20, 88, 5);
        assertFlags(false, false, false);
        book.replace(12, 21, 91, 5);
        assertFlags(false, false, true);
        // 88 is the 11th level and becomes the 10th once 100 is gone.
        book.delete(1, BUY, 100, 10);
        assertFlags(false, true, true);
        assertEquals(88, book.price(BUY, 9));
        book.reduce(20, BUY, 88, 1);
        assertFlags(false, false, true);
        // A better bid pushes 88 out again.
        book.add(30, BUY, 100, 1);
        assertFlags(false, true, true);
        book.delete(20, BUY, 88, 4);
        assertFlags(false, false, false);
        assertEquals(10, book.levels(BUY));
    }

    @Test
    void shouldFindTheNextPriceWhenThePriceGivenHasNoLevel() {
        book.add(1, BUY, 100, 1);
        book.add(2, BUY, 95, 1);
        book.add(3, SELL, 105, 1);
        book.add(4, SELL, 110, 1);

        assertEquals(95, book.nextPrice(BUY, 97));
        assertEquals(100, book.nextPrice(BUY, 1000));
        assertEquals(NO_PRICE, book.nextPrice(BUY, 95));
        assertEquals(NO_PRICE, book.nextPrice(BUY, 1));
        assertEquals(110, book.nextPrice(SELL, 107));
        assertEquals(105, book.nextPrice(SELL, 1));
        assertEquals(NO_PRICE, book.nextPrice(SELL, 111));
        assertEquals(100, book.nextPrice(BUY, Long.MAX_VALUE));
        assertEquals(105, book.nextPrice(SELL, -Long.MAX_VALUE));
    }
}
