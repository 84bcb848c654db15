package io.tiercel.marketdata.itch;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;

/** Hand-made ITCH bytes: fields one after the other in the order of the specification, knowing nothing of the project's own offsets. */
final class ItchBytes {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    private ItchBytes() {}

    /** Common header of all messages, tracking number 2. */
    static ItchBytes message(final char type, final int locate, final long timestampNs) {
        return new ItchBytes()
                .text(String.valueOf(type))
                .number(locate, 2)
                .number(2, 2)
                .number(timestampNs, 6);
    }

    ItchBytes number(final long value, final int length) {
        for (int i = length - 1; i >= 0; i--) {
            bytes.write((int) (value >>> (8 * i)));
        }
        return this;
    }

    ItchBytes text(final String ascii) {
        bytes.writeBytes(ascii.getBytes(StandardCharsets.US_ASCII));
        return this;
    }

    byte[] bytes() {
        return bytes.toByteArray();
    }

    /** With its length in front. */
    byte[] framed() {
        return framed(bytes());
    }

    static byte[] framed(final byte[] message) {
        return new ItchBytes().number(message.length, 2).append(message).bytes();
    }

    ItchBytes append(final byte[] more) {
        bytes.writeBytes(more);
        return this;
    }

    static byte[] join(final byte[]... parts) {
        final ItchBytes joined = new ItchBytes();
        for (final byte[] part : parts) {
            joined.append(part);
        }
        return joined.bytes();
    }

    static byte[] systemEvent(final long timestampNs, final char code) {
        return message('S', 0, timestampNs).text(String.valueOf(code)).bytes();
    }

    static byte[] directory(final int locate, final long timestampNs, final String stock) {
        return message('R', locate, timestampNs)
                .text(String.format("%-8s", stock))
                .text("QN")
                .number(100, 4)
                .text("NCZ PNN1N")
                .number(0, 4)
                .text("N")
                .bytes();
    }

    static byte[] tradingAction(final int locate, final long timestampNs, final String stock, final char state) {
        return message('H', locate, timestampNs)
                .text(String.format("%-8s", stock))
                .text(state + "     ")
                .bytes();
    }

    static byte[] add(
            final int locate,
            final long timestampNs,
            final long reference,
            final char side,
            final long shares,
            final String stock,
            final long price) {
        return message('A', locate, timestampNs)
                .number(reference, 8)
                .text(String.valueOf(side))
                .number(shares, 4)
                .text(String.format("%-8s", stock))
                .number(price, 4)
                .bytes();
    }

    static byte[] executed(final int locate, final long timestampNs, final long reference, final long shares) {
        return message('E', locate, timestampNs)
                .number(reference, 8)
                .number(shares, 4)
                .number(99, 8)
                .bytes();
    }
}
