package io.tiercel.engine;

import static org.junit.jupiter.api.Assertions.assertEquals;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.batch.BatchFactors;
import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.batch.FactorColumns;
import io.tiercel.factors.batch.RecordedEvents;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.factors.kernel.Kernels;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.OpenListing;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Books of a feed, and for each instrument the streaming factors and a recorder of its events, told alike as the core tells its factors. Keeps of the
 * streaming values a hash for each factor.
 */
final class FactorTwins implements EventSlots {
    private static final FactorsConfig ALL = FactorsConfig.of(FactorsConfig.ALL);
    private static final long MULTIPLIER = 0x9E3779B97F4A7C15L;

    private final UnsafeBuffer slot = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder event = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder snapshot = new LevelSnapshotDecoder();
    private final LevelUpdateDecoder update = new LevelUpdateDecoder();
    private final TopOfBookDecoder top = new TopOfBookDecoder();
    private final BookStaleDecoder stale = new BookStaleDecoder();
    private final OpenListing listing = new OpenListing();
    private final MarketBooks books = new MarketBooks(new OrderBooks(OpenListing.MAX_INSTRUMENTS, ArrayOrderBook::new));
    private final boolean[] isDepthChanged = new boolean[OpenListing.MAX_INSTRUMENTS];
    private final boolean[] isOpen = new boolean[OpenListing.MAX_INSTRUMENTS];
    private final SortedMap<Integer, Twin> twins = new TreeMap<>();
    private final int firstId;
    private final int endId;

    /**
     * The other instruments are left out, as all of some feeds would take too much memory at once.
     *
     * @param firstId of the instruments to follow.
     * @param endId   after the last of them.
     */
    FactorTwins(final int firstId, final int endId) {
        this.firstId = firstId;
        this.endId = endId;
    }

    /** One instrument. */
    private static final class Twin {
        final Instrument instrument;
        final FactorEngine engine;
        final EventRecorder recorder;
        final FactorVector vector;
        final long[] hashes = new long[Factor.COUNT];
        long events;
        boolean hasBook;

        Twin(final Instrument listed) {
            instrument = new Instrument(
                    0,
                    listed.symbol(),
                    listed.priceScale(),
                    listed.qtyScale(),
                    listed.tickSize(),
                    listed.lotSize(),
                    listed.multiplier());
            final InstrumentRegistry registry = new InstrumentRegistry(List.of(instrument));
            engine = new FactorEngine(registry, ALL);
            recorder = new EventRecorder(registry);
            vector = engine.vector(0);
        }

        void follow(final BookView book) {
            events++;
            hasBook |= book.levels(Side.BUY) > 0 || book.levels(Side.SELL) > 0;
            for (int f = 0; f < hashes.length; f++) {
                hashes[f] = hashes[f] * MULTIPLIER + vector.bits(f);
            }
        }
    }

    /** What is learnt of a feed: instruments that had a book, their events, and how often a factor had a value, with each set of kernels. */
    record Outcome(long events, int instruments, long values) {
        Outcome plus(final Outcome other) {
            return new Outcome(events + other.events, instruments + other.instruments, values + other.values);
        }
    }

    OpenListing listing() {
        return listing;
    }

