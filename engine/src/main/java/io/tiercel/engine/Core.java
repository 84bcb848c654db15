package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.protocol.OperatorCommandDecoder;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.engine.schedule.TradingDayStart;
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
import io.tiercel.marketdata.protocol.SkippedDecoder;
import io.tiercel.marketdata.protocol.TradingStatusDecoder;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;
import io.tiercel.strategy.order.ExecutionReport;
import org.agrona.DirectBuffer;

/**
 * What happens to an event: the deterministic heart of the engine, a plain object that knows no ring, no journal, no thread and no clock.
 * <p>
 * For an input of time t, in this order (execution semantics: history at t stands in front of our order that arrives at t, and a strategy knows its
 * fills before the book of the same t):
 * <pre>
 *  1  everything due before t, by time: commands arriving at the simulated venue, then reports, then timers
 *  2  the input changes its book; own orders it meets are filled
 *  3  reports due at t
 *  4  account marked, factors, model (when a best price moved), strategies, whose intents pass risk and leave for the venue
 *  5  digest of everything the input changed
 * </pre>
 * Owned by one thread; allocates nothing in the steady state (the model's library allocates on its own). Everything it makes goes to the
 * {@link OutputWriter}; whatever happens depends on the inputs and the configuration only.
 */
public final class Core {
    private static final long CANCEL_AGAIN_NS = 1_000_000_000L;
    private static final long TIMER_CANCEL_AGAIN = 1;
    private static final long TIMER_MARK_ACCOUNT = 2;
    private static final long TIMER_START_DAY = 3;

    private final CoreClock clock;
    private final OrderBooks books;
    private final BookBuilder bookBuilder;
    private final InstrumentDesk[] desks;
    private final FactorEngine factors;
    private final Model model;
    private final Strategy[] strategies;
    private final RiskGate risk;
    private final Account account;
    private final SimulatedVenue venue;
    private final OrderDesk desk;
    private final Timers timers;
    private final OutputWriter outputs;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final long markIntervalNs;
    private final ExecutionReport report = new ExecutionReport();
    private final StringBuilder reason = new StringBuilder(OperatorCommandDecoder.reasonLength());
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OrderBookEventDecoder orderBookEvent = new OrderBookEventDecoder();
    private final LevelSnapshotDecoder levelSnapshot = new LevelSnapshotDecoder();
    private final TradingStatusDecoder tradingStatus = new TradingStatusDecoder();
    private final OperatorCommandDecoder operatorCommand = new OperatorCommandDecoder();
    private final CoreDigest coreDigest;
    private HopClock hops = HopClock.OFF;
    private MarketObserver observer;
    private boolean wasTripped;
    private boolean wasBreached;
    private boolean isCancelingAgain;
    private long skipped;
    private long cutGroups;

    /**
     * @param parts everything the core is made of.
     */
    public Core(final CoreParts parts) {
        clock = parts.clock();
        books = parts.books();
        bookBuilder = new BookBuilder(books);
        desks = parts.desks().toArray(InstrumentDesk[]::new);
        factors = parts.factors();
        model = parts.model();
        strategies = parts.strategies().toArray(Strategy[]::new);
        risk = parts.risk();
        account = parts.account();
        venue = parts.venue();
        desk = parts.desk();
        timers = parts.timers();
        outputs = parts.outputs();
        digest = parts.digest();
        names = parts.names();
        markIntervalNs = parts.markIntervalNs();
        coreDigest = new CoreDigest(parts);
    }

    /**
     * @param hopClock told when an event has passed a stage.
     */
    public void hopClock(final HopClock hopClock) {
        hops = hopClock;
    }

    /**
     * @param marketObserver sees each instrument after each of its events; null for none.
     */
    public void observer(final MarketObserver marketObserver) {
        observer = marketObserver == null ? null : ObserverException.telling(marketObserver);
    }

