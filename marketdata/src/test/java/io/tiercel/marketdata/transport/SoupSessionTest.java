package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.SplittableRandom;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SoupSessionTest {
    private static final long SECOND = 1_000_000_000L;

    private final List<String> heard = new ArrayList<>();
    private final UnsafeBuffer out = new UnsafeBuffer(new byte[SoupSession.MAX_SENT_LENGTH]);

    @Test
    void shouldLogInAtTheWantedMessage() {
        final SoupSession session = session(7);

        final int length = session.send(0, out);

        // 47 bytes: L, user 6, password 10, session 10 and number 20, both to the right
        assertEquals("\0/Luser  secret            S1                   7", out.getStringWithoutLengthAscii(0, length));
        assertEquals(49, length);
        assertEquals(0, session.send(SECOND - 1, out));
        assertEquals("\0\1R", out.getStringWithoutLengthAscii(0, session.send(SECOND, out)));
        assertEquals(SoupSession.State.LOGGING_IN, session.state());
    }

    @Test
    void shouldDeliverMessagesFromPiecesOfAnySize() {
        final byte[] bytes = bytes(
                accepted(7), packet("+hello"), packet("Sone"), packet("H"), packet("Stwo"), packet("S"), packet("Z"));
        for (int seed = 0; seed < 200; seed++) {
            final SplittableRandom random = new SplittableRandom(seed);
            heard.clear();
            final SoupSession session = session(7);

            int at = 0;
            while (at < bytes.length) {
                final int length = Math.min(bytes.length - at, 1 + random.nextInt(9));
                session.onBytes(new UnsafeBuffer(bytes), at, length, 0);
                at += length;
            }

            assertEquals(List.of("7 one", "8 two", "9 ", "end"), heard, "seed " + seed);
            assertEquals(SoupSession.State.ENDED, session.state());
            assertEquals(10, session.nextSequence());
        }
    }

    @Test
    void shouldTellWhatTheServerNoLongerHas() {
        final SoupSession session = session(7);

        feed(session, bytes(accepted(9), packet("Sx")));

        assertEquals(List.of("lost 7 x2", "9 x"), heard);
    }

    @Test
    void shouldNoticeSilence() {
        final SoupSession session = session(1);
        session.send(0, out);
        feed(session, accepted(1));

        session.send(SoupSession.SILENCE_NS, out);
        assertEquals(SoupSession.State.LOGGED_IN, session.state());
        session.send(SoupSession.SILENCE_NS + 1, out);

        assertEquals(SoupSession.State.SILENT, session.state());
    }

    @Test
    void shouldRefuseWhatIsNotTheProtocol() {
        assertBad("login rejected with 'A'", packet("JA"));
        assertBad("sequenced data while LOGGING_IN", packet("Sx"));
        assertBad("a packet without a type", packet(""));
        assertBad("packet type 0x78", packet("x"));
        assertBad("sequence number '0'", accepted(0));
        assertBad("expected 31 bytes", packet("A"));
        assertThrows(BadInputException.class, () -> new SoupSession("longername", "", "", 1, new Heard()));
    }

    @Test
    void shouldSurviveGarbage() {
        final SplittableRandom random = new SplittableRandom(1);
        final byte[] sound = bytes(accepted(1), packet("Sone"), packet("Stwo"), packet("Z"));
        int refused = 0;
        for (int i = 0; i < 10_000; i++) {
            final byte[] damaged = sound.clone();
            for (int n = 0; n <= random.nextInt(3); n++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt(256);
            }
            try {
                feed(session(1), damaged);
            } catch (final BadInputException e) {
                assertTrue(e.getMessage().startsWith("SoupBinTCP session: message "), e::getMessage);
                refused++;
            }
        }
        assertTrue(refused > 1_000, refused + " refused");
    }

    private void assertBad(final String expected, final byte[] bytes) {
        final BadInputException e = assertThrows(BadInputException.class, () -> feed(session(1), bytes));

        assertTrue(e.getMessage().contains(expected), e::getMessage);
    }

    private SoupSession session(final long nextSequence) {
        return new SoupSession("user", "secret", "S1", nextSequence, new Heard());
    }

    private static void feed(final SoupSession session, final byte[] bytes) {
        session.onBytes(new UnsafeBuffer(bytes), 0, bytes.length, 0);
    }

    private static byte[] accepted(final long sequence) {
        return packet("A        S1" + " ".repeat(20 - Long.toString(sequence).length()) + sequence);
    }

    private static byte[] packet(final String content) {
        return ByteBuffer.allocate(2 + content.length())
                .putShort((short) content.length())
                .put(content.getBytes(StandardCharsets.US_ASCII))
                .array();
    }

    private static byte[] bytes(final byte[]... packets) {
        final ByteArrayOutputStream out = new ByteArrayOutputStream();
        for (final byte[] packet : packets) {
            out.writeBytes(packet);
        }
        return out.toByteArray();
    }

    private final class Heard implements SequencedListener {
        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            heard.add(sequence + " " + buffer.getStringWithoutLengthAscii(offset, length));
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            throw new AssertionError("a connection has no gaps");
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            throw new AssertionError("a connection has no gaps");
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            heard.add("lost " + sequence + " x" + missing);
        }

        @Override
        public void onEndOfSession() {
            heard.add("end");
        }
    }
}
