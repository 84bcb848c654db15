package io.tiercel.marketdata.iex;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
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

/** Segments of several sessions in one capture, made by hand from the layout that the exchange has published. */
class IexSessionsTest {
    private static final long NOON_NS = 1_611_692_981_000_000_000L;

    private final EventLog log = new EventLog();
    private final List<byte[]> segments = new ArrayList<>();

    @Test
    void shouldLeaveOutAStrayOfAnotherSession() {
        level(7, 1, 100);
        level(8, 500, 900);
        level(7, 2, 101);
        level(8, 501, 901);

        final Map<String, Long> remarks = read();

        assertEquals(List.of("1 0 LEVEL BUY 100 x10", "2 0 LEVEL BUY 101 x10"), lines());
        assertEquals(Map.of("packets of other sessions, left out", 2L), remarks);
    }

    @Test
    void shouldBeginAnewWhenAnotherSessionGoesOn() {
        level(7, 1, 100);
        level(8, 1, 900);
        level(8, 2, 901);

        final Map<String, Long> remarks = read();

        assertEquals(
                List.of(
                        "1 0 LEVEL BUY 100 x10",
                        "1 -1 STALE RESTART 0",
                        "1 0 SNAPSHOT NONE - x0",
                        "1 0 LEVEL BUY 900 x10",
                        "2 0 LEVEL BUY 901 x10"),
                lines());
        assertEquals(Map.of("restarts of the source", 1L), remarks);
    }

    private Map<String, Long> read() {
        final byte[] capture = Captured.datagrams(segments);
        final Path path = new MemoryFiles().file("a.pcap", capture, capture.length);
        final OpenListing listing = new OpenListing();
        final var decoder = new IexSegmentDecoder(() -> new DeepDecoder(listing), FeedAudit.NONE);
        try (Feed feed = new CaptureFeed(List.of(path), decoder)) {
            final EventWriter writer = new EventWriter(log);
            int polled = 0;
            while (polled != Feed.END_OF_FEED) {
                polled = feed.poll(writer, 10);
            }
            return feed.remarks();
        }
    }

    private List<String> lines() {
        return log.lines().stream()
                .map(line -> line.replaceFirst(" @\\d+$", ""))
                .toList();
    }

    /** A segment with one update of a level to buy: 10 shares. */
    private void level(final int session, final long sequence, final long price) {
        final long timeNs = NOON_NS + segments.size();
        segments.add(ByteBuffer.allocate(40 + 2 + 30)
                .order(ByteOrder.LITTLE_ENDIAN)
                .put((byte) 1)
                .put((byte) 0)
                .putShort((short) 0x8004)
                .putInt(1)
                .putInt(session)
                .putShort((short) 32)
                .putShort((short) 1)
                .putLong(0)
                .putLong(sequence)
                .putLong(timeNs)
                .putShort((short) 30)
                .put((byte) '8')
                .put((byte) 1)
                .putLong(timeNs)
                .put("ZIEXT   ".getBytes(StandardCharsets.US_ASCII))
                .putInt(10)
                .putLong(price)
                .array());
    }
}
