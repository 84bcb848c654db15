package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Prices are hundredths and quantities tenths in the market, 10^-8 in the book. */
@Timeout(60)
class LiveVenueFeedTest {
    private static final long SEED = 20_260_101;
    private static final int BREAKS = 50;
    private static final String END = "{\"event\":\"heartbeat\"}";

    private final OpenListing listing = new OpenListing();
    private final BookAudit audit = new BookAudit(listing, 8, BookKind.LEVELS);
    private final EventWriter writer = new EventWriter(audit);

    private LiveVenueFeed feed(final String url, final int queueBytes) {
        final VenueFeedConfig config = new VenueFeedConfig(
                LiveVenue.KRAKEN,
                url,
                "",
                List.of("ABC/USD"),
                10,
                15_000,
                1000,
                5000,
                0,
                queueBytes,
                new ReconnectConfig(1, 4, 0, SEED));
        return new LiveVenueFeed(config, config.venue().newSession(listing, audit, config.depth()), System::nanoTime);
    }

    private void run(final LiveVenueFeed feed, final LoopbackVenue venue) {
        while (!feed.messagesByType().containsKey("heartbeat") && venue.failure == null) {
            if (feed.poll(writer, 1000) == 0) {
                LockSupport.parkNanos(50_000);
            }
        }
        assertNull(venue.failure, () -> "seed " + SEED + ": " + venue.failure + ", " + feed.remarks());
    }

    private void assertBook(final ShiftingMarket market) {
        final LevelBook book = (LevelBook) audit.book(0);
        for (final boolean isBid : new boolean[] {true, false}) {
            final int side = isBid ? Side.BUY : Side.SELL;
            final Map<Integer, Integer> best = market.best(isBid);
            assertEquals(best.size(), book.levelCount(side), "seed " + SEED);
            best.forEach((price, qty) ->
                    assertEquals(qty * 10_000_000L, book.qtyAt(side, price * 1_000_000L), "seed " + SEED));
        }
    }

    @Test
    void shouldEndWithTheMarketsBookThoughTheConnectionBreaksFiftyTimes() throws Exception {
        final ShiftingMarket market = new ShiftingMarket(SEED);
        try (LoopbackVenue venue = new LoopbackVenue(new FaultyScript(market));
                LiveVenueFeed feed = feed(venue.url(), 1 << 20)) {
            run(feed, venue);

            assertBook(market);
            assertEquals(BREAKS + 1, venue.connections.get());
            final Map<String, Long> remarks = feed.remarks();
            assertEquals(
                    BREAKS,
                    remarks.getOrDefault("connections ended", 0L)
                            + remarks.getOrDefault("resyncs", 0L)
                            + remarks.getOrDefault("frames refused", 0L),
                    remarks.toString());
            // by the script, of each five: one is swapped and one has a wrong checksum, one is cut short
            assertEquals(20L, remarks.get("resyncs"), remarks.toString());
            assertEquals(10L, remarks.get("frames refused"), remarks.toString());
        }
    }

    @Test
    void shouldTellAndReconnectWhenTheQueueIsFull() throws Exception {
        final ShiftingMarket market = new ShiftingMarket(SEED);
        final CountDownLatch hasBook = new CountDownLatch(1);
        final CountDownLatch hasGivenUp = new CountDownLatch(1);
        try (LoopbackVenue venue = new LoopbackVenue(connection -> {
                    connection.awaitTexts(2);
                    connection.send(market.snapshot());
                    if (market.isFlooded()) {
                        connection.send(market.next());
                        connection.send(END);
                        connection.flush();
                        connection.awaitGone("the end");
                        return;
                    }
                    market.flood();
                    connection.flush();
                    assertTrue(hasBook.await(10, TimeUnit.SECONDS), "the snapshot was not taken");
                    try {
                        for (int i = 0; i < 20_000; i++) {
                            connection.send(market.next());
                        }
                        connection.flush();
                    } catch (final java.io.IOException gone) {
                        // the client has given up
                    }
                    connection.awaitGone("a full queue");
                    hasGivenUp.countDown();
                });
                LiveVenueFeed feed = feed(venue.url(), 1 << 16)) {
            while (audit.events() == 0) {
                feed.poll(writer, 10);
            }
            hasBook.countDown();
            // the ingress thread is busy elsewhere: 2 MB of frames come for a queue of 64 KiB
            assertTrue(hasGivenUp.await(10, TimeUnit.SECONDS), "the connection was not given up by itself");
            final long before = audit.events();
            feed.poll(writer, 1);

            assertEquals(before + 1, audit.events(), "the stale book is told by the very next poll");
            assertTrue(feed.lastProblem().contains("the queue had no room for a frame"), feed.lastProblem());
            run(feed, venue);

            assertBook(market);
            assertEquals(1L, feed.remarks().get("queue full"));
            assertEquals(2, venue.connections.get());
        }
    }

    @Test
    void shouldConnectToNothingBeforeItIsPolled() throws Exception {
        try (LoopbackVenue venue = new LoopbackVenue(connection -> connection.awaitGone("nothing"));
                LiveVenueFeed feed = feed(venue.url(), 1 << 16)) {
            assertTrue(feed.remarks().isEmpty());
            assertEquals(0, venue.connections.get());

            feed.poll(writer, 1);
            venue.awaitConnection();
            assertEquals(1, venue.connections.get(), "the poll's own connection is the first");
        }
    }

    /** Sends runs of frames with repeats, each with another fault at its end; the market moves on while nobody is connected. */
    private static final class FaultyScript implements LoopbackVenue.Script {
        private static final int FRAMES = 40;
        private final ShiftingMarket market;
        private int done;

        FaultyScript(final ShiftingMarket market) {
            this.market = market;
        }

        @Override
        public void speak(final LoopbackVenue.Connection connection) throws Exception {
            connection.awaitTexts(2);
            connection.send(market.snapshot());
            for (int i = 0; i < FRAMES; i++) {
                final String frame = market.next();
                connection.send(frame);
                if (i % 7 == 0) {
                    connection.send(frame);
                }
            }
            final int fault = done++;
            if (fault == BREAKS) {
                connection.send(END);
                connection.flush();
                connection.awaitGone("the end");
                return;
            }
            fault(connection, fault);
            for (int i = 0; i < 3; i++) {
                market.next();
            }
        }

        private void fault(final LoopbackVenue.Connection connection, final int fault) throws Exception {
            final String frame = market.next();
            switch (fault % 5) {
                case 0 -> connection.sendHalf(frame);
                case 1 -> {
                    connection.sendClose();
                    connection.awaitGone("a close frame");
                }
                case 2 -> {
                    connection.send(market.next());
                    connection.send(frame);
                    connection.flush();
                    connection.awaitGone("frames in the wrong order");
                }
                case 3 -> {
                    connection.send(frame.replaceFirst("\"c\":\"\\d+", "\"c\":\"1"));
                    connection.flush();
                    connection.awaitGone("a wrong checksum");
                }
                default -> {
                    connection.send(frame.substring(0, frame.length() / 2));
                    connection.flush();
                    connection.awaitGone("a frame cut short");
                }
            }
        }
    }
}
