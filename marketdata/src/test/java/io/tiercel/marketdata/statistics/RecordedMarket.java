package io.tiercel.marketdata.statistics;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.SharedData;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.lobster.LobsterFeed;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** Measures recorded data through feed, event slots and order book of the engine. */
public final class RecordedMarket {
    private static final Instrument AAPL = new Instrument(0, "AAPL", 4, 0, 100, 1, 1);
    private static final long OPEN_NS = 34_200_000_000_000L;

    private RecordedMarket() {}

    /** One hour of AAPL from the opening of 2012-06-21; skips the calling test where the file is absent. */
    public static MarketFigures hourOfApple() {
        final Path messages = SharedData.file("lobster/AAPL_2012-06-21_34200000_37800000_message_50.csv.gz");
        final Path book = SharedData.file("lobster/AAPL_2012-06-21_first672_orderbook_50.csv.gz");
        final TradingDay day = new TradingDay(LocalDate.of(2012, 6, 21));
        final MeasuringSlots slots = new MeasuringSlots(day.midnightNs() + OPEN_NS);
        final EventWriter writer = new EventWriter(slots);
        try (LobsterFeed feed = new LobsterFeed(messages, Optional.of(book), AAPL, Optional.of(day))) {
            while (feed.poll(writer, 1000) != Feed.END_OF_FEED) {
                // Until the end.
            }
        }
        return slots.statistics.figures();
    }

    private static final class MeasuringSlots implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final OrderBookEventDecoder event = new OrderBookEventDecoder();
        private final OrderBooks books = new OrderBooks(new InstrumentRegistry(List.of(AAPL)), ArrayOrderBook::new);
        private final BookBuilder builder = new BookBuilder(books);
        private final MarketStatistics statistics;

        private MeasuringSlots(final long openNs) {
            statistics = new MarketStatistics(openNs, AAPL.tickSize());
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
            header.wrap(buffer, offset);
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                event.wrapAndApplyHeader(buffer, offset, header);
                statistics.onEvent(event.exchangeTimestampNs(), event.action(), event.sideRaw(), books.book(AAPL.id()));
            }
            builder.apply(buffer, offset);
        }
    }
}
