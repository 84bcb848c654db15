package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class FeeScheduleTest {
    @Test
    void shouldRoundAFeeUpAndARebateTowardZero() {
        final FeeSchedule fees = new FeeSchedule(-20_000, 50_000, 0, 0, 0, 0, 0, 0);

        // 9999 x 0.01 = 99.99; 99.99 x 5e-5 = 0.0049995 = 4999.5 micros -> 5000; x -2e-5 = -1999.8 -> -1999.
        assertEquals(5_000, fees.feeMicros(TestInstruments.SHARE, Side.BUY, false, 9_999, 1, 0));
        assertEquals(-1_999, fees.feeMicros(TestInstruments.SHARE, Side.BUY, true, 9_999, 1, 0));
    }

    @Test
    void shouldRoundTheSumAndNotItsParts() {
        final FeeSchedule fees = new FeeSchedule(0, 10, 0, 400, 10, 400, 0, 0);

        // 1.00 x 10e-9 = 0.01 micros; 1 unit x 400 nanos = 0.4 micros. Buy: 0.41 -> 1. Sell: both twice, 0.82 -> 1, not
        // 4.
        assertEquals(1, fees.feeMicros(TestInstruments.SHARE, Side.BUY, false, 100, 1, 0));
        assertEquals(1, fees.feeMicros(TestInstruments.SHARE, Side.SELL, false, 100, 1, 0));
    }

    @Test
    void shouldChargeTheRatesOfSellsOnSellsOnly() {
        final FeeSchedule fees = new FeeSchedule(0, 0, 0, 0, 27_800, 166_000, 0, 0);

        // 10000.00 x 27.8e-6 = 0.278; 100 x 0.000166 = 0.0166.
        assertEquals(294_600, fees.feeMicros(TestInstruments.SHARE, Side.SELL, true, 10_000, 100, 0));
        assertEquals(0, fees.feeMicros(TestInstruments.SHARE, Side.BUY, true, 10_000, 100, 0));
    }

    @Test
    void shouldChargeTheMinimumOfAnOrderOnce() {
        final FeeSchedule fees = new FeeSchedule(0, 0, 0, 0, 0, 0, 5_000_000, 1_000_000);

        // 0.005 a share, at least 1.00: 100 shares 0.50 -> 1.00; 200 shares 1.00, nothing more is due; 300 shares 1.50.
        assertEquals(1_000_000, fees.feeMicros(TestInstruments.SHARE, Side.BUY, false, 10_000, 100, 0));
        assertEquals(0, fees.feeMicros(TestInstruments.SHARE, Side.BUY, false, 10_000, 100, 100));
        assertEquals(500_000, fees.feeMicros(TestInstruments.SHARE, Side.BUY, false, 10_000, 100, 200));
    }

    @Test
    void shouldAgreeWithBigDecimalAtAllScales() {
        final long seed = 11L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            final Instrument instrument =
                    new Instrument(0, "X", random.nextInt(9), random.nextInt(9), 1, 1, 1 + random.nextInt(50));
            final long ppb = random.nextLong(-1_000_000, 1_000_000);
            final long nanos = random.nextLong(-5_000_000, 5_000_000);
            final FeeSchedule fees = new FeeSchedule(ppb, 0, nanos, 0, 300, 20, 0, 0);
            final long price = random.nextLong() >> random.nextInt(28, 60);
            final long qty = 1 + (random.nextLong() >>> random.nextInt(30, 60));
            final int side = random.nextInt(2);
            final BigDecimal exact = BigDecimal.valueOf(price)
                    .multiply(BigDecimal.valueOf(instrument.multiplier()))
                    .multiply(BigDecimal.valueOf(ppb + 300L * side))
                    .scaleByPowerOfTen(-instrument.priceScale())
                    .add(BigDecimal.valueOf(nanos + 20L * side))
                    .multiply(BigDecimal.valueOf(qty))
                    .scaleByPowerOfTen(-instrument.qtyScale() - 3)
                    .setScale(0, RoundingMode.CEILING);
            final String where = "seed " + seed + ", step " + i + ": " + instrument + " " + price + " x " + qty;

            if (exact.abs().compareTo(BigDecimal.valueOf(Long.MAX_VALUE)) < 0
                    && instrument.priceScale() + instrument.qtyScale() >= 6) {
                assertEquals(exact.longValueExact(), fees.feeMicros(instrument, side, true, price, qty, 0), where);
            } else {
                assertExactOrRefused(exact, fees, instrument, side, price, qty, where);
            }
        }
    }

    private static void assertExactOrRefused(
            final BigDecimal exact,
            final FeeSchedule fees,
            final Instrument instrument,
            final int side,
            final long price,
            final long qty,
            final String where) {
        final long fee;
        try {
            fee = fees.feeMicros(instrument, side, true, price, qty, 0);
        } catch (final ArithmeticException tooLarge) {
            // Coarse scales may refuse what is beyond 10^15 of the currency in any case.
            assertTrue(
                    exact.abs().compareTo(new BigDecimal("1e12")) > 0 || Math.abs(price) > 1_000_000_000_000L, where);
            return;
        }
        assertEquals(exact.longValueExact(), fee, where);
    }

    @Test
    void shouldNameKeyValueAndRangeWhenARateIsOutOfRange() {
        final BadInputException thrown =
                assertThrows(BadInputException.class, () -> new FeeSchedule(0, 200_000_000, 0, 0, 0, 0, 0, 0));

        assertEquals("fees: takerPpb = 200000000, expected -100000000 to 100000000", thrown.getMessage());
    }
}
