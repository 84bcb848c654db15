package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.Order;
import io.tiercel.strategy.BarView;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderStatus;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.List;

/**
 * A venue simulated over order-by-order market data: exact queue positions, constant latencies, fees; history is never changed by own fills.
 * <p>
 * Core's thread only. After construction it allocates in two cases: when more orders, commands or reports are under way than ever before, the table in
 * question doubles; and after the first million orders of the session each 8,192nd takes 64 KiB for the history of orders.
 * <p>
 * <b>Time.</b> The caller owns the clock and merges three streams: market data, {@link #nextArrivalNs} and {@link #nextReportNs}. At equal times
 * market data goes first, then own commands, then reports. Neither commands nor reports overtake on their line:
 * {@code arrival = max(previous arrival, sent + entry latency)}, {@code seen = max(previous seen, venue time + response latency)}.
 * <p>
 * <b>Takers</b> get what is displayed less what own orders took of it before, one fill a price level. <b>Makers</b> fill at their own price when
 * a historical order behind them or worse is executed, when a historical order enters at or through their price
 * ({@link VenueConfig#fillOnCross}), and when a hidden order prints strictly through it; one historical trade fills at most its quantity. Outside
 * of OPEN queues move but nothing fills; while the book is stale nothing does either. An execution of an order that the book does not know
 * counts as the print of a hidden one.
 */
public final class SimulatedVenue implements Venue {
    private final InstrumentRegistry instruments;
    private final InstrumentMarket[] markets;
    private final OrderFlow[] orderFlows;
    private final LevelFlow[] levelFlows;
    private final BarFlow[] barFlows;
    private final CommandLine commands;
    private final ReportLine reports;
    private final OwnOrders orders;
    private final VenueMids mids;
    private final BookView[] books;

    /**
     * @param instruments of the session.
     * @param books       by instrument id: what the venue matches against, kept by the caller.
     * @param fees        by instrument id.
     * @param config      latencies and policies.
     */
    public SimulatedVenue(
            final InstrumentRegistry instruments,
            final List<? extends BookView> books,
            final List<FeeSchedule> fees,
            final VenueConfig config) {
        if (books.size() != instruments.size() || fees.size() != instruments.size()) {
            throw new IllegalArgumentException("books = " + books.size() + ", fees = " + fees.size()
                    + ", expected one each for " + instruments.size() + " instruments");
        }
        this.instruments = instruments;
        final Latency latency = config.latency().latency();
        commands = new CommandLine(latency);
        this.books = books.toArray(BookView[]::new);
        mids = new VenueMids(instruments.size());
        reports = new ReportLine(latency, mids);
        orders = new OwnOrders(instruments, fees.toArray(FeeSchedule[]::new), reports);
        markets = new InstrumentMarket[instruments.size()];
        orderFlows = new OrderFlow[instruments.size()];
        levelFlows = new LevelFlow[instruments.size()];
        barFlows = new BarFlow[instruments.size()];
        for (int i = 0; i < markets.length; i++) {
            final InstrumentOrders own = orders.of(i);
            markets[i] = new InstrumentMarket(orders, own, config.fillOnCross());
            orderFlows[i] = new OrderFlow(books.get(i), orders, own, markets[i], config.selfTradePrevention());
            levelFlows[i] = new LevelFlow(
                    orders, own, markets[i], config, instruments.instrument(i).lotSize());
            barFlows[i] = new BarFlow(instruments.instrument(i), orders, own, markets[i], reports, config.bars());
            orderFlows[i].begin();
        }
    }

    /**
     * @param observer sees mids and trades of the market in venue time; null for none.
     */
    public void observer(final VenueObserver observer) {
        mids.observer(observer);
    }

    @Override
    public void submit(final Order order, final long sentNs) {
        commands.submit(order, sentNs);
    }

    @Override
    public void cancel(final long orderId, final long sentNs) {
        commands.cancel(orderId, sentNs);
    }

    @Override
    public void replace(final Order amended, final long sentNs) {
        commands.replace(amended, sentNs);
    }

    /**
     * @return when the next command arrives at the venue, ns since the epoch; {@code Long.MAX_VALUE} when none is under way.
     */
    public long nextArrivalNs() {
        return commands.nextArrivalNs();
    }

