package io.tiercel.marketdata.book;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.SplittableRandom;
import java.util.function.Supplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LevelBookContractTest {
    static Stream<Supplier<LevelBook>> books() {
        return Stream.of(ReferenceLevelBook::new, ArrayLevelBook::new);
    }

    @ParameterizedTest
    @MethodSource("books")
    void shouldHoldWhatTheSourceSaysLast(final Supplier<LevelBook> newBook) {
        final LevelBook book = newBook.get();

        book.set(Side.BUY, 100, 5, 2);
        assertTrue(book.isBestPriceChanged());
        book.set(Side.BUY, 99, 7, -1);
        assertFalse(book.isBestPriceChanged());
        assertTrue(book.isDepthChanged());
        book.set(Side.BUY, 99, 7, -1);
        assertFalse(book.isDepthChanged());
        book.set(Side.SELL, 101, 1, 1);

        assertEquals(100, book.price(Side.BUY, 0));
        assertEquals(2, book.orderCount(Side.BUY, 0));
        assertEquals(7, book.qty(Side.BUY, 1));
        assertEquals(101, book.price(Side.SELL, 0));
        // 2 told, 1 for the level that tells none, 1 told
        assertEquals(4, book.orderCount());
        book.set(Side.BUY, 100, 0, 0);
        assertTrue(book.isBestPriceChanged());
        assertEquals(99, book.price(Side.BUY, 0));
        assertEquals(Prices.NO_PRICE, book.nextPrice(Side.BUY, 99));
    }

    @ParameterizedTest
    @MethodSource("books")
    void shouldKeepACrossedBookAsItIsTold(final Supplier<LevelBook> newBook) {
        final LevelBook book = newBook.get();

        book.set(Side.BUY, 102, 1, 1);
        book.set(Side.SELL, 101, 1, 1);

        assertEquals(102, book.price(Side.BUY, 0));
        assertEquals(101, book.price(Side.SELL, 0));
        assertFalse(book.isValid());
    }

    @ParameterizedTest
    @MethodSource("books")
    void shouldCountWhatNoBookCanHold(final Supplier<LevelBook> newBook) {
        final LevelBook book = newBook.get();

        book.set(Side.BUY, 100, -1, 1);
        book.set(Side.NONE, 100, 1, 1);
        book.set(Side.SELL, Prices.NO_PRICE, 1, 1);
        book.set(Side.SELL, 50, 0, 0);

        assertEquals(3, book.invalidChanges());
        assertEquals(0, book.levelCount(Side.BUY) + book.levelCount(Side.SELL));
    }

    @Test
    void shouldAgreeAfterEveryChangeOfALongRandomRun() {
        for (int seed = 1; seed <= 4; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            final LevelBook expected = new ReferenceLevelBook();
            final LevelBook actual = new ArrayLevelBook();
            final int width = 8 << (2 * seed);
            for (int i = 0; i < 20_000; i++) {
                if (random.nextInt(5_000) == 0) {
                    expected.clear();
                    actual.clear();
                }
                final int side = random.nextInt(2);
                final long price = random.nextLong(width) - width / 2;
                final long qty = random.nextInt(3) == 0 ? 0 : random.nextLong(1, 1L << 40);
                final int orders = random.nextInt(-1, 4) | (random.nextBoolean() ? 1 : 0);
                expected.set(side, price, qty, orders);
                actual.set(side, price, qty, orders);
                final String where = "seed " + seed + ", change " + i;
                assertEquals(expected.isBestPriceChanged(), actual.isBestPriceChanged(), where);
                assertEquals(expected.isDepthChanged(), actual.isDepthChanged(), where);
                assertEquals(expected.orderCount(), actual.orderCount(), where);
                assertEquals(expected.levelCount(side), actual.levelCount(side), where);
                if (i % 16 == 0) {
                    assertSameLevels(expected, actual, where);
                }
            }
        }
    }

    private static void assertSameLevels(final LevelBook expected, final LevelBook actual, final String where) {
        for (int side = 0; side < 2; side++) {
            for (int level = 0; level < 2 * BookView.DEPTH; level++) {
                assertEquals(expected.price(side, level), actual.price(side, level), where);
                assertEquals(expected.qty(side, level), actual.qty(side, level), where);
                assertEquals(expected.orderCount(side, level), actual.orderCount(side, level), where);
            }
            long price = Prices.NO_PRICE;
            do {
                final long next = expected.nextPrice(side, price);
                assertEquals(next, actual.nextPrice(side, price), where);
                price = next;
                if (price != Prices.NO_PRICE) {
                    assertEquals(expected.qtyAt(side, price), actual.qtyAt(side, price), where);
                }
            } while (price != Prices.NO_PRICE);
        }
    }
}
