package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.AllocatedBytes;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.instrument.OpenListing;
import java.util.List;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Heartbeats, silence and idle polls of a live feed; time passes only when a test says so. */
@Timeout(60)
class LiveVenueTimeTest {
    private static final long MS = 1_000_000;
    private static final int HEARTBEAT_MS = 1000;
    private static final int SILENCE_MS = 5000;

    private final AtomicLong nowNs = new AtomicLong(1_700_000_000_000L * MS);
    private final EventWriter writer = new EventWriter(new CountingSlots());

    private LiveVenueFeed feed(final String url) {
        final VenueFeedConfig config = new VenueFeedConfig(
                LiveVenue.KRAKEN,
                url,
                "",
                List.of("ABC/USD"),
                10,
                15_000,
                HEARTBEAT_MS,
                SILENCE_MS,
                0,
                1 << 16,
                new ReconnectConfig(100, 400, 0, 1));
        return new LiveVenueFeed(config, config.venue().newSession(new OpenListing(), FeedAudit.NONE, 10), nowNs::get);
    }

    private void pollUntil(final LiveVenueFeed feed, final String remark, final long count) {
        while (feed.remarks().getOrDefault(remark, 0L) < count) {
            feed.poll(writer, 100);
            LockSupport.parkNanos(50_000);
        }
    }

    @Test
    void shouldSendAHeartbeatEachIntervalAndGiveASilentVenueUp() throws Exception {
        final LoopbackVenue.Connection[] client = new LoopbackVenue.Connection[1];
        final CountDownLatch isThere = new CountDownLatch(1);
        try (LoopbackVenue venue = new LoopbackVenue(connection -> {
                    connection.awaitTexts(2);
                    client[0] = connection;
                    isThere.countDown();
                    connection.awaitGone("its silence");
                });
                LiveVenueFeed feed = feed(venue.url())) {
            pollUntil(feed, "connections", 1);
            while (isThere.getCount() > 0) {
                feed.poll(writer, 100);
                LockSupport.parkNanos(50_000);
            }
            // one heartbeat of its own for each second of silence: 4 within the limit
            for (int i = 0; i < 4; i++) {
                nowNs.addAndGet(HEARTBEAT_MS * MS);
                feed.poll(writer, 100);
                while (!client[0].hasText()) {
                    feed.poll(writer, 100);
                    LockSupport.parkNanos(50_000);
                }
                client[0].awaitTexts(1);
            }
            assertEquals(null, feed.remarks().get("silences"));

            nowNs.addAndGet((SILENCE_MS - 4L * HEARTBEAT_MS) * MS + 1);
            pollUntil(feed, "silences", 1);

            assertTrue(feed.lastProblem().endsWith("nothing came for 5000 ms"), feed.lastProblem());
            feed.poll(writer, 100);
            assertEquals(1L, feed.remarks().get("connections"), "the first wait is 50 to 100 ms");
            nowNs.addAndGet(100 * MS);
            pollUntil(feed, "connections", 2);
        }
    }

    @Test
    void shouldAllocateNothingWhenNothingComes() throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(connection -> connection.awaitGone("nothing"));
                LiveVenueFeed feed = feed(venue.url())) {
            pollUntil(feed, "connections", 1);
            final long fewest = AllocatedBytes.leastOf(5, () -> {
                for (int i = 0; i < 10_000; i++) {
                    feed.poll(writer, 100);
                }
            });

            assertEquals(0, fewest, "bytes for 10 000 polls");
            assertTrue(AllocatedBytes.leastOf(5, feed::remarks) > 0, "negative control");
        }
    }

    @Test
    void shouldAllocateNothingWhenFramesAreTaken() {
        final FrameQueue queue = new FrameQueue(1 << 16);
        final byte[] frame = new byte[500];
        final long fewest = AllocatedBytes.leastOf(5, () -> {
            for (int i = 0; i < 10_000; i++) {
                assertTrue(queue.offer(1, i, frame, frame.length) && queue.take() && queue.length() == frame.length);
            }
        });

        assertEquals(0, fewest, "bytes for 10 000 frames");
    }
}