    /** The next command meets the book as it stands, at its arrival time. To be called only when one is under way. */
    public void processArrival() {
        final CommandLine.Command command = commands.poll();
        switch (command.kind) {
            case SUBMIT -> submitArrived(command);
            case CANCEL -> cancelArrived(command);
            case REPLACE -> replaceArrived(command);
        }
    }

    /**
     * @return when the engine sees the next report, ns since the epoch; {@code Long.MAX_VALUE} when none is under way.
     */
    public long nextReportNs() {
        return reports.nextReportNs();
    }

    /**
     * @param into receives the next report, which leaves the line.
     * @return false, with {@code into} as it was, when none is under way.
     */
    public boolean pollReport(final ExecutionReport into) {
        return reports.poll(into);
    }

    /**
     * The historical book changed: to be called right after each change and before the next, except for the levels of a snapshot.
     *
     * @param instrumentId dense id.
     * @param update       what the change did.
     * @param timeNs       venue time.
     */
    public void onBookUpdate(final int instrumentId, final BookUpdate update, final long timeNs) {
        orderFlows[instrumentId].onBookUpdate(update, timeNs);
        if (update.action() == BookAction.EXECUTE) {
            mids.traded(instrumentId, update.executionPrice(), update.qty(), timeNs);
        }
        if (update.isBestPriceChanged() && !markets[instrumentId].isStale()) {
            mids.follow(instrumentId, books[instrumentId], timeNs);
        }
    }

    /**
     * A print: beside an order-by-order book that of a hidden order, beside levels any. Auction and cross prints are not told to the venue: they
     * neither fill nor trigger.
     *
     * @param instrumentId dense id.
     * @param side         side of the resting order that it met; {@code Side.NONE} fills nobody, unless levels tell by its price which side it met.
     * @param price        of the trade.
     * @param qty          of the trade.
     * @param timeNs       venue time.
     */
    public void onTrade(final int instrumentId, final int side, final long price, final long qty, final long timeNs) {
        if (levelFlows[instrumentId].isFollowed()) {
            levelFlows[instrumentId].onTrade(side, price, qty, timeNs);
        } else {
            orderFlows[instrumentId].onTrade(side, price, qty, timeNs);
        }
        mids.traded(instrumentId, price, qty, timeNs);
    }

    /**
     * The market state of an instrument, OPEN at the start.
     *
     * @param instrumentId dense id.
     * @param state        the new state; the one that holds already changes nothing.
     * @param timeNs       venue time.
     */
    public void onMarketState(final int instrumentId, final MarketStateCode state, final long timeNs) {
        markets[instrumentId].onMarketState(state, timeNs);
    }

    /**
     * Whether the book is one that nobody knows, as between the levels of a snapshot and after one that was cut short. While it is, nothing fills, as
     * outside of OPEN, and no place in a queue moves: an order that arrives stands behind whatever the next whole book holds in its level. Then the
     * caller tells first that the book is stale no more and calls {@link #onSnapshot} after.
     *
     * @param instrumentId dense id.
     * @param isStale      true while it is.
     */
    public void onBookStale(final int instrumentId, final boolean isStale) {
        markets[instrumentId].onBookStale(isStale);
    }

    /**
     * A whole book of anonymous quantities has replaced the book: to be called once, after its last level.
     *
     * @param instrumentId dense id.
     * @param timeNs       venue time.
     */
    public void onSnapshot(final int instrumentId, final long timeNs) {
        orderFlows[instrumentId].onSnapshot(timeNs);
        mids.follow(instrumentId, books[instrumentId], timeNs);
    }

    /**
     * From now on the instrument's book is one of levels. Own orders that are there already wait until their level is told.
     *
     * @param instrumentId dense id.
     * @param book         as it is stated, kept by the caller.
     */
    public void followLevels(final int instrumentId, final LevelBook book) {
        barFlows[instrumentId].end();
        levelFlows[instrumentId].begin(book);
        books[instrumentId] = book;
    }

    /**
     * From now on the instrument's book is told order by order; so it is taken to be from the start.
     *
     * @param instrumentId dense id.
     */
    public void followOrders(final int instrumentId) {
        if (barFlows[instrumentId].isFollowed()) {
            barFlows[instrumentId].end();
            orderFlows[instrumentId].begin();
        }
    }

