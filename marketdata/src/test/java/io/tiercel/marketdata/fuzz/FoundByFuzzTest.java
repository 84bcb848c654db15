package io.tiercel.marketdata.fuzz;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.bar.BarTableFormat;
import io.tiercel.marketdata.crypto.CryptoFormat;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.lean.LeanFormat;
import io.tiercel.marketdata.tardis.TardisFormat;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;

/** The smallest bytes of each defect that damaged messages have found. */
class FoundByFuzzTest {
    private final MemoryFiles files = new MemoryFiles();

    @Test
    void shouldRefuseASnapshotTableWithFewerAmountsThanPrices() {
        final String header = "exchange,symbol,timestamp,local_timestamp,asks[0].price,bids[0].price,";

        assertEquals(
                "a.csv: line 1: no column bids[0].amount, expected it in the header",
                refusal(TardisFormat.BOOKS, text("a.csv", header + "asks[0].amount\nd,B,1,2,3,4,5\n")));
    }

    @Test
    void shouldRefuseADayThatNanosecondsCannotTell() {
        final byte[] row = "0,1,1,1,1,1\n".getBytes(StandardCharsets.US_ASCII);
        final byte[] zip = Zips.stored("29131004_spy_minute_trade.csv", row, row.length);

        assertEquals(
                "a.zip: not named as LEAN does, expected a zip with a file such as 20131004_spy_minute_trade.csv",
                refusal(LeanFormat.EQUITY, files.file("a.zip", zip, zip.length)));
    }

    @Test
    void shouldRefuseSecondsThatNanosecondsCannotTell() {
        final String refusal = refusal(new BarTableFormat(), text("a.csv", "time,close\n9999999999,1\n9999999998,1\n"));

        assertTrue(refusal.startsWith("a.csv: line 2: '9999999999,1': column 1 (time): "), refusal);
    }

    @Test
    void shouldTellADamagedZipInWords() {
        final byte[] row = "0,1,1,1,1,1\n".getBytes(StandardCharsets.US_ASCII);
        final byte[] zip = Zips.stored("20131004_spy_minute_trade.csv", row, row.length);
        zip[14]++;

        assertEquals(
                "a.zip: byte 0: compressed data is damaged (invalid entry CRC (expected 0xd5abad21 but got 0xd5abad20)),"
                        + " expected a sound zip of one file",
                refusal(LeanFormat.EQUITY, files.file("a.zip", zip, zip.length)));
    }

    @Test
    void shouldCloseACaptureThatEndsBeforeTheOthers() {
        read(CryptoFormat.KRAKEN, text("a.jsonl", "1618678132.9: {\"event\":\"heartbeat\"}\n"));

        assertEquals(0, files.openChannels());
    }

    private Path text(final String name, final String text) {
        final byte[] bytes = text.getBytes(StandardCharsets.US_ASCII);
        return files.file(name, bytes, bytes.length);
    }

    private static String refusal(final FeedFormat format, final Path file) {
        return assertThrows(BadInputException.class, () -> read(format, file)).getMessage();
    }

    private static void read(final FeedFormat format, final Path file) {
        final EventWriter writer = new EventWriter(new CountingSlots());
        try (Feed feed = format.open(List.of(file), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE)) {
            int polled = 0;
            while (polled != Feed.END_OF_FEED) {
                polled = feed.poll(writer, 64);
            }
        }
    }
}
