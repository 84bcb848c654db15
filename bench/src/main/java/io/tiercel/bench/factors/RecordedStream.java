package io.tiercel.bench.factors;

import io.tiercel.bench.tape.BookStream;
import io.tiercel.bench.tape.EventTape;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.batch.FactorColumns;
import io.tiercel.factors.batch.RecordedEvents;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import java.util.ArrayList;
import java.util.List;

/** The events of a stream as columns, and the factors of all of them at once. Owned by one thread. */
public final class RecordedStream {
    private final List<RecordedEvents> instruments = new ArrayList<>();
    private final FactorsConfig config;
    private final OrderBooks books;
    private final BookBuilder builder;
    private final EventRecorder recorder;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private List<FactorColumns> columns = List.of();

    /**
     * Records all of it.
     *
     * @param stream order-by-order events, each a group of its own.
     * @param config parameters of the factors.
     */
    public RecordedStream(final BookStream stream, final FactorsConfig config) {
        this.config = config;
        books = new OrderBooks(stream.registry(), ArrayOrderBook::new);
        builder = new BookBuilder(books);
        recorder = new EventRecorder(stream.registry());
        final EventTape tape = stream.tape();
        for (int i = 0; i < tape.size(); i++) {
            header.wrap(tape.buffer(), tape.offset(i));
            if (header.templateId() == OrderBookEventDecoder.TEMPLATE_ID) {
                final int body = tape.offset(i) + MessageHeaderDecoder.ENCODED_LENGTH;
                event.wrap(tape.buffer(), body, header.blockLength(), header.version());
                record(header.instrumentId(), header.eventTimeNs(), event.action());
            }
        }
        for (int i = 0; i < books.size(); i++) {
            instruments.add(recorder.columns(i));
        }
    }

    private void record(final int id, final long timeNs, final BookAction action) {
        final OrderBook book = books.book(id);
        if (!builder.apply(header, event)) {
            recorder.onEvent(id, timeNs, action, event.sideRaw(), event.price(), event.qty(), book, false);
            return;
        }
        final BookUpdate update = book.update();
        final boolean isDeep = update.isDepthChanged();
        if (action == BookAction.REPLACE) {
            recorder.onReplace(
                    id, timeNs, update.side(), update.qty(), update.newPrice(), update.newQty(), book, isDeep);
        } else {
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            recorder.onEvent(id, timeNs, action, update.side(), price, update.qty(), book, isDeep);
        }
    }

    /**
     * All columns of all instruments, one after the other.
     *
     * @param batch to compute with.
     */
    public void compute(final BatchFactors batch) {
        final List<FactorColumns> computed = new ArrayList<>(instruments.size());
        for (final RecordedEvents events : instruments) {
            computed.add(batch.compute(events, config));
        }
        columns = computed;
    }

    /**
     * @return {@link FactorPass#hash} of the last values computed.
     */
    public long hash() {
        long hash = 0;
        for (final FactorColumns computed : columns) {
            for (final Factor factor : computed.factors()) {
                final double value = computed.column(factor)[computed.size() - 1];
                hash = hash * FactorPass.MULTIPLIER + Double.doubleToLongBits(value);
            }
        }
        return hash;
    }
}
