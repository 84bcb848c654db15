package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.venue.MarketBar;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BarDecoder;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.BookStaleDecoder;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.StatisticDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import io.tiercel.risk.gate.RiskGate;

/**
 * What market data do: a book changes, own orders it meets are filled, reports of that time, account, factors, model, strategies. Books, venue and
 * factors see each event; account, model and strategies the book after the last event of a message, never one in the midst of it, never a stale one.
 * <p>
 * Owned by the core's thread; allocates nothing in the steady state, but as {@link MarketBooks}.
 */
final class MarketInputs implements MarketHandler {
    private final CoreClock clock;
    private final MarketBooks books;
    private final OrderBooks orderBooks;
    private final BookBuilder bookBuilder;
    private final LevelInputs levels;
    private final InstrumentDesk[] desks;
    private final FactorEngine factors;
    private final RiskGate risk;
    private final VenueLink venue;
    private final OrderDesk desk;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final DueWork due;
    private final Decisions decisions;
    private final boolean[] isBestPriceMoved;
    private final boolean[] wasStale;
    private final MarketBar lastBar = new MarketBar();
    private HopClock hops = HopClock.OFF;
    private long cutGroups;
    private long figures;
    private long closeOnlyBars;

    /**
     * @param parts of the core.
     * @param due   delivers the reports of the time of an event.
     */
    MarketInputs(final CoreParts parts, final DueWork due) {
        this.due = due;
        clock = parts.clock();
        orderBooks = parts.books();
        books = new MarketBooks(orderBooks);
        bookBuilder = books.builder();
        decisions = new Decisions(parts, due);
        venue = new VenueLink(parts.venue(), books.size(), parts.feedLatencyNs() == 0);
        levels = new LevelInputs(parts, books, venue, due, decisions);
        desks = parts.desks().toArray(InstrumentDesk[]::new);
        factors = parts.factors();
        risk = parts.risk();
        desk = parts.desk();
        digest = parts.digest();
        names = parts.names();
        isBestPriceMoved = new boolean[books.size()];
        wasStale = new boolean[books.size()];
    }

    void hopClock(final HopClock hopClock) {
        hops = hopClock;
        levels.hopClock(hopClock);
        decisions.hopClock(hopClock);
    }

    void observer(final MarketObserver marketObserver) {
        decisions.observer(marketObserver);
    }

    /** No message follows. */
    void end() {
        books.end();
    }

    CoreCounts counts(final long skipped) {
        return CoreCounts.of(books, risk, skipped, figures, closeOnlyBars);
    }

    @Override
    public void onOrderBookEvent(final MessageHeaderDecoder header, final OrderBookEventDecoder event) {
        final BookAction action = event.action();
        risk.onMarketData(header.instrumentId(), clock.nowNs());
        if (action == BookAction.TRADE || action == BookAction.CROSS) {
            onPrint(header, event, action);
        } else if (books.isOfOrders(header.instrumentId()) || claimOrders(header.instrumentId())) {
            onOrderChange(header, event, action);
        }
    }

    private boolean claimOrders(final int instrumentId) {
        if (!books.claimOrders(instrumentId)) {
            return false;
        }
        venue.followOrders(instrumentId);
        return true;
    }

    private void onOrderChange(
            final MessageHeaderDecoder header, final OrderBookEventDecoder event, final BookAction action) {
        final int instrumentId = header.instrumentId();
        final long nowNs = clock.nowNs();
        final OrderBook book = orderBooks.book(instrumentId);
        bookBuilder.apply(header, event);
        final BookUpdate update = book.update();
        final int component = names.book(instrumentId);
        digest.mix(component, update.orderId());
        digest.mix(component, update.price());
        digest.mix(component, update.leavesQty());
        digest.mix(component, update.priority() << 2 | update.side());
        hops.passed(Hop.BOOK);
        final boolean isExecution = action == BookAction.EXECUTE;
        venue.onBookUpdate(instrumentId, update, nowNs);
        if (isExecution && update.executionPrice() != Prices.NO_PRICE) {
            risk.onTrade(instrumentId, update.executionPrice(), nowNs);
            desks[instrumentId].addTraded(update.qty());
        }
        final boolean isStale = bookBuilder.isStale(instrumentId);
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0;
        final boolean isMoved = update.isBestPriceChanged() || isBestPriceMoved[instrumentId];
        isBestPriceMoved[instrumentId] = isMoved && !isLast;
        if (isLast) {
            settleEvent(instrumentId, book, isStale, isMoved);
        }
        hops.passed(Hop.VENUE);
        final boolean isDepthChanged = update.isDepthChanged() && !isStale;
        if (isLast) {
            tellFactors(instrumentId, action, update, book, isDepthChanged);
            digest.mixFactors(factors.vector(instrumentId));
        } else {
            tellFactorsPart(instrumentId, action, update, isDepthChanged);
        }
        hops.passed(Hop.FACTORS);
        followCutGroups(instrumentId);
        if (isLast) {
            decisions.decide(instrumentId, book, isStale, isMoved);
        }
    }

