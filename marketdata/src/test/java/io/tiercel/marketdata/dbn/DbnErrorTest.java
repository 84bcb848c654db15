package io.tiercel.marketdata.dbn;

import static io.tiercel.marketdata.dbn.DbnBytes.*;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.github.luben.zstd.Zstd;
import io.tiercel.marketdata.event.CountingSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class DbnErrorTest {
    private static final Object[] ESH4 = {"ESH4", 20231225, 20231226, "7"};

    @TempDir
    Path folder;

    private final CountingSlots slots = new CountingSlots();

    private long read(final Listing listing, final Path... files) {
        final List<Path> all = List.of(files);
        long polls = 0;
        try (Feed feed =
                FeedFormats.choose(FeedFormats.AUTO, all).open(all, listing, FeedAudit.NONE, FeedOptions.NONE)) {
            while (feed.poll(new EventWriter(slots), 10) != Feed.END_OF_FEED) {
                polls++;
            }
        }
        return polls;
    }

    private Path file(final byte[] content) throws IOException {
        return Files.write(folder.resolve("x.dbn"), content);
    }

    /** The message behind the path. */
    private String problem(final byte[] content) throws IOException {
        final Path file = file(content);
        final String message = assertThrows(BadInputException.class, () -> read(new OpenListing(), file))
                .getMessage();
        assertTrue(message.startsWith(file + ": "), message);
        assertEquals(1, message.lines().count());
        return message.substring(file.toString().length() + 2);
    }

    private static DbnBytes orders() {
        return new DbnBytes(3, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 1, 5, 1, 128, 1)
                .mbo('A', 'A', 2, 6, 1, 128, 2)
                .mbo('C', 'A', 2, 6, 1, 128, 3);
    }

    @Test
    void shouldTellThePlaceWhenTheFileIsCutAnywhere() throws IOException {
        final DbnBytes content = orders();
        final byte[] whole = content.bytes();
        final int metadata = content.recordOffsets.getFirst();
        // the first 3 bytes tell that it is DBN at all
        for (int length = 3; length < whole.length; length++) {
            final byte[] cut = Arrays.copyOf(whole, length);
            if (length < metadata) {
                final String problem = problem(cut);
                assertTrue(
                        problem.startsWith("byte " + length + ": the file ends, expected metadata of "),
                        length + ": " + problem);
            } else if ((length - metadata) % 56 == 0) {
                read(new OpenListing(), file(cut));
            } else {
                final int record = (length - metadata) / 56;
                final String problem = problem(cut);
                assertTrue(
                        problem.startsWith("byte " + (metadata + record * 56) + ": record " + (record + 1)
                                + ": the file ends after " + (length - metadata) % 56 + " bytes of it, expected "),
                        length + ": " + problem);
            }
        }
    }

    @Test
    void shouldTellThatTheFrameIsBadWhenZstdIsCutOrDamaged() throws IOException {
        final DbnBytes content = orders();
        for (int i = 3; i < 3_000; i++) {
            content.mbo('A', 'B', i, 1 + i * 7_919L % 1_000, 1, 128, i);
        }
        final byte[] frame = Zstd.compress(content.bytes());
        for (int length = 4; length < frame.length; length += Math.max(1, length / 7)) {
            final Path file = Files.write(folder.resolve("cut.dbn.zst"), Arrays.copyOf(frame, length));
            final String message = assertThrows(BadInputException.class, () -> read(new OpenListing(), file))
                    .getMessage();
            assertTrue(message.startsWith(file + ": "), message);
        }
        final Path plain = Files.write(folder.resolve("plain.dbn.zst"), content.bytes());
        assertEquals(
                plain + ": content is not zstd, expected it from a name that ends in .zst",
                assertThrows(BadInputException.class, () -> read(new OpenListing(), plain))
                        .getMessage());
    }

    @ParameterizedTest
    @CsvSource({
        "3, 4, 'byte 3: version 4, expected 1 to 3'",
        "3, 0, 'byte 3: version 0, expected 1 to 3'",
        "7, 99, 'byte 4: metadata of '",
        "24, 20, 'byte 24: schema 20, expected 0 to 19 or 65535'",
        "52, 2, 'byte 52: flag 2, expected 0 or 1'",
        "53, 70, 'byte 53: symbols of 70 bytes, expected 22 or 71'",
        "108, 1, 'byte 108: a schema definition, expected none'",
        "115, 9, 'byte 112: count '",
        "116, 7, 'byte 116: character 0x7 in a symbol, expected printable ASCII'"
    })
    void shouldTellTheByteWhenMetadataIsWrong(final int at, final byte value, final String expected)
            throws IOException {
        final byte[] content = orders().bytes();
        content[at] = value;

        final String problem = problem(content);

        assertTrue(problem.startsWith(expected), problem);
    }

    @ParameterizedTest
    @CsvSource({
        "0, 0, 'length 0 of a record of type mbo, expected 56 in version 3'",
        "0, 16, 'length 64 of a record of type mbo, expected 56 in version 3'",
        "1, 0x77, 'record type 0x77, expected a known one, such as 0xa0 for mbo'",
        "1, 1, 'length 56 of a record of type mbp-1, expected 80 in version 3'",
        "15, 0x80, 'time stamp 9223372036854775810 ns, expected nanoseconds since 1970 below 2^63'",
        "23, 0x80, 'order id 9223372036854775810, expected 1 to 2^63 - 1'",
        "16, 0, 'order id 0, expected 1 to 2^63 - 1'",
        "32, 0, 'size 0 of an order, expected 1 to 4294967294'",
        "36, 0x40, 'flags 64 say that this is a level, expected single orders of order-by-order data'",
        "38, 0x58, 'action ''X'', expected one of A C M R T F N'",
        "38, 7, 'action 0x7, expected one of A C M R T F N'",
        "39, 0x4e, 'side N of an order, expected A or B'",
        "39, 0x5a, 'side ''Z'', expected A, B or N'"
    })
    void shouldTellTheRecordWhenItIsWrong(final int at, final String value, final String expected) throws IOException {
        final DbnBytes bytes = orders();
        final byte[] content = bytes.bytes();
        final int record = bytes.recordOffsets.get(1);
        content[record + at] = Integer.decode(value).byteValue();

        assertEquals("byte " + record + ": record 2: " + expected, problem(content));
        // the snapshot of nothing before and after: exactly the first record has been written
        assertEquals(1, slots.count());
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 3})
    void shouldTellTheVersionWhenARecordHasTheLengthOfAnother(final int version) throws IOException {
        final DbnBytes right = new DbnBytes(version, 10, false).statistic(3, 1, 1, 1, 1);
        final DbnBytes wrong = new DbnBytes(version == 3 ? 2 : 3, 10, false).statistic(3, 1, 1, 1, 1);
        final byte[] record = Arrays.copyOfRange(wrong.bytes(), wrong.recordOffsets.getFirst(), wrong.bytes().length);

        final String problem = problem(right.add(record).bytes());

        assertTrue(problem.endsWith(" in version " + version), problem);
        assertTrue(problem.contains(": record 2: length "), problem);
    }

    @Test
    void shouldRefuseAPriceWhenTheSessionCannotHoldIt() throws IOException {
        final Listing session =
                new RegistryListing(new InstrumentRegistry(List.of(new Instrument(0, "ESH4", 2, 0, 25, 1, 50))));
        final Path file = file(new DbnBytes(3, MBO_SCHEMA, false, ESH4)
                .mbo('A', 'B', 1, 4_810_255_000_000L, 3, 128, 1)
                .bytes());

        final String message =
                assertThrows(BadInputException.class, () -> read(session, file)).getMessage();

        assertTrue(message.endsWith("record 1: price 4810.255, expected at most 2 decimals"), message);
    }

    @Test
    void shouldRefuseFilesWhenTheyAreOutOfOrderOrOfAnotherKind() throws IOException {
        final Path late =
                Files.write(folder.resolve("late.dbn"), new DbnBytes(3, MBO_SCHEMA, false, 2_000L, ESH4).bytes());
        final Path early =
                Files.write(folder.resolve("early.dbn"), new DbnBytes(3, MBO_SCHEMA, false, 1_000L, ESH4).bytes());
        final Path levels =
                Files.write(folder.resolve("levels.dbn"), new DbnBytes(3, MBP_1_SCHEMA, false, 3_000L, ESH4).bytes());

        assertEquals(
                early + ": begins at 1000 ns, before " + late + " (2000 ns), expected files in order of time",
                assertThrows(BadInputException.class, () -> read(new OpenListing(), late, early))
                        .getMessage());
        assertEquals(
                levels + ": is of format dbn-mbp, expected dbn-mbo as " + late + ": files of one feed",
                assertThrows(BadInputException.class, () -> read(new OpenListing(), late, levels))
                        .getMessage());
    }

    @Test
    void shouldRefuseALadderWhenItIsNotSorted() throws IOException {
        final DbnBytes content = new DbnBytes(3, MBP_10_SCHEMA, false, ESH4)
                .mbp(10, 1, 'A', 'B', 1, 1, 1, 10, 12, 1, 1, 1, 1, 10, 13, 1, 1, 1, 1);

        final String problem = problem(content.bytes());

        assertTrue(
                problem.endsWith("record 1: bid level 2 is not worse than the one before, expected the best first"),
                problem);
    }

    @Test
    void shouldSayWhatItIsWhenTheFileIsOfTheForerunner() throws IOException {
        final Path file = file(new byte[] {0x50, 0x2a, 0x4d, 0x18, 0, 0, 0, 0, 0});

        final String message = assertThrows(
                        BadInputException.class,
                        () -> DbnFormat.FIGURES.open(
                                List.of(file), new OpenListing(), FeedAudit.NONE, FeedOptions.NONE))
                .getMessage();

        assertEquals(
                file + ": byte 0: expected 'DBN' and a version; this is its forerunner DBZ, which is not read",
                message);
    }
}
