package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.fuzz.MemoryFiles;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.pcap.Captured;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Packets of several sessions and destinations in one capture. */
class ItchSessionsTest {
    private static final String ONE = "SESSION_01";
    private static final String TWO = "SESSION_02";
    private static final int HERE = 1;
    private static final int THERE = 2;
    private static final String RESTART = "restarts of the source";
    private static final String STRAYS = "packets of other sessions, left out";

    private final EventLog log = new EventLog();
    private final List<byte[]> packets = new ArrayList<>();

    @Test
    void shouldLeaveOutAStrayOfAnotherSession() {
        add(ONE, HERE, 1, directory("TEST"), order(1));
        add(TWO, HERE, 500, order(77), order(78));
        add(TWO, HERE, 502, order(79));
        add(ONE, HERE, 3, order(2));
        add(TWO, HERE, 503, order(80));

        final Map<String, Long> remarks = read();

        assertEquals(List.of("2 ADD 1", "3 ADD 2"), adds());
        assertEquals(2, log.lines().size(), log.lines().toString());
        assertEquals(Map.of(STRAYS, 3L), remarks);
    }

    @Test
    void shouldBeginAnewWhenAnotherSessionGoesOn() {
        add(ONE, HERE, 1, directory("TEST"), order(1));
        for (int i = 0; i < 100; i++) {
            // what is late of the first one is no sign of life
            if (i < 50) {
                add(ONE, HERE, 2, order(1));
            }
            add(TWO, HERE, i == 0 ? 1 : i + 2, i == 0 ? new byte[][] {directory("TEST"), order(11)} : one(i + 11));
        }

        final Map<String, Long> remarks = read();

        assertEquals(101, adds().size());
        assertEquals(List.of("2 ADD 1", "2 ADD 11", "3 ADD 12"), adds().subList(0, 3));
        assertTrue(
                log.lines().get(1).startsWith("2 -1 STALE RESTART"), log.lines().get(1));
        assertTrue(log.lines().get(2).startsWith("2 0 SNAPSHOT"), log.lines().get(2));
        assertEquals(103, log.lines().size());
        assertEquals(Map.of(RESTART, 1L, "messages that had been read before, dropped", 50L), remarks);
    }

    @Test
    void shouldBeginAnewAtOnceWhenTheFirstSessionIsOver() {
        add(ONE, HERE, 1, directory("TEST"), order(1));
        packets.add(packet(ONE, HERE, 3, 0xffff));
        add(TWO, HERE, 1, directory("TEST"), order(5));

        final Map<String, Long> remarks = read();

        assertEquals(List.of("2 ADD 1", "2 ADD 5"), adds());
        assertEquals(Map.of(RESTART, 1L), remarks);
    }

    @Test
    void shouldKeepAChannelOfAnotherDestinationApart() {
        add(ONE, HERE, 1, directory("TEST"), order(1));
        add(TWO, THERE, 1, directory("MORE"), order("MORE", 2));
        add(ONE, HERE, 3, order(3));
        add(TWO, THERE, 3, order("MORE", 4));
        packets.add(packet(TWO, THERE, 4, 0xffff));
        add("SESSION_03", THERE, 1, directory("MORE"), order("MORE", 5));

        final Map<String, Long> remarks = read();

        assertEquals(List.of("2 ADD 1", "2 ADD 2", "3 ADD 3", "3 ADD 4", "2 ADD 5"), adds());
        // only the books of the channel that began anew are empty
        assertEquals(
                List.of("3 1 SNAPSHOT NONE - x0 @1692711000000000000"),
                log.lines().stream().filter(line -> line.contains("SNAPSHOT")).toList());
        assertEquals(Map.of("channels behind the first", 1L, RESTART, 1L), remarks);
    }

    @Test
    void shouldTakeTheSameSessionFromTwoLines() {
        add(ONE, HERE, 1, directory("TEST"), order(1));
        add(ONE, THERE, 1, directory("TEST"), order(1));
        add(ONE, THERE, 3, order(2));
        add(ONE, HERE, 3, order(2));
        add(ONE, HERE, 4, order(3));

        final Map<String, Long> remarks = read();

        assertEquals(List.of("2 ADD 1", "3 ADD 2", "4 ADD 3"), adds());
        assertEquals(Map.of("messages that had been read before, dropped", 3L), remarks);
    }

    @Test
    void shouldLeaveOutMoreChannelsThanItFollows() {
        for (int i = 0; i < 20; i++) {
            add("SESSION_" + (10 + i), i, 1, directory("S" + i), order("S" + i, i + 1));
        }

        final Map<String, Long> remarks = read();

        assertEquals(16, adds().size());
        assertEquals(
                Map.of("channels behind the first", 15L, "packets of more than 16 channels, left out", 4L), remarks);
    }

    private Map<String, Long> read() {
        final byte[] capture = Captured.classic(0xa1b23c4d, ByteOrder.LITTLE_ENDIAN, 1692711000, 0, packets);
        final Path path = new MemoryFiles().file("a.pcap", capture, capture.length);
        final var decoder = new ItchPacketDecoder(new OpenListing(), FeedAudit.NONE, FeedOptions.NONE.day());
        try (Feed feed = new CaptureFeed(List.of(path), decoder)) {
            final EventWriter writer = new EventWriter(log);
            int polled = 0;
            while (polled != Feed.END_OF_FEED) {
                polled = feed.poll(writer, 10);
            }
            return feed.remarks();
        }
    }

    /** Sequence and order id of each order added. */
    private List<String> adds() {
        return log.lines().stream()
                .filter(line -> line.contains(" ADD "))
                .map(line -> line.replaceFirst("^(\\S+) \\S+ ADD \\S+ (\\d+)>.*", "$1 ADD $2"))
                .toList();
    }

    private void add(final String session, final int group, final long sequence, final byte[]... messages) {
        packets.add(packet(session, group, sequence, messages.length, messages));
    }

    private static byte[] packet(
            final String session, final int group, final long sequence, final int count, final byte[]... messages) {
        final List<byte[]> parts = new ArrayList<>();
        parts.add(ByteBuffer.allocate(20)
                .put(session.getBytes(StandardCharsets.US_ASCII))
                .putLong(sequence)
                .putShort((short) count)
                .array());
        for (final byte[] message : messages) {
            parts.add(ItchBytes.framed(message));
        }
        final byte[] ip = Captured.ipv4(17, 0, Captured.datagram(Captured.join(parts.toArray(byte[][]::new))));
        // last byte of the destination address: the multicast group
        ip[19] = (byte) group;
        return Captured.ethernet(new int[0], 0x0800, ip);
    }

    private static byte[][] one(final long reference) {
        return new byte[][] {order(reference)};
    }

    private static byte[] directory(final String symbol) {
        return ItchBytes.directory(1, 1, symbol);
    }

    private static byte[] order(final long reference) {
        return order("TEST", reference);
    }

    private static byte[] order(final String symbol, final long reference) {
        return ItchBytes.add(1, 34_200_000_000_000L, reference, 'B', 100, symbol, 10_000);
    }
}
