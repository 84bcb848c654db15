package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class NotionalTest {
    @Test
    void shouldValueSharesCoinsAndContracts() {
        // 100.02 x 300 = 30006; 30000.01 x 0.00012345 = 3.7035012345 -> 3703501 micros; 100.25 x 2 x 50 = 10025.
        assertEquals(30_006_000_000L, Notional.micros(TestInstruments.SHARE, 10_002, 300));
        assertEquals(3_703_501L, Notional.micros(TestInstruments.COIN, 3_000_001, 12_345));
        assertEquals(10_025_000_000L, Notional.micros(TestInstruments.FUTURE, 10_025, 2));
        assertEquals(-500_000L, Notional.micros(TestInstruments.SHARE, -5, 10));
    }

    @Test
    void shouldRoundHalfEvenBothWays() {
        // 1 cent x 5000 x 10^-8 = 0.5 micros -> 0; 3 cents: 1.5 -> 2; negative alike.
        assertEquals(0, Notional.micros(TestInstruments.COIN, 1, 5_000));
        assertEquals(2, Notional.micros(TestInstruments.COIN, 3, 5_000));
        assertEquals(-2, Notional.micros(TestInstruments.COIN, 3, -5_000));
    }

    @Test
    void shouldValueAtAHalfTick() {
        // Mid of 100.00 and 100.03 = 100.015; x 100 = 10001.5.
        assertEquals(10_001_500_000L, Notional.microsOfTwice(TestInstruments.SHARE, 10_000 + 10_003, 100));
    }

    @Test
    void shouldRefuseWhatDoesNotFit() {
        assertThrows(
                ArithmeticException.class,
                () -> Notional.micros(TestInstruments.SHARE, 1_000_000_000_000L, 1_000_000_000_000L));
    }

    @Test
    void shouldExceedOnlyAboveTheLimit() {
        // 100.00 x 1000 = 100000.
        assertFalse(Notional.exceeds(TestInstruments.SHARE, 20_000, 1_000, 100_000_000_000L));
        assertTrue(Notional.exceeds(TestInstruments.SHARE, 20_001, 1_000, 100_000_000_000L));
        assertTrue(Notional.exceeds(TestInstruments.SHARE, -20_001, 1_000, 100_000_000_000L));
        assertTrue(Notional.exceeds(TestInstruments.SHARE, 2, Long.MAX_VALUE / 2, 100_000_000_000L));
    }

    @Test
    void shouldAgreeWithBigDecimalAtAllScales() {
        final long seed = 7L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 50_000; i++) {
            final Instrument instrument =
                    new Instrument(0, "X", random.nextInt(13), random.nextInt(13), 1, 1, 1 + random.nextInt(100));
            final long priceTwice = random.nextLong() >> random.nextInt(20, 63);
            final long qty = random.nextLong() >>> random.nextInt(24, 63);
            final long limit = random.nextLong() >>> random.nextInt(2, 63);
            final BigDecimal exact = BigDecimal.valueOf(priceTwice)
                    .multiply(BigDecimal.valueOf(qty))
                    .multiply(BigDecimal.valueOf(instrument.multiplier()))
                    .scaleByPowerOfTen(6 - instrument.priceScale() - instrument.qtyScale())
                    .divide(BigDecimal.TWO);
            final String where = "seed " + seed + ", step " + i;

            assertEquals(
                    exact.abs().compareTo(BigDecimal.valueOf(limit)) > 0,
                    Notional.exceeds(instrument, priceTwice, qty, limit),
                    where);
            final BigDecimal rounded = exact.setScale(0, RoundingMode.HALF_EVEN);
            if (rounded.precision() <= 18 && qty < Long.MAX_VALUE / 100 / 1_000_000) {
                assertEquals(rounded.longValueExact(), Notional.microsOfTwice(instrument, priceTwice, qty), where);
            }
        }
    }
}
