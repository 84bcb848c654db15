package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.itch.ItchDecoder;
import java.util.ArrayList;
import java.util.List;
import org.agrona.DirectBuffer;
import org.agrona.concurrent.UnsafeBuffer;

/** Keeps the books of the ITCH messages that a transport delivers. */
final class BookListener implements SequencedListener, EventSlots {
    private final InstrumentRegistry registry;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final OrderBooks books;
    private final BookBuilder builder;
    private final ItchDecoder decoder;
    private final EventWriter writer = new EventWriter(this);
    long lastSequence;
    int gaps;
    int caughtUp;
    long lost;
    boolean isEnded;

    BookListener(final InstrumentRegistry registry) {
        this.registry = registry;
        books = new OrderBooks(registry, ArrayOrderBook::new);
        builder = new BookBuilder(books);
        decoder = new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT);
    }

    @Override
    public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
        if (sequence != lastSequence + 1) {
            throw new AssertionError("message " + sequence + " behind " + lastSequence);
        }
        lastSequence = sequence;
        decoder.decode(buffer, offset, length, sequence, writer);
    }

    @Override
    public void onGap(final long sequence, final long missing) {
        gaps++;
    }

    @Override
    public void onCaughtUp(final boolean isWhole) {
        caughtUp++;
    }

    @Override
    public void onLost(final long sequence, final long missing) {
        lost += missing;
        lastSequence = sequence + missing - 1;
    }

    @Override
    public void onEndOfSession() {
        isEnded = true;
    }

    @Override
    public UnsafeBuffer buffer() {
        return slot;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        builder.apply(slot, offset);
    }

    /** Every order of every book, each level from the front of its queue. */
    List<String> orders() {
        final List<String> orders = new ArrayList<>();
        for (int i = 0; i < registry.size(); i++) {
            for (int side = Side.BUY; side <= Side.SELL; side++) {
                final String head = i + " " + side + " ";
                long price = books.book(i).price(side, 0);
                while (price != Prices.NO_PRICE) {
                    final String level = head + price + " ";
                    books.book(i)
                            .visitOrders(side, price, (orderId, qty, _) -> orders.add(level + orderId + " " + qty));
                    price = books.book(i).nextPrice(side, price);
                }
            }
        }
        return orders;
    }
}
