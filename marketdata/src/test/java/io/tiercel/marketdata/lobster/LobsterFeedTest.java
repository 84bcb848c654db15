package io.tiercel.marketdata.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class LobsterFeedTest {
    private static final Instrument AAPL = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
    private static final String NAME = "AAPL_2012-06-21_34200000_57600000_message_10.csv";

    /** 2012-06-21T00:00 in New York is 04:00 UTC: day 15,512 since the epoch x 86,400 s + 14,400 s = 1,340,251,200 s. */
    private static final long MIDNIGHT_NS = 1_340_251_200_000_000_000L;

    @TempDir
    private Path folder;

    private final RecordingSlots slots = new RecordingSlots();
    private final EventWriter writer = new EventWriter(slots);

    @Test
    void shouldMapEveryTypeToItsEvent() throws IOException {
        final Path messages = write(NAME, """
                34200.1,1,16113575,18,5853300,1
                34200.2,2,16113575,8,5853300,1
                34200.3,3,16113575,10,5853300,1
                34200.4,4,16113999,7,5859400,-1
                34200.5,5,0,100,5857050,-1
                34200.6,5,0,3,5857051,1
                34200.7,6,-1,12345,5857000,-1
                34200.8,6,-1,0,0,-1
                34200.9,7,0,0,-1,-1
                34201,7,0,0,0,-1
                34201.1,7,0,0,1,-1
                """);

        drain(open(messages));

        assertEquals(
                List.of(
                        "1/0 0 ADD BUY 16113575>- 5853300 x18 @" + at("34200.1"),
                        "2/0 0 REDUCE BUY 16113575>- 5853300 x8 @" + at("34200.2"),
                        "3/0 0 DELETE BUY 16113575>- 5853300 x10 @" + at("34200.3"),
                        "4/0 0 EXECUTE SELL 16113999>- 5859400 x7 @" + at("34200.4"),
                        "5/0 0 TRADE SELL ->- 5857050 x100 @" + at("34200.5"),
                        "6/0 0 TRADE BUY ->- 5857051 x3 @" + at("34200.6"),
                        "7/0 0 CROSS NONE ->- 5857000 x12345 @" + at("34200.7"),
                        "8/0 0 CROSS NONE ->- - x0 @" + at("34200.8"),
                        "9/0 0 HALT @" + at("34200.9"),
                        "10/0 0 AUCTION @" + at("34201"),
                        "11/0 0 OPEN @" + at("34201.1")),
                slots.events());
    }

    @ParameterizedTest
    @CsvSource({
        "34200, 34200000000000",
        "34200.1, 34200100000000",
        "34200.004241176, 34200004241176",
        "0.000000001, 1",
        // Half a nanosecond and more goes up, less goes down, on the digits themselves.
        "34200.0000000005, 34200000000001",
        "34200.00000000049999999999, 34200000000000",
        "34200.9999999995, 34201000000000",
        // As a double times 1e9 this time gives 34200017459616.996: one nanosecond less when cut.
        "34200.017459617, 34200017459617",
        "86399.999999999, 86399999999999"
    })
    void shouldRoundTimesHalfUpOnTheDecimalText(final String time, final long expectedNs) throws IOException {
        final Path messages = write(NAME, time + ",1,5,18,5853300,1\n");

        drain(open(messages));

        assertEquals(List.of("1/0 0 ADD BUY 5>- 5853300 x18 @" + (MIDNIGHT_NS + expectedNs)), slots.events());
    }

    @Test
    void shouldScaleToTheInstrument() throws IOException {
        final Path messages = write(NAME, "34200,1,5,18,5853300,1\n");
        final Instrument fine = new Instrument(0, "AAPL", 6, 2, 10_000, 100, 1);
        final Instrument coarse = new Instrument(0, "AAPL", 2, 0, 1, 1, 1);

        drain(new LobsterFeed(messages, Optional.empty(), fine, Optional.empty()));
        drain(new LobsterFeed(messages, Optional.empty(), coarse, Optional.empty()));

        // 585.33 USD in 10^-6 and in 10^-2; 18 shares in 10^-2 and whole.
        assertEquals(
                "1/0 0 ADD BUY 5>- 585330000 x1800 @" + at("34200"),
                slots.events().get(0));
        assertEquals(
                "1/0 0 ADD BUY 5>- 58533 x18 @" + at("34200"), slots.events().get(1));
    }

    @Test
    void shouldRefuseAPriceThatTheInstrumentCannotHold() throws IOException {
        final Path messages = write(NAME, "34200,5,0,18,5853350,1\n");
        final Instrument coarse = new Instrument(0, "AAPL", 2, 0, 1, 1, 1);

        final BadInputException bad = assertThrows(
                BadInputException.class,
                () -> drain(new LobsterFeed(messages, Optional.empty(), coarse, Optional.empty())));

        assertEquals(
                messages + ": line 1: '34200,5,0,18,5853350,1': price 5853350 x 10^-4, expected one that the 2 decimals"
                        + " of AAPL hold exactly",
                bad.getMessage());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "34200.2,1,7,18,5853300 | 5 columns, expected 6: time,type,order id,size,price,direction",
                "34200.2,1,7,18,5853300,1,0 | 7 columns, expected 6: time,type,order id,size,price,direction",
                "'' | 1 column, expected 6: time,type,order id,size,price,direction",
                "x,1,7,18,5853300,1 | time 'x', expected seconds after midnight such as 34200.004241176, below 86400",
                "34200.,1,7,18,5853300,1 | time '34200.', expected seconds after midnight such as 34200.004241176, below 86400",
                "-1,1,7,18,5853300,1 | time '-1', expected seconds after midnight such as 34200.004241176, below 86400",
                "3.42e4,1,7,18,5853300,1 | time '3.42e4', expected seconds after midnight such as 34200.004241176, below 86400",
                "86400,1,7,18,5853300,1 | time '86400', expected seconds after midnight such as 34200.004241176, below 86400",
                "34200.1,1,7,18,5853300,1 | time 34200.1 runs back behind 34200.2, expected lines in order of time",
                "34200.2,8,7,18,5853300,1 | type '8', expected 1 to 7",
                "34200.2,0,7,18,5853300,1 | type '0', expected 1 to 7",
                "34200.2,4294967297,7,18,5853300,1 | type '4294967297', expected 1 to 7",
                "34200.2,,7,18,5853300,1 | type '', expected 1 to 7",
                "34200.2,1,0,18,5853300,1 | order id '0', expected a positive whole number",
                "34200.2,1,7e3,18,5853300,1 | order id '7e3', expected a positive whole number",
                "34200.2,5,z,18,5853300,1 | order id 'z', expected a whole number",
                "34200.2,1,7,0,5853300,1 | size '0', expected a positive whole number",
                "34200.2,3,7,-18,5853300,1 | size '-18', expected a positive whole number",
                "34200.2,6,-1,-18,5853300,1 | size '-18', expected a whole number",
                "34200.2,1,7,1234567890123456789,5853300,1 | size '1234567890123456789', expected a positive whole number",
                "34200.2,1,7,18,0,1 | price '0', expected 10^-4 USD, positive",
                "34200.2,1,7,18,-5853300,1 | price '-5853300', expected 10^-4 USD, positive",
                "34200.2,1,7,18,9999999999,1 | price '9999999999', expected 10^-4 USD, positive",
                "34200.2,1,7,18,585.33,1 | price '585.33', expected 10^-4 USD, positive",
                "34200.2,7,0,0,2,-1 | price '2', expected -1 halt, 0 quoting or 1 trading",
                "34200.2,1,7,18,5853300,0 | direction '0', expected 1 or -1",
                "34200.2,1,7,18,5853300,- | direction '-', expected 1 or -1",
                "34200.2,1,7,18,5853300,4294967297 | direction '4294967297', expected 1 or -1",
            })
    void shouldRefuseABadLineAfterTheEventsBeforeIt(final String text, final String problem) throws IOException {
        final Path messages = write(NAME, "34200.2,1,5,18,5853300,1\n" + text + "\n34200.3,1,9,18,5853300,1\n");
        final LobsterFeed feed = open(messages);

        final BadInputException bad = assertThrows(BadInputException.class, () -> drain(feed));

        assertEquals(messages + ": line 2: '" + text + "': " + problem, bad.getMessage());
        assertEquals(List.of("1/0 0 ADD BUY 5>- 5853300 x18 @" + at("34200.2")), slots.events());
        assertEquals(bad, assertThrows(BadInputException.class, () -> feed.poll(writer, 1)));
    }

    @Test
    void shouldTellThatTheFileEndsInsideALine() throws IOException {
        final Path messages = write(NAME, "34200.2,1,5,18,5853300,1\n34200.3,1,6,18,58");

        final BadInputException bad = assertThrows(BadInputException.class, () -> drain(open(messages)));

        assertEquals(
                messages
                        + ": line 2: '34200.3,1,6,18,58': 5 columns, expected 6: time,type,order id,size,price,direction"
                        + " (the file ends in this line)",
                bad.getMessage());
        assertEquals(1, slots.events().size());
    }

    @Test
    void shouldAcceptCarriageReturnsAndALastLineWithoutLineFeed() throws IOException {
        final Path messages = write(NAME, "34200.2,1,5,18,5853300,1\r\n34200.3,1,6,18,5853300,-1");

        drain(open(messages));

        assertEquals(
                "2/0 0 ADD SELL 6>- 5853300 x18 @" + at("34200.3"),
                slots.events().get(1));
    }

    @Test
    void shouldWriteAllLinesInFrontOfTheCutOfAGzipFile() throws IOException {
        final byte[] text = randomLines(5_000).getBytes(StandardCharsets.US_ASCII);
        final byte[] packed = gzip(text);
        final Path messages = folder.resolve(NAME + ".gz");
        Files.write(messages, Arrays.copyOf(packed, packed.length - 400));

        final BadInputException bad = assertThrows(BadInputException.class, () -> drain(open(messages)));

        final int written = slots.events().size();
        assertTrue(written > 4_000, () -> written + " events in front of the cut");
        assertEquals(
                messages + ": line " + (written + 1) + ": compressed data is cut short, expected a whole gzip file",
                bad.getMessage());
    }

    @Test
    void shouldRefuseAGarbledGzipFileAfterTheLinesInFrontOfTheDamage() throws IOException {
        final byte[] packed = gzip(randomLines(20_000).getBytes(StandardCharsets.US_ASCII));
        final int damage = packed.length * 3 / 4;
        Arrays.fill(packed, damage, damage + 64, (byte) 0xff);
        final Path messages = folder.resolve(NAME + ".gz");
        Files.write(messages, packed);

        final BadInputException bad = assertThrows(BadInputException.class, () -> drain(open(messages)));

        // Three quarters of the compressed bytes are sound: most of three quarters of the lines must be there.
        assertTrue(slots.events().size() > 14_000, () -> slots.events().size() + " events in front of the damage");
        assertTrue(bad.getMessage().startsWith(messages + ": line "), bad.getMessage());
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "3"})
    void shouldRefuseAnEmptyFile(final String text) throws IOException {
        final Path messages = write(NAME, text);

        final BadInputException bad = assertThrows(BadInputException.class, () -> open(messages));

        assertEquals(messages + ": holds " + text.length() + " bytes, expected market data", bad.getMessage());
    }

    @Test
    void shouldRefuseMissingFilesFoldersFalseGzipAndNamesWithoutADate() throws IOException {
        final Path missing = folder.resolve(NAME);
        final Path falseGzip = write(NAME + ".gz", "34200.2,1,5,18,5853300,1\n");
        final Path undated = write("aapl.csv", "34200.2,1,5,18,5853300,1\n");

        assertEquals(
                missing + ": not found, expected an existing file",
                assertThrows(BadInputException.class, () -> open(missing)).getMessage());
        assertEquals(
                falseGzip + ": content is not gzip, expected it from a name that ends in .gz",
                assertThrows(BadInputException.class, () -> open(falseGzip)).getMessage());
        assertEquals(
                undated
                        + ": no date in the file name, expected one such as AAPL_2012-06-21_... or a date given by option",
                assertThrows(BadInputException.class, () -> open(undated)).getMessage());
        final Path datedFolder = Files.createDirectory(folder.resolve("AAPL_2012-06-22_message"));
        assertEquals(
                datedFolder + ": is a folder, expected a file",
                assertThrows(BadInputException.class, () -> open(datedFolder)).getMessage());
    }

    @Test
    void shouldTakeTheDayFromTheOptionBeforeTheFileName() throws IOException {
        final Path messages = write(NAME, "34200,1,5,18,5853300,1\n");

        // 2012-01-03 is winter: midnight is 05:00 UTC, day 15,342 x 86,400 s + 18,000 s = 1,325,566,800 s.
        drain(new LobsterFeed(messages, Optional.empty(), AAPL, Optional.of(new TradingDay(LocalDate.of(2012, 1, 3)))));

        assertEquals(List.of("1/0 0 ADD BUY 5>- 5853300 x18 @1325601000000000000"), slots.events());
    }

    @Test
    void shouldNeverWriteMoreThanTheLimit() throws IOException {
        final Path messages = write(NAME, randomLines(10));
        final LobsterFeed feed = open(messages);

        assertEquals(4, feed.poll(writer, 4));
        assertEquals(4, feed.poll(writer, 4));
        assertEquals(2, feed.poll(writer, 4));
        assertEquals(Feed.END_OF_FEED, feed.poll(writer, 4));
        assertEquals(10, slots.events().size());
        assertEquals(1.0, feed.progress());
    }

    @ParameterizedTest
    @ValueSource(strings = {NAME, NAME + ".gz"})
    void shouldThrowNothingButBadInputOnGarbledOrCutFiles(final String name) throws IOException {
        final long seed = 20_120_621L;
        final Random random = new Random(seed);
        final byte[] text = randomLines(60).getBytes(StandardCharsets.US_ASCII);
        final byte[] sound = name.endsWith(".gz") ? gzip(text) : text;
        int refused = 0;
        for (int storm = 0; storm < 200; storm++) {
            final byte[] bytes =
                    Arrays.copyOf(sound, random.nextInt(2) == 0 ? random.nextInt(sound.length) : sound.length);
            for (int hits = random.nextInt(3); hits > 0 && bytes.length > 0; hits--) {
                bytes[random.nextInt(bytes.length)] = (byte) random.nextInt();
            }
            final Path messages = Files.write(folder.resolve(name), bytes);
            try {
                drain(open(messages));
            } catch (final BadInputException e) {
                refused++;
                assertTrue(e.getMessage().startsWith(messages + ": "), e.getMessage());
                assertTrue(e.getMessage().indexOf('\n') < 0, e.getMessage());
            } catch (final RuntimeException e) {
                throw new AssertionError("seed " + seed + ", storm " + storm, e);
            }
        }
        assertTrue(refused > 100, refused + " of 200 refused, seed " + seed);
    }

    @Test
    void shouldReadTheRealHour() {
        final Path messages = SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv.gz");
        final CountingSlots first = new CountingSlots();
        final CountingSlots second = new CountingSlots();

        drain(open(messages), new EventWriter(first));
        drain(open(messages), new EventWriter(second));

        assertEquals(91_997, first.count());
        assertEquals(first.checksum(), second.checksum());
        assertNotEquals(0, first.checksum());
    }

    private LobsterFeed open(final Path messages) {
        return new LobsterFeed(messages, Optional.empty(), AAPL, Optional.empty());
    }

    private void drain(final LobsterFeed feed) {
        drain(feed, writer);
    }

    private static void drain(final LobsterFeed feed, final EventWriter writer) {
        try (feed) {
            while (feed.poll(writer, 64) != Feed.END_OF_FEED) {
                // Each poll writes up to 64 events.
            }
        }
    }

    private Path write(final String name, final String text) throws IOException {
        return Files.writeString(folder.resolve(name), text, StandardCharsets.ISO_8859_1);
    }

    private static String at(final String seconds) {
        return Long.toString(
                MIDNIGHT_NS + new BigDecimal(seconds).movePointRight(9).longValueExact());
    }

    private static String randomLines(final int count) {
        final Random random = new Random(7);
        final StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            text.append(String.format(
                    "%d.%09d,1,%d,%d,%d,1%n",
                    34_200 + i,
                    random.nextInt(1_000_000_000),
                    1 + random.nextInt(1_000_000),
                    1 + random.nextInt(500),
                    100 * (1 + random.nextInt(90_000))));
        }
        return text.toString();
    }

    private static byte[] gzip(final byte[] content) throws IOException {
        final ByteArrayOutputStream packed = new ByteArrayOutputStream();
        try (GZIPOutputStream stream = new GZIPOutputStream(packed)) {
            stream.write(content);
        }
        return packed.toByteArray();
    }
}
