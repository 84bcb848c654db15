package io.tiercel.marketdata.simulation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.itch.ItchDescriptor;
import java.util.ArrayList;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The book made of a day's bytes against the exchange's own orders, not against its bytes: every order, its price, leaves and place. */
class SimulatedBookTest {
    private static final int EVENTS = 60_000;

    /** A prime, so that the moments fall into every part of the exchange's cycle. */
    private static final int MESSAGES_BETWEEN_LOOKS = 97;

    private static final long ONE_CENT = 100;

    @ParameterizedTest
    @ValueSource(longs = {1, 20, 333})
    void shouldHoldTheOrdersOfTheExchangeAtEveryMoment(final long seed) {
        final SimulationConfig config = SimulationConfig.of(seed, EVENTS);
        final SimulatedExchange exchange = new SimulatedExchange(config);
        final InstrumentRegistry registry = SimulatedFeed.instruments(config);
        final OrderBooks books = new OrderBooks(registry, ArrayOrderBook::new);
        final EventWriter writer = new EventWriter(new AppliedSlots(new BookBuilder(books)));
        final ItchDecoder decoder = new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT);
        final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SimulatedExchange.MAX_FRAMED_LENGTH]);
        long message = 0;
        int looks = 0;
        int orders = 0;

        int length = exchange.next(buffer, 0);
        while (length > 0) {
            message++;
            decoder.decode(buffer, ItchDescriptor.FRAME_LENGTH, length - ItchDescriptor.FRAME_LENGTH, message, writer);
            // The orders are those of all messages made, so a look counts only once all have been handed out.
            if (message >= (long) looks * MESSAGES_BETWEEN_LOOKS
                    && exchange.isHandedOut()
                    && exchange.deliveredEvents() < EVENTS) {
                for (int i = 0; i < registry.size(); i++) {
                    final List<String> expected = ordersOf(exchange.matchingBook(i));
                    assertEquals(
                            expected, ordersOf(books.book(i)), "seed " + seed + ", message " + message + ", book " + i);
                    orders += expected.size();
                }
                looks++;
            }
            length = exchange.next(buffer, 0);
        }

        assertTrue(looks > 400, looks + " looks, seed " + seed);
        assertTrue(orders > 100 * looks, orders + " orders compared, seed " + seed);
        for (int i = 0; i < registry.size(); i++) {
            assertEquals(0, books.book(i).unknownOrders() + books.book(i).overruns(), "seed " + seed);
        }
    }

    /** Best price first, each level from the front of its queue. */
    private static List<String> ordersOf(final MatchingBook book) {
        final List<String> orders = new ArrayList<>();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            final int from = book.best(side);
            final int step = side == Side.BUY ? -1 : 1;
            for (int tick = from; tick >= 0 && tick < MatchingBook.TICKS; tick += step) {
                for (int slot = book.first(side, tick); slot != MatchingBook.NONE; slot = book.behind(slot)) {
                    orders.add(side + " " + tick * ONE_CENT + " " + book.reference(slot) + " x" + book.qty(slot));
                }
            }
        }
        assertEquals(book.liveCount(), orders.size());
        return orders;
    }

    private static List<String> ordersOf(final OrderBook book) {
        final List<String> orders = new ArrayList<>();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            final int bookSide = side;
            long price = book.price(side, 0);
            while (price != Prices.NO_PRICE) {
                final long levelPrice = price;
                book.visitOrders(side, price, (orderId, qty, _) -> {
                    orders.add(bookSide + " " + levelPrice + " " + orderId + " x" + qty);
                    return true;
                });
                price = book.nextPrice(side, price);
            }
        }
        assertEquals(book.orderCount(), orders.size());
        return orders;
    }

    private static final class AppliedSlots implements EventSlots {
        private final UnsafeBuffer buffer = new UnsafeBuffer(new byte[SLOT_LENGTH]);
        private final BookBuilder builder;

        AppliedSlots(final BookBuilder builder) {
            this.builder = builder;
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
        }
    }
}
