package io.tiercel.engine.conversion;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Journal to Parquet and back: the same bytes, and the same books as from the source. */
class RoundTripTest {
    private static final List<String> SYMBOLS = List.of("AAPL", "BTC/USD", "a b'c \"d\"", "ΔΕΗ", "x=1", "ES MAR 24");

    @TempDir
    Path folder;

    @Test
    void shouldKeepEveryByteOfEveryKindOfEvent() {
        final long seed = 7;
        final SeededEvents events = new SeededEvents(seed, SYMBOLS.size());
        final List<EventTable> tables = EventSchema.MARKET_DATA.tables();
        final MadeFormat format = new MadeFormat(SYMBOLS, 900, (writer, asked) -> {
            events.writeGroup(tables.get((int) (asked % tables.size())), writer);
        });

        final ConversionResult made =
                Stored.convert(format, List.of(Path.of("made.bin")), StoredForm.JOURNAL, path("first"));
        final ConversionResult parquet = Stored.convert(path("first"), StoredForm.PARQUET, path("parquet"));
        final ConversionResult back = Stored.convert(path("parquet"), StoredForm.JOURNAL, path("back"));

        assertEquals(tables.size(), made.byType().size(), "not every table was made: " + made.byType());
        assertTrue(made.events() > 900, "no group has more than one event");
        assertEquals(made.byType(), parquet.byType());
        assertEquals(made.byType(), back.byType());
        assertEquals(Stored.records(path("first")), Stored.records(path("back")), "seed " + seed);
        assertEquals(StoredForm.JOURNAL.recorded(path("first")), StoredForm.JOURNAL.recorded(path("back")));
        assertEquals(StoredForm.JOURNAL.recorded(path("first")), StoredForm.PARQUET.recorded(path("parquet")));
        assertEquals(
                SYMBOLS,
                StoredForm.PARQUET.recorded(path("parquet")).instruments().stream()
                        .map(instrument -> instrument.symbol())
                        .toList());
        assertEquals(
                List.of("made.bin"),
                StoredForm.PARQUET.recorded(path("parquet")).files());
    }

    @Test
    void shouldKeepAFeedWithoutAnEvent() {
        final MadeFormat empty = new MadeFormat(SYMBOLS, 0, (writer, asked) -> {});

        Stored.convert(empty, List.of(Path.of("made.bin")), StoredForm.PARQUET, path("parquet"));
        final ConversionResult back = Stored.convert(path("parquet"), StoredForm.JOURNAL, path("back"));

        assertEquals(0, back.events());
        assertEquals(SYMBOLS.size(), back.instruments());
    }

    @Test
    void shouldTellTheGapsThatWereConverted() {
        final MadeFormat format = new MadeFormat(SYMBOLS, 3, (writer, asked) -> {
            writer.tradingStatus(EventWriter.ALL_INSTRUMENTS, asked + 1, 5, MarketStateCode.OPEN);
            writer.bookStale((int) asked, asked + 1, 5, 17, asked == 1 ? StaleReason.CHECKSUM : StaleReason.GAP);
        });

        Stored.convert(format, List.of(Path.of("made.bin")), StoredForm.PARQUET, path("parquet"));

        final CheckReport report = check(List.of(path("parquet")));
        assertEquals(2, report.gaps());
        assertEquals(6, report.events());
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "lobster/AAPL_2012-06-21_first672_message_50.csv.gz,lobster/AAPL_2012-06-21_first672_orderbook_50.csv.gz",
                "nasdaq-itch/ITCH50_first1000_messages.itch",
                "crypto-ws/KRAKEN.ws.50.0.gz",
                "databento/esh4-glbx-mdp3-20231224.mbo.dbn.zst",
                "etf-minute/SPY_1m.csv.gz"
            })
    void shouldKeepWhatARecordedFeedTells(final String names) {
        final Path data = Path.of(System.getProperty("tiercel.shared", "../shared"), "data");
        final List<Path> files =
                Arrays.stream(names.split(",", -1)).map(data::resolve).toList();
        assumeTrue(Files.exists(files.getFirst()), "skipped: market data " + files.getFirst() + " is absent");
        final FeedFormat format = FeedFormats.choose(FeedFormats.AUTO, files);

        Stored.convert(format, files, StoredForm.JOURNAL, path("first"));
        Stored.convert(format, files, StoredForm.PARQUET, path("parquet"));
        Stored.convert(path("parquet"), StoredForm.JOURNAL, path("back"));

        assertEquals(Stored.records(path("first")), Stored.records(path("back")));
        final String expected = books(check(files));
        assertEquals(expected, books(check(List.of(path("first")))));
        assertEquals(expected, books(check(List.of(path("parquet")))));
    }

    private Path path(final String name) {
        return folder.resolve(name);
    }

    private static CheckReport check(final List<Path> files) {
        return new FeedCheck(StoredFormat.choose(FeedFormats.AUTO, files)).run(files, FeedOptions.NONE, share -> {});
    }

    /** All that a check says of the books, line by line. */
    private static String books(final CheckReport report) {
        final StringBuilder text = new StringBuilder();
        report.instruments().forEach(book -> text.append(book).append('\n'));
        return text.append("events ")
                .append(report.events())
                .append(" unknown ")
                .append(report.unknownOrders())
                .append(" gaps ")
                .append(report.gaps())
                .append(" crossed ")
                .append(report.crossed())
                .append(" locked ")
                .append(report.locked())
                .toString();
    }
}
