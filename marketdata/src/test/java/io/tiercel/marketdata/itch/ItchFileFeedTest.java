package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ItchFileFeedTest {
    private static final InstrumentRegistry REGISTRY =
            new InstrumentRegistry(List.of(new Instrument(0, "AAPL", 4, 0, 100, 1, 1)));
    private static final String NAME = "01302019.NASDAQ_ITCH50";
    private static final long T = 34_200_000_000_000L;

    /** 2019-01-30T00:00 in New York is 05:00 UTC: day 17,926 x 86,400 s + 18,000 s = 1,548,824,400 s. */
    private static final String AT = " @" + (1_548_824_400_000_000_000L + T);

    private static final byte[] DIRECTORY = ItchBytes.framed(ItchBytes.directory(13, 1, "AAPL"));
    private static final byte[] ADD = ItchBytes.framed(ItchBytes.add(13, T, 5001, 'B', 300, "AAPL", 1_500_100));
    private static final byte[] EXECUTE = ItchBytes.framed(ItchBytes.executed(13, T, 5001, 100));
    private static final byte[] END = {0, 0};

    private static final List<String> TWO_EVENTS =
            List.of("2/0 0 ADD BUY 5001>- 1500100 x300" + AT, "3/0 0 EXECUTE NONE 5001>- - x100" + AT);

    @TempDir
    private Path folder;

    private final RecordingSlots slots = new RecordingSlots();
    private final EventWriter writer = new EventWriter(slots);

    @Test
    void shouldReadFramesUpToTheEndMark() throws IOException {
        final Path path = write(NAME, DIRECTORY, ADD, EXECUTE, END);

        drain(open(path));

        assertEquals(TWO_EVENTS, slots.events());
    }

    @Test
    void shouldReadFramesUpToTheEndOfTheFile() throws IOException {
        drain(open(write(NAME, DIRECTORY, ADD, EXECUTE)));

        assertEquals(TWO_EVENTS, slots.events());
    }

    @Test
    void shouldTakeTheDayFromTheOptionThenTheNameThenTheDefault() throws IOException {
        final Path undated = write("day.itch", DIRECTORY, ADD);

        drain(open(undated));
        drain(new ItchFileFeed(
                undated, new RegistryListing(REGISTRY), Optional.of(new TradingDay(LocalDate.of(2019, 1, 30)))));

        assertEquals(
                "2/0 0 ADD BUY 5001>- 1500100 x300 @" + (TradingDay.DEFAULT.midnightNs() + T),
                slots.events().get(0));
        assertEquals(TWO_EVENTS.getFirst(), slots.events().get(1));
    }

    @Test
    void shouldReadAGzipFileLongerThanItsBuffer() throws IOException {
        final int adds = 50_000;
        final Path path = folder.resolve(NAME + ".gz");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(path))) {
            out.write(DIRECTORY);
            for (int i = 0; i < adds; i++) {
                out.write(ItchBytes.framed(ItchBytes.add(13, T + i, 1 + i, 'S', 1 + i % 900, "AAPL", 1_500_100)));
            }
            out.write(END);
        }

        final ItchFileFeed feed = open(path);
        drain(feed);

        assertEquals(adds, slots.events().size());
        assertTrue(slots.events().getLast().startsWith((adds + 1) + "/0 0 ADD SELL " + adds + ">- 1500100 x500 @"));
        assertEquals(adds, feed.decoder().count(ItchMessageType.ADD_ORDER));
        assertEquals(1.0, feed.progress());
    }

    @Test
    void shouldTellEveryPlaceWhereAFileCanBeCut() throws IOException {
        final byte[] whole = ItchBytes.join(DIRECTORY, ADD, EXECUTE);
        for (int length = 2; length < whole.length; length++) {
            final RecordingSlots recorded = new RecordingSlots();
            final Path path = write(NAME, Arrays.copyOf(whole, length));
            final boolean isBoundary = length == DIRECTORY.length || length == DIRECTORY.length + ADD.length;

            final ItchFileFeed feed = open(path);

            if (isBoundary) {
                drain(feed, new EventWriter(recorded));
            } else {
                final BadInputException bad =
                        assertThrows(BadInputException.class, () -> drain(feed, new EventWriter(recorded)));
                assertTrue(bad.getMessage().startsWith(path + ": byte "), bad.getMessage());
                assertEquals(bad, assertThrows(BadInputException.class, () -> feed.poll(writer, 1)));
            }
            assertEquals(
                    length < DIRECTORY.length + ADD.length ? 0 : 1,
                    recorded.events().size(),
                    "cut at " + length);
        }
    }

    @Test
    void shouldTellTheByteAndTheMessageOfADamage() throws IOException {
        // The directory takes 2 + 39 bytes and the add 2 + 36: the third message begins at byte 79.
        assertBad(
                "byte 79: message 3: length 0 ends the session, expected nothing behind it",
                DIRECTORY,
                ADD,
                END,
                EXECUTE);
        assertBad(
                "byte 79: message 3: the file ends after 20 bytes of a message, expected 31",
                DIRECTORY,
                ADD,
                Arrays.copyOf(EXECUTE, 22));
        assertBad(
                "byte 79: message 3: 1 byte is left of the file, expected the length of a message, 2 bytes",
                DIRECTORY,
                ADD,
                new byte[1]);
        assertBad("byte 79: message 3: length 65535 of message type 'E', expected 31", DIRECTORY, ADD, new byte[] {
            -1, -1, 'E', 0
        });
        assertBad(
                "byte 79: message 3: time stamp 1 ns runs back behind 34200000000000 ns, expected messages in order of time",
                DIRECTORY,
                ADD,
                ItchBytes.framed(ItchBytes.executed(13, 1, 5001, 100)));
        assertBad(
                "byte 79: message 3: message type 'E' with locate 99, expected a locate that a stock directory message has"
                        + " announced",
                DIRECTORY,
                ADD,
                ItchBytes.framed(ItchBytes.executed(99, T, 5001, 100)));
    }

    private void assertBad(final String expected, final byte[]... parts) throws IOException {
        final Path path = write(NAME, parts);
        final int eventsBefore = slots.events().size();

        final BadInputException bad = assertThrows(BadInputException.class, () -> drain(open(path)));

        assertEquals(path + ": " + expected, bad.getMessage());
        assertEquals(eventsBefore + 1, slots.events().size(), "the add in front of the damage must be written");
    }

    private ItchFileFeed open(final Path path) {
        return new ItchFileFeed(path, new RegistryListing(REGISTRY), Optional.empty());
    }

    private void drain(final ItchFileFeed feed) {
        drain(feed, writer);
    }

    private static void drain(final ItchFileFeed feed, final EventWriter writer) {
        try (feed) {
            while (feed.poll(writer, 16) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }
    }

    private Path write(final String name, final byte[]... parts) throws IOException {
        return Files.write(folder.resolve(name), ItchBytes.join(parts));
    }
}
