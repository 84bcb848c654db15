package io.tiercel.engine.report;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.api.Test;

class FiguresTest {
    @Test
    void shouldRoundMoneyHalfToEven() {
        // 6,998.335 lies between .33 and .34: the even one is .34; 0.125 between .12 and .13: .12
        assertEquals("-6,998.34", Figures.money(-6_998_335_000L));
        assertEquals("0.12", Figures.money(125_000));
        assertEquals("+1.00", Figures.signedMoney(1_000_000));
        assertEquals("-1.00", Figures.signedMoney(-1_000_000));
        assertEquals("0.00", Figures.signedMoney(0));
    }

    @Test
    void shouldKeepEveryDigitOfAPrice() {
        assertEquals("329.70", Figures.price(3_297_000, 4));
        assertEquals("329.7055", Figures.price(3_297_055, 4));
        assertEquals("-0.0001", Figures.price(-1, 4));
        assertEquals("5.00", Figures.price(5, 0));
    }

    @Test
    void shouldChooseTheUnitOfADuration() {
        assertEquals("999 ns", Figures.duration(999));
        assertEquals("1.00 µs", Figures.duration(1_000));
        assertEquals("18.4 µs", Figures.duration(18_351));
        assertEquals("236 ms", Figures.duration(235_929_599));
        assertEquals("1.85 s", Figures.duration(1_846_542_335));
    }

    @Test
    void shouldTellAPercentageOnlyOfSomething() {
        assertEquals("94.9 %", Figures.percent(4_617, 4_867));
        assertEquals("–", Figures.percent(0, 0));
    }
}
