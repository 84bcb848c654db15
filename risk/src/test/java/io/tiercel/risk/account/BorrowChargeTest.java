package io.tiercel.risk.account;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;

class BorrowChargeTest {
    @Test
    void shouldRoundUpOnce() {
        final Instrument share = new Instrument(0, "S", 2, 0, 1, 1, 1);

        // 300 x 20.00 = 6000; x 0.0060 x 2 / 360 = 0.2 exactly; one cent more of the price is 0.2001
        assertEquals(200_000, BorrowCharge.micros(share, 300, 4_000, 60, 2));
        assertEquals(200_100, BorrowCharge.micros(share, 300, 4_002, 60, 2));
        // 1 x 20.00 x 0.0060 / 360 = 0.000333..: up
        assertEquals(334, BorrowCharge.micros(share, 1, 4_000, 60, 1));
        assertEquals(0, BorrowCharge.micros(share, 0, 4_000, 60, 1));
    }

    @Test
    void shouldRoundRightAtEveryScale() {
        final SplittableRandom random = new SplittableRandom(5);
        for (int i = 0; i < 20_000; i++) {
            final Instrument instrument =
                    new Instrument(0, "S", random.nextInt(13), random.nextInt(13), 1, 1, 1 + random.nextInt(3));
            final long qty = random.nextLong(1_000_000);
            final long closeTwice = random.nextLong(100_000_000);
            final int bps = random.nextInt(10_001);
            final int days = 1 + random.nextInt(9);
            final BigInteger numerator = BigInteger.valueOf(qty)
                    .multiply(BigInteger.valueOf(closeTwice))
                    .multiply(BigInteger.valueOf(instrument.multiplier()))
                    .multiply(BigInteger.valueOf(1_000_000L * bps * days));
            final BigDecimal divisor =
                    new BigDecimal(7_200_000).movePointRight(instrument.priceScale() + instrument.qtyScale());

            assertEquals(
                    new BigDecimal(numerator)
                            .divide(divisor, 0, RoundingMode.CEILING)
                            .longValueExact(),
                    BorrowCharge.micros(instrument, qty, closeTwice, bps, days),
                    instrument + " " + qty + " x " + closeTwice + ", " + bps + " bps, " + days + " days");
        }
    }

    @Test
    void shouldSayWhichRateIsMissing() {
        final BadInputException missing = assertThrows(
                BadInputException.class, () -> Currencies.of("USD", List.of("USD", "CHF"), Map.of("EUR", 1L)));

        assertEquals(
                "risk: ratesPpb has no CHF, expected what one CHF is worth in USD, parts per 10^9: instruments are traded in it",
                missing.getMessage());
    }
}
