package io.tiercel.marketdata.transport.aeron;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.sun.management.ThreadMXBean;
import io.aeron.Aeron;
import io.aeron.ChannelUriStringBuilder;
import io.aeron.ExclusivePublication;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.transport.aeron.PublicationException.Reason;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.net.DatagramSocket;
import java.net.InetAddress;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import java.util.function.BooleanSupplier;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(60)
class AeronFeedTest {
    private static final ThreadMXBean THREADS = (ThreadMXBean) ManagementFactory.getThreadMXBean();
    private static final long SEED = 20_261_121L;
    private static final int STREAM = 7;
    private static final int BATCH = 64;
    private static final long MILLIS = 1_000_000L;

    private final GapLog gaps = new GapLog();
    private final SlotLog arrived = new SlotLog();
    private final EventWriter ring = new EventWriter(arrived);
    private EmbeddedDriver driver;
    private AeronLink feedProcess;
    private AeronLink engineProcess;

    @BeforeEach
    void start() {
        driver = new EmbeddedDriver();
        feedProcess = new AeronLink(driver.directory());
        engineProcess = new AeronLink(driver.directory());
    }

    @AfterEach
    void stop() {
        feedProcess.close();
        engineProcess.close();
        driver.close();
    }

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
    void shouldGoOnWithStaleBooksWhenPublisherBreaksOffAndComesAgain() {
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, MILLIS, 20_000 * MILLIS);
        try (AeronFeed feed = feed(settings)) {
            final EventPublication first = publication(settings, BackPressure.NONE);
            connect(first, feed);
            write(first, 10);
            feedProcess.close(); // no end-of-session message: as if the process had died
            await(() -> poll(feed) && arrived.stales() == 1);
            assertEquals(11, arrived.count(), "10 events and one stale");
            assertEquals(List.of(0L), gaps.gaps());

            feedProcess = new AeronLink(driver.directory());
            try (EventPublication second = publication(settings, BackPressure.NONE)) {
                connect(second, feed);
                write(second, 5);
                await(() -> poll(feed) && arrived.count() == 16);
            }
            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);

