package io.tiercel.marketdata.transport;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.itch.ItchMulticastFeed;
import java.io.IOException;
import java.net.DatagramPacket;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

class ItchMulticastFeedTest {
    @Test
    void shouldTellAStaleBookAndGoOnWhenTheMissingMessageHasCome() throws IOException {
        final InetAddress loopback = InetAddress.getLoopbackAddress();
        final MoldLine line = new MoldLine(List.of(directory(), add(1), add(2)));
        final List<byte[]> packets = line.packets(1);
        final EventLog log = new EventLog();
        final EventWriter writer = new EventWriter(log);
        final long[] nowNs = {1_000_000};
        try (DatagramSocket server = new DatagramSocket(new InetSocketAddress(loopback, 0));
                ItchMulticastFeed feed = new ItchMulticastFeed(
                        new ArbitratorConfig(8, 10, 100, 5, 3),
                        List.of(new InetSocketAddress(loopback, 0)),
                        NetworkInterface.getByInetAddress(loopback),
                        new InetSocketAddress(loopback, server.getLocalPort()),
                        new OpenListing(),
                        FeedAudit.NONE,
                        TradingDay.DEFAULT,
                        () -> nowNs[0])) {
            server.setSoTimeout(2_000);
            send(server, packets.get(0), feed);
            send(server, packets.get(2), feed);
            pollUntil(feed, writer, () -> feed.arbitrator().nextSequence() == 2);
            nowNs[0] += 5;
            feed.poll(writer, 10);
            assertFalse(feed.arbitrator().isStale());
            nowNs[0] += 100;
            pollUntil(feed, writer, () -> feed.arbitrator().isStale());

            final DatagramPacket request = new DatagramPacket(new byte[20], 20);
            server.receive(request);
            final byte[] answer = line.answer(request.getData());
            server.send(new DatagramPacket(answer, answer.length, request.getSocketAddress()));
            pollUntil(feed, writer, () -> feed.arbitrator().nextSequence() == 4);
            send(server, line.endOfSession(), feed);
            pollUntil(feed, writer, () -> feed.arbitrator().isEnded());

            assertFalse(feed.arbitrator().isStale());
            assertEquals(Feed.END_OF_FEED, feed.poll(writer, 10));
        }
        final List<String> events =
                log.lines().stream().map(event -> event.replaceAll(" @.*", "")).toList();
        assertEquals(
                List.of(
                        "1 -1 STALE GAP 1",
                        "2 0 ADD BUY 1>- 100 x100",
                        "3 0 ADD BUY 2>- 100 x100",
                        "3 -1 STALE RECOVERED 0"),
                events);
    }

    private static void pollUntil(
            final ItchMulticastFeed feed, final EventWriter writer, final BooleanSupplier isDone) {
        final long startNs = System.nanoTime();
        while (!isDone.getAsBoolean()) {
            feed.poll(writer, 10);
            assertTrue(System.nanoTime() - startNs < 5_000_000_000L, "nothing came in 5 s");
        }
    }

    private static void send(final DatagramSocket from, final byte[] packet, final ItchMulticastFeed feed)
            throws IOException {
        from.send(new DatagramPacket(packet, packet.length, InetAddress.getLoopbackAddress(), feed.port(0)));
    }

    private static byte[] directory() {
        return head('R', 39).put("TEST    ".getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static byte[] add(final long reference) {
        return head('A', 36)
                .putLong(reference)
                .put((byte) 'B')
                .putInt(100)
                .put("TEST    ".getBytes(StandardCharsets.US_ASCII))
                .putInt(100)
                .array();
    }

    private static ByteBuffer head(final char type, final int length) {
        return ByteBuffer.allocate(length).put((byte) type).putShort((short) 1).put(new byte[8]);
    }
}
