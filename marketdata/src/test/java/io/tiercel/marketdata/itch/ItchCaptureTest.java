package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.check.CheckReport;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.event.EventLog;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.pcap.CaptureFeed;
import io.tiercel.marketdata.pcap.Captured;
import io.tiercel.marketdata.pcap.DatagramFinder;
import io.tiercel.marketdata.pcap.PacketCapture;
import io.tiercel.marketdata.recorded.FeedFormats;
import java.io.IOException;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.agrona.DirectBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** MoldUDP64 packets in capture files: hand-made ones, and those that Nasdaq has sent. */
class ItchCaptureTest {
    private static final String PACKETS = "nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822/";

    /** Midnight of 2023-08-22 in New York: 1692676800 s since the epoch. */
    private static final long MIDNIGHT_NS = 1_692_676_800_000_000_000L;

    private static final byte[] DIRECTORY = ItchBytes.directory(1, 34_200_000_000_000L, "TEST");

    @TempDir
    private Path folder;

    private final EventLog log = new EventLog();

    @Test
    void shouldReadEveryFieldOfEveryCapturedMessage() {
        ItchCapturedFields.BY_FILE.forEach((file, expected) -> {
            final List<String> messages = new ArrayList<>();
            final DatagramFinder finder = new DatagramFinder();
            try (PacketCapture capture = new PacketCapture(SharedData.file(PACKETS + file))) {
                while (capture.next()) {
                    assertTrue(finder.find(capture), file);
                    assertEquals(1, capture.buffer().getShort(finder.payloadOffset() + 18, ByteOrder.BIG_ENDIAN));
                    messages.add(capture.timeNs() + " " + fields(capture.buffer(), finder.payloadOffset() + 22));
                }
            }

            assertEquals(expected, messages, file);
        });
    }

    @Test
    void shouldMakeTheEventsOfEveryCapturedMessage() {
        ItchCapturedFields.BY_FILE.forEach((file, messages) -> {
            final Path path = SharedData.file(PACKETS + file);
            final FeedFormat format = FeedFormats.choose(FeedFormats.AUTO, List.of(path));
            final OpenListing listing = new OpenListing();
            final EventLog events = new EventLog();
            final List<String> expected = new ArrayList<>();
            final OpenListing expectedListing = new OpenListing();
            for (int i = 0; i < messages.size(); i++) {
                addExpected(i + 1, messages.get(i), expectedListing, expected);
            }

            final Map<String, Long> byType;
            try (Feed feed = format.open(List.of(path), listing, FeedAudit.NONE, FeedOptions.NONE)) {
                drain(feed, events);
                byType = feed.messagesByType();
            }

            assertEquals("itch-pcap", format.name());
            assertEquals(expected, events.lines(), file);
            assertEquals(expectedListing.size(), listing.size(), file);
            final char type = messages.getFirst().split(" ", 3)[1].charAt(0);
            assertEquals(Map.of(String.valueOf(type), (long) messages.size()), byType, file);
            for (int i = 0; i < listing.size(); i++) {
                assertEquals(
                        expectedListing.instrument(i).symbol(),
                        listing.instrument(i).symbol(),
                        file);
            }
        });
    }

    @Test
    void shouldCheckTheHeadOfARealDay() {
        final Path path = SharedData.file("nasdaq-itch/ITCH50_first1000_messages.itch");
        final FeedFormat format = FeedFormats.choose(FeedFormats.AUTO, List.of(path));
        final FeedCheck check = new FeedCheck(format);

        final CheckReport report = check.run(List.of(path), FeedOptions.NONE, _ -> {});

        assertEquals("itch", report.format());
        assertEquals(Map.of("S", 1L, "R", 993L, "H", 3L, "Y", 3L), report.byType());
        assertEquals(1000, report.messages());
        assertEquals(993, report.instruments().size());
        assertEquals(0, report.unknownOrders());
        assertTrue(report.isOk());
    }

