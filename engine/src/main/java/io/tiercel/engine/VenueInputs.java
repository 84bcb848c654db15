package io.tiercel.engine;

import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.venue.MarketBar;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.LevelBooks;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.StatisticDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;

/**
 * What market data do at the venue where they take time to the engine: they change the venue's own books at once, and meet own orders there.
 * <p>
 * Owned by the core's thread; allocates nothing in the steady state, but as {@link MarketBooks}.
 */
final class VenueInputs implements MarketHandler {
    private final CoreClock clock;
    private final InstrumentRegistry instruments;
    private final MarketBooks books;
    private final OrderBooks orderBooks;
    private final BookBuilder bookBuilder;
    private final LevelBooks levelBooks;
    private final VenueLink link;
    private final boolean[] isMet;
    private final boolean[] isOpen;
    private final boolean[] wasStale;
    private final MarketBar bar = new MarketBar();

    /**
     * @param parts of a core with books of the venue.
     */
    VenueInputs(final CoreParts parts) {
        clock = parts.clock();
        instruments = parts.instruments();
        orderBooks = parts.venueBooks();
        books = new MarketBooks(orderBooks);
        bookBuilder = books.builder();
        levelBooks = books.levelBooks();
        link = new VenueLink(parts.venue(), books.size(), true);
        isMet = new boolean[books.size()];
        isOpen = new boolean[books.size()];
        wasStale = new boolean[books.size()];
    }

    /** No message follows. */
    void end() {
        books.end();
    }

    @Override
    public void onOrderBookEvent(final MessageHeaderDecoder header, final OrderBookEventDecoder event) {
        final int instrumentId = header.instrumentId();
        final BookAction action = event.action();
        if (action == BookAction.TRADE) {
            link.onTrade(instrumentId, event.sideRaw(), event.price(), event.qty(), clock.nowNs());
        } else if (action != BookAction.CROSS && claimOrders(instrumentId)) {
            bookBuilder.apply(header, event);
            link.onBookUpdate(instrumentId, orderBooks.book(instrumentId).update(), clock.nowNs());
        }
    }

    private boolean claimOrders(final int instrumentId) {
        if (books.isOfOrders(instrumentId)) {
            return true;
        }
        if (!books.claimOrders(instrumentId)) {
            return false;
        }
        link.followOrders(instrumentId);
        return true;
    }

    @Override
    public void onLevelSnapshot(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        if (!books.claim(header, level)) {
            return;
        }
        if (books.isOfLevels(instrumentId)) {
            meet(instrumentId);
            levelBooks.apply(header, level);
            link.onLevelsStated(instrumentId);
            link.onBookStale(instrumentId, levelBooks.isStale(instrumentId));
            onFragment(header);
            return;
        }
        bookBuilder.apply(header, level);
        final boolean isStale = bookBuilder.isStale(instrumentId);
        link.onBookStale(instrumentId, isStale);
        if (isLast(header) && !isStale) {
            link.onSnapshot(instrumentId, clock.nowNs());
        }
    }

    @Override
    public void onLevelUpdate(final MessageHeaderDecoder header, final LevelUpdateDecoder update) {
        final int instrumentId = header.instrumentId();
        if (books.claimLevels(instrumentId)) {
            meet(instrumentId);
            levelBooks.apply(header, update);
            link.onLevel(instrumentId, update.sideRaw(), update.price(), update.qty());
            onFragment(header);
        }
    }

    @Override
    public void onTopOfBook(final MessageHeaderDecoder header, final TopOfBookDecoder top) {
        final int instrumentId = header.instrumentId();
        if (books.claimTop(instrumentId)) {
            meet(instrumentId);
            levelBooks.apply(header, top);
            link.onLevelsStated(instrumentId);
            onFragment(header);
        }
    }

    private void meet(final int instrumentId) {
        if (!isMet[instrumentId]) {
            isMet[instrumentId] = true;
            link.followLevels(instrumentId, levelBooks.book(instrumentId));
        }
    }

    private void onFragment(final MessageHeaderDecoder header) {
        final int instrumentId = header.instrumentId();
        isOpen[instrumentId] = !isLast(header);
        if (!isOpen[instrumentId]) {
            link.onLevelsEnd(instrumentId, levelBooks.isStale(instrumentId), clock.nowNs());
        }
    }

    private static boolean isLast(final MessageHeaderDecoder header) {
        return (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
    }

    @Override
    public void onTradingStatus(final MessageHeaderDecoder header, final TradingStatusDecoder status) {
        final int instrumentId = header.instrumentId();
        final boolean isForAll = instrumentId == EventWriter.ALL_INSTRUMENTS;
        final int end = isForAll ? books.size() : instrumentId + 1;
        for (int i = isForAll ? 0 : instrumentId; i < end; i++) {
            link.onMarketState(i, status.state(), clock.nowNs());
        }
    }

    @Override
    public void onBookStale(final MessageHeaderDecoder header, final BookStaleDecoder stale) {
        final int instrumentId = header.instrumentId();
        final boolean isForAll = instrumentId == EventWriter.ALL_INSTRUMENTS;
        final int first = isForAll ? 0 : instrumentId;
        final int end = isForAll ? books.size() : instrumentId + 1;
        for (int i = first; i < end; i++) {
            wasStale[i] = books.isStale(i);
        }
        books.apply(header, stale);
        for (int i = first; i < end; i++) {
            link.onBookStale(i, books.isStale(i));
            if (books.isOfLevels(i)) {
                link.onLevelsStated(i);
            }
            if (wasStale[i] && !books.isStale(i)) {
                recover(i);
            }
        }
    }

    private void recover(final int instrumentId) {
        if (!books.isOfLevels(instrumentId)) {
            link.onSnapshot(instrumentId, clock.nowNs());
        } else if (!isOpen[instrumentId]) {
            link.onLevelsEnd(instrumentId, false, clock.nowNs());
        }
    }

    @Override
    public void onBar(final MessageHeaderDecoder header, final BarDecoder told) {
        final int instrumentId = header.instrumentId();
        if (told.sideRaw() == Side.NONE && told.closePrice() != Prices.NO_PRICE) {
            if (books.claimBars(instrumentId)) {
                link.followBars(instrumentId);
            }
            link.onBar(instrumentId, bar.read(instruments.instrument(instrumentId), told), clock.nowNs());
        }
    }

    @Override
    public void onStatistic(final MessageHeaderDecoder header, final StatisticDecoder statistic) {
        // moves no order
    }
}
