package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.LevelBooks;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.LevelSnapshotDecoder;
import io.tiercel.marketdata.protocol.LevelUpdateDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.TopOfBookDecoder;
import io.tiercel.risk.gate.RiskGate;
import java.util.Arrays;

/**
 * What level feeds do. A group of fragments is one event: the book changes with each, and so do the places of own orders at the venue; fills by quantity
 * that crosses them, factors, model and strategies come after the last.
 * <p>
 * Owned by the core's thread; allocates the book of an instrument that is met for the first time, else nothing in the steady state.
 */
final class LevelInputs {
    private final CoreClock clock;
    private final MarketBooks books;
    private final LevelBooks levelBooks;
    private final InstrumentDesk[] desks;
    private final FactorEngine factors;
    private final RiskGate risk;
    private final VenueLink venue;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final DueWork due;
    private final Decisions decisions;
    private final boolean[] isMet;
    private final boolean[] isOpen;
    private final boolean[] isDepthChanged;
    private final long[] decidedBids;
    private final long[] decidedAsks;
    private HopClock hops = HopClock.OFF;
    private long cutGroups;

    /**
     * @param parts     of the core.
     * @param books     of all instruments.
     * @param venue     told of what the levels do.
     * @param due       delivers the reports of the time of an event.
     * @param decisions made after each group.
     */
    LevelInputs(
            final CoreParts parts,
            final MarketBooks books,
            final VenueLink venue,
            final DueWork due,
            final Decisions decisions) {
        this.books = books;
        this.due = due;
        this.decisions = decisions;
        clock = parts.clock();
        levelBooks = books.levelBooks();
        desks = parts.desks().toArray(InstrumentDesk[]::new);
        factors = parts.factors();
        risk = parts.risk();
        this.venue = venue;
        digest = parts.digest();
        names = parts.names();
        isMet = new boolean[books.size()];
        isOpen = new boolean[books.size()];
        isDepthChanged = new boolean[books.size()];
        decidedBids = new long[books.size()];
        decidedAsks = new long[books.size()];
        Arrays.fill(decidedBids, Prices.NO_PRICE);
        Arrays.fill(decidedAsks, Prices.NO_PRICE);
    }

    void hopClock(final HopClock hopClock) {
        hops = hopClock;
    }

    /** Whether the book is in the midst of a message. */
    boolean isOpen(final int instrumentId) {
        return isOpen[instrumentId];
    }

    void onLevelUpdate(final MessageHeaderDecoder header, final LevelUpdateDecoder update) {
        final int instrumentId = header.instrumentId();
        if (!books.claimLevels(instrumentId)) {
            return;
        }
        meet(instrumentId);
        levelBooks.apply(header, update);
        venue.onLevel(instrumentId, update.sideRaw(), update.price(), update.qty());
        isDepthChanged[instrumentId] |= levelBooks.book(instrumentId).isDepthChanged();
        mix(instrumentId, update.price(), update.qty() << 2 | update.sideRaw());
        onFragment(header);
    }

    void onLevelSnapshot(final MessageHeaderDecoder header, final LevelSnapshotDecoder level) {
        final int instrumentId = header.instrumentId();
        meet(instrumentId);
        levelBooks.apply(header, level);
        isDepthChanged[instrumentId] = true;
        venue.onLevelsStated(instrumentId);
        venue.onBookStale(instrumentId, levelBooks.isStale(instrumentId));
        mix(instrumentId, level.price(), level.qty() << 2 | level.sideRaw());
        onFragment(header);
    }

    void onTopOfBook(final MessageHeaderDecoder header, final TopOfBookDecoder top) {
        final int instrumentId = header.instrumentId();
        if (!books.claimTop(instrumentId)) {
            mix(instrumentId, top.bidPrice(), top.askPrice());
            return;
        }
        meet(instrumentId);
        levelBooks.apply(header, top);
        isDepthChanged[instrumentId] = true;
        venue.onLevelsStated(instrumentId);
        mix(instrumentId, top.bidPrice(), top.bidQty());
        mix(instrumentId, top.askPrice(), top.askQty());
        onFragment(header);
    }

    /** The first level of an instrument: from now on its strategies see this book, and their orders meet it. */
    private void meet(final int instrumentId) {
        if (!isMet[instrumentId]) {
            isMet[instrumentId] = true;
            desks[instrumentId].showBook(levelBooks.book(instrumentId));
            venue.followLevels(instrumentId, levelBooks.book(instrumentId));
        }
    }

    private void mix(final int instrumentId, final long first, final long second) {
        final int component = names.book(instrumentId);
        digest.mix(component, first);
        digest.mix(component, second);
    }

    private void onFragment(final MessageHeaderDecoder header) {
        final int instrumentId = header.instrumentId();
        isOpen[instrumentId] = (header.flags() & EventWriter.LAST_IN_GROUP) == 0;
        hops.passed(Hop.BOOK);
        if (!isOpen[instrumentId]) {
            finish(instrumentId);
        }
        if (levelBooks.cutGroups() != cutGroups) {
            cutGroups = levelBooks.cutGroups();
            followStaleness(instrumentId);
        }
    }

    /** The message of the source is complete, or the feed has said that the book is whole again. */
    void finish(final int instrumentId) {
        final LevelBook book = levelBooks.book(instrumentId);
        final long nowNs = clock.nowNs();
        final boolean isStale = levelBooks.isStale(instrumentId);
        risk.onMarketData(instrumentId, nowNs);
        risk.onBookStale(instrumentId, isStale);
        venue.onLevelsEnd(instrumentId, isStale, nowNs);
        final boolean isBestPriceChanged = !isStale && takeBestPrices(instrumentId, book);
        if (isBestPriceChanged) {
            decisions.mark(instrumentId, book);
        }
        due.deliverReportsUntil(nowNs);
        hops.passed(Hop.VENUE);
        if (!isStale) {
            factors.onLevels(instrumentId, nowNs, book, isDepthChanged[instrumentId]);
            isDepthChanged[instrumentId] = false;
            digest.mixFactors(factors.vector(instrumentId));
        } else if (factors.hasParts(instrumentId)) {
            // the trades of the message are known, the book is not
            factors.onLevels(instrumentId, nowNs, book, false);
            digest.mixFactors(factors.vector(instrumentId));
        }
        hops.passed(Hop.FACTORS);
        decisions.decide(instrumentId, book, isStale, isBestPriceChanged);
    }

    private boolean takeBestPrices(final int instrumentId, final LevelBook book) {
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        final boolean isChanged = bid != decidedBids[instrumentId] || ask != decidedAsks[instrumentId];
        decidedBids[instrumentId] = bid;
        decidedAsks[instrumentId] = ask;
        return isChanged;
    }

    /** What was said or found of a book: whether orders may be sent. */
    void followStaleness(final int instrumentId) {
        risk.onBookStale(instrumentId, levelBooks.isStale(instrumentId));
        venue.onBookStale(instrumentId, levelBooks.isStale(instrumentId));
        venue.onLevelsStated(instrumentId);
        // while it was stale nobody looked
        isDepthChanged[instrumentId] = true;
    }
}
