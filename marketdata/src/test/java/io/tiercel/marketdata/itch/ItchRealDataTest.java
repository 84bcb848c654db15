package io.tiercel.marketdata.itch;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.event.RecordingSlots;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

/** Bytes that Nasdaq itself has sent: the head of a day's file and captured packets, one folder of them per message type. */
class ItchRealDataTest {
    private static final String PACKETS = "nasdaq-itch/omi/Nasdaq.Equities.TotalView.Itch.v5.0.20230822";
    private static final TradingDay DAY = new TradingDay(LocalDate.of(2023, 8, 22));

    /** Where each type's symbol stands; the types that are not here name their order or nothing only. */
    private static final Map<Character, Integer> STOCK_OFFSETS =
            Map.of('A', 24, 'F', 24, 'Q', 19, 'P', 24, 'H', 11, 'Y', 11, 'J', 11, 'L', 15, 'I', 28);

    private final RecordingSlots slots = new RecordingSlots();
    private final EventWriter writer = new EventWriter(slots);

    @Test
    void shouldReadTheHeadOfARealDay() throws IOException {
        final Path path = SharedData.file("nasdaq-itch/ITCH50_first1000_messages.itch");
        final byte[] bytes = Files.readAllBytes(path);
        final InstrumentRegistry registry = registry(List.of("AAPL", "AAL", "A"));

        try (ItchFileFeed feed = new ItchFileFeed(path, new RegistryListing(registry), Optional.empty())) {
            while (feed.poll(writer, 10) != Feed.END_OF_FEED) {
                // Until the end.
            }

            assertEquals(1, feed.decoder().count(ItchMessageType.SYSTEM_EVENT));
            assertEquals(993, feed.decoder().count(ItchMessageType.STOCK_DIRECTORY));
            assertEquals(3, feed.decoder().count(ItchMessageType.TRADING_ACTION));
            assertEquals(3, feed.decoder().count(ItchMessageType.REG_SHO));
            assertEquals(1.0, feed.progress());
        }
        // The first message is S O: before market hours every instrument is closed.
        assertEquals('S', bytes[2]);
        assertTrue(
                slots.events().getFirst().startsWith("1/0 -1 CLOSED @"),
                slots.events().toString());
    }

    @Test
    void shouldDecodeCapturedPacketsOfEveryType() throws IOException {
        final List<byte[]> messages = packets();
        final ItchDecoder decoder = announced(messages);
        slots.events().clear();

        long sequence = 0;
        for (final byte[] message : messages) {
            sequence++;
            decoder.decode(new UnsafeBuffer(message), 0, message.length, sequence, writer);
        }

        assertEquals(71, messages.size());
        for (final ItchMessageType type : ItchMessageType.values()) {
            final long inFiles = messages.stream()
                    .filter(message -> message[0] == type.code())
                    .count();
            if (type != ItchMessageType.STOCK_DIRECTORY) {
                assertEquals(inFiles, decoder.count(type), type.name());
            }
        }
        final List<String> events = slots.events().stream()
                .map(event -> event.substring(event.indexOf(' ') + 1))
                .map(event -> event.substring(event.indexOf(' ') + 1))
                .toList();
        // By hand from the hexadecimal dump; midnight of 2023-08-22 is 1692676800 s since the epoch.
        final List<String> expected = List.of(
                "ADD BUY 23508286>- 873900 x1600 @1692710999999894278",
                "ADD SELL 18923125>- 2555200 x100 @1692710999999977782",
                "EXECUTE NONE 23499418>- - x25 @1692710999999934561",
                "EXECUTE NONE 34105576>- 4411700 x100 @1692711000007615761",
                "REDUCE NONE 19993566>- - x4926 @1692711000001163323",
                "CROSS NONE ->- 224800 x5379 @1692711000001163323",
                "CROSS NONE ->- - x0 @1692711000000483331",
                "REDUCE NONE 33823232>- - x100 @1692711000002394205",
                "DELETE NONE 23442714>- - x0 @1692710999999889645",
                "REPLACE NONE 15108479>21361351 1062600 x100 @1692710999999836649",
                "TRADE NONE ->- 1284600 x100 @1692711000000684713",
                "OPEN @1692711000000070384",
                "HALT @1692711015592125541");
        for (final String event : expected) {
            assertTrue(events.contains(event), () -> event + " in " + events);
        }
    }

    private static List<byte[]> packets() throws IOException {
        final List<byte[]> messages = new ArrayList<>();
        try (Stream<Path> files = Files.list(SharedData.file(PACKETS))) {
            for (final Path file : files.sorted().toList()) {
                messages.addAll(MoldPackets.messages(file));
            }
        }
        messages.sort(Comparator.comparingLong(MoldPackets::timestampNs));
        return messages;
    }

    /** The packets come without a directory: one is made from the symbols that they name, or from the locate where none is named. */
    private ItchDecoder announced(final List<byte[]> messages) {
        final Map<Integer, String> symbols = new TreeMap<>();
        for (final byte[] message : messages) {
            final Integer offset = STOCK_OFFSETS.get((char) message[0]);
            final int locate = MoldPackets.locate(message);
            if (offset != null) {
                symbols.put(locate, new String(message, offset, 8, StandardCharsets.US_ASCII).strip());
            } else if (locate != 0) {
                symbols.putIfAbsent(locate, "L" + locate);
            }
        }
        final ItchDecoder decoder = new ItchDecoder(new RegistryListing(registry(List.copyOf(symbols.values()))), DAY);
        symbols.forEach((locate, symbol) -> {
            final byte[] directory = ItchBytes.directory(locate, 1, symbol);
            decoder.decode(new UnsafeBuffer(directory), 0, directory.length, 1, writer);
        });
        return decoder;
    }

    private static InstrumentRegistry registry(final List<String> symbols) {
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbol : symbols) {
            instruments.add(new Instrument(instruments.size(), symbol, 4, 0, 100, 1, 1));
        }
        return new InstrumentRegistry(instruments);
    }
}
