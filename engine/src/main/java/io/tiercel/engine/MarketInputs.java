package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.BookBuilder;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.OrderBookEventDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;

/**
 * What market data do: a book changes, own orders it meets are filled, reports of that time, account, factors, model, strategies.
 * <p>
 * Owned by the core's thread; allocates nothing in the steady state.
 */
final class MarketInputs {
    private final CoreClock clock;
    private final OrderBooks books;
    private final BookBuilder bookBuilder;
    private final InstrumentDesk[] desks;
    private final FactorEngine factors;
    private final Model model;
    private final RiskGate risk;
    private final SimulatedVenue venue;
    private final OrderDesk desk;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final DueWork due;
    private HopClock hops = HopClock.OFF;
    private MarketObserver observer;
    private long cutGroups;

    /**
     * @param parts of the core.
     * @param due   delivers the reports of the time of an event.
     */
    MarketInputs(final CoreParts parts, final DueWork due) {
        clock = parts.clock();
        books = parts.books();
        bookBuilder = new BookBuilder(books);
        desks = parts.desks().toArray(InstrumentDesk[]::new);
        factors = parts.factors();
        model = parts.model();
        risk = parts.risk();
        venue = parts.venue();
        desk = parts.desk();
        digest = parts.digest();
        names = parts.names();
        this.due = due;
    }

    void hopClock(final HopClock hopClock) {
        hops = hopClock;
    }

    void observer(final MarketObserver marketObserver) {
        observer = marketObserver;
    }

    /** No message follows. */
    void end() {
        bookBuilder.end();
    }

    CoreCounts counts(final long skipped) {
        return CoreCounts.of(books, bookBuilder, risk, skipped);
    }

    void onOrderBookEvent(final MessageHeaderDecoder header, final OrderBookEventDecoder event) {
        final int instrumentId = header.instrumentId();
        final OrderBook book = books.book(instrumentId);
        final BookAction action = event.action();
        final int side = event.sideRaw();
        final long price = event.price();
        final long qty = event.qty();
        final long nowNs = clock.nowNs();
        risk.onMarketData(instrumentId, nowNs);
        final boolean isPrint = action == BookAction.TRADE || action == BookAction.CROSS;
        final BookUpdate update = book.update();
        if (!isPrint) {
            bookBuilder.apply(header, event);
            final int component = names.book(instrumentId);
            digest.mix(component, update.orderId());
            digest.mix(component, update.price());
            digest.mix(component, update.leavesQty());
            digest.mix(component, update.priority() << 2 | update.side());
        }
        hops.passed(Hop.BOOK);
        if (isPrint) {
            if (action == BookAction.TRADE) {
                venue.onTrade(instrumentId, side, price, qty, nowNs);
                risk.onTrade(instrumentId, price, nowNs);
            }
        } else {
            venue.onBookUpdate(instrumentId, update, nowNs);
            if (action == BookAction.EXECUTE && update.executionPrice() != Prices.NO_PRICE) {
                risk.onTrade(instrumentId, update.executionPrice(), nowNs);
            }
        }
        final boolean isBestPriceChanged = !isPrint && update.isBestPriceChanged();
        if (isBestPriceChanged) {
            mark(instrumentId, book, nowNs);
        }
        due.deliverReportsUntil(nowNs);
        hops.passed(Hop.VENUE);
        onFactors(instrumentId, book, update, isPrint, action, side, price, qty);
        followCutGroups(instrumentId);
        decide(instrumentId, book, isBestPriceChanged);
    }

    /** Model, strategies, and whoever watches. */
    private void decide(final int instrumentId, final OrderBook book, final boolean isBestPriceChanged) {
        final InstrumentDesk market = desks[instrumentId];
        if (isBestPriceChanged && model != null) {
            final Signal signal = market.signal();
            model.infer(factors.vector(instrumentId), signal);
            digest.mix(names.model(), Float.floatToIntBits(signal.probabilityUp()));
        }
        hops.passed(Hop.MODEL);
        if (!bookBuilder.isStale(instrumentId)) {
            market.callStrategies(desk, isBestPriceChanged);
        }
        due.followKillSwitch();
        hops.passed(Hop.STRATEGY);
        if (observer != null) {
            observer.onMarketEvent(instrumentId, clock.nowNs(), book);
        }
    }

    private void onFactors(
            final int instrumentId,
            final OrderBook book,
            final BookUpdate update,
            final boolean isPrint,
            final BookAction action,
            final int side,
            final long price,
            final long qty) {
        if (isPrint) {
            factors.onEvent(instrumentId, clock.nowNs(), action, side, price, qty, book, false);
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
                    update.isDepthChanged() && !bookBuilder.isStale(instrumentId));
        }
        digest.mixFactors(factors.vector(instrumentId));
        hops.passed(Hop.FACTORS);
    }

    void onLevelSnapshot(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        final OrderBook book = books.book(instrumentId);
        bookBuilder.apply(header, level);
        final int component = names.book(instrumentId);
        digest.mix(component, level.price());
        digest.mix(component, level.qty() << 2 | level.sideRaw());
        final boolean isStale = bookBuilder.isStale(instrumentId);
        risk.onBookStale(instrumentId, isStale);
        venue.onBookStale(instrumentId, isStale);
        if ((header.flags() & EventWriter.LAST_IN_GROUP) != 0) {
            final long nowNs = clock.nowNs();
            risk.onMarketData(instrumentId, nowNs);
            if (!isStale) {
                venue.onSnapshot(instrumentId, nowNs);
            }
            mark(instrumentId, book, nowNs);
            due.deliverReportsUntil(nowNs);
            if (!isStale && factors.onSnapshot(instrumentId, nowNs, book)) {
                digest.mixFactors(factors.vector(instrumentId));
                hops.passed(Hop.FACTORS);
                decide(instrumentId, book, true);
            }
            due.followKillSwitch();
        }
        followCutGroups(instrumentId);
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

    void onTradingStatus(final MessageHeaderDecoder header, final TradingStatusDecoder status) {
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
        if (observer != null && !isForAll) {
            observer.onMarketEvent(instrumentId, clock.nowNs(), books.book(instrumentId));
        }
    }

    private void changeMarketState(final int instrumentId, final MarketStateCode state) {
        desks[instrumentId].marketOpen(state == MarketStateCode.OPEN);
        risk.onMarketState(instrumentId, state);
        venue.onMarketState(instrumentId, state, clock.nowNs());
        digest.mix(names.book(instrumentId), state.value());
    }

    private void mark(final int instrumentId, final OrderBook book, final long nowNs) {
        if (book.isValid() && !bookBuilder.isStale(instrumentId)) {
            risk.onMark(instrumentId, book.price(Side.BUY, 0), book.price(Side.SELL, 0), nowNs);
        }
    }
}
