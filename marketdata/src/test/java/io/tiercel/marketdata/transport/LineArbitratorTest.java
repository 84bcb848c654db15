package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.itch.ItchDescriptor;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulatedFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.SocketTimeoutException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.SplittableRandom;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Two lines that lose, repeat and swap packets, and a server that may lose answers too, end with the books of a clean line. */
class LineArbitratorTest {
    private static final SimulationConfig CONFIG = SimulationConfig.of(5, 1_000);
    private static final InstrumentRegistry REGISTRY = SimulatedFeed.instruments(CONFIG);
    private static final MoldLine LINE = new MoldLine(messages());
    private static final long PACKET_NS = 50_000;
    private static final ArbitratorConfig PATIENCE = new ArbitratorConfig(1 << 12, 200_000, 1_000_000, 100, 1_000);
    private static final int PATTERNS = 1_000;

    private static final class Arrival {
        final long timeNs;
        final byte[] packet;

        Arrival(final long timeNs, final byte[] packet) {
            this.timeNs = timeNs;
            this.packet = packet;
        }
    }

    @Test
    void shouldEndWithTheBooksOfTheCleanFeedAfterAnyLoss() {
        final List<String> clean = clean();
        long requests = 0;
        int gaps = 0;

        for (int seed = 0; seed < PATTERNS; seed++) {
            final BookListener listener = new BookListener(REGISTRY);
            final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
            deliver(arbitrator, seed);

            assertTrue(listener.isEnded && arbitrator.isEnded(), "seed " + seed);
            assertEquals(0, arbitrator.lost(), "seed " + seed);
            assertEquals(clean, listener.orders(), "seed " + seed);
            assertEquals(listener.gaps, listener.caughtUp, "seed " + seed);
            assertFalse(arbitrator.isStale(), "seed " + seed);
            requests += arbitrator.requests();
            gaps += listener.gaps;
        }

        assertTrue(clean.size() > 100, clean.size() + " orders");
        // no more than a request for each tenth packet of a pattern
        final long most = PATTERNS * CONFIG.events() / 10;
        assertTrue(
                requests > PATTERNS && requests < most && gaps > PATTERNS, requests + " requests, " + gaps + " gaps");
    }

    /** Arrivals in the order of time; an answer of the server joins them. */
    private static void deliver(final LineArbitrator arbitrator, final int seed) {
        final SplittableRandom random = new SplittableRandom(seed);
        final List<Arrival> arrivals = new ArrayList<>();
        final List<byte[]> packets = LINE.packets(1 + random.nextInt(12));
        final double loss = random.nextDouble() * 0.4;
        final int deadLine = random.nextInt(4);
        final long deadFrom = random.nextInt(packets.size());
        for (int line = 0; line < 2; line++) {
            for (int i = 0; i < packets.size(); i++) {
                final boolean isLast = i == packets.size() - 1;
                final boolean isDead = line == deadLine && i >= deadFrom;
                final int copies = random.nextDouble() < 0.05 ? 2 : 1;
                for (int copy = 0; copy < copies && !isDead; copy++) {
                    final long late = random.nextDouble() < 0.1 ? random.nextLong(10 * PACKET_NS) : 0;
                    if (isLast || random.nextDouble() >= loss) {
                        arrivals.add(new Arrival(i * PACKET_NS + line * 7_000L + late, packets.get(i)));
                    }
                }
            }
        }
        arrivals.sort(Comparator.comparingLong(arrival -> arrival.timeNs));
        final UnsafeBuffer request = new UnsafeBuffer(new byte[20]);
        long nowNs = 0;
        int arrived = 0;
        // The end of the session is sent until everybody has heard it.
        for (int step = 0; step < 200_000 && !arbitrator.isEnded(); step++) {
            nowNs = arrived < arrivals.size() ? Math.max(nowNs, arrivals.get(arrived).timeNs) : nowNs + PACKET_NS;
            final byte[] packet = arrived < arrivals.size() ? arrivals.get(arrived++).packet : LINE.endOfSession();
            arbitrator.onPacket(new UnsafeBuffer(packet), 0, packet.length, nowNs);
            if (arbitrator.request(nowNs, request) && random.nextDouble() >= loss) {
                final byte[] answer = LINE.answer(request.byteArray());
                arbitrator.onPacket(new UnsafeBuffer(answer), 0, answer.length, nowNs);
            }
        }
    }

    @Test
    void shouldBelieveANumberFarAheadOnceAnotherPacketAgrees() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(new ArbitratorConfig(8, 10, 100, 5, 3), listener);
        final List<byte[]> packets = LINE.packets(1);
        final UnsafeBuffer request = new UnsafeBuffer(new byte[20]);
        feed(arbitrator, packets.getFirst(), 0);

        // message 501 alone, where 2 is next and the window is 8: damaged, for all anybody knows
        feed(arbitrator, packets.get(500), 1);
        assertEquals(1, arbitrator.badPackets());
        assertFalse(arbitrator.request(100, request));

