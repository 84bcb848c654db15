package io.tiercel.engine.training.sample;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.util.Arrays;
import java.util.function.LongConsumer;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Runs a feed through books and factors and takes a sample whenever the running engine would ask its model: at an event that moves a best price. Cold;
 * one thread.
 * <p>
 * A sample is left out when one of its inputs is undefined. Its outcome is the sign of the mid's next move: at the next event of the instrument after
 * which the book is valid and its mid another one.
 */
public final class FactorSampler implements EventSlots {
    private static final int EVENTS_PER_POLL = 4096;
    private static final int NO_ROW = -1;

    private final ModelInputs inputs;
    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final OrderBooks books;
    private final BookBuilder builder;
    private final FactorEngine factors;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private final long[] doubleMid;
    private final int[] firstPending;
    private final int[] lastPending;
    private final boolean[] isBestPriceMoved;
    private int[] nextPending = new int[1024];
    private final SampleSet samples;
    private long events;

    /**
     * @param instruments that the feed tells of.
     * @param inputs      of a sample.
     */
    public FactorSampler(final InstrumentRegistry instruments, final ModelInputs inputs) {
        this.inputs = inputs;
        final int size = instruments.size();
        books = new OrderBooks(instruments, ArrayOrderBook::new);
        builder = new BookBuilder(books);
        factors = new FactorEngine(instruments, FactorsConfig.defaults());
        doubleMid = new long[size];
        Arrays.fill(doubleMid, Long.MIN_VALUE);
        firstPending = new int[size];
        Arrays.fill(firstPending, NO_ROW);
        lastPending = firstPending.clone();
        isBestPriceMoved = new boolean[size];
        samples = new SampleSet(inputs.size());
    }

    /**
     * @param feed     read to its end.
     * @param progress told the number of events after each poll.
     * @return all samples; those at the end have no outcome and are dropped by {@link SampleSet#between}.
     */
    public SampleSet sample(final Feed feed, final LongConsumer progress) {
        final EventWriter writer = new EventWriter(this);
        while (feed.poll(writer, EVENTS_PER_POLL) != Feed.END_OF_FEED) {
            progress.accept(events);
        }
        return samples;
    }

    /**
     * @return events seen so far.
     */
    public long events() {
        return events;
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
        events++;
        header.wrap(slot, offset);
        if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
            final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
            event.wrap(slot, body, header.blockLength(), header.version());
            if ((header.flags() & EventWriter.LAST_IN_GROUP) != 0) {
                onOrderBookEvent(header.instrumentId(), header.eventTimeNs());
            } else {
                onPart(header.instrumentId());
            }
        } else {
            builder.apply(slot, offset);
        }
    }

    private void onOrderBookEvent(final int id, final long timeNs) {
        final OrderBook book = books.book(id);
        final BookAction action = event.action();
        if (!builder.apply(header, event)) {
            factors.onEvent(id, timeNs, action, event.sideRaw(), event.price(), event.qty(), book, false);
            followBestPrices(id, book, false);
            return;
        }
        final BookUpdate update = book.update();
        if (action == BookAction.REPLACE) {
            factors.onReplace(
                    id,
                    timeNs,
                    update.side(),
                    update.qty(),
                    update.newPrice(),
                    update.newQty(),
                    book,
                    update.isDepthChanged());
        } else {
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            factors.onEvent(id, timeNs, action, update.side(), price, update.qty(), book, update.isDepthChanged());
        }
        followBestPrices(id, book, update.isBestPriceChanged());
    }

    private void followBestPrices(final int id, final OrderBook book, final boolean isMoved) {
        if ((isMoved || isBestPriceMoved[id]) && book.isValid()) {
            onBestPrices(id, book.price(Side.BUY, 0) + book.price(Side.SELL, 0));
        }
        isBestPriceMoved[id] = false;
    }

    /** A best price that moves in the midst of a message counts at its end. */
    private void onPart(final int id) {
        final BookAction action = event.action();
        if (!builder.apply(header, event)) {
            factors.onPart(id, action, event.sideRaw(), event.price(), event.qty(), false);
            return;
        }
        final BookUpdate update = books.book(id).update();
        isBestPriceMoved[id] |= update.isBestPriceChanged();
        if (action == BookAction.REPLACE) {
            factors.onReplacePart(
                    id, update.side(), update.qty(), update.newPrice(), update.newQty(), update.isDepthChanged());
        } else {
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            factors.onPart(id, action, update.side(), price, update.qty(), update.isDepthChanged());
        }
    }

    private void onBestPrices(final int id, final long newDoubleMid) {
        if (newDoubleMid != doubleMid[id]) {
            settle(id, newDoubleMid > doubleMid[id]);
            doubleMid[id] = newDoubleMid;
        }
        if (isDefined(factors.vector(id))) {
            take(id, factors.vector(id));
        }
    }

    private void settle(final int id, final boolean isUp) {
        for (int row = firstPending[id]; row != NO_ROW; row = nextPending[row]) {
            samples.label(row, isUp, events);
        }
        firstPending[id] = NO_ROW;
        lastPending[id] = NO_ROW;
    }

    private boolean isDefined(final FactorVector vector) {
        for (int i = 0; i < inputs.size(); i++) {
            if (Double.isNaN(vector.value(inputs.factors().get(i)))) {
                return false;
            }
        }
        return true;
    }

    private void take(final int id, final FactorVector vector) {
        final int row = samples.open(events);
        for (int i = 0; i < inputs.size(); i++) {
            samples.input(row, i, (float) vector.value(inputs.factors().get(i)));
        }
        if (row == nextPending.length) {
            nextPending = Arrays.copyOf(nextPending, 2 * row);
        }
        nextPending[row] = NO_ROW;
        if (firstPending[id] == NO_ROW) {
            firstPending[id] = row;
        } else {
            nextPending[lastPending[id]] = row;
        }
        lastPending[id] = row;
    }
}
