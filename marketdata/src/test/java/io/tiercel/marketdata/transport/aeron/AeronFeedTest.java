package io.tiercel.marketdata.transport.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.aeron.ChannelUriStringBuilder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.aeron.PublicationException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Events over a link: byte for byte, without allocation, and what is told when they cannot be sent. */
@Timeout(60)
class AeronFeedTest extends AeronLinkFixture {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SEED = 20_261_121L;

    @Test
    void shouldCarryEventsByteForByteWhenOverSharedMemory() {
        carry(AeronSettings.ipc(STREAM), 20_000);
    }

    @Test
    void shouldCarryEventsByteForByteWhenOverUdp() throws IOException {
        carry(AeronSettings.udp(freePort(), STREAM), 20_000);
    }

    @Test
    @Tag("slow")
    void shouldCarryManyEventsByteForByte() throws IOException {
        carry(AeronSettings.ipc(STREAM), 200_000);
        carry(AeronSettings.udp(freePort(), STREAM), 200_000);
    }

    private void carry(final AeronSettings settings, final int events) {
        final SlotLog expected = new SlotLog();
        final SlotLog actual = new SlotLog();
        final EventWriter direct = new EventWriter(expected);
        final EventWriter received = new EventWriter(actual);
        final SeededEvents twin = new SeededEvents(SEED);
        final SeededEvents sent = new SeededEvents(SEED);
        try (AeronFeed feed = feed(settings);
                EventPublication publication = publication(settings, BackPressure.NONE)) {
            final EventWriter writer = new EventWriter(publication);
            connect(publication, feed);
            while (sent.written() < events) {
                while (sent.written() < events && publication.hasRoom(1)) {
                    sent.writeTo(writer);
                    twin.writeTo(direct);
                }
                feed.poll(received, BATCH);
            }
            assertTrue(publication.end());
            int polled = 0;
            while (polled != Feed.END_OF_FEED) {
                polled = feed.poll(received, BATCH);
            }

            assertEquals(events, actual.count(), "seed " + SEED);
            assertEquals(expected.checksum(), actual.checksum(), "seed " + SEED);
            assertEquals(events, publication.lastSequence());
            assertEquals(
                    events,
                    feed.messagesByType().values().stream().mapToLong(n -> n).sum());
            assertEquals(List.of(), gaps.gaps());
            assertEquals(Feed.END_OF_FEED, feed.poll(received, BATCH), "the end stays the end");
        }
    }

