package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import java.util.zip.CRC32;
import org.junit.jupiter.api.Test;

class ChecksumTextTest {
    private final ChecksumText text = new ChecksumText(4);

    private static long crc(final String expected) {
        final CRC32 crc = new CRC32();
        crc.update(expected.getBytes(StandardCharsets.ISO_8859_1));
        return crc.getValue();
    }

    @Test
    void shouldWriteDigitsWithoutPointAndLeadingZeros() {
        // 0.0500 with 4 decimals, kept with 8: 500; 12.5 with 1 decimal, kept with 0 more: 125
        text.clear();
        text.appendDigits(5_000_000L, 8, 4);
        text.appendDigits(125L, 1, 1);

        assertEquals(crc("500125"), text.crc(0));
    }

    @Test
    void shouldWriteTheShortestNumber() {
        text.clear();
        text.appendShortest(3_031_600_000_000L, 8);
        text.append(':');
        text.appendShortest(1_000L, 8);
        text.append(':');

        assertEquals(crc("30316:0.00001"), text.crc(1));
    }

    @Test
    void shouldAgreeWithDecimalArithmetic() {
        final long seed = 20260104L;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 20_000; i++) {
            final int scale = random.nextInt(0, 13);
            final long value = random.nextLong(1, 1L << random.nextInt(1, 60));
            final BigDecimal exact = BigDecimal.valueOf(value, scale).stripTrailingZeros();
            final String shortest = (exact.scale() < 0 ? exact.setScale(0) : exact).toPlainString();
            final String message = "seed " + seed + ": " + value + " x 10^-" + scale;

            text.clear();
            text.appendShortest(value, scale);
            assertEquals(crc(shortest), text.crc(0), message);
            text.clear();
            text.appendDigits(value, scale, scale);
            assertEquals(crc(Long.toString(value)), text.crc(0), message);
        }
    }
}
