package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.instrument.Decimals;
import java.util.zip.CRC32;

/** The text that a venue takes the CRC32 of, made of fixed point numbers. Owned by one thread; allocates nothing after construction. */
final class ChecksumText {
    private static final int LONGEST_NUMBER = 24;

    private final CRC32 crc = new CRC32();
    private final byte[] text;
    private int length;

    /** Room for so many numbers. */
    ChecksumText(final int numbers) {
        text = new byte[numbers * LONGEST_NUMBER];
    }

    void clear() {
        length = 0;
    }

    void append(final char character) {
        text[length++] = (byte) character;
    }

    /** Digits without a point and leading zeros, of a number that has so many decimals. */
    void appendDigits(final long value, final int scale, final int decimals) {
        appendWhole(
                scale >= decimals
                        ? value / Decimals.powerOfTen(scale - decimals)
                        : value * Decimals.powerOfTen(decimals - scale));
    }

    /** Plain decimal number without needless zeros. */
    void appendShortest(final long value, final int scale) {
        long rest = value;
        int decimals = scale;
        while (decimals > 0 && rest % 10 == 0) {
            rest /= 10;
            decimals--;
        }
        final long unit = Decimals.powerOfTen(decimals);
        appendWhole(rest / unit);
        if (decimals > 0) {
            text[length++] = '.';
            long fraction = rest % unit;
            for (int at = length + decimals - 1; at >= length; at--) {
                text[at] = (byte) ('0' + fraction % 10);
                fraction /= 10;
            }
            length += decimals;
        }
    }

    private void appendWhole(final long value) {
        int digits = 1;
        while (digits < Decimals.MAX_SCALE + 1 && value >= Decimals.powerOfTen(Math.min(digits, Decimals.MAX_SCALE))) {
            digits++;
        }
        long rest = value;
        for (int at = length + digits - 1; at >= length; at--) {
            text[at] = (byte) ('0' + rest % 10);
            rest /= 10;
        }
        length += digits;
    }

    /** CRC32 of all of it but the last bytes, unsigned. */
    long crc(final int without) {
        crc.reset();
        crc.update(text, 0, Math.max(0, length - without));
        return crc.getValue();
    }
}