    @Test
    void shouldTellGapsAndDropRepeats() throws IOException {
        final byte[] second = add(2, 100);
        final Path path = write(
                mold("SESSION_01", 1, DIRECTORY, add(1, 100)),
                mold("SESSION_01", 1, DIRECTORY, add(1, 100)),
                mold("SESSION_01", 2, add(1, 100), second),
                mold("SESSION_01", 4),
                mold("SESSION_01", 6, add(3, 300)),
                mold("SESSION_01", 9),
                mold("SESSION_01", 9, 0xffff));
        final List<Long> gaps = new ArrayList<>();

        final ItchPacketDecoder decoder = read(path, gaps);

        assertEquals(
                List.of(
                        "2 0 ADD BUY 1>- 100 x100 @1692711000000000000",
                        "3 0 ADD BUY 2>- 100 x100 @1692711000000000000",
                        "3 -1 STALE GAP 2 @1692711000000000000",
                        "6 0 ADD BUY 3>- 300 x100 @1692711000000000000",
                        "6 -1 STALE GAP 2 @1692711000000000000"),
                log.lines());
        assertEquals(List.of(2L, 2L), gaps);
        assertEquals(3, decoder.repeats());
        assertEquals(3, decoder.heartbeats());
        assertEquals(Map.of("R", 1L, "A", 3L), decoder.messagesByType());
    }

    @Test
    void shouldEmptyTheBooksWhenAnotherSessionBegins() throws IOException {
        final Path path = write(
                mold("SESSION_01", 1, DIRECTORY, add(1, 100)),
                mold("SESSION_02", 1, ItchBytes.directory(1, 1, "OTHER"), ItchBytes.directory(2, 1, "TEST")),
                mold("SESSION_02", 3));

        final ItchPacketDecoder decoder = read(path, new ArrayList<>());

        assertEquals(
                List.of(
                        "2 0 ADD BUY 1>- 100 x100 @1692711000000000000",
                        "2 -1 STALE RESTART 0 @1692711000000000000",
                        "2 0 SNAPSHOT NONE - x0 @1692711000000000000"),
                log.lines());
        assertEquals(Map.of("R", 3L, "A", 1L), decoder.messagesByType());
        assertEquals(Map.of("restarts of the source", 1L), decoder.remarks());
    }

    @Test
    void shouldLearnAnInstrumentFromTheFirstMessageThatNamesIt() throws IOException {
        final byte[] delete =
                ItchBytes.message('D', 7, 34_200_000_000_000L).number(5, 8).bytes();
        final byte[] add = ItchBytes.message('A', 7, 34_200_000_000_000L)
                .number(6, 8)
                .text("S")
                .number(10, 4)
                .text("NAMED   ")
                .number(20_000, 4)
                .bytes();
        final Path path = write(mold("SESSION_01", 70, delete, add, delete));

        read(path, new ArrayList<>());

        assertEquals(
                List.of(
                        "70 0 DELETE NONE 5>- - x0 @1692711000000000000",
                        "71 1 ADD SELL 6>- 20000 x10 @1692711000000000000",
                        "72 1 DELETE NONE 5>- - x0 @1692711000000000000"),
                log.lines());
    }

    @Test
    void shouldTellWhereAPacketIsBad() throws IOException {
        final byte[] sound = mold("SESSION_01", 1, DIRECTORY, add(1, 100));
        final byte[] longer = Arrays.copyOf(sound, sound.length + 1);
        final byte[] badType = sound.clone();
        badType[22] = '?';

        assertBad("packet 2: 1 bytes behind the last message, expected none", sound, longer);
        assertBad(
                "packet 1: message 2: length 36 runs over the packet's end, expected at most 35",
                Arrays.copyOf(sound, sound.length - 1));
        assertBad("packet 1: 19 bytes, expected a MoldUDP64 header of 20", Arrays.copyOf(sound, 19));
        assertBad(": byte 24: packet 1: message 1: message type '?'", badType);
        for (int length = 1; length < sound.length; length++) {
            assertBad(": byte 24: packet 1: ", Arrays.copyOf(sound, length));
        }
    }

    private void assertBad(final String expected, final byte[]... packets) throws IOException {
        final Path path = write(packets);

        final BadInputException e =
                assertThrows(BadInputException.class, () -> read(path, new ArrayList<>()), expected);

        assertTrue(e.getMessage().contains(expected), e::getMessage);
        assertTrue(e.getMessage().startsWith(path.toString()), e::getMessage);
    }

    private ItchPacketDecoder read(final Path path, final List<Long> gaps) {
        final ItchPacketDecoder decoder =
                new ItchPacketDecoder(new OpenListing(), new GapAudit(gaps), FeedOptions.NONE.day());
        try (Feed feed = new CaptureFeed(List.of(path), decoder)) {
            drain(feed, log);
        }
        return decoder;
    }

    private static void drain(final Feed feed, final EventLog log) {
        final EventWriter writer = new EventWriter(log);
        while (feed.poll(writer, 3) != Feed.END_OF_FEED) {
            // Until the end.
        }
    }