    @Test
    void shouldTellBackPressureAndLoseNothingWhenConsumerIsSlow() throws InterruptedException {
        final int events = 20_000; // 160 bytes each in terms of 1 MiB: the window of half a term holds 3276 of them
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, 10_000 * MILLIS, 0);
        final List<String> told = new ArrayList<>();
        final BackPressure listener = new BackPressure() {
            @Override
            public void began(final long sequence, final long waitedNs) {
                told.add("began");
            }

            @Override
            public void ended(final long sequence, final long waitedNs) {
                told.add("ended");
            }
        };
        final SlotLog expected = new SlotLog();
        final SeededEvents twin = new SeededEvents(SEED);
        final EventWriter direct = new EventWriter(expected);
        for (int i = 0; i < events; i++) {
            twin.writeTo(direct);
        }
        try (AeronFeed feed = feed(settings);
                EventPublication publication = publication(settings, listener)) {
            connect(publication, feed);
            final Thread publisher = new Thread(() -> {
                final SeededEvents sent = new SeededEvents(SEED);
                final EventWriter writer = new EventWriter(publication);
                while (sent.written() < events) {
                    sent.writeTo(writer);
                }
                assertTrue(publication.end());
            });
            publisher.start();
            await(() -> publication.backPressures() > 0);
            assertFalse(publication.hasRoom(1), "the window is full");
            while (feed.poll(ring, BATCH) != Feed.END_OF_FEED) {
                Thread.onSpinWait();
            }
            publisher.join();

            assertEquals(events, arrived.count());
            assertEquals(expected.checksum(), arrived.checksum(), "seed " + SEED);
            assertEquals(0, arrived.stales());
            assertEquals(0, publication.unsent());
            assertEquals(2 * publication.backPressures(), told.size(), "each beginning has its end: " + told);
            assertEquals(List.of("began", "ended"), told.subList(0, 2));
        }
    }

    @Test
    void shouldTellAGapWhenAnEventWasGivenUpHalfWritten() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                EventPublication publication = publication(settings, BackPressure.NONE)) {
            connect(publication, feed);
            write(publication, 1);
            publication.claim();
            write(publication, 1);
            publication.claim();
            assertTrue(publication.end());
            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);

            assertEquals(List.of(1L, 1L), gaps.gaps());
            assertEquals(4, arrived.count(), "two events, two stales");
            assertEquals(2, publication.unsent());
        }
    }

    @Test
    void shouldPassOnWhatTheRingThrows() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                EventPublication publication = publication(settings, BackPressure.NONE)) {
            connect(publication, feed);
            write(publication, 1);
            final IllegalStateException stopped = new IllegalStateException("engine stopped");
            final EventWriter broken = new EventWriter(new EventSlots() {
                @Override
                public UnsafeBuffer buffer() {
                    return arrived.buffer();
                }

                @Override
                public int claim() {
                    throw stopped;
                }

                @Override
                public void publish(final int offset) {
                    throw new AssertionError("nothing was claimed");
                }
            });

            final IllegalStateException e = assertThrows(
                    IllegalStateException.class, () -> await(() -> feed.poll(broken, BATCH) == Feed.END_OF_FEED));

            assertEquals(stopped, e);
        }
    }

    @Test
    void shouldTellWhyAnEventCannotBeSent() {
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, MILLIS, MILLIS);
        final EventPublication alone = publication(settings, BackPressure.NONE);
        final PublicationException unconnected = assertThrows(PublicationException.class, alone::claim);
        assertEquals(Reason.NOT_CONNECTED, unconnected.reason());
        assertEquals(
                "Aeron channel 'aeron:ipc' stream 7: event 1 not sent: nobody is subscribed, expected a running engine"
                        + " on this channel",
                unconnected.getMessage());
        assertEquals(1, alone.unsent());
        alone.close();
        final PublicationException closed = assertThrows(PublicationException.class, alone::claim);
        assertEquals(Reason.CLOSED, closed.reason());
    }

    @Test
    void shouldTellTheLastPositionWhenTheStreamIsFull() {
        final int term = 64 * 1024;
        final String channel = new ChannelUriStringBuilder()
                .media("ipc")
                .termLength(term)
                .initialPosition(((long) term << 31) - 320, 0, term) // room for two frames of 160 bytes
                .build();
        final AeronSettings settings = new AeronSettings(channel, STREAM, MILLIS, MILLIS, MILLIS);
        try (AeronFeed feed = feed(AeronSettings.ipc(STREAM));
                EventPublication publication = publication(settings, BackPressure.NONE)) {
            await(publication::isConnected);

            final PublicationException e = assertThrows(PublicationException.class, () -> write(publication, 3));

            assertEquals(Reason.MAX_POSITION, e.reason());
            assertTrue(e.getMessage().contains("the stream is at its last position"), e.getMessage());
            assertEquals(0, feed.poll(ring, 0));
        }
    }

    @Test
    void shouldRefuseChannelsAndDirectoriesThatCannotWork() {
        assertTrue(
                assertThrows(BadInputException.class, () -> AeronSettings.ipc(1).withPatience(-1, 0, 0))
                        .getMessage()
                        .contains("patience -1"));
        assertThrows(BadInputException.class, () -> new AeronSettings("tcp://x", 1, 0, 0, 0));
        assertThrows(BadInputException.class, () -> AeronSettings.udp(0, 1));
        final AeronSettings unknown = new AeronSettings("aeron:udp?endpoint=nowhere.invalid:1", 1, 0, 0, 0);
        final String message = assertThrows(BadInputException.class, () -> publication(unknown, BackPressure.NONE))
                .getMessage();
        assertTrue(message.startsWith("Aeron channel 'aeron:udp?endpoint=nowhere.invalid:1' stream 1 in "), message);
        assertEquals(1, message.lines().count());
    }

    @Test
    void shouldLeaveNoDirectoryWhenDriverCloses() {
        final Path directory;
        try (EmbeddedDriver own = new EmbeddedDriver()) {
            directory = own.directory();
            assertTrue(Files.isDirectory(directory));
        }
        assertFalse(Files.exists(directory), directory + " is left");
    }

    @Test
    void shouldAllocateNothingPerEvent() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                EventPublication publication = publication(settings, BackPressure.NONE)) {
            final EventWriter writer = new EventWriter(publication);
            connect(publication, feed);
            exchange(feed, writer, 50_000);
            allocatedBytes(); // the first call allocates itself
            long fewest = Long.MAX_VALUE;
            // the best of five: a compiler that gives code up allocates once, an event that allocates does each time
            for (int round = 0; round < 5; round++) {
                final long before = allocatedBytes();
                exchange(feed, writer, 50_000);
                fewest = Math.min(fewest, allocatedBytes() - before);
            }

            assertEquals(0, fewest, "bytes for 50 000 events on both sides");
            final long controlBefore = allocatedBytes();
            final List<Long> control = new ArrayList<>();
            control.add(controlBefore);
            assertTrue(allocatedBytes() > controlBefore, "negative control: " + control);
            assertEquals(300_000, arrived.count());
        }
    }

    private void exchange(final AeronFeed feed, final EventWriter writer, final int events) {
        for (int i = 0; i < events; i += 50) {
            for (int k = 0; k < 50; k++) {
                writer.topOfBook(1, i + k + 1L, i, 100, 5, 101, 6);
            }
            int polled = 0;
            while (polled < 50) {
                polled += feed.poll(ring, BATCH);
            }
        }
    }

    private static long allocatedBytes() {
        return THREADS.getCurrentThreadAllocatedBytes();
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
