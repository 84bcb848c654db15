package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.instrument.Side;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.NavigableMap;
import java.util.TreeMap;
import org.junit.jupiter.api.Test;

class MatchingBookTest {
    private final MatchingBook book = new MatchingBook();

    @Test
    void shouldQueueOrdersOfOneLevelByArrival() {
        final int first = book.add(1, Side.BUY, 100, 10);
        final int second = book.add(2, Side.BUY, 100, 20);

        assertEquals(first, book.first(Side.BUY, 100));
        book.take(first, 4);
        assertEquals(first, book.first(Side.BUY, 100));
        assertEquals(6, book.qty(first));
        book.take(first, 6);
        assertEquals(second, book.first(Side.BUY, 100));
        assertEquals(MatchingBook.NONE, book.reference(first));
        assertEquals(1, book.liveCount());
    }

    @Test
    void shouldFindTheNextLevelHoweverFar() {
        book.add(1, Side.BUY, 60_000, 1);
        book.add(2, Side.BUY, 3, 1);
        book.add(3, Side.SELL, 60_001, 1);
        book.add(4, Side.SELL, MatchingBook.TICKS - 1, 1);

        book.remove(book.first(Side.BUY, 60_000));
        book.remove(book.first(Side.SELL, 60_001));

        assertEquals(3, book.best(Side.BUY));
        assertEquals(MatchingBook.TICKS - 1, book.best(Side.SELL));
        book.remove(book.first(Side.BUY, 3));
        book.remove(book.first(Side.SELL, MatchingBook.TICKS - 1));
        assertEquals(MatchingBook.NONE, book.best(Side.BUY));
        assertEquals(MatchingBook.NONE, book.best(Side.SELL));
    }

    @Test
    void shouldAgreeWithPlainCollectionsOverRandomChanges() {
        final SeededRandom random = new SeededRandom(21, 0);
        final List<NavigableMap<Integer, Deque<Integer>>> plain = List.of(new TreeMap<>(), new TreeMap<>());
        final List<Integer> live = new ArrayList<>();

        for (int i = 0; i < 50_000; i++) {
            final boolean isAdd = live.isEmpty() || (live.size() < MatchingBook.CAPACITY && random.chance(0.52));
            if (isAdd) {
                final int side = random.below(2);
                final int tick = side == Side.BUY ? 500 - random.below(300) : 501 + random.below(300);
                final int slot = book.add(i, side, tick, 1 + random.below(9));
                plain.get(side).computeIfAbsent(tick, t -> new ArrayDeque<>()).add(slot);
                live.add(slot);
            } else {
                final int slot = live.remove(random.below(live.size()));
                final NavigableMap<Integer, Deque<Integer>> levels = plain.get(book.side(slot));
                final Deque<Integer> queue = levels.get(book.tick(slot));
                queue.remove(slot);
                if (queue.isEmpty()) {
                    levels.remove(book.tick(slot));
                }
                book.remove(slot);
            }
            assertSame(plain, live.size(), "seed 21, change " + i);
        }
    }

    private void assertSame(
            final List<NavigableMap<Integer, Deque<Integer>>> plain, final int liveCount, final String message) {
        assertEquals(liveCount, book.liveCount(), message);
        for (int side = 0; side < 2; side++) {
            final NavigableMap<Integer, Deque<Integer>> levels = plain.get(side);
            final int best =
                    levels.isEmpty() ? MatchingBook.NONE : side == Side.BUY ? levels.lastKey() : levels.firstKey();
            assertEquals(best, book.best(side), message);
            if (best != MatchingBook.NONE) {
                assertEquals(levels.get(best).getFirst(), book.first(side, best), message);
            }
        }
    }
}
