package io.tiercel.marketdata.transport.websocket;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.crypto.CryptoFormat;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.Side;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** Recorded frames of Kraken through a server and a connection that breaks fifty times. */
@Timeout(60)
class RecordedVenueTest {
    private static final int BREAKS = 50;
    private static final String END = "{\"event\":\"heartbeat\"}";

    private final OpenListing listing = new OpenListing();
    private final BookAudit audit = new BookAudit(listing, 16, BookKind.LEVELS);

    @Test
    void shouldEndWithTheBooksOfAnUnbrokenConnection() throws Exception {
        final Path capture = SharedData.file("crypto-ws/KRAKEN.ws.50.0.gz");
        final FeedCheck unbroken = new FeedCheck(CryptoFormat.KRAKEN);
        assertEquals(
                4269, unbroken.run(List.of(capture), FeedOptions.NONE, _ -> {}).checksumsOk());
        final RecordedMarket market = new RecordedMarket(capture);
        try (LoopbackVenue venue = new LoopbackVenue(new BreakingScript(market));
                LiveVenueFeed feed = feed(venue.url(), market.pairs())) {
            final EventWriter writer = new EventWriter(audit);
            while (!feed.messagesByType().containsKey("heartbeat") && venue.failure == null) {
                if (feed.poll(writer, 1000) == 0) {
                    LockSupport.parkNanos(50_000);
                }
            }

            assertNull(venue.failure, () -> venue.failure + ", " + feed.remarks() + ", " + feed.lastProblem());
            assertEquals(BREAKS + 1, venue.connections.get(), feed.remarks().toString());
        }
        // two frames of each break do not come whole, all others are held against their checksums
        assertTrue(audit.checksumsOk() >= 4269 - 2 * BREAKS, "checksums met " + audit.checksumsOk());
        assertEquals(10, market.pairs().size());
        for (final String pair : market.pairs()) {
            assertBook(pair, market, unbroken.listing(), unbroken.audit());
            assertBook(pair, market, listing, audit);
        }
    }

    private static void assertBook(
            final String pair, final RecordedMarket market, final OpenListing named, final BookAudit kept) {
        for (int id = 0; id < named.size(); id++) {
            final Instrument instrument = named.instrument(id);
            if (!instrument.symbol().equals(pair)) {
                continue;
            }
            final LevelBook book = (LevelBook) kept.book(id);
            for (final boolean isBid : new boolean[] {true, false}) {
                final int side = isBid ? Side.BUY : Side.SELL;
                final List<String[]> levels = market.levels(pair, isBid);
                assertEquals(levels.size(), book.levelCount(side), pair);
                for (final String[] level : levels) {
                    final long price = units(level[0], instrument.priceScale());
                    assertEquals(
                            units(level[1], instrument.qtyScale()), book.qtyAt(side, price), pair + " " + level[0]);
                }
            }
            return;
        }
        throw new AssertionError(pair + " is not listed");
    }

    private static long units(final String decimal, final int scale) {
        return new BigDecimal(decimal).movePointRight(scale).longValueExact();
    }

    private LiveVenueFeed feed(final String url, final List<String> pairs) {
        final VenueFeedConfig config = new VenueFeedConfig(
                LiveVenue.KRAKEN,
                url,
                "",
                pairs,
                1000,
                5000,
                2000,
                20_000,
                0,
                1 << 24,
                new ReconnectConfig(1, 4, 0, 7));
        return new LiveVenueFeed(config, config.venue().newSession(listing, audit, config.depth()), System::nanoTime);
    }

    /** Breaks off in one of four ways behind each run of frames; the market goes on while nobody is connected. */
    private static final class BreakingScript implements LoopbackVenue.Script {
        private final RecordedMarket market;
        private final int run;
        private int done;

        BreakingScript(final RecordedMarket market) {
            this.market = market;
            run = market.size() / (BREAKS + 1) - 2;
        }

        @Override
        public void speak(final LoopbackVenue.Connection connection) throws Exception {
            connection.awaitTexts(2);
            for (final String snapshot : market.snapshots()) {
                connection.send(snapshot);
            }
            final int fault = done++;
            for (int i = 0; !market.isOver() && (i < run || fault == BREAKS); i++) {
                connection.send(market.next());
            }
            if (fault == BREAKS) {
                connection.send(END);
                connection.flush();
                connection.awaitGone("the end");
                return;
            }
            final String frame = market.next();
            switch (fault % 4) {
                case 0 -> connection.sendHalf(frame);
                case 1 -> {
                    connection.sendClose();
                    connection.awaitGone("a close frame");
                }
                case 2 -> {
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
            market.next();
        }
    }
}
