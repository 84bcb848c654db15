package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A line loses packets, the retransmission server never answers: the SoupBinTCP server of the session plays what is missing. */
@Timeout(20)
class SoupRecoveryTest {
    private static final int MESSAGES = 300;
    private static final int PER_PACKET = 5;
    private static final ArbitratorConfig IMPATIENT = new ArbitratorConfig(512, 0, 100_000, 20, 2);

    private final List<String> heard = new ArrayList<>();

    @Test
    void shouldPlayWhatIsMissingAndGoOnWithTheLine() throws Exception {
        final LineArbitrator arbitrator = new LineArbitrator(IMPATIENT, new Heard(), true);
        try (SoupServer server = new SoupServer(connection -> {
            connection.accept(connection.first);
            for (long i = connection.first; i <= MESSAGES; i++) {
                connection.sendInPieces('S', message(i));
                if (i % 40 == 0) {
                    // broken in the middle of the replay
                    return;
                }
            }
            connection.awaitGone();
        })) {
            // packets 3 and 4 are lost, and a quarter of those behind
            run(arbitrator, server, packet -> packet == 3 || packet == 4 || packet % 4 == 2);

            assertEquals(expected(), heard);
            assertEquals(0, arbitrator.lost());
            assertTrue(arbitrator.replays() > 0);
            assertEquals("TIERCEL_01", server.sessions.getFirst());
            // messages 11 to 15 are in packet 2 of those counted from 0
            assertEquals(11L, server.wanted.getFirst());
        }
    }

    @Test
    void shouldGiveUpOnlyWhatTheServerNoLongerHas() throws Exception {
        final LineArbitrator arbitrator = new LineArbitrator(IMPATIENT, new Heard(), true);
        try (SoupServer server = new SoupServer(connection -> {
            final long first = Math.max(connection.first, 14);
            connection.accept(first);
            for (long i = first; i <= MESSAGES; i++) {
                connection.send('S', message(i));
            }
            connection.awaitGone();
        })) {
            run(arbitrator, server, packet -> packet == 2);

            final List<String> expected = expected();
            expected.subList(10, 13).clear();
            expected.add(10, "lost 11 x3");
            assertEquals(expected, heard);
            assertEquals(3, arbitrator.lost());
        }
    }

    @Test
    void shouldGiveUpTheHoleWhenTheLoginIsRejected() throws Exception {
        final LineArbitrator arbitrator = new LineArbitrator(IMPATIENT, new Heard(), true);
        try (SoupServer server = new SoupServer(connection -> {
            connection.send('J', new byte[] {'A'});
            connection.awaitGone();
        })) {
            final MulticastReceiver receiver = run(arbitrator, server, packet -> packet == 2);

            final List<String> expected = expected();
            expected.subList(10, 15).clear();
            expected.add(10, "lost 11 x5");
            assertEquals(expected, heard);
            assertEquals(1, receiver.failedReplays());
            assertTrue(receiver.lastProblem().contains("login rejected with 'A'"), receiver.lastProblem());
        }
    }

    @FunctionalInterface
    private interface Loss {
        boolean isLost(int packet);
    }

    private static MulticastReceiver run(final LineArbitrator arbitrator, final SoupServer server, final Loss loss)
            throws IOException {
        final InetAddress loopback = InetAddress.getLoopbackAddress();
        final MoldLine line = new MoldLine(java.util.stream.LongStream.rangeClosed(1, MESSAGES)
                .mapToObj(SoupRecoveryTest::message)
                .toList());
        final List<byte[]> packets = line.packets(PER_PACKET);
        final long startNs = System.nanoTime();
        try (DatagramSocket mute = new DatagramSocket(new InetSocketAddress(loopback, 0));
                DatagramSocket sender = new DatagramSocket(new InetSocketAddress(loopback, 0));
                MulticastReceiver receiver = new MulticastReceiver(
                        arbitrator,
                        List.of(new InetSocketAddress(loopback, 0)),
                        NetworkInterface.getByInetAddress(loopback),
                        new InetSocketAddress(loopback, mute.getLocalPort()),
                        Optional.of(server.config()))) {
            for (int sent = 0; !arbitrator.isEnded(); sent++) {
                assertNull(server.failure);
                assertTrue(System.nanoTime() - startNs < 10_000_000_000L, "waited for 10 s in vain");
                final byte[] packet = sent < packets.size() ? packets.get(sent) : line.endOfSession();
                if (sent >= packets.size() || !loss.isLost(sent)) {
                    sender.send(new DatagramPacket(packet, packet.length, loopback, receiver.port(0)));
                }
                receiver.poll(System.nanoTime());
            }
            return receiver;
        }
    }

    private static byte[] message(final long sequence) {
        return ("m" + sequence).getBytes(StandardCharsets.US_ASCII);
    }

    private static List<String> expected() {
        final List<String> all = new ArrayList<>();
        for (int i = 1; i <= MESSAGES; i++) {
            all.add(i + " m" + i);
        }
        return all;
    }

    private final class Heard implements SequencedListener {
        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            heard.add(sequence + " " + buffer.getStringWithoutLengthAscii(offset, length));
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            // told by the arbitrator's own test
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            // told by the arbitrator's own test
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            heard.add("lost " + sequence + " x" + missing);
        }

        @Override
        public void onEndOfSession() {
            // the arbitrator says so
        }
    }
}