    /** Compares every factor of every instrument with what batch code makes of the recorded events. */
    Outcome compare() {
        long events = 0L;
        int instruments = 0;
        long values = 0L;
        for (final Twin twin : twins.values()) {
            final RecordedEvents recorded = twin.recorder.columns(0);
            assertEquals(twin.events, recorded.size(), twin.instrument.symbol());
            if (!twin.hasBook) {
                continue;
            }
            instruments++;
            events += twin.events;
            for (final Kernels kernels : List.of(Kernels.scalar(), Kernels.best())) {
                final FactorColumns columns = new BatchFactors(kernels).compute(recorded, ALL);
                for (final Factor factor : Factor.all()) {
                    final double[] column = columns.column(factor);
                    long hash = 0L;
                    for (final double value : column) {
                        hash = hash * MULTIPLIER + Double.doubleToLongBits(value);
                        values += Double.isNaN(value) ? 0L : 1L;
                    }
                    assertEquals(
                            twin.hashes[factor.index()],
                            hash,
                            () -> twin.instrument.symbol() + ", " + factor.id() + ", " + kernels.name()
                                    + " kernels: another value than streaming");
                }
            }
        }
        return new Outcome(events, instruments, values);
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
        header.wrap(slot, offset);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int blockLength = header.blockLength();
        final int version = header.version();
        final int instrumentId = header.instrumentId();
        if (instrumentId != EventWriter.ALL_INSTRUMENTS && (instrumentId < firstId || instrumentId >= endId)) {
            return;
        }
        switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID -> {
                event.wrap(slot, body, blockLength, version);
                onOrderBookEvent(header.instrumentId());
            }
            case LevelSnapshotDecoder.TEMPLATE_ID -> {
                snapshot.wrap(slot, body, blockLength, version);
                if (books.claim(header, snapshot)) {
                    onSnapshot(header.instrumentId());
                }
            }
            case LevelUpdateDecoder.TEMPLATE_ID -> {
                if (books.claimLevels(header.instrumentId())) {
                    books.levelBooks().apply(header, update.wrap(slot, body, blockLength, version));
                    onLevels(books.levelBooks().book(header.instrumentId()).isDepthChanged());
                }
            }
            case TopOfBookDecoder.TEMPLATE_ID -> {
                if (books.claimTop(header.instrumentId())) {
                    books.levelBooks().apply(header, top.wrap(slot, body, blockLength, version));
                    onLevels(true);
                }
            }
            case BookStaleDecoder.TEMPLATE_ID -> onStale(stale.wrap(slot, body, blockLength, version));
            default -> {
                // states, bars and figures are no events of a book
            }
        }
    }

    private Twin twin(final int id) {
        return twins.computeIfAbsent(id, unseen -> new Twin(listing.instrument(unseen)));
    }

    private boolean isLast() {
        return (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
    }

    private void onOrderBookEvent(final int id) {
        final BookAction action = event.action();
        if (action == BookAction.TRADE || action == BookAction.CROSS) {
            final boolean isPrintOnly = action == BookAction.TRADE && !books.isOfOrders(id);
            tell(
                    id,
                    isPrintOnly ? BookAction.EXECUTE : action,
                    event.sideRaw(),
                    event.price(),
                    event.qty(),
                    books.view(id),
                    false);
        } else if (books.isOfOrders(id) || books.claimOrders(id)) {
            books.builder().apply(header, event);
            final BookUpdate change = books.orderBooks().book(id).update();
            final boolean isDeep = change.isDepthChanged() && !books.isStale(id);
            if (action == BookAction.REPLACE) {
                tellReplace(id, change, books.view(id), isDeep);
            } else {
                final long price = action == BookAction.EXECUTE ? change.executionPrice() : change.price();
                tell(id, action, change.side(), price, change.qty(), books.view(id), isDeep);
            }
        }
    }

    private void tell(
            final int id,
            final BookAction action,
            final int side,
            final long price,
            final long qty,
            final BookView book,
            final boolean isDeep) {
        final Twin twin = twin(id);
        if (isLast()) {
            twin.engine.onEvent(0, header.eventTimeNs(), action, side, price, qty, book, isDeep);
            twin.recorder.onEvent(0, header.eventTimeNs(), action, side, price, qty, book, isDeep);
            twin.follow(book);
        } else {
            twin.engine.onPart(0, action, side, price, qty, isDeep);
            twin.recorder.onPart(0, action, side, price, qty, isDeep);
        }
    }

    private void tellReplace(final int id, final BookUpdate change, final BookView book, final boolean isDeep) {
        final Twin twin = twin(id);
        final int side = change.side();
        final long qty = change.qty();
        final long newPrice = change.newPrice();
        final long newQty = change.newQty();
        if (isLast()) {
            twin.engine.onReplace(0, header.eventTimeNs(), side, qty, newPrice, newQty, book, isDeep);
            twin.recorder.onReplace(0, header.eventTimeNs(), side, qty, newPrice, newQty, book, isDeep);
            twin.follow(book);
        } else {
            twin.engine.onReplacePart(0, side, qty, newPrice, newQty, isDeep);
            twin.recorder.onReplacePart(0, side, qty, newPrice, newQty, isDeep);
        }
    }

    private void onSnapshot(final int id) {
        if (books.isOfLevels(id)) {
            books.levelBooks().apply(header, snapshot);
            onLevels(true);
            return;
        }
        books.builder().apply(header, snapshot);
        if (isLast() && !books.isStale(id)) {
            finishSnapshot(id);
        }
    }

    /** Before an instrument's first event it is none; an empty book for each instrument listed begins many feeds. */
    private void finishSnapshot(final int id) {
        final Twin twin = twins.get(id);
        if (twin == null) {
            return;
        }
        final BookView book = books.view(id);
        final boolean isEvent = twin.engine.onSnapshot(0, header.eventTimeNs(), book);
        assertEquals(isEvent, twin.recorder.onSnapshot(0, header.eventTimeNs(), book));
        if (isEvent) {
            twin.follow(book);
        }
    }

    private void onLevels(final boolean isDeep) {
        final int id = header.instrumentId();
        isDepthChanged[id] |= isDeep;
        isOpen[id] = !isLast();
        if (isLast()) {
            finishLevels(id);
        }
    }

    private void finishLevels(final int id) {
        final Twin twin = twin(id);
        final boolean isStale = books.isStale(id);
        if (isStale && !twin.engine.hasParts(0)) {
            return;
        }
        final boolean isDeep = isDepthChanged[id] && !isStale;
        twin.engine.onLevels(0, header.eventTimeNs(), books.view(id), isDeep);
        twin.recorder.onLevels(0, header.eventTimeNs(), books.view(id), isDeep);
        isDepthChanged[id] &= isStale;
        twin.follow(books.view(id));
    }

    private void onStale(final BookStaleDecoder message) {
        final boolean isForAll = header.instrumentId() == EventWriter.ALL_INSTRUMENTS;
        final int first = isForAll ? firstId : header.instrumentId();
        final int end = isForAll ? Math.max(first, Math.min(endId, listing.size())) : first + 1;
        final boolean[] wasStale = new boolean[end];
        for (int id = first; id < end; id++) {
            wasStale[id] = books.isStale(id);
        }
        books.apply(header, message);
        for (int id = first; id < end; id++) {
            final boolean isStale = books.isStale(id);
            isDepthChanged[id] = true;
            if (isStale && twins.containsKey(id)) {
                twin(id).engine.dropParts(0);
                twin(id).recorder.dropParts(0);
            } else if (wasStale[id] && !isStale && !books.isOfLevels(id)) {
                finishSnapshot(id);
            } else if (wasStale[id] && !isStale && !isOpen[id]) {
                finishLevels(id);
            }
        }
    }
}
