package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(20)
class SoupClientTest {
    private static final int MESSAGES = 400;
    private static final byte[] NOTHING = {};

    private final List<String> heard = new ArrayList<>();

    private static byte[] message(final long sequence) {
        return ("m" + sequence).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> expected(final int from, final int to) {
        final List<String> all = new ArrayList<>();
        for (int i = from; i <= to; i++) {
            all.add(i + " m" + i);
        }
        return all;
    }

    private void pollUntil(final SoupClient client, final SoupServer server, final BooleanSupplier isDone) {
        await(() -> {
            assertNull(server.failure);
            client.poll(System.nanoTime());
            return isDone.getAsBoolean();
        });
    }

    @Test
    void shouldGoOnWhereItBrokeThoughEachConnectionIsCutAfterAnotherByte() throws Exception {
        // each connection is cut some messages on, within a message, after a number of bytes that differs
        try (SoupServer server = new SoupServer(connection -> {
                    final long cut = connection.first;
                    connection.accept(connection.first);
                    for (long i = connection.first; i <= MESSAGES; i++) {
                        final byte[] bytes = SoupServer.Connection.bytes('S', message(i));
                        if (i == cut + 1 + cut % 7) {
                            connection.sendRaw(bytes, (int) (cut % bytes.length));
                            return;
                        }
                        connection.sendRaw(bytes, bytes.length);
                    }
                    connection.send('Z', NOTHING);
                    connection.awaitGone();
                });
                SoupClient client = new SoupClient(server.config(), "S1", 1, new Heard())) {
            pollUntil(client, server, client::isEnded);

            assertEquals(expected(1, MESSAGES), heard.subList(0, heard.size() - 1));
            assertEquals("end", heard.getLast());
            assertTrue(client.failures() > 50, client.failures() + " broken connections");
            assertEquals(client.failures() + 1, client.logins());
            // each login asks for the message behind the last one that came whole
            assertEquals(List.of(1L, 3L, 7L), server.wanted.subList(0, 3));
            assertEquals("S1", server.sessions.getFirst());
        }
    }

    @Test
    void shouldPutMessagesTogetherThatComeByteByByte() throws Exception {
        try (SoupServer server = new SoupServer(connection -> {
                    connection.sendInPieces('+', message(0));
                    connection.accept(1);
                    for (int i = 1; i <= MESSAGES; i++) {
                        connection.sendInPieces('S', message(i));
                        connection.sendInPieces('H', NOTHING);
                    }
                    connection.sendInPieces('Z', NOTHING);
                    connection.awaitGone();
                });
                SoupClient client = new SoupClient(server.config(), "", 0, new Heard())) {
            pollUntil(client, server, client::isEnded);

            assertEquals(expected(1, MESSAGES), heard.subList(0, heard.size() - 1));
            assertEquals(0, client.failures());
            assertEquals(MESSAGES + 1, client.nextSequence());
            assertEquals(0, client.poll(System.nanoTime()), "over is over");
        }
    }

    @Test
    void shouldSayInOneLineWhatIsNoSoupBinTcp() throws Exception {
        assertRefused("message 1: packet type 0x21", connection -> connection.send('!', NOTHING));
        assertRefused("message 1: login rejected with 'S'", connection -> connection.send('J', new byte[] {'S'}));
        assertRefused("message 3: packet type 0x21", connection -> {
            connection.accept(1);
            connection.send('S', message(1));
            connection.send('S', message(2));
            connection.send('!', NOTHING);
        });
        assertRefused("message 1: login accepted in 20565 bytes", connection -> {
            connection.accept(1);
            // an HTTP server answers: "PUT"
            connection.sendRaw("PUA".getBytes(StandardCharsets.US_ASCII), 3);
            connection.sendRaw(new byte[20_600], 20_600);
        });
    }

    private void assertRefused(final String expected, final SoupServer.Script script) throws Exception {
        try (SoupServer server = new SoupServer(connection -> {
                    script.speak(connection);
                    connection.awaitGone();
                });
                SoupClient client = new SoupClient(server.config(), "", 1, new Heard())) {
            final BadInputException told =
                    assertThrows(BadInputException.class, () -> pollUntil(client, server, () -> false));

            assertTrue(told.getMessage().contains(expected), told::getMessage);
            assertTrue(told.getMessage().startsWith("127.0.0.1:"), told::getMessage);
            assertEquals(0, client.poll(System.nanoTime()), "no second attempt");
        }
    }

    @Test
    void shouldWaitLongerAfterEachRefusal() throws IOException {
        final int closedPort;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            closedPort = free.getLocalPort();
        }
        final SoupConfig config = new SoupConfig(
                new InetSocketAddress(InetAddress.getLoopbackAddress(), closedPort), "", "", 1000, 10, 35);
        final List<Long> attemptsMs = new ArrayList<>();
        try (SoupClient client = new SoupClient(config, "", 1, new Heard())) {
            for (long ms = 0; attemptsMs.size() < 5 && ms < 1000; ms++) {
                // a refusal on loopback is known at once or with the next poll; the time stands still meanwhile
                final int before = client.failures();
                for (int i = 0; i < 3 && client.failures() == before; i++) {
                    client.poll(ms * 1_000_000);
                }
                if (client.failures() > before) {
                    attemptsMs.add(ms);
                }
            }

            // waits of 10, 20 and then 35 ms, the longest
            assertEquals(List.of(0L, 10L, 30L, 65L, 100L), attemptsMs);
            assertTrue(
                    client.lastProblem().startsWith("127.0.0.1:" + closedPort + ": cannot be connected to: "),
                    client.lastProblem());
        }
    }

    @Test
    void shouldSayThatItIsAliveAndConnectAnewWhenTheServerIsSilent() throws Exception {
        final long second = 1_000_000_000L;
        final long[] nowNs = {0};
        final List<String> sent = new java.util.concurrent.CopyOnWriteArrayList<>();
        try (SoupServer server = new SoupServer(connection -> {
                    connection.accept(1);
                    connection.send('S', message(connection.first));
                    sent.add(new String(connection.packet(), StandardCharsets.US_ASCII));
                    connection.awaitGone();
                });
                SoupClient client = new SoupClient(server.config(), "", 1, new Heard())) {
            await(() -> {
                client.poll(nowNs[0]);
                return !heard.isEmpty();
            });
            nowNs[0] += second;
            client.poll(nowNs[0]);
            await(() -> !sent.isEmpty());

            nowNs[0] += SoupSession.SILENCE_NS;
            client.poll(nowNs[0]);

            assertEquals(List.of("R"), sent);
            assertEquals(1, client.failures());
            assertTrue(
                    client.lastProblem().endsWith("message 2: the server was silent for 15 s"), client.lastProblem());
            nowNs[0] += second;
            await(() -> {
                client.poll(nowNs[0]);
                return server.wanted.size() == 2;
            });
            assertEquals(List.of(1L, 2L), server.wanted);
        }
    }

    private static void await(final BooleanSupplier isDone) {
        final long startNs = System.nanoTime();
        while (!isDone.getAsBoolean()) {
            assertTrue(System.nanoTime() - startNs < 5_000_000_000L, "waited for 5 s in vain");
            Thread.onSpinWait();
        }
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
