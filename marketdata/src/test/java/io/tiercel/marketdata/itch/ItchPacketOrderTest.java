package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.fuzz.MemoryFiles;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.pcap.Captured;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.SortedMap;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/** Packets that were captured out of order, or not at all. */
class ItchPacketOrderTest {
    private static final int PACKETS = 200;

    /** Every log's lines and what the feed remarks. */
    private record Reading(List<String> lines, SortedMap<String, Long> remarks) {}

    @Test
    void shouldPutAPairInOrder() {
        final List<byte[]> packets = packets(4);
        final Reading sound = read(packets);
        Collections.swap(packets, 1, 2);

        final Reading swapped = read(packets);

        assertEquals(sound.lines(), swapped.lines());
        assertEquals(Map.of(), sound.remarks());
        assertEquals(Map.of("late packets that others have waited for", 1L), swapped.remarks());
    }

    @Test
    void shouldMakeTheSameEventsHoweverPacketsAreShuffledWithinTheBound() {
        final List<String> expected = read(packets(PACKETS)).lines();
        for (int seed = 0; seed < 100; seed++) {
            final Random random = new Random(seed);
            final List<byte[]> packets = packets(PACKETS);
            // the first one stays: it tells where the session begins; within a window of 64 at most 63 wait
            for (int from = 1; from < PACKETS; from += 64) {
                Collections.shuffle(packets.subList(from, Math.min(PACKETS, from + 64)), random);
            }

            assertEquals(expected, read(packets).lines(), "seed " + seed);
        }
    }

    @Test
    void shouldTellAGapWhenTheRoomIsFullAndDropWhatComesTooLate() {
        final List<byte[]> packets = packets(PACKETS);
        final byte[] lost = packets.remove(1);
        packets.add(70, lost);

        final Reading reading = read(packets);

        assertEquals("2 -1 STALE GAP 1 @1692711000000000000", reading.lines().get(1));
        assertEquals(PACKETS, reading.lines().size(), "one add for each packet but the lost one, and the gap");
        assertEquals(
                1,
                reading.lines().stream().filter(line -> line.contains("STALE")).count());
        assertEquals(Map.of("messages that had been read before, dropped", 1L), reading.remarks());
    }

    @Test
    void shouldTellAGapAtTheEndOfTheCapture() {
        final List<byte[]> packets = packets(5);
        packets.remove(3);

        final List<String> lines = read(packets).lines();

        assertEquals(5, lines.size());
        assertEquals("4 -1 STALE GAP 1 @1692711000000000000", lines.get(3));
    }

    @Test
    void shouldWriteWhatIsHeldInFrontOfADamage() {
        final List<byte[]> packets = packets(5);
        packets.remove(2);
        final byte[] capture = Captured.datagrams(packets);
        final EventLog log = new EventLog();
        final Path path = new MemoryFiles().file("a.pcap", capture, capture.length - 1);
        final EventWriter writer = new EventWriter(log);

        try (Feed feed = new CaptureFeed(List.of(path), decoder())) {
            assertThrows(BadInputException.class, () -> drain(feed, writer));
        }

        assertEquals(4, log.lines().size(), "two orders, the gap, the order that was held; the last packet is cut");
    }

    private static ItchPacketDecoder decoder() {
        return new ItchPacketDecoder(new OpenListing(), FeedAudit.NONE, FeedOptions.NONE.day());
    }

    private static Reading read(final List<byte[]> packets) {
        final byte[] capture = Captured.datagrams(packets);
        final EventLog log = new EventLog();
        final Path path = new MemoryFiles().file("a.pcap", capture, capture.length);
        try (Feed feed = new CaptureFeed(List.of(path), decoder())) {
            drain(feed, new EventWriter(log));
            return new Reading(log.lines(), feed.remarks());
        }
    }

    private static void drain(final Feed feed, final EventWriter writer) {
        int polled = 0;
        while (polled != Feed.END_OF_FEED) {
            polled = feed.poll(writer, 10);
        }
    }

    /** The directory and an order in the first packet, one order in each other: packet i (from 0) begins with message i + 1, but the first with 1. */
    private static List<byte[]> packets(final int count) {
        final List<byte[]> packets = new ArrayList<>();
        packets.add(packet(1, ItchBytes.directory(1, 1, "TEST"), add(1)));
        IntStream.range(1, count).forEach(i -> packets.add(packet(i + 2, add(i + 1))));
        return packets;
    }

    private static byte[] packet(final long sequence, final byte[]... messages) {
        final List<byte[]> parts = new ArrayList<>();
        parts.add(ByteBuffer.allocate(20)
                .put("SESSION_01".getBytes(StandardCharsets.US_ASCII))
                .putLong(sequence)
                .putShort((short) messages.length)
                .array());
        for (final byte[] message : messages) {
            parts.add(ItchBytes.framed(message));
        }
        return Captured.join(parts.toArray(byte[][]::new));
    }

    private static byte[] add(final long reference) {
        return ItchBytes.add(1, 34_200_000_000_000L, reference, 'B', 100, "TEST", 10_000);
    }
}
