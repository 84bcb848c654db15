package io.tiercel.marketdata.crypto;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertSame;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.check.AuditedInstrument;
import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.io.InputStream;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.zip.ZipInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CryptoCaptureTest {
    @ParameterizedTest
    @CsvSource({
        "binance, binance/usdm_btcusdt_20240808.jsonl.gz",
        "binance, binance/spot_btcusdt_20240808.jsonl.gz",
        "binance, crypto-ws/BINANCE.ws.1.0.gz",
        "binance, crypto-ws/BINANCE.http.0.0.gz",
        "kraken, crypto-ws/KRAKEN.ws.50.0.gz",
        "okx, crypto-ws/OKX.ws.1.0.gz",
        "coinbase, crypto-ws/COINBASE.ws.28.0.gz",
        "bybit, crypto-ws/BYBIT.ws.25.0.gz",
        "deribit, crypto-ws/DERIBIT.ws.1.0.gz",
        "bitstamp, crypto-ws/BITSTAMP.ws.1.0.gz",
        "bitstamp, crypto-ws/BITSTAMP.http.0.0.gz",
    })
    void shouldKnowTheVenueByContent(final String venue, final String file) {
        final Path path = SharedData.file(file);

        assertEquals(venue, FeedFormats.choose(FeedFormats.AUTO, List.of(path)).name());
    }

    @Test
    void shouldMeetEveryBestPriceOfBinanceFuturesAtItsUpdateId() {
        final CheckReport report =
                Checks.of(CryptoFormat.BINANCE, SharedData.file("binance/usdm_btcusdt_20240808.jsonl.gz"));

        assertEquals(629, report.referencesOk());
        assertSound(report);
        // the best prices of all other update ids stand between two changes of the book
        assertEquals(66_089 - 629, report.leftOut().references());
        assertEquals(
                Map.of("depthUpdate", 6551L, "bookTicker", 66089L, "trade", 21313L, "snapshot", 1L), report.byType());
        assertEquals("BTCUSDT", report.instruments().getFirst().symbol());
    }

    @Test
    void shouldMeetEveryBestPriceOfBinanceSpotThoughTheStraddlingDifferenceCameBeforeTheSnapshot() {
        final CheckReport report =
                Checks.of(CryptoFormat.BINANCE, SharedData.file("binance/spot_btcusdt_20240808.jsonl.gz"));

        assertEquals(564, report.referencesOk());
        assertSound(report);
        assertEquals(
                Map.of("depthUpdate", 3451L, "bookTicker", 28040L, "trade", 9757L, "snapshot", 1L), report.byType());
    }

    @Test
    void shouldMergeBinanceSnapshotsOverHttp() {
        final CheckReport report = Checks.of(
                CryptoFormat.BINANCE,
                SharedData.file("crypto-ws/BINANCE.ws.1.0.gz"),
                SharedData.file("crypto-ws/BINANCE.http.0.0.gz"));

        // the last bookTicker of each pair with an update id that a difference ends with, 26 in all
        assertEquals(26, report.referencesOk());
        assertSound(report);
        assertEquals(4, report.instruments().size());
        assertTrue(report.instruments().stream().allMatch(book -> book.bidLevels() > 100 && book.askLevels() > 100));
    }

    @Test
    void shouldMeetEveryChecksumOfKraken() {
        final CheckReport report = Checks.of(CryptoFormat.KRAKEN, SharedData.file("crypto-ws/KRAKEN.ws.50.0.gz"));

        assertEquals(4269, report.checksumsOk());
        assertSound(report);
        assertEquals(10, report.instruments().size());
    }

    @Test
    void shouldMeetEveryChecksumOfOkx() {
        final CheckReport report = Checks.of(CryptoFormat.OKX, SharedData.file("crypto-ws/OKX.ws.1.0.gz"));

        assertEquals(290, report.checksumsOk());
        assertSound(report);
        assertEquals(
                Map.of("event", 18L, "snapshot", 3L, "update", 287L, "trades", 74L, "tickers", 28L), report.byType());
    }

    @Test
    void shouldReadCoinbase() {
        final CheckReport report = Checks.of(CryptoFormat.COINBASE, SharedData.file("crypto-ws/COINBASE.ws.28.0.gz"));

        assertSound(report);
        assertEquals(9719, report.byType().get("l2update"));
        assertEquals(10, report.instruments().size());
    }

    @Test
    void shouldKeepTwentyFiveLevelsOfBybit() {
        final CheckReport report = Checks.of(CryptoFormat.BYBIT, SharedData.file("crypto-ws/BYBIT.ws.25.0.gz"));

        assertSound(report);
        assertEquals(8, report.instruments().size());
        for (final AuditedInstrument book : report.instruments()) {
            assertEquals(25, book.bidLevels(), book.symbol());
            assertEquals(25, book.askLevels(), book.symbol());
        }
    }

    @Test
    void shouldKeepFiveHundredLevelsOfABybitDump(@TempDir final Path folder) throws IOException {
        final Path dump = folder.resolve("xrpusdt-ob500.data");
        try (InputStream raw = Files.newInputStream(SharedData.file("bybit/xrpusdt-ob500.data.zip"));
                ZipInputStream zip = new ZipInputStream(raw)) {
            zip.getNextEntry();
            Files.copy(zip, dump);
        }

        final CheckReport report = Checks.of(CryptoFormat.BYBIT, dump);

        assertSound(report);
        final AuditedInstrument book = report.instruments().getFirst();
        assertEquals(List.of(500, 500), List.of(book.bidLevels(), book.askLevels()));
        assertEquals(new BigDecimal("1.9537"), book.bid());
        assertEquals(new BigDecimal("1.9538"), book.ask());
    }

    @Test
    void shouldFollowDeribitFromChangeToChange() {
        final CheckReport report = Checks.of(CryptoFormat.DERIBIT, SharedData.file("crypto-ws/DERIBIT.ws.1.0.gz"));

        assertSound(report);
        assertEquals(10, report.instruments().size());
        assertEquals(36, report.byType().get("change"));
    }

    @Test
    void shouldMergeBitstampSnapshotsOverHttp() {
        final CheckReport report = Checks.of(
                CryptoFormat.BITSTAMP,
                SharedData.file("crypto-ws/BITSTAMP.ws.1.0.gz"),
                SharedData.file("crypto-ws/BITSTAMP.http.0.0.gz"));

        assertSound(report);
        assertEquals(10, report.byType().get("order_book"));
        assertEquals(10, report.instruments().size());
    }

    private static void assertSound(final CheckReport report) {
        assertEquals(0, report.checksumsBad());
        assertEquals(0, report.referencesBad());
        assertEquals(0, report.gaps());
        assertEquals(0, report.crossed());
        assertEquals(0, report.staleAtEnd());
        assertSame(true, report.isOk());
    }
}
