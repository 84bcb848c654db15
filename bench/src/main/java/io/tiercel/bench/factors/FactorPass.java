package io.tiercel.bench.factors;

import io.tiercel.bench.tape.BookStream;
import io.tiercel.bench.tape.EventTape;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.util.function.Supplier;

/**
 * One pass of a whole stream through books and, if wanted, factors, called as the engine's core calls them. Owned by one thread.
 */
public final class FactorPass {
    static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final EventTape tape;
    private final InstrumentRegistry registry;
    private final FactorsConfig config;
    private final OrderBooks books;
    private final BookBuilder builder;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private final int events;
    private FactorEngine factors;

    /**
     * @param stream  to pass through; order-by-order events only.
     * @param config  parameters of the factors.
     * @param newBook makes an empty book.
     */
    public FactorPass(
            final BookStream stream, final FactorsConfig config, final Supplier<? extends OrderBook> newBook) {
        tape = stream.tape();
        registry = stream.registry();
        this.config = config;
        books = new OrderBooks(registry, newBook);
        builder = new BookBuilder(books);
        events = countEvents();
        clear();
    }

    private int countEvents() {
        int count = 0;
        for (int i = 0; i < tape.size(); i++) {
            header.wrap(tape.buffer(), tape.offset(i));
            final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
            count += isLast && header.templateId() == OrderBookEventDecoder.TEMPLATE_ID ? 1 : 0;
        }
        return count;
    }

    /** Empty books, factors without a past. */
    public void clear() {
        for (int i = 0; i < books.size(); i++) {
            books.book(i).clear();
        }
        factors = new FactorEngine(registry, config);
    }

    /** The whole stream through the books only. */
    public void runBooks() {
        final int size = tape.size();
        for (int i = 0; i < size; i++) {
            header.wrap(tape.buffer(), tape.offset(i));
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                decode(i);
                final BookAction action = event.action();
                if (!isPrint(action)) {
                    builder.apply(header, event);
                }
            }
        }
    }

    /** The whole stream through books and factors. */
    public void runBooksAndFactors() {
        final int size = tape.size();
        for (int i = 0; i < size; i++) {
            header.wrap(tape.buffer(), tape.offset(i));
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                decode(i);
                onEvent();
            }
        }
    }

    private void onEvent() {
        final int instrumentId = header.instrumentId();
        final OrderBook book = books.book(instrumentId);
        final BookAction action = event.action();
        final long timeNs = header.eventTimeNs();
        if ((header.flags() & EventWriter.LAST_IN_GROUP) == 0) {
            onPart(instrumentId, book, action);
            return;
        }
        if (isPrint(action)) {
            factors.onEvent(instrumentId, timeNs, action, event.sideRaw(), event.price(), event.qty(), book, false);
        } else {
            builder.apply(header, event);
            final BookUpdate update = book.update();
            if (action == BookAction.REPLACE) {
                factors.onReplace(
                        instrumentId,
                        timeNs,
                        update.side(),
                        update.qty(),
                        update.newPrice(),
                        update.newQty(),
                        book,
                        update.isDepthChanged());
                return;
            }
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            factors.onEvent(
                    instrumentId, timeNs, action, update.side(), price, update.qty(), book, update.isDepthChanged());
        }
    }

    private void onPart(final int instrumentId, final OrderBook book, final BookAction action) {
        if (isPrint(action)) {
            factors.onPart(instrumentId, action, event.sideRaw(), event.price(), event.qty(), false);
            return;
        }
        builder.apply(header, event);
        final BookUpdate update = book.update();
        if (action == BookAction.REPLACE) {
            factors.onReplacePart(
                    instrumentId,
                    update.side(),
                    update.qty(),
                    update.newPrice(),
                    update.newQty(),
                    update.isDepthChanged());
        } else {
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            factors.onPart(instrumentId, action, update.side(), price, update.qty(), update.isDepthChanged());
        }
    }

    private void decode(final int i) {
        event.wrap(
                tape.buffer(),
                tape.offset(i) + MessageHeaderDecoder.ENCODED_LENGTH,
                header.blockLength(),
                header.version());
    }

    private static boolean isPrint(final BookAction action) {
        return action == BookAction.TRADE || action == BookAction.CROSS;
    }

    /**
     * @return hash of the bits of every factor of every instrument as they stand.
     */
    public long hash() {
        long hash = 0;
        for (int i = 0; i < books.size(); i++) {
            final FactorVector vector = factors.vector(i);
            for (int factor = 0; factor < vector.size(); factor++) {
                hash = hash * MULTIPLIER + vector.bits(factor);
            }
        }
        return hash;
    }

    /**
     * @return factors that have a value now, over all instruments.
     */
    public int definedFactors() {
        int defined = 0;
        for (int i = 0; i < books.size(); i++) {
            final FactorVector vector = factors.vector(i);
            for (int factor = 0; factor < vector.size(); factor++) {
                defined += Double.isNaN(vector.value(factor)) ? 0 : 1;
            }
        }
        return defined;
    }

    /**
     * @return events of a pass, as the factors count them: what a source tells as one is one.
     */
    public int events() {
        return events;
    }
}
