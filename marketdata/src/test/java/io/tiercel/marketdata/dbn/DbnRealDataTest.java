package io.tiercel.marketdata.dbn;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.check.BookAudit;
import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.format.FeedFormat.BookKind;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.math.BigDecimal;
import java.nio.ByteOrder;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The recorded day of the E-mini S&P 500 future. */
class DbnRealDataTest {
    private static final String FOLDER = "databento/esh4-glbx-mdp3-";

    /** All but the opening auction is continuous trading, where a book is never crossed. */
    private static final long AUCTION_FROM_NS = ns("2023-12-25T22:39:00Z");

    private static final long AUCTION_TO_NS = ns("2023-12-25T23:00:00Z");

    private static List<Path> pair() {
        return List.of(
                SharedData.file(FOLDER + "20231224.mbo.dbn.zst"), SharedData.file(FOLDER + "20231225.mbo.dbn.zst"));
    }

    private static long ns(final String time) {
        return Instant.parse(time).toEpochMilli() * 1_000_000;
    }

    @Test
    void shouldEndWithTheKnownBookWhenSnapshotAndDayAreChecked() {
        final FeedCheck check = new FeedCheck(FeedFormats.choose(FeedFormats.AUTO, pair()));

        final CheckReport report = check.run(pair(), FeedOptions.NONE, _ -> {});

        assertEquals("dbn-mbo", report.format());
        assertEquals(8_725 + 68_792, report.messages());
        assertEquals(0, report.unknownOrders());
        assertEquals(0, report.gaps());
        // the first trade of each event is at the best price of the side that rests
        assertEquals(2_833, report.referencesOk());
        assertEquals(0, report.referencesBad());
        assertEquals(0, report.locked());
        assertEquals(1, report.instruments().size());
        final var book = report.instruments().getFirst();
        assertEquals("ESH4", book.symbol());
        assertEquals(new BigDecimal("4810"), book.bid());
        assertEquals(new BigDecimal("4810.25"), book.ask());
        assertEquals(11_217, book.restingOrders());
    }

    @Test
    void shouldBeCrossedBeforeTheOpenOnlyWhenTheBookIsLookedAtAfterEachEventOfTheVenue() {
        final OpenListing listing = new OpenListing();
        final BookAudit audit = new BookAudit(listing, 4, BookKind.ORDERS);
        final EventWriter writer = new EventWriter(audit);
        long crossed = 0;
        long firstNs = Long.MAX_VALUE;
        long lastNs = 0;

        try (Feed feed = DbnFormat.ORDERS.open(pair(), listing, audit, FeedOptions.NONE)) {
            while (feed.poll(writer, 1) != Feed.END_OF_FEED) {
                if (audit.crossed() > crossed) {
                    crossed = audit.crossed();
                    final long nowNs = audit.buffer()
                            .getLong(MessageHeaderDecoder.eventTimeNsEncodingOffset(), ByteOrder.LITTLE_ENDIAN);
                    firstNs = Math.min(firstNs, nowNs);
                    lastNs = Math.max(lastNs, nowNs);
                }
            }
        }

        assertTrue(crossed > 0, "the auction is in the file");
        assertTrue(firstNs >= AUCTION_FROM_NS, "crossed at " + firstNs);
        assertTrue(lastNs < AUCTION_TO_NS, "crossed at " + lastNs);
        final BookView book = audit.book(0);
        assertEquals(4_810_000_000_000L, book.price(Side.BUY, 0));
        assertEquals(4_810_250_000_000L, book.price(Side.SELL, 0));
    }
}