    /**
     * One input.
     *
     * @param buffer holds it.
     * @param offset of its header.
     */
    public void onInput(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        final long sequence = header.sequence();
        final long timeNs = header.eventTimeNs();
        outputs.begin(sequence);
        if (clock.nowNs() == Long.MIN_VALUE) {
            startClock(timeNs);
        }
        deliverBefore(timeNs);
        clock.advanceTo(timeNs);
        final int body = offset + MessageHeaderDecoder.ENCODED_LENGTH;
        final int blockLength = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OrderBookEventDecoder.TEMPLATE_ID ->
                onOrderBookEvent(orderBookEvent.wrap(buffer, body, blockLength, version));
            case LevelSnapshotDecoder.TEMPLATE_ID ->
                onLevelSnapshot(levelSnapshot.wrap(buffer, body, blockLength, version));
            case TradingStatusDecoder.TEMPLATE_ID ->
                onTradingStatus(tradingStatus.wrap(buffer, body, blockLength, version));
            case OperatorCommandDecoder.TEMPLATE_ID ->
                onOperatorCommand(operatorCommand.wrap(buffer, body, blockLength, version));
            case SessionEndDecoder.TEMPLATE_ID -> onSessionEnd();
            case SkippedDecoder.TEMPLATE_ID -> skipped++;
            default ->
                throw new IllegalStateException("input " + sequence + ": template id " + header.templateId()
                        + " is not an input of this version");
        }
        coreDigest.endInput(sequence);
    }

    /** Hands out the last, shorter block of digests. */
    public void flushDigest() {
        coreDigest.flush();
    }

    /**
     * @return digest of the session so far.
     */
    public long digest() {
        return digest.chain();
    }

    /**
     * @return what went wrong so far in feed and venue.
     */
    public CoreCounts counts() {
        return CoreCounts.of(books, bookBuilder, risk, skipped);
    }

    private void startClock(final long timeNs) {
        clock.advanceTo(timeNs);
        timers.schedule(TradingDayStart.after(timeNs), OrderDesk.DESK, TIMER_START_DAY);
        markAccount();
        if (markIntervalNs > 0) {
            scheduleMark(timeNs);
        }
    }

    private void onOrderBookEvent(final OrderBookEventDecoder event) {
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
        deliverReportsUntil(nowNs);
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
        followKillSwitch();
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
        } else if (action == BookAction.REPLACE) {
            factors.onReplace(
                    instrumentId,
                    clock.nowNs(),
                    update.side(),
                    update.qty(),
                    update.newPrice(),
                    update.newQty(),
                    book,
                    update.isDepthChanged() && !bookBuilder.isStale(instrumentId));
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

    private void onLevelSnapshot(final LevelSnapshotDecoder level) {
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
            deliverReportsUntil(nowNs);
            if (!isStale && factors.onSnapshot(instrumentId, nowNs, book)) {
                digest.mixFactors(factors.vector(instrumentId));
                hops.passed(Hop.FACTORS);
                decide(instrumentId, book, true);
            }
            followKillSwitch();
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

    private void onTradingStatus(final TradingStatusDecoder status) {
        final int instrumentId = header.instrumentId();
        final MarketStateCode state = status.state();
        final boolean isForAll = instrumentId == EventWriter.ALL_INSTRUMENTS;
        final int first = isForAll ? 0 : instrumentId;
        final int end = isForAll ? books.size() : instrumentId + 1;
        for (int i = first; i < end; i++) {
            changeMarketState(i, state);
        }
        deliverReportsUntil(clock.nowNs());
        for (int i = first; i < end; i++) {
            desks[i].tellMarketState(desk);
        }
        followKillSwitch();
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

    private void onOperatorCommand(final OperatorCommandDecoder command) {
        switch (command.action()) {
            case KILL -> risk.killSwitch().trip(TripReason.OPERATOR);
            case JOURNAL_FULL -> risk.killSwitch().trip(TripReason.JOURNAL_FAILURE);
            case FEED_BROKEN -> risk.killSwitch().trip(TripReason.FEED_FAILURE);
            case RESET -> reset(command);
            case NULL_VAL -> throw new IllegalStateException("operator command without an action");
        }
        followKillSwitch();
    }

    private void reset(final OperatorCommandDecoder command) {
        reason.setLength(0);
        command.getReason(reason);
        final ResetResult result = risk.reset(Requester.OPERATOR, reason, clock.nowNs());
        if (result != ResetResult.DONE) {
            outputs.resetRefused(result, clock.nowNs());
        }
    }

    /** The feed is over: what is under way at the simulated venue is settled, nothing new is sent. */
    private void onSessionEnd() {
        bookBuilder.end();
        desk.close();
        while (Math.min(venue.nextArrivalNs(), venue.nextReportNs()) != Timers.NOTHING_DUE) {
            deliverNext();
        }
        markAccount();
    }

    private void mark(final int instrumentId, final OrderBook book, final long nowNs) {
        if (book.isValid() && !bookBuilder.isStale(instrumentId)) {
            risk.onMark(instrumentId, book.price(Side.BUY, 0), book.price(Side.SELL, 0), nowNs);
        }
    }

    private void deliverBefore(final long limitNs) {
        while (Math.min(Math.min(venue.nextArrivalNs(), venue.nextReportNs()), timers.nextDueNs()) < limitNs) {
            deliverNext();
        }
    }

    private void deliverReportsUntil(final long timeNs) {
        while (venue.nextReportNs() <= timeNs) {
            deliverReport();
        }
    }

    private void deliverNext() {
        final long arrivalNs = venue.nextArrivalNs();
        final long reportNs = venue.nextReportNs();
        final long timerNs = timers.nextDueNs();
        if (arrivalNs <= reportNs && arrivalNs <= timerNs) {
            clock.advanceTo(arrivalNs);
            venue.processArrival();
        } else if (reportNs <= timerNs) {
            clock.advanceTo(reportNs);
            deliverReport();
        } else {
            clock.advanceTo(timerNs);
            fireTimer();
        }
    }

    private void deliverReport() {
        venue.pollReport(report);
        risk.onExecutionReport(report, clock.nowNs());
        outputs.executionReported(report, clock.nowNs());
        if (report.strategyId >= 0 && report.strategyId < strategies.length) {
            desk.actFor(report.strategyId);
            strategies[report.strategyId].onExecutionReport(report, desk);
            desk.actFor(OrderDesk.DESK);
        }
        followKillSwitch();
    }

    private void fireTimer() {
        final int owner = timers.nextOwner();
        final long timerId = timers.nextTimerId();
        timers.removeNext();
        digest.mix(names.timers(), timerId * 31 + owner);
        if (owner != OrderDesk.DESK) {
            desk.actFor(owner);
            strategies[owner].onTimer(clock.nowNs(), timerId, desk);
            desk.actFor(OrderDesk.DESK);
        } else if (timerId == TIMER_MARK_ACCOUNT) {
            markAccount();
            scheduleMark(clock.nowNs());
        } else if (timerId == TIMER_START_DAY) {
            risk.startDay();
            timers.schedule(TradingDayStart.after(clock.nowNs()), OrderDesk.DESK, TIMER_START_DAY);
        } else if (timerId == TIMER_CANCEL_AGAIN) {
            isCancelingAgain = false;
            cancelAgain();
        }
        followKillSwitch();
    }

    private void followKillSwitch() {
        final boolean isTripped = risk.killSwitch().isTripped();
        final boolean isBreached = isTripped && risk.killSwitch().isTrippedBy(TripReason.BREACH);
        if (isTripped != wasTripped || isBreached != wasBreached) {
            wasTripped = isTripped;
            wasBreached = isBreached;
            outputs.killSwitchChanged(isTripped, risk.killSwitch().reason().code(), clock.nowNs());
            if (isTripped) {
                cancelAgain();
            }
        }
    }

    /**
     * While the switch is tripped: cancels what is open, closes positions if a drawdown tripped it (each once its orders are final), and comes back in a
     * second until nothing is left to do.
     */
    private void cancelAgain() {
        if (!wasTripped) {
            return;
        }
        desk.cancelAll();
        boolean isDone = true;
        for (int i = 0; i < books.size(); i++) {
            desk.liquidate(i);
            isDone &= account.position(i) == 0 || !risk.killSwitch().isTrippedBy(TripReason.BREACH);
        }
        isDone &= risk.workingOrders().count() == 0;
        if (!isDone && !isCancelingAgain) {
            isCancelingAgain = true;
            timers.schedule(clock.nowNs() + CANCEL_AGAIN_NS, OrderDesk.DESK, TIMER_CANCEL_AGAIN);
        }
    }

    private void markAccount() {
        outputs.accountMarked(account, clock.nowNs());
    }

    private void scheduleMark(final long nowNs) {
        timers.schedule(
                nowNs - Math.floorMod(nowNs, markIntervalNs) + markIntervalNs, OrderDesk.DESK, TIMER_MARK_ACCOUNT);
    }
}
