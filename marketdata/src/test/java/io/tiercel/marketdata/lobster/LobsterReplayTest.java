package io.tiercel.marketdata.lobster;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** From the vendor's text through feed, slots and book back to the vendor's text. */
class LobsterReplayTest {
    private static final Instrument AAPL = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);

    @TempDir
    private Path folder;

    /** The 90 other rows are those of {@code LobsterBookTest}, which says why. */
    @Test
    void shouldWriteTheVendorsBestBidAndOfferOfTheHour() throws IOException {
        final Path messages = SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv.gz");
        final Path book = SharedData.file("lobster/AAPL_2012-06-21_first672_orderbook_50.csv.gz");
        final List<String> expected =
                lines(SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_bbo_after_each_message.csv.gz"));
        final Path written = folder.resolve("bbo.csv");

        try (LobsterFeed feed = new LobsterFeed(messages, Optional.of(book), AAPL, Optional.empty());
                LobsterBookFile bbo = new LobsterBookFile(written, AAPL, 1)) {
            final EventWriter writer = new EventWriter(new BookSlots(bbo));
            while (feed.poll(writer, 256) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }

        final List<String> actual = Files.readAllLines(written);
        int equal = 0;
        for (int i = 0; i < Math.min(expected.size(), actual.size()); i++) {
            equal += expected.get(i).equals(actual.get(i)) ? 1 : 0;
        }
        assertEquals(expected.size(), actual.size());
        assertEquals(91_907, equal);
    }

    private static List<String> lines(final Path packed) throws IOException {
        try (BufferedReader reader = new BufferedReader(
                new InputStreamReader(new GZIPInputStream(Files.newInputStream(packed)), StandardCharsets.US_ASCII))) {
            return reader.lines().toList();
        }
    }

    /** One slot, applied to the book as soon as it is published; a row for each message of the file, none for the initial book. */
    private static final class BookSlots implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final OrderBooks books = new OrderBooks(new InstrumentRegistry(List.of(AAPL)), ArrayOrderBook::new);
        private final BookBuilder builder = new BookBuilder(books);
        private final LobsterBookFile bbo;

        BookSlots(final LobsterBookFile bbo) {
            this.bbo = bbo;
        }

        @Override
        public UnsafeBuffer buffer() {
            return buffer;
        }

        @Override
        public int claim() {
            return 0;
        }

        @Override
        public void publish(final int offset) {
            builder.apply(buffer, offset);
            if (header.wrap(buffer, offset).sourceSequence() != LobsterFeed.SNAPSHOT_SEQUENCE) {
                bbo.write(books.book(AAPL.id()));
            }
        }
    }
}
