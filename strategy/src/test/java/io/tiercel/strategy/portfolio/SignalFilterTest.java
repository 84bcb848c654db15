package io.tiercel.strategy.portfolio;

import static io.tiercel.strategy.portfolio.TradeSignal.BUY;
import static io.tiercel.strategy.portfolio.TradeSignal.CLEAR;
import static io.tiercel.strategy.portfolio.TradeSignal.HOLD;
import static io.tiercel.strategy.portfolio.TradeSignal.SELL;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class SignalFilterTest {
    private static List<Integer> directions(final SignalFilter filter, final TradeSignal... signals) {
        return Stream.of(signals).map(filter::next).toList();
    }

    @Test
    void shouldGoFlatInsteadOfShortWhenLongOnly() {
        final SignalFilter filter = new SignalFilter(2, HoldRule.KEEP, 0, true);

        assertEquals(List.of(0, 1, 1, 0, 0, 1), directions(filter, SELL, BUY, SELL, SELL, SELL, BUY));
    }

    @Test
    void shouldIgnoreEverythingButClearWhileTooEarly() {
        final SignalFilter filter = new SignalFilter(1, HoldRule.FLAT, 3, false);

        // HOLD would close; sessions 2 and 3 of the position are too early, CLEAR never is
        assertEquals(List.of(1, 1, 1, 0), directions(filter, BUY, HOLD, HOLD, HOLD));
        assertEquals(List.of(1, 0), directions(filter, BUY, CLEAR));
    }

    @Test
    void shouldTellStatesApartThatGoOnDifferently() {
        final SignalFilter fresh = new SignalFilter(2, HoldRule.KEEP, 0, false);
        final SignalFilter doubting = new SignalFilter(2, HoldRule.KEEP, 0, false);
        directions(fresh, BUY, SELL, HOLD);
        directions(doubting, BUY, HOLD, SELL);

        assertEquals(fresh.direction(), doubting.direction());
        assertNotEquals(fresh.mixInto(0), doubting.mixInto(0));
    }
}