    private void tellFactors(
            final int instrumentId,
            final BookAction action,
            final BookUpdate update,
            final OrderBook book,
            final boolean isDepthChanged) {
        if (action == BookAction.REPLACE) {
            factors.onReplace(
                    instrumentId,
                    clock.nowNs(),
                    update.side(),
                    update.qty(),
                    update.newPrice(),
                    update.newQty(),
                    book,
                    isDepthChanged);
        } else {
            final boolean isExecution = action == BookAction.EXECUTE;
            factors.onEvent(
                    instrumentId,
                    clock.nowNs(),
                    action,
                    update.side(),
                    isExecution ? update.executionPrice() : update.price(),
                    update.qty(),
                    book,
                    isDepthChanged);
        }
    }

    private void tellFactorsPart(
            final int instrumentId, final BookAction action, final BookUpdate update, final boolean isDepthChanged) {
        if (action == BookAction.REPLACE) {
            factors.onReplacePart(
                    instrumentId, update.side(), update.qty(), update.newPrice(), update.newQty(), isDepthChanged);
        } else {
            final long price = action == BookAction.EXECUTE ? update.executionPrice() : update.price();
            factors.onPart(instrumentId, action, update.side(), price, update.qty(), isDepthChanged);
        }
    }

    /** A trade that changes no book. In the midst of a message that changes one, nothing is decided on it. */
    private void onPrint(
            final MessageHeaderDecoder header, final OrderBookEventDecoder event, final BookAction action) {
        final int instrumentId = header.instrumentId();
        final long nowNs = clock.nowNs();
        hops.passed(Hop.BOOK);
        if (action == BookAction.TRADE) {
            venue.onTrade(instrumentId, event.sideRaw(), event.price(), event.qty(), nowNs);
            risk.onTrade(instrumentId, event.price(), nowNs);
            desks[instrumentId].addTraded(event.qty());
        }
        final BookView book = books.view(instrumentId);
        final boolean isStale = books.isStale(instrumentId);
        final boolean isLast = (header.flags() & EventWriter.LAST_IN_GROUP) != 0 && !levels.isOpen(instrumentId);
        final boolean isMoved = isBestPriceMoved[instrumentId];
        if (isLast) {
            isBestPriceMoved[instrumentId] = false;
            settleEvent(instrumentId, book, isStale, isMoved);
        }
        hops.passed(Hop.VENUE);
        // nobody says of a trade beside a book of levels, or without a book, that it met a hidden order
        final BookAction told =
                action == BookAction.TRADE && !books.isOfOrders(instrumentId) ? BookAction.EXECUTE : action;
        if (isLast) {
            factors.onEvent(instrumentId, nowNs, told, event.sideRaw(), event.price(), event.qty(), book, false);
            digest.mixFactors(factors.vector(instrumentId));
        } else {
            factors.onPart(instrumentId, told, event.sideRaw(), event.price(), event.qty(), false);
        }
        hops.passed(Hop.FACTORS);
        if (isLast) {
            decisions.decide(instrumentId, book, isStale, isMoved);
        }
    }

    private void settleEvent(
            final int instrumentId, final BookView book, final boolean isStale, final boolean isBestPriceChanged) {
        if (isBestPriceChanged && !isStale) {
            decisions.mark(instrumentId, book);
        }
        due.deliverReportsUntil(clock.nowNs());
    }

    @Override
    public void onLevelSnapshot(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        if (!books.claim(header, level)) {
            return;
        }
        if (books.isOfLevels(instrumentId)) {
            levels.onLevelSnapshot(header, level);
            return;
        }
        bookBuilder.apply(header, level);
        final int component = names.book(instrumentId);
        digest.mix(component, level.price());
        digest.mix(component, level.qty() << 2 | level.sideRaw());
        final boolean isStale = bookBuilder.isStale(instrumentId);
        risk.onBookStale(instrumentId, isStale);
        venue.onBookStale(instrumentId, isStale);
        if ((header.flags() & EventWriter.LAST_IN_GROUP) != 0) {
            finishSnapshot(instrumentId, isStale);
        }
        followCutGroups(instrumentId);
    }

    /** The orders of a book have been told as a whole: in the midst of a session that is an event, at its start it is the ground of the first one. */
    private void finishSnapshot(final int instrumentId, final boolean isStale) {
        final OrderBook book = orderBooks.book(instrumentId);
        final long nowNs = clock.nowNs();
        risk.onMarketData(instrumentId, nowNs);
        isBestPriceMoved[instrumentId] = false;
        if (!isStale) {
            venue.onSnapshot(instrumentId, nowNs);
        }
        settleEvent(instrumentId, book, isStale, true);
        if (!isStale && factors.onSnapshot(instrumentId, nowNs, book)) {
            digest.mixFactors(factors.vector(instrumentId));
            hops.passed(Hop.FACTORS);
            decisions.decide(instrumentId, book, false, true);
        }
        due.followKillSwitch();
    }

