package io.tiercel.engine.computation;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.lobster.LobsterFeed;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * A LOBSTER message file and its order book file line by line: event i is message i, the book after it is row i as the file has it, and no book is built
 * from the messages. Halts are events too, so that there is a row for each line. Owned by one thread.
 */
public final class BookRowsTape implements InputTape, EventSlots {
    private static final int EVENTS_PER_POLL = 4096;

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private final InstrumentRegistry registry;
    private final FactorEngine factors;
    private final FileRowBook book;
    private final Feed feed;
    private final EventWriter writer = new EventWriter(this);
    private int levelsSeen;

    /**
     * @param messages   message file.
     * @param rows       order book file of the same messages.
     * @param instrument whose messages they are.
     * @param day        empty = the one in the message file's name.
     * @param config     what to compute.
     */
    public BookRowsTape(
            final Path messages,
            final Path rows,
            final Instrument instrument,
            final Optional<TradingDay> day,
            final FactorsConfig config) {
        registry = new InstrumentRegistry(List.of(instrument));
        factors = new FactorEngine(registry, config);
        feed = new LobsterFeed(messages, Optional.empty(), instrument, day);
        try {
            book = new FileRowBook(rows, instrument);
        } catch (final RuntimeException e) {
            feed.close();
            throw e;
        }
    }

    @Override
    public InstrumentRegistry registry() {
        return registry;
    }

    @Override
    public void listener(final FactorListener listener) {
        factors.listener(listener);
    }

    @Override
    public boolean advance() {
        if (feed.poll(writer, EVENTS_PER_POLL) == Feed.END_OF_FEED) {
            book.requireEnd();
            return false;
        }
        return true;
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
        final boolean isDepthChanged = book.next();
        if (levelsSeen < BookView.DEPTH) {
            levelsSeen = Math.max(levelsSeen, Math.max(book.levels(Side.BUY), book.levels(Side.SELL)));
        }
        header.wrap(slot, offset);
        if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
            event.wrap(slot, offset + MessageHeaderDecoder.ENCODED_LENGTH, header.blockLength(), header.version());
            // a row may differ from the one before on both sides, whatever the message says: where messages were left
            // out
            factors.onPart(0, event.action(), event.sideRaw(), event.price(), event.qty(), isDepthChanged);
            factors.onLevels(0, header.eventTimeNs(), book, isDepthChanged);
        } else {
            factors.onEvent(
                    0, header.eventTimeNs(), BookAction.CROSS, Side.NONE, Prices.NO_PRICE, 0, book, isDepthChanged);
        }
    }

    @Override
    public double progress() {
        return feed.progress();
    }

    @Override
    public int levelsSeen() {
        return levelsSeen;
    }

    @Override
    public void close() {
        feed.close();
        book.close();
    }
}