    /**
     * From now on the instrument has bars and no book: orders wait for the next bar.
     *
     * @param instrumentId dense id.
     */
    public void followBars(final int instrumentId) {
        barFlows[instrumentId].begin();
    }

    /**
     * A bar is complete: fills the orders that were sent before it began. Does nothing where the instrument has a book.
     *
     * @param instrumentId dense id.
     * @param bar          of trades.
     * @param timeNs       venue time: the end of the bar.
     */
    public void onBar(final int instrumentId, final BarView bar, final long timeNs) {
        if (barFlows[instrumentId].isFollowed()) {
            barFlows[instrumentId].onBar(bar, timeNs);
            mids.traded(instrumentId, bar.close(), bar.volume(), timeNs);
        }
    }

    /**
     * A trading day is over: of instruments that have bars and no book, what is good for a day ends.
     *
     * @param timeNs venue time.
     */
    public void onSessionEnd(final long timeNs) {
        for (final BarFlow flow : barFlows) {
            if (flow.isFollowed()) {
                flow.onSessionEnd(timeNs);
            }
        }
    }

    /**
     * A level was stated: to be called right after the change of the book.
     *
     * @param instrumentId dense id, of a book of levels.
     * @param side         of the level.
     * @param price        of the level.
     * @param qty          what it holds from now on, 0 or more.
     */
    public void onLevel(final int instrumentId, final int side, final long price, final long qty) {
        levelFlows[instrumentId].onLevel(side, price, qty);
    }

    /**
     * A message has changed all of the levels that it changes: what now stands at or through own orders fills them.
     *
     * @param instrumentId dense id, of a book of levels.
     * @param timeNs       venue time.
     */
    public void onLevelsChanged(final int instrumentId, final long timeNs) {
        levelFlows[instrumentId].onLevelsChanged(timeNs);
        mids.follow(instrumentId, books[instrumentId], timeNs);
    }

    /**
     * The whole book of levels was stated anew; levels that are missing hold nothing. Resets no place in a queue.
     *
     * @param instrumentId dense id, of a book of levels that is not stale.
     * @param timeNs       venue time.
     */
    public void onLevelsStated(final int instrumentId, final long timeNs) {
        levelFlows[instrumentId].onBookStated(timeNs);
        mids.follow(instrumentId, books[instrumentId], timeNs);
    }

    /**
     * @param orderId the engine's id.
     * @return historical quantity in front of the order in its level, of level data as it is estimated; -1 when it does not rest or nobody knows what
     *     its level holds.
     */
    public long queueAhead(final long orderId) {
        final OwnOrder order = orders.find(orderId);
        return order != null && order.isResting && order.queueAhead != QueuePlaces.UNKNOWN ? order.queueAhead : -1;
    }

    /**
     * @return running digest of everything that was ever reported; cheap.
     */
    public long changeDigest() {
        return reports.changeDigest();
    }

    /**
     * @return digest of all state that can change what the venue does later; walks all of it.
     */
    public long stateDigest() {
        long folded = reports.foldInto(commands.foldInto(StateHash.START));
        folded = orders.foldInto(folded);
        for (int i = 0; i < markets.length; i++) {
            folded = levelFlows[i].foldInto(orderFlows[i].foldInto(markets[i].foldInto(folded)));
            folded = barFlows[i].foldInto(folded);
        }
        return folded;
    }

    private void submitArrived(final CommandLine.Command command) {
        final RejectReason reason = reasonToReject(command);
        if (reason == RejectReason.NONE) {
            markets[command.instrumentId].arrive(orders.accept(command), command.arrivalNs);
        } else {
            orders.reject(command, reason);
        }
    }

    private RejectReason reasonToReject(final CommandLine.Command command) {
        if (orders.history().hasSeen(command.orderId)) {
            return RejectReason.VENUE_DUPLICATE_ID;
        }
        final Instrument instrument = instruments.instrument(command.instrumentId);
        if (!isValid(command, instrument)) {
            return RejectReason.VENUE_INVALID;
        }
        final InstrumentMarket market = markets[command.instrumentId];
        if (!isAdmitted(market.state(), command.type, command.timeInForce)) {
            return RejectReason.VENUE_MARKET_NOT_OPEN;
        }
        return command.isPostOnly && command.type == OrderType.LIMIT && market.isMarketable(command.side, command.price)
                ? RejectReason.VENUE_POST_ONLY_WOULD_CROSS
                : RejectReason.NONE;
    }

