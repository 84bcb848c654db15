package io.tiercel.marketdata.pcap;

/**
 * A network interface that a pcapng section names: link type, longest packet, unit of its time stamps. Immutable.
 *
 * @param linkType      number of the pcap format.
 * @param snapLength    most bytes captured of a packet.
 * @param decimalDigits stamps count 10^-decimalDigits seconds; -1 where they count binary fractions.
 * @param binaryDigits  stamps count 2^-binaryDigits seconds; -1 where they count decimal fractions.
 * @param offsetSeconds to be added to each stamp.
 */
record CaptureInterface(int linkType, long snapLength, int decimalDigits, int binaryDigits, long offsetSeconds) {
    private static final int OPTIONS = 16;
    private static final int END_OF_OPTIONS = 0;
    private static final int RESOLUTION = 9;
    private static final int OFFSET = 14;
    private static final int BINARY_FLAG = 0x80;
    private static final int DEFAULT_DIGITS = 6;
    private static final int MAX_DECIMAL_DIGITS = 18;
    private static final int MAX_BINARY_DIGITS = 63;

    /** Fractions of 33 bits times 10^9 stay below 2^63. */
    private static final int EXACT_BINARY_DIGITS = 33;

    private static final int NS_DIGITS = 9;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final long MAX_SECONDS = Long.MAX_VALUE / NS_PER_SECOND - 1;

    /** Cold. The window stands at the block, whose length has been checked. */
    static CaptureInterface read(final CaptureBytes bytes, final long packet, final int total) {
        int decimalDigits = DEFAULT_DIGITS;
        int binaryDigits = -1;
        long offsetSeconds = 0;
        int at = OPTIONS;
        while (at + 4 <= total - 4 && bytes.u16(at) != END_OF_OPTIONS) {
            final int code = bytes.u16(at);
            final int length = bytes.u16(at + 2);
            if (at + 4 + length > total - 4) {
                throw bytes.bad(packet, "option " + code + " of " + length + " bytes runs over its block's end");
            }
            if (code == RESOLUTION && length == 1) {
                final int resolution = bytes.buffer().getByte(bytes.from() + at + 4) & 0xff;
                final boolean isBinary = (resolution & BINARY_FLAG) != 0;
                binaryDigits = isBinary ? resolution & ~BINARY_FLAG : -1;
                decimalDigits = isBinary ? -1 : resolution;
            } else if (code == OFFSET && length == 8) {
                offsetSeconds = bytes.i64(at + 4);
            }
            at += 4 + ((length + 3) & ~3);
        }
        if (decimalDigits > MAX_DECIMAL_DIGITS
                || binaryDigits > MAX_BINARY_DIGITS
                || Math.abs(offsetSeconds) > MAX_SECONDS
                || offsetSeconds == Long.MIN_VALUE) {
            throw bytes.bad(
                    packet,
                    "time stamps of 10^-" + decimalDigits + " or 2^-" + binaryDigits + " s with offset " + offsetSeconds
                            + " s, expected at most 18 or 63 digits");
        }
        final long snapLength = bytes.u32(12);
        return new CaptureInterface(
                bytes.u16(8),
                snapLength == 0 ? PacketCapture.MAX_PACKET_LENGTH : snapLength,
                decimalDigits,
                binaryDigits,
                offsetSeconds);
    }

    /** Nanoseconds since the epoch, rounded down; -1 when they do not fit. Allocates nothing. */
    long timeNs(final long units) {
        if (units < 0) {
            return -1;
        }
        final long seconds;
        final long fractionNs;
        if (binaryDigits >= 0) {
            final int digits = Math.min(binaryDigits, EXACT_BINARY_DIGITS);
            final long exact = units >>> (binaryDigits - digits);
            seconds = exact >>> digits;
            fractionNs = ((exact & ((1L << digits) - 1)) * NS_PER_SECOND) >>> digits;
        } else {
            final long perSecond = powerOfTen(decimalDigits);
            seconds = units / perSecond;
            final long fraction = units % perSecond;
            fractionNs = decimalDigits <= NS_DIGITS
                    ? fraction * powerOfTen(NS_DIGITS - decimalDigits)
                    : fraction / powerOfTen(decimalDigits - NS_DIGITS);
        }
        if (seconds > MAX_SECONDS || seconds + offsetSeconds > MAX_SECONDS || seconds + offsetSeconds < 0) {
            return -1;
        }
        return (seconds + offsetSeconds) * NS_PER_SECOND + fractionNs;
    }

    private static long powerOfTen(final int exponent) {
        long power = 1;
        for (int i = 0; i < exponent; i++) {
            power *= 10;
        }
        return power;
    }
}