    /** A cut book is known again nobody can say when: no quote may rest on it unwatched. Between the parts of a group nothing is canceled. */
    private void followCutGroups(final int instrumentId) {
        if (bookBuilder.cutGroups() != cutGroups) {
            cutGroups = bookBuilder.cutGroups();
            if (bookBuilder.isStale(instrumentId)) {
                desk.cancelAll(instrumentId);
            }
        }
    }

    /** The feed says that books are not to be trusted: as after a snapshot that was cut. Or that they are whole again: as after a whole one. */
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
            digest.mix(names.book(i), stale.reasonRaw());
            final boolean isStale = books.isStale(i);
            risk.onBookStale(i, isStale);
            venue.onBookStale(i, isStale);
            if (isStale) {
                factors.dropParts(i);
                desk.cancelAll(i);
            }
        }
        due.deliverReportsUntil(clock.nowNs());
        for (int i = first; i < end; i++) {
            if (books.isOfLevels(i)) {
                levels.followStaleness(i);
            }
            if (wasStale[i] && !books.isStale(i)) {
                finishRecovery(i);
            }
        }
        due.followKillSwitch();
    }

    private void finishRecovery(final int instrumentId) {
        if (!books.isOfLevels(instrumentId)) {
            finishSnapshot(instrumentId, false);
        } else if (!levels.isOpen(instrumentId)) {
            levels.finish(instrumentId);
        }
    }

    /**
     * A bar of trades: fills what waited for it, where there is no book; its close is the mark where there has never been a mid; then the strategies see
     * it. Factors are of books and trades alone.
     */
    @Override
    public void onBar(final MessageHeaderDecoder header, final BarDecoder bar) {
        if (bar.sideRaw() != Side.NONE || bar.closePrice() == Prices.NO_PRICE) {
            onFigure(header, bar.closePrice(), bar.volume());
            return;
        }
        final int instrumentId = header.instrumentId();
        digest.mix(names.book(instrumentId), bar.closePrice());
        digest.mix(names.book(instrumentId), bar.volume());
        final long nowNs = clock.nowNs();
        if (books.claimBars(instrumentId)) {
            venue.followBars(instrumentId);
        }
        lastBar.read(desks[instrumentId].instrument(), bar);
        closeOnlyBars += lastBar.isCloseOnly() ? 1 : 0;
        // first of all what was held over the night is charged, before the fills of the bar
        risk.onMarketData(instrumentId, nowNs);
        venue.onBar(instrumentId, lastBar, nowNs);
        due.deliverReportsUntil(nowNs);
        if (books.isOfBars(instrumentId)) {
            risk.onTrade(instrumentId, lastBar.close(), nowNs);
        }
        hops.passed(Hop.VENUE);
        desks[instrumentId].tellBar(lastBar, desk);
        due.followKillSwitch();
        hops.passed(Hop.STRATEGY);
        decisions.watch(instrumentId, books.view(instrumentId));
    }

    @Override
    public void onLevelUpdate(final MessageHeaderDecoder header, final LevelUpdateDecoder update) {
        levels.onLevelUpdate(header, update);
    }

    @Override
    public void onTopOfBook(final MessageHeaderDecoder header, final TopOfBookDecoder top) {
        levels.onTopOfBook(header, top);
    }

    @Override
    public void onStatistic(final MessageHeaderDecoder header, final StatisticDecoder statistic) {
        onFigure(header, statistic.price(), statistic.qty());
    }

    /** A figure that no stage uses. */
    private void onFigure(final MessageHeaderDecoder header, final long price, final long qty) {
        figures++;
        final int component = names.book(header.instrumentId());
        digest.mix(component, price);
        digest.mix(component, qty);
        due.deliverReportsUntil(clock.nowNs());
    }

    /** Time went on without the feed: whose last event is too old to send an order by leaves no order in the market either. */
    void onClockTick() {
        final long nowNs = clock.nowNs();
        due.deliverReportsUntil(nowNs);
        risk.watchFeeds(nowNs);
        for (int i = 0; i < books.size(); i++) {
            if (risk.isDataOld(i, nowNs)) {
                desk.cancelAll(i);
            }
        }
        due.followKillSwitch();
    }

    @Override
    public void onTradingStatus(final MessageHeaderDecoder header, final TradingStatusDecoder status) {
        final int instrumentId = header.instrumentId();
        final MarketStateCode state = status.state();
        final boolean isForAll = instrumentId == EventWriter.ALL_INSTRUMENTS;
        final int first = isForAll ? 0 : instrumentId;
        final int end = isForAll ? books.size() : instrumentId + 1;
        for (int i = first; i < end; i++) {
            changeMarketState(i, state);
        }
        due.deliverReportsUntil(clock.nowNs());
        for (int i = first; i < end; i++) {
            desks[i].tellMarketState(desk);
        }
        due.followKillSwitch();
        if (!isForAll) {
            decisions.watch(instrumentId, books.view(instrumentId));
        }
    }

    private void changeMarketState(final int instrumentId, final MarketStateCode state) {
        desks[instrumentId].marketOpen(state == MarketStateCode.OPEN);
        risk.onMarketState(instrumentId, state);
        venue.onMarketState(instrumentId, state, clock.nowNs());
        digest.mix(names.book(instrumentId), state.value());
    }
}