    private Path write(final byte[]... payloads) throws IOException {
        return Files.write(folder.resolve("packets.pcap"), Captured.datagrams(List.of(payloads)));
    }

    private static byte[] mold(final String session, final long sequence, final byte[]... messages) {
        return mold(session, sequence, messages.length, messages);
    }

    private static byte[] mold(final String session, final long sequence, final int count, final byte[]... messages) {
        final byte[] header = new byte[20];
        System.arraycopy(session.getBytes(StandardCharsets.US_ASCII), 0, header, 0, 10);
        for (int i = 0; i < 8; i++) {
            header[10 + i] = (byte) (sequence >>> (56 - 8 * i));
        }
        header[18] = (byte) (count >>> 8);
        header[19] = (byte) count;
        final byte[] framed =
                Captured.join(Arrays.stream(messages).map(ItchBytes::framed).toArray(byte[][]::new));
        return Captured.join(header, framed);
    }

    private static byte[] add(final long reference, final int price) {
        return ItchBytes.message('A', 1, 34_200_000_000_000L)
                .number(reference, 8)
                .text("B")
                .number(100, 4)
                .text("TEST    ")
                .number(price, 4)
                .bytes();
    }

    /** The event that a message with these fields is to become. */
    private static void addExpected(
            final int sequence, final String message, final OpenListing listing, final List<String> events) {
        final char type = message.charAt(20);
        final Map<String, String> field = Arrays.stream(message.substring(22).split(" (?=[a-z]+=)"))
                .collect(Collectors.toMap(
                        pair -> pair.substring(0, pair.indexOf('=')),
                        pair -> pair.substring(pair.indexOf('=') + 1),
                        (a, b) -> a,
                        TreeMap::new));
        final String at = " @" + (MIDNIGHT_NS + Long.parseLong(field.get("time")));
        final String shares = " x" + field.get("shares");
        final String order = field.get("ref") + ">-";
        final String what = switch (type) {
            case 'S' -> "OPEN";
            case 'H' -> "HALT";
            case 'A', 'F' ->
                "ADD " + (field.get("side").equals("B") ? "BUY " : "SELL ") + order + " " + field.get("price") + shares;
            case 'E' -> "EXECUTE NONE " + order + " -" + shares;
            case 'C' ->
                field.get("printable").equals("Y")
                        ? "EXECUTE NONE " + order + " " + field.get("price") + shares
                        : "REDUCE NONE " + order + " -" + shares;
            case 'X' -> "REDUCE NONE " + order + " -" + shares;
            case 'D' -> "DELETE NONE " + order + " - x0";
            case 'U' -> "REPLACE NONE " + field.get("ref") + ">" + field.get("new") + " " + field.get("price") + shares;
            case 'P' -> "TRADE NONE ->- " + field.get("price") + shares;
            case 'Q' -> "CROSS NONE ->- " + (field.get("shares").equals("0") ? "-" : field.get("price")) + shares;
            default -> "";
        };
        if (!what.isEmpty()) {
            final String symbol =
                    field.containsKey("stock") ? field.get("stock").strip() : "LOCATE-" + field.get("locate");
            final int instrument = type == 'S' ? -1 : listing.list(symbol, 4, 0, 1, 1);
            events.add(sequence + " " + instrument + " " + what + at);
        }
    }

    /** Every field of a message by the project's own offsets. */
    private static String fields(final DirectBuffer buffer, final int message) {
        return new ItchFieldReader(buffer, message).line();
    }

    private record GapAudit(List<Long> gaps) implements FeedAudit {
        @Override
        public void bestPrices(
                final int instrumentId,
                final long bidPrice,
                final long bidQty,
                final long askPrice,
                final long askQty) {
            throw new AssertionError("not told by this feed");
        }

        @Override
        public void levels(final int instrumentId, final long[] bids, final long[] asks, final int depth) {
            throw new AssertionError("not told by this feed");
        }

        @Override
        public void execution(final int instrumentId, final int restingSide, final long price) {
            throw new AssertionError("not told by this feed");
        }

        @Override
        public void checksum(final int instrumentId, final BookChecksum rule, final long expected) {
            throw new AssertionError("not told by this feed");
        }

        @Override
        public void reference(final int instrumentId, final boolean isOk) {
            throw new AssertionError("not told by this feed");
        }

        @Override
        public void gap(final int instrumentId, final long missing) {
            assertEquals(EventWriter.ALL_INSTRUMENTS, instrumentId);
            gaps.add(missing);
        }
    }
}
