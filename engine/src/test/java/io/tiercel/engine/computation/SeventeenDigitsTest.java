package io.tiercel.engine.computation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.nio.charset.StandardCharsets;
import java.util.SplittableRandom;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SeventeenDigitsTest {
    private final SeventeenDigits digits = new SeventeenDigits();
    private final byte[] target = new byte[SeventeenDigits.MAX_LENGTH];

    private String text(final double value) {
        return new String(target, 0, digits.write(value, target, 0), StandardCharsets.US_ASCII);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0",
        "-0.0, 0",
        "NaN, NaN",
        "1, 1",
        "-58553.5, -58553.5",
        "0.1, 0.10000000000000001",
        "0.0001, 0.0001",
        "0.00001, 1.0000000000000001e-05",
        "1e15, 1000000000000000",
        "1e17, 1e+17",
        "123456789012345680, 1.2345678901234568e+17",
        "12345678901234567, 12345678901234568",
        "-1.7976931348623157e308, -1.7976931348623157e+308",
        "4.9e-324, 4.9406564584124654e-324",
        "-2.2250738585072014e-308, -2.2250738585072014e-308",
        // 2^-25 + 2^-26 has more than 17 digits; 5^18 2^-42 just ends in a tie
        "0.333333333333333314829616256247, 0.33333333333333331",
    })
    void shouldPrintSeventeenDigitsWithoutZerosAtTheEnd(final double value, final String expected) {
        assertEquals(expected, text(value));
    }

    @Test
    void shouldRoundAsExactArithmeticDoesAndReadBackAsTheSameDouble() {
        final long seed = 7;
        final SplittableRandom random = new SplittableRandom(seed);
        for (int i = 0; i < 200_000; i++) {
            final double value = switch (i % 5) {
                case 0 -> Double.longBitsToDouble(random.nextLong());
                case 1 -> random.nextDouble(-1, 1);
                // dyadic fractions: some lie exactly between two texts
                case 2 -> (random.nextLong(1L << 40) | 1) / (double) (1L << (12 + random.nextInt(20)));
                case 3 -> random.nextLong() / 1e3;
                default -> random.nextInt() / 100.0;
            };
            if (Double.isFinite(value)) {
                final String text = text(value);
                assertEquals(exact(value), text, "seed " + seed + ", number " + i);
                assertEquals(value, Double.parseDouble(text), "seed " + seed + ", number " + i);
            }
        }
    }

    @Test
    void shouldDecideTiesToTheEvenDigit() {
        // 18 digits that end in 5, exactly a double: 2^-17 has 12 digits 7.62939453125e-06, and 131073 of them 18
        final double below = 1 + 0x1p-17;
        assertEquals(18, new BigDecimal(below).precision());

        assertEquals(exact(below), text(below));
        assertEquals("1.0000076293945312", text(below));
        assertEquals("1.0000228881835938", text(1 + 3 * 0x1p-17));
    }

    @Test
    void shouldRefuseAnInfinity() {
        assertThrows(IllegalArgumentException.class, () -> text(Double.POSITIVE_INFINITY));
        assertTrue(text(1.5).equals("1.5"));
    }

    /** What C prints for %.17g. */
    private static String exact(final double value) {
        if (value == 0) {
            return "0";
        }
        final BigDecimal rounded = new BigDecimal(value)
                .round(new MathContext(17, RoundingMode.HALF_EVEN))
                .stripTrailingZeros();
        final int exponent = rounded.precision() - rounded.scale() - 1;
        if (exponent >= -4 && exponent < 17) {
            return rounded.toPlainString();
        }
        final String digits = rounded.unscaledValue().abs().toString();
        return (value < 0 ? "-" : "")
                + digits.charAt(0)
                + (digits.length() > 1 ? "." + digits.substring(1) : "")
                + (exponent < 0 ? "e-" : "e+")
                + (Math.abs(exponent) < 10 ? "0" : "")
                + Math.abs(exponent);
    }
}