    private static boolean isValid(final CommandLine.Command command, final Instrument instrument) {
        final OrderType type = command.type;
        final boolean hasLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        final boolean hasStop = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
        return (command.side == Side.BUY || command.side == Side.SELL)
                && isLot(command.qty, instrument)
                && (!hasLimit || isTick(command.price, instrument))
                && (!hasStop || isTick(command.stopPrice, instrument))
                && (hasLimit || !command.isPostOnly);
    }

    private static boolean isLot(final long qty, final Instrument instrument) {
        return qty > 0 && qty % instrument.lotSize() == 0;
    }

    private static boolean isTick(final long price, final Instrument instrument) {
        return price != Prices.NO_PRICE && price % instrument.tickSize() == 0;
    }

    private static boolean isAdmitted(
            final MarketStateCode state, final OrderType type, final TimeInForce timeInForce) {
        return switch (state) {
            case OPEN -> true;
            case AUCTION ->
                type == OrderType.LIMIT && (timeInForce == TimeInForce.GTC || timeInForce == TimeInForce.DAY);
            case HALT, CLOSED, NULL_VAL -> false;
        };
    }

    private void cancelArrived(final CommandLine.Command command) {
        final OwnOrder order = orders.find(command.orderId);
        if (order == null) {
            refuse(command, ExecType.CANCEL_REJECTED);
        } else {
            orders.cancel(order, RejectReason.NONE, command.arrivalNs);
        }
    }

    private void replaceArrived(final CommandLine.Command command) {
        final OwnOrder order = orders.find(command.orderId);
        if (order == null) {
            refuse(command, ExecType.REPLACE_REJECTED);
            return;
        }
        final InstrumentMarket market = markets[order.instrumentId];
        final boolean hasLimit = order.price != Prices.NO_PRICE;
        final long price = hasLimit && command.price != Prices.NO_PRICE ? command.price : order.price;
        final boolean isRejoining = order.isResting && (price != order.price || command.qty > order.orderQty);
        final RejectReason reason = reasonToRefuse(command, order, price, isRejoining && command.qty > order.cumQty);
        if (reason != RejectReason.NONE) {
            reports.changed(order, ExecType.REPLACE_REJECTED, order.status(), reason, command.arrivalNs);
        } else if (command.qty <= order.cumQty) {
            orders.endAtFilledQty(order, command.arrivalNs);
        } else if (isRejoining) {
            market.rejoin(order, price, command.qty, command.arrivalNs);
        } else {
            order.sentNs = command.sentNs;
            orders.amend(order, price, command.qty, command.arrivalNs);
        }
    }

    private RejectReason reasonToRefuse(
            final CommandLine.Command command, final OwnOrder order, final long price, final boolean isRejoining) {
        final Instrument instrument = instruments.instrument(order.instrumentId);
        if (!isLot(command.qty, instrument) || (price != Prices.NO_PRICE && !isTick(price, instrument))) {
            return RejectReason.VENUE_INVALID;
        }
        final InstrumentMarket market = markets[order.instrumentId];
        if (!isAdmitted(market.state(), order.type, order.timeInForce)) {
            return RejectReason.VENUE_MARKET_NOT_OPEN;
        }
        return isRejoining && order.isPostOnly && market.isMarketable(order.side, price)
                ? RejectReason.VENUE_POST_ONLY_WOULD_CROSS
                : RejectReason.NONE;
    }

    /** A request for an order that is over, or was never seen. */
    private void refuse(final CommandLine.Command command, final ExecType execType) {
        final OrderHistory history = orders.history();
        if (history.hasSeen(command.orderId)) {
            reports.requestRejected(
                    command, execType, history.finalStatus(command.orderId), RejectReason.VENUE_TOO_LATE, history);
        } else {
            reports.requestRejected(command, execType, OrderStatus.REJECTED, RejectReason.VENUE_UNKNOWN_ORDER, history);
        }
    }
}
