package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class SimulatedFeedTest {
    private static final int EVENTS = 100_000;

    private final SimulationConfig config = SimulationConfig.of(1, EVENTS);
    private final InstrumentRegistry registry = SimulatedFeed.instruments(config);
    private final OrderBooks books = new OrderBooks(registry, ArrayOrderBook::new);

    @Test
    void shouldKeepEveryBookWholeThroughTheDecoder() {
        final BookSlots slots = new BookSlots();
        try (Feed feed = SimulatedFeed.open(config, registry)) {
            final EventWriter writer = new EventWriter(slots);
            while (feed.poll(writer, 1000) != Feed.END_OF_FEED) {
                // To the end.
            }
        }

        assertEquals(EVENTS + registry.size() * OrderFlow.STEADY_ORDERS, slots.orderBookEvents);
        for (int id = 0; id < registry.size(); id++) {
            final OrderBook book = books.book(id);
            final String symbol = registry.instrument(id).symbol();
            assertTrue(book.isValid(), symbol);
            assertEquals(0, book.unknownOrders(), symbol);
            assertEquals(0, book.duplicateOrders(), symbol);
            assertEquals(0, book.overruns(), symbol);
            assertEquals(0, book.invalidChanges(), symbol);
        }
    }

    private final class BookSlots implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final MessageHeaderDecoder header = new MessageHeaderDecoder();
        private final BookBuilder builder = new BookBuilder(books);
        private int orderBookEvents;

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
            orderBookEvents += header.templateId() == OrderBookEventDecoder.TEMPLATE_ID ? 1 : 0;
            builder.apply(buffer, offset);
        }
    }
}