            assertEquals(1, arrived.stales(), "told once for the break");
            assertEquals(1L, feed.remarks().get("sessions of the publisher after the first"));
        }
    }

    @Test
    void shouldTakeTheNewSessionWhenTheOldOneHasNotEndedYet() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                EventPublication first = publication(settings, BackPressure.NONE)) {
            connect(first, feed);
            write(first, 10);
            try (EventPublication second = publication(settings, BackPressure.NONE)) {
                connect(second, feed);
                write(second, 5);
                await(() -> poll(feed) && arrived.count() == 16);

                assertEquals(1, arrived.stales());
                assertEquals(List.of(0L), gaps.gaps());
            }
            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);
        }
    }

    @Test
    void shouldEndWhenNoSessionFollowsTheOneThatBrokeOff() {
        final AeronSettings settings = AeronSettings.ipc(STREAM).withPatience(MILLIS, MILLIS, MILLIS);
        try (AeronFeed feed = feed(settings)) {
            final EventPublication first = publication(settings, BackPressure.NONE);
            connect(first, feed);
            write(first, 3);
            feedProcess.close();

            await(() -> feed.poll(ring, BATCH) == Feed.END_OF_FEED);
            assertEquals(4, arrived.count());
            assertEquals(1, arrived.stales());
        }
    }

    @Test
    void shouldTellGapsAndDropRepeatsWhenSequencesAreNotInOrder() {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        try (AeronFeed feed = feed(settings);
                Aeron client = client();
                ExclusivePublication raw = client.addExclusivePublication(settings.channel(), STREAM)) {
            final UnsafeBuffer event = event();
            await(raw::isConnected);
            for (final long sequence : new long[] {1, 2, 2, 1, 5, 6}) {
                event.putLong(EventFrame.SEQUENCE, sequence);
                assertTrue(raw.offer(event) > 0);
            }
            await(() -> poll(feed) && arrived.count() == 5); // 1, 2, stale, 5, 6

            assertEquals(List.of(2L), gaps.gaps(), "3 and 4 are missing");
            assertEquals(1, arrived.stales());
            assertEquals(2L, feed.remarks().get("repeats dropped"));
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
    void shouldSayWhatIsWrongWhenFragmentIsNoEvent() {
        final UnsafeBuffer schema = event();
        schema.putShort(6, (short) 99);
        assertEquals(
                "message behind event 1: schema 99 version 1 template 3 length " + schema.getShort(0) + " block length "
                        + schema.getShort(2) + " sequence 2, expected an event of schema 1 version 1 with its own"
                        + " lengths and a sequence from 1",
                damage(schema));
        final UnsafeBuffer length = event();
        length.putShort(0, (short) 200);
        assertTrue(damage(length).contains("length 200"), "length");
        final UnsafeBuffer template = event();
        template.putShort(4, (short) 250);
        assertTrue(damage(template).contains("template 250"), "template");
        assertEquals(
                "message behind event 1: fragment of 5 bytes, expected an event of 128 or an end of session of 16",
                damage(new UnsafeBuffer(new byte[5])));
        assertTrue(damage(new UnsafeBuffer(new byte[16])).contains("fragment of 16 bytes"), "no end mark");
        assertTrue(damage(new UnsafeBuffer(new byte[128])).contains("schema 0"), "zeros");
        assertTrue(damage(new UnsafeBuffer(new byte[4000])).contains("fragment of "), "too long for a datagram");
    }

    /** Sends one good event and the garbage to a new feed. */
    private String damage(final UnsafeBuffer garbage) {
        final AeronSettings settings = AeronSettings.ipc(STREAM);
        final SlotLog log = new SlotLog();
        final EventWriter writer = new EventWriter(log);
        try (AeronFeed feed = feed(settings);
                Aeron client = client();
                ExclusivePublication raw = client.addExclusivePublication(settings.channel(), STREAM)) {
            await(raw::isConnected);
            final UnsafeBuffer good = event();
            good.putLong(EventFrame.SEQUENCE, 1L);
            assertTrue(raw.offer(good) > 0);
            assertTrue(raw.offer(garbage) > 0);

            final BadInputException e = assertThrows(
                    BadInputException.class,
                    () -> await(() -> {
                        feed.poll(writer, BATCH);
                        return false;
                    }));
            assertEquals(1, log.count(), "what came before the damage is written");
            assertThrows(BadInputException.class, () -> feed.poll(writer, BATCH), "it does not go away");
            final String head = "Aeron channel 'aeron:ipc' stream 7: session " + raw.sessionId() + ", ";
            assertTrue(e.getMessage().startsWith(head), e.getMessage());
            return e.getMessage().substring(head.length());
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

    private AeronFeed feed(final AeronSettings settings) {
        return engineProcess.feed(settings, gaps, System::nanoTime);
    }

    private EventPublication publication(final AeronSettings settings, final BackPressure listener) {
        return feedProcess.publication(settings, listener, System::nanoTime);
    }

    private Aeron client() {
        return Aeron.connect(
                new Aeron.Context().aeronDirectoryName(driver.directory().toString()));
    }

    private static void connect(final EventPublication publication, final AeronFeed feed) {
        await(() -> publication.isConnected() && feed.isConnected());
    }

    private static void write(final EventPublication publication, final int events) {
        final EventWriter writer = new EventWriter(publication);
        for (int i = 1; i <= events; i++) {
            writer.topOfBook(1, i, i, 100, 5, 101, 6);
        }
    }

    /** A halt of all instruments, sequence 2. */
    private static UnsafeBuffer event() {
        final SlotLog slots = new SlotLog();
        final EventWriter writer = new EventWriter(slots);
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, 1, 1_000, MarketStateCode.HALT);
        writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, 2, 2_000, MarketStateCode.HALT);
        return slots.buffer();
    }

    private boolean poll(final AeronFeed feed) {
        feed.poll(ring, BATCH);
        return true;
    }

    private static void await(final BooleanSupplier condition) {
        final long startNs = System.nanoTime();
        while (!condition.getAsBoolean()) {
            if (System.nanoTime() - startNs > 20_000 * MILLIS) {
                throw new AssertionError("waited for 20 s in vain");
            }
            LockSupport.parkNanos(20_000);
        }
    }

    private static int freePort() throws IOException {
        try (DatagramSocket socket = new DatagramSocket(0, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
