package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.feed.LeftOut;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Captures whose head or middle is missing: what cannot be used is counted, and never passes for agreement. */
class LeftOutTest {
    @TempDir
    Path folder;

    private CheckReport check(final VenueFrames venue, final String... lines) throws IOException {
        return Checks.of(folder, venue.format(), lines);
    }

    private static boolean isSnapshot(final String line) {
        return line.contains("lastUpdateId")
                || line.contains("\"bs\"")
                || line.contains("/order_book/")
                || (line.contains("\"snapshot\"") && !line.contains("publicTrade"));
    }

    @ParameterizedTest
    @CsvSource({
        "BINANCE, 2, 1",
        "KRAKEN, 1, 0",
        "OKX, 1, 0",
        "COINBASE, 1, 0",
        "BYBIT, 2, 0",
        "DERIBIT, 1, 0",
        "BITSTAMP, 1, 0"
    })
    void shouldCountUpdatesWhenTheirSnapshotNeverCame(final VenueFrames venue, final long updates, final long best)
            throws IOException {
        final String[] headless =
                venue.lines().stream().filter(line -> !isSnapshot(line)).toArray(String[]::new);

        final CheckReport report = check(venue, headless);

        assertEquals(new LeftOut(updates, 0, best), report.leftOut());
        assertEquals(updates, report.remarks().get("book updates left out for want of a snapshot"));
        assertTrue(report.isBookless());
        assertFalse(report.isOk());
    }

    @ParameterizedTest
    @CsvSource({"BINANCE", "KRAKEN", "OKX", "COINBASE", "BYBIT", "DERIBIT", "BITSTAMP"})
    void shouldCountNothingWhenTheSnapshotCame(final VenueFrames venue) throws IOException {
        final CheckReport report = check(venue, venue.lines().toArray(String[]::new));

        assertEquals(LeftOut.NONE, report.leftOut());
        assertTrue(report.isOk());
    }

    @Test
    void shouldTellChecksumsThatNoBookCouldBeComparedWith() throws IOException {
        final String update =
                "1618678134.2: [7,{\"a\":[[\"11.00\",\"4.0\",\"1618678133.3\"]],\"c\":\"1\"},\"book-10\",\"A/B\"]";

        final CheckReport report = check(VenueFrames.KRAKEN, update, update);

        assertEquals(new LeftOut(2, 2, 0), report.leftOut());
        assertEquals(2L, report.remarks().get("checksums that could not be compared"));
        assertEquals(0, report.checksumsOk() + report.checksumsBad());
    }

    private static String bybit(final String type, final int id) {
        return "{\"topic\":\"orderbook.50.ABC\",\"type\":\"" + type + "\",\"ts\":1733011200691,\"data\":{\"s\":\"ABC\","
                + "\"b\":[[\"9\",\"1\"]],\"a\":[[\"10\",\"3\"]],\"u\":" + id + ",\"seq\":9},\"cts\":1733011200690}";
    }

    @Test
    void shouldBeStaleAtTheEndWhenNoSnapshotFollowsAGap() throws IOException {
        final CheckReport report =
                check(VenueFrames.BYBIT, bybit("snapshot", 4), bybit("delta", 5), bybit("delta", 7), bybit("delta", 8));

        assertEquals(1, report.gaps());
        assertTrue(report.instruments().getFirst().isStale());
        assertEquals(1, report.staleAtEnd());
        // 7 showed the gap, 8 came behind it
        assertEquals(2, report.leftOut().updates());
        assertFalse(report.isContradicted());
        assertFalse(report.isOk());
    }

    @Test
    void shouldBeWholeAgainWhenASnapshotFollowsAGap() throws IOException {
        final CheckReport report =
                check(VenueFrames.BYBIT, bybit("snapshot", 4), bybit("delta", 6), bybit("snapshot", 9));

        assertEquals(1, report.stale());
        assertEquals(0, report.staleAtEnd());
        assertFalse(report.instruments().getFirst().isStale());
        assertTrue(report.isOk());
    }
}
