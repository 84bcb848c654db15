package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.Test;

class FairValueTest {
    private static final long SECOND_NS = 1_000_000_000L;
    private static final double START = 30_000.0;

    private final FairValue value = new FairValue(new SeededRandom(6, 0), START);

    @Test
    void shouldMoveByTheSquareRootOfThePieces() {
        // Far apart, so that nothing crowds: 7 * (sqrt 1 - sqrt 0) = 7, then 7 * (sqrt 2 - 1) = 2.8995.
        value.onTrade(1, 1, 0);
        assertEquals(START + 7.0, value.ticks(), 1e-9);

        value.onTrade(-1, 2, 1000 * SECOND_NS);
        assertEquals(START + 7.0 - 2.899494937, value.ticks(), 1e-6);
    }

    @Test
    void shouldMoveLessWhereTradesCrowd() {
        // The first moves by 7; half a second later 7 * exp(-0.5) = 4.24571 of it are felt: 7 / (1 + 4.24571 / 10) =
        // 4.91373.
        value.onTrade(1, 1, 0);
        value.onTrade(1, 1, SECOND_NS / 2);

        assertEquals(START + 7.0 + 4.91373, value.ticks(), 1e-4);
    }

    @Test
    void shouldJumpWithinTheBandAtNews() {
        int up = 0;
        for (int i = 0; i < 1000; i++) {
            final double before = value.ticks();
            value.onNews();
            final double move = value.ticks() - before;
            assertTrue(Math.abs(move) >= 26 && Math.abs(move) <= 50, "seed 6: " + move);
            up += move > 0 ? 1 : 0;
        }

        // 500 expected, standard deviation 16.
        assertEquals(500, up, 80, "seed 6");
    }

    @Test
    void shouldMoveAtATenthOfTheQuotes() {
        int moves = 0;
        for (int i = 0; i < 10_000; i++) {
            final double before = value.ticks();
            value.onQuote();
            assertTrue(Math.abs(value.ticks() - before) <= 3.0, "seed 6");
            moves += value.ticks() == before ? 0 : 1;
        }

        // 1000 expected, standard deviation 30.
        assertEquals(1000, moves, 150, "seed 6");
    }

    @Test
    void shouldStayWithinTheBook() {
        for (long i = 0; i < 20_000; i++) {
            value.onTrade(1, 1, i * 100 * SECOND_NS);
            assertTrue(value.ticks() <= MatchingBook.TICKS * 7 / 8, "trade " + i);
        }
        for (long i = 20_000; i < 60_000; i++) {
            value.onTrade(-1, 1, i * 100 * SECOND_NS);
            assertTrue(value.ticks() >= MatchingBook.TICKS / 8, "trade " + i);
        }
    }
}