        // 2 is near; 502 agrees: the line is there
        feed(arbitrator, packets.get(1), 101);
        feed(arbitrator, packets.get(501), 102);

        assertEquals(3, arbitrator.nextSequence());
        assertTrue(arbitrator.request(200, request));
    }

    @Test
    void shouldNotAskForWhatASingleHeartbeatClaims() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final List<byte[]> packets = LINE.packets(1);
        final UnsafeBuffer request = new UnsafeBuffer(new byte[20]);
        final byte[] forged = Arrays.copyOf(packets.getFirst(), 20);
        // no message, the next number is 400, within the window
        ByteBuffer.wrap(forged).putLong(MoldDescriptor.SEQUENCE_OFFSET, 400).putShort(18, (short) 0);
        feed(arbitrator, packets.getFirst(), 0);
        feed(arbitrator, forged, 1);
        for (int i = 1; i < 300; i++) {
            feed(arbitrator, packets.get(i), 2_000_000L * i);
            assertFalse(arbitrator.request(2_000_000L * i + 1, request), "message " + (i + 1));
        }

        // the truth in a heartbeat that is heard twice: 302 is next, 301 is missing
        ByteBuffer.wrap(forged).putLong(MoldDescriptor.SEQUENCE_OFFSET, 302);
        feed(arbitrator, forged, 900_000_000);
        feed(arbitrator, forged, 900_000_001);
        assertTrue(arbitrator.request(901_000_000, request));
        assertEquals(301, ByteBuffer.wrap(request.byteArray()).getLong(10));
        assertEquals(1, ByteBuffer.wrap(request.byteArray()).getShort(18));
        assertEquals(0, arbitrator.lost());
    }

    @Test
    void shouldAskOncePerIntervalHoweverBusyTheStream() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final List<byte[]> packets = LINE.packets(1);
        final UnsafeBuffer request = new UnsafeBuffer(new byte[20]);
        feed(arbitrator, packets.get(900), 0);
        for (int i = 0; i < 800; i++) {
            feed(arbitrator, packets.get(i), 1_000 + i);
            arbitrator.request(1_000_000 + i, request);
        }

        // 800 polls within one interval of 1 ms: once for each 100 messages that a request names
        assertEquals(8, arbitrator.requests());
    }

    @Test
    void shouldCountThePacketsOfAnotherSessionInARow() {
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, new BookListener(REGISTRY));
        final byte[] other = LINE.packets(1).get(1).clone();
        other[9]++;
        feed(arbitrator, LINE.packets(1).getFirst(), 0);
        feed(arbitrator, other, 1);
        feed(arbitrator, other, 2);

        assertEquals(2, arbitrator.strangers());
        feed(arbitrator, LINE.packets(1).get(1), 3);
        assertEquals(0, arbitrator.strangers());
    }

    @Test
    void shouldRefuseANumberThatNoPacketCanFollow() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final byte[] forged = LINE.packets(1).getFirst().clone();
        ByteBuffer.wrap(forged).putLong(MoldDescriptor.SEQUENCE_OFFSET, Long.MAX_VALUE);

        feed(arbitrator, forged, 0);
        feed(arbitrator, forged, 1);

        assertEquals(2, arbitrator.badPackets());
        assertFalse(arbitrator.request(1_000_000_000, new UnsafeBuffer(new byte[20])));
    }

    @Test
    void shouldTakeNothingBehindTheEndOfTheSession() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final byte[] end = LINE.endOfSession().clone();
        ByteBuffer.wrap(end).putLong(MoldDescriptor.SEQUENCE_OFFSET, 2);
        feed(arbitrator, LINE.packets(1).getFirst(), 0);
        feed(arbitrator, end, 1);
        assertTrue(arbitrator.isEnded());

        feed(arbitrator, LINE.packets(1).get(1), 2);
        feed(arbitrator, end, 3);

        assertEquals(2, arbitrator.nextSequence());
        assertEquals(1, arbitrator.badPackets());
    }

    @Test
    void shouldNotEndAtANumberThatIsPassed() {
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, new BookListener(REGISTRY));
        final byte[] end = LINE.endOfSession().clone();
        ByteBuffer.wrap(end).putLong(MoldDescriptor.SEQUENCE_OFFSET, 2);
        feed(arbitrator, LINE.packets(1).getFirst(), 0);
        feed(arbitrator, LINE.packets(1).get(1), 1);

        feed(arbitrator, end, 2);

        assertFalse(arbitrator.isEnded());
    }

    @Test
    void shouldGiveUpWhatNobodyHas() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(new ArbitratorConfig(8, 10, 100, 5, 3), listener);
        final List<byte[]> packets = LINE.packets(1);
        final UnsafeBuffer request = new UnsafeBuffer(new byte[20]);
        feed(arbitrator, packets.getFirst(), 0);
        feed(arbitrator, packets.get(3), 1);

        // 2 and 3 are missing; the hold time of 10 ns begins at 1
        assertFalse(arbitrator.request(10, request));
        assertFalse(arbitrator.isStale());
        assertTrue(arbitrator.request(11, request));
        assertTrue(arbitrator.isStale());
        assertEquals(2, ByteBuffer.wrap(request.byteArray()).getLong(10));
        assertEquals(2, ByteBuffer.wrap(request.byteArray()).getShort(18));
        assertFalse(arbitrator.request(110, request));
        assertTrue(arbitrator.request(111, request));
        assertTrue(arbitrator.request(211, request));
        assertEquals(1, listener.lastSequence);
        assertFalse(arbitrator.request(311, request));

        assertEquals(2, listener.lost);
        assertEquals(4, listener.lastSequence);
        assertEquals(5, arbitrator.nextSequence());
        assertFalse(arbitrator.isStale());
        assertEquals(1, listener.caughtUp);
    }

    @Test
    void shouldLeaveOutOtherSessionsAndGarbage() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final byte[] second = LINE.packets(1).get(1);
        final byte[] other = second.clone();
        other[9]++;
        feed(arbitrator, LINE.packets(1).getFirst(), 0);

        feed(arbitrator, other, 1);
        feed(arbitrator, Arrays.copyOf(second, second.length - 1), 2);
        feed(arbitrator, new byte[3], 3);

        assertEquals(3, arbitrator.badPackets());
        assertEquals(2, arbitrator.nextSequence());
        feed(arbitrator, second, 4);
        feed(arbitrator, second, 5);
        assertEquals(3, arbitrator.nextSequence());
        assertEquals(1, arbitrator.repeats());
    }

    @Test
    void shouldEndWithTheSameBooksOverRealSockets() throws IOException {
        final List<String> clean = clean();
        for (int seed = 0; seed < 3; seed++) {
            assertEquals(clean, overSockets(seed), "seed " + seed);
        }
    }

    private static List<String> overSockets(final int seed) throws IOException {
        final SplittableRandom random = new SplittableRandom(seed);
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        final InetAddress loopback = InetAddress.getLoopbackAddress();
        final List<byte[]> packets = LINE.packets(5);
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(loopback, 0));
                DatagramSocket sender = new DatagramSocket(new InetSocketAddress(loopback, 0));
                MulticastReceiver receiver = new MulticastReceiver(
                        arbitrator,
                        List.of(new InetSocketAddress(loopback, 0), new InetSocketAddress(loopback, 0)),
                        NetworkInterface.getByInetAddress(loopback),
                        new InetSocketAddress(loopback, server.getLocalPort()),
                        Optional.empty())) {
            server.setSoTimeout(1);
            int sent = 0;
            for (int step = 0; step < 100_000 && !arbitrator.isEnded(); step++) {
                final byte[] packet = sent < packets.size() ? packets.get(sent++) : LINE.endOfSession();
                for (int line = 0; line < 2; line++) {
                    if (random.nextDouble() > 0.2) {
                        sender.send(new DatagramPacket(packet, packet.length, loopback, receiver.port(line)));
                    }
                }
                final long before = arbitrator.requests();
                receiver.poll(System.nanoTime());
                if (arbitrator.requests() > before) {
                    answer(server);
                }
            }
        }
        assertTrue(arbitrator.isEnded(), "seed " + seed);
        assertTrue(arbitrator.requests() > 0, "seed " + seed);
        return listener.orders();
    }

    private static void answer(final DatagramSocket server) throws IOException {
        final DatagramPacket request = new DatagramPacket(new byte[20], 20);
        try {
            server.receive(request);
        } catch (final SocketTimeoutException e) {
            return;
        }
        final byte[] answer = LINE.answer(request.getData());
        server.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
    }

    private static List<String> clean() {
        final BookListener listener = new BookListener(REGISTRY);
        final LineArbitrator arbitrator = new LineArbitrator(PATIENCE, listener);
        LINE.packets(10).forEach(packet -> feed(arbitrator, packet, 0));
        assertTrue(listener.isEnded);
        assertEquals(0, arbitrator.requests());
        return listener.orders();
    }

    private static void feed(final LineArbitrator arbitrator, final byte[] packet, final long nowNs) {
        arbitrator.onPacket(new UnsafeBuffer(packet), 0, packet.length, nowNs);
    }

    private static List<byte[]> messages() {
        final List<byte[]> messages = new ArrayList<>();
        final SimulatedExchange exchange = new SimulatedExchange(CONFIG);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SimulatedExchange.MAX_FRAMED_LENGTH]);
        int length = exchange.next(buffer, 0);
        while (length > 0) {
            messages.add(Arrays.copyOfRange(buffer.byteArray(), ItchDescriptor.FRAME_LENGTH, length));
            length = exchange.next(buffer, 0);
        }
        return messages;
    }
}
