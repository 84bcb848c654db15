package io.tiercel.marketdata.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class LobsterInitialBookTest {
    private static final Instrument AAPL = new Instrument(3, "AAPL", 4, 0, 100, 1, 1);
    private static final Optional<TradingDay> DAY = Optional.of(new TradingDay(LocalDate.of(2012, 6, 21)));
    private static final String AT = " @1340285400000000000";

    @TempDir
    private Path folder;

    private final RecordingSlots slots = new RecordingSlots();
    private final EventWriter writer = new EventWriter(slots);

    @Test
    void shouldUndoAnAddThatMadeItsLevel() throws IOException {
        read("34200,1,7,18,5853300,1", "5859400,200,5853300,18,5859800,150,5853000,150");

        assertEquals(
                List.of(
                        "0/0+ 3 LEVEL BUY 5853000 x150" + AT,
                        "0/1+ 3 LEVEL SELL 5859400 x200" + AT,
                        "0/2 3 LEVEL SELL 5859800 x150" + AT,
                        "1/0 3 ADD BUY 7>- 5853300 x18" + AT),
                slots.events());
    }

    @Test
    void shouldUndoAnAddThatJoinedItsLevel() throws IOException {
        read("34200,1,7,18,5859400,-1", "5859400,200,5853300,18");

        assertEquals("0/1 3 LEVEL SELL 5859400 x182" + AT, slots.events().get(1));
    }

    @ParameterizedTest
    @CsvSource({"2", "3", "4"})
    void shouldPutBackWhatTheFirstMessageTookOff(final int type) throws IOException {
        read("34200," + type + ",7,30,5859400,-1", "5859400,200,5853300,18");

        assertEquals("0/1 3 LEVEL SELL 5859400 x230" + AT, slots.events().get(1));
    }

    @Test
    void shouldPutBackALevelThatTheFirstMessageEmptied() throws IOException {
        read("34200,3,7,30,5859300,-1", "5859400,200,5853300,18");

        assertEquals(
                List.of(
                        "0/0+ 3 LEVEL BUY 5853300 x18" + AT,
                        "0/1+ 3 LEVEL SELL 5859300 x30" + AT,
                        "0/2 3 LEVEL SELL 5859400 x200" + AT),
                slots.events().subList(0, 3));
    }

    @ParameterizedTest
    @CsvSource({"5,0,30,5859300", "6,-1,30,5859300", "7,0,0,-1"})
    void shouldUndoNothingWhereTheDisplayedBookDidNotChange(
            final int type, final int id, final int size, final long price) throws IOException {
        read("34200," + type + "," + id + "," + size + "," + price + ",-1", "5859400,200,5853300,18");

        assertEquals("0/0+ 3 LEVEL BUY 5853300 x18" + AT, slots.events().get(0));
        assertEquals("0/1 3 LEVEL SELL 5859400 x200" + AT, slots.events().get(1));
    }

    @Test
    void shouldTakeSentinelPricesAndSizeZeroAsNoLevel() throws IOException {
        read("34200,5,0,1,5859300,-1", "5859400,200,-9999999999,0,9999999999,0,5853000,0");

        assertEquals("0/0 3 LEVEL SELL 5859400 x200" + AT, slots.events().getFirst());
        assertEquals(2, slots.events().size());
    }

    @Test
    void shouldWriteNoGroupForAnEmptyBook() throws IOException {
        read("34200,1,7,18,5853300,1", "9999999999,0,5853300,18");

        assertEquals(List.of("1/0 3 ADD BUY 7>- 5853300 x18" + AT), slots.events());
    }

    @Test
    void shouldAcceptAnAddBeyondTheDepthOfTheBookFile() throws IOException {
        read("34200,1,7,18,5800000,1", "5859400,200,5853300,18");

        assertEquals("0/0+ 3 LEVEL BUY 5853300 x18" + AT, slots.events().getFirst());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "5859400,200,5853300 | 3 columns, expected 4 per level: ask price,ask size,bid price,bid size",
                "5859400,200,5853300,x | column 4 is not a whole number, expected prices and sizes",
                "5859400,200,5853300,-18 | column 4: size -18, expected 0 or more",
                "-5859400,200,5853300,18 | column 1: price -5859400, expected 10^-4 USD, positive",
                "5859400,200,5853300,18,5859300,1,5853000,1 | column 5: ask 5859300, expected above 5859400",
                "5859400,200,5853300,18,5859500,1,5853300,1 | column 7: bid 5853300, expected below 5853300",
                "5859400,200,5859400,18 | best bid 5859400, expected below the best ask 5859400",
            })
    void shouldRefuseABadFirstRow(final String row, final String problem) throws IOException {
        final Path book = folder.resolve("book.csv");

        final BadInputException bad = assertThrows(BadInputException.class, () -> read("34200,1,7,18,5853300,1", row));

        assertEquals(book + ": line 1: '" + row + "': " + problem, bad.getMessage());
        assertEquals(List.of(), slots.events());
    }

    @Test
    void shouldRefuseTheBookOfAnotherMessageFile() {
        final BadInputException bad =
                assertThrows(BadInputException.class, () -> read("34200,1,7,18,5853300,1", "5859400,200,5853300,10"));

        assertEquals(
                folder.resolve("messages.csv")
                        + ": line 1: '34200,1,7,18,5853300,1': adds 18 at 5853300, but the first row of "
                        + folder.resolve("book.csv")
                        + " has 10 there, expected the order book file of this message file",
                bad.getMessage());
        assertEquals(List.of(), slots.events());
    }

    @Test
    void shouldReadARealPair() {
        final Path messages = SharedData.file("lobster/AAPL_2012-06-21_first672_message_50.csv.gz");
        final Path book = SharedData.file("lobster/AAPL_2012-06-21_first672_orderbook_50.csv.gz");

        try (LobsterFeed feed = new LobsterFeed(messages, Optional.of(book), AAPL, Optional.empty())) {
            while (feed.poll(writer, 100) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }

        final long levels =
                slots.events().stream().filter(event -> event.contains("LEVEL")).count();
        assertEquals(672 + levels, slots.events().size());
        // Line 1 adds 18 at 5853300 and is alone there; so the best bid before it is the second of the row: 5853000 x
        // 150.
        assertEquals(
                "0/0+ 3 LEVEL BUY 5853000 x150 @1340285400004241176",
                slots.events().getFirst());
    }

    private void read(final String message, final String row) throws IOException {
        final Path messages = Files.writeString(folder.resolve("messages.csv"), message + "\n");
        final Path book = Files.writeString(folder.resolve("book.csv"), row + "\n");
        try (LobsterFeed feed = new LobsterFeed(messages, Optional.of(book), AAPL, DAY)) {
            while (feed.poll(writer, 100) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }
    }
}
