package io.tiercel.engine.venue;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.BookUpdate;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.MarketStateCode;
import io.tiercel.risk.account.FeeSchedule;
import io.tiercel.risk.gate.Order;
import io.tiercel.risk.gate.OrderFixture;
import io.tiercel.strategy.order.ExecType;
import io.tiercel.strategy.order.ExecutionReport;
import io.tiercel.strategy.order.OrderType;
import io.tiercel.strategy.order.RejectReason;
import io.tiercel.strategy.order.TimeInForce;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Queue;
import java.util.Set;
import java.util.SplittableRandom;

/** One random session of one instrument, driven through the venue and the plain one side by side. */
final class RandomSession {
    /** What must have happened somewhere, else a comparison would prove nothing about it. */
    enum Seen {
        MAKER_FILL,
        TAKER_FILL,
        MAKER_PART_FILL,
        ESTIMATED_FILL,
        SELF_TRADE_PREVENTED,
        POST_ONLY_REJECTED,
        POST_ONLY_CANCELED_AT_OPEN,
        TRIGGERED,
        EXPIRED,
        REPLACED,
        REPLACED_BELOW_FILLED,
        NOT_OPEN,
        TOO_LATE,
        UNKNOWN_ORDER,
        DUPLICATE_ID,
        INVALID,
        USED_CARRIED_OVER,
        OVERRUN
    }

    private record Command(long arrivalNs, Runnable effect) {}

    private static final long MID = 0;
    private static final int BAND = 8;

    private final long seed;
    private final SplittableRandom random;
    private final Instrument instrument;
    private final OrderBook book = new ArrayOrderBook();
    private final VenueConfig config;
    private final SimulatedVenue venue;
    private final ReferenceVenue reference;
    private final OrderFixture fixture = new OrderFixture();
    private final ExecutionReport report = new ExecutionReport();
    private final Queue<Command> referenceCommands = new ArrayDeque<>();
    private final List<Long> historicalIds = new ArrayList<>();
    private final List<Long> ownIds = new ArrayList<>();
    private final Set<Seen> seen = EnumSet.noneOf(Seen.class);
    private MarketStateCode state = MarketStateCode.OPEN;
    private long lastArrivalNs = Long.MIN_VALUE;
    private long nextHistoricalId = 1;
    private long nextOwnId = 1;
    private long nowNs = 1_000;
    private int compared;
    private long makerQty;
    private int step;

    RandomSession(final long seed) {
        this.seed = seed;
        random = new SplittableRandom(seed);
        instrument = new Instrument(
                0,
                "XYZ",
                random.nextInt(3),
                random.nextInt(3),
                1 + random.nextInt(2),
                1 + random.nextInt(3),
                1 + random.nextInt(50));
        config = VenueConfig.constant(
                random.nextInt(3) * (long) random.nextInt(6),
                random.nextInt(3) * (long) random.nextInt(6),
                random.nextInt(3) > 0 ? FillOnCross.TOUCH : FillOnCross.values()[random.nextInt(3)],
                SelfTradePrevention.values()[random.nextInt(3)]);
        final FeeSchedule fees = new FeeSchedule(
                random.nextInt(200_000) - 100_000L,
                300_123,
                -1_500_001,
                3_000_007,
                27_801,
                166_000,
                5_000_003,
                1_000_000);
        venue = new SimulatedVenue(new InstrumentRegistry(List.of(instrument)), List.of(book), List.of(fees), config);
        reference = new ReferenceVenue(instrument, fees, config);
    }

    Set<Seen> seen() {
        return seen;
    }

    void run(final int steps) {
        for (step = 0; step < steps; step++) {
            nowNs += random.nextInt(3);
            settle(nowNs - 1);
            if (random.nextInt(100) < 70) {
                marketData();
            } else {
                send();
                settle(nowNs);
            }
            compareQueues();
        }
        settle(Long.MAX_VALUE - 1);
        assertEquals(reference.reports.size(), compared, this::where);
        assertEquals(Long.MAX_VALUE, venue.nextArrivalNs(), this::where);
    }

    /** Commands that arrive and reports that are seen up to a time, by time, commands first. */
    private void settle(final long untilNs) {
        while (Math.min(venue.nextArrivalNs(), venue.nextReportNs()) <= untilNs) {
            if (venue.nextArrivalNs() <= venue.nextReportNs()) {
                final Command command = referenceCommands.remove();
                assertEquals(command.arrivalNs, venue.nextArrivalNs(), this::where);
                reference.at(command.arrivalNs);
                command.effect.run();
                venue.processArrival();
            } else {
                compareReport();
            }
        }
    }

    private void compareReport() {
        final long seenNs = venue.nextReportNs();
        assertTrue(venue.pollReport(report), this::where);
        final ReferenceReport actual = new ReferenceReport(
                report.orderId,
                report.execType,
                report.status,
                report.reason,
                report.lastPrice,
                report.lastQty,
                report.isMaker,
                report.feeMicros,
                report.cumQty,
                report.leavesQty,
                report.venueTimeNs,
                report.seenTimeNs);
        assertTrue(compared < reference.reports.size(), () -> where() + ": only the venue reports " + actual);
        assertEquals(reference.reports.get(compared++), actual, this::where);
        assertEquals(seenNs, actual.seenTimeNs(), this::where);
        note(actual);
    }

    private void compareQueues() {
        for (final ReferenceOrder order : reference.orders.values()) {
            final long ahead = order.isResting ? reference.queues.ahead(order) : -1;
            assertEquals(ahead, venue.queueAhead(order.id), () -> where() + ": in front of order " + order.id);
        }
    }

    private void marketData() {
        reference.at(nowNs);
        final int reportsBefore = reference.reports.size();
        final int kind = random.nextInt(100);
        final long limitQty;
        if (kind < 36 || historicalIds.isEmpty()) {
            limitQty = add();
        } else if (kind < 58) {
            limitQty = execute();
        } else if (kind < 68) {
            limitQty = reduce();
        } else if (kind < 78) {
            limitQty = delete();
        } else if (kind < 88) {
            limitQty = replace();
        } else if (kind < 96) {
            limitQty = print();
        } else if (kind < 99) {
            limitQty = changeState();
        } else {
            limitQty = Long.MAX_VALUE;
            snapshot();
        }
        makerQty = 0;
        reference.reports.subList(reportsBefore, reference.reports.size()).stream()
                .filter(ReferenceReport::isMaker)
                .forEach(fill -> makerQty += fill.lastQty());
        assertTrue(makerQty <= limitQty, () -> where() + ": own fills " + makerQty + " of a trade of " + limitQty);
    }

    private long add() {
        final int side = random.nextInt(2);
        final long qty = qty();
        final long id = nextHistoricalId++;
        final long price = price(side);
        book.add(id, side, price, qty);
        reference.onAdd(id, side, price, qty);
        historicalIds.add(id);
        venue.onBookUpdate(0, book.update(), nowNs);
        return qty;
    }

    private long execute() {
        final long qty = qty();
        final boolean isAtTouch = random.nextInt(3) > 0;
        final int side = random.nextInt(2);
        final long id = isAtTouch && book.levels(side) > 0 ? frontOrder(side) : anyHistorical();
        final long executionPrice = random.nextInt(4) == 0 ? price(side) : Prices.NO_PRICE;
        if (id < 0) {
            // An anonymous quantity is met by side and price.
            book.execute(nextHistoricalId++, side, book.price(side, 0), qty);
        } else {
            book.execute(id, Side.NONE, executionPrice, qty);
        }
        final BookUpdate update = book.update();
        if (update.isIgnored()) {
            reference.onPrint(update.side(), update.executionPrice(), qty);
        } else {
            final long there = reference.queues.historicalQty(update.orderId());
            noteIf(qty > there, Seen.OVERRUN);
            reference.onExecute(update.orderId(), qty, update.executionPrice());
        }
        venue.onBookUpdate(0, update, nowNs);
        return qty;
    }

    private long frontOrder(final int side) {
        final long[] first = new long[1];
        book.visitOrders(side, book.price(side, 0), (orderId, qty, priority) -> {
            first[0] = orderId;
            return false;
        });
        return first[0];
    }

    private long reduce() {
        final long qty = qty();
        final int side = random.nextInt(2);
        if (random.nextInt(4) == 0) {
            book.reduce(nextHistoricalId++, side, book.price(side, 0), qty);
        } else {
            book.reduce(anyHistorical(), Side.NONE, Prices.NO_PRICE, qty);
        }
        if (!book.update().isIgnored()) {
            reference.onReduce(book.update().orderId(), qty);
        }
        venue.onBookUpdate(0, book.update(), nowNs);
        return 0;
    }

    private long delete() {
        final int side = random.nextInt(2);
        if (random.nextInt(4) == 0) {
            book.delete(nextHistoricalId++, side, book.price(side, 0), qty());
        } else {
            book.delete(anyHistorical(), Side.NONE, Prices.NO_PRICE, 0);
        }
        final BookUpdate update = book.update();
        if (!update.isIgnored()) {
            reference.onReduce(update.orderId(), update.qty());
        }
        venue.onBookUpdate(0, update, nowNs);
        return 0;
    }

    private long replace() {
        final long old = anyHistorical();
        final long id = nextHistoricalId++;
        final long qty = qty();
        book.replace(old, id, price(random.nextInt(2)), qty);
        final BookUpdate update = book.update();
        if (!update.isIgnored()) {
            reference.onReplace(old, id, update.newPrice(), qty);
            historicalIds.add(id);
        }
        venue.onBookUpdate(0, update, nowNs);
        return qty;
    }

    private long print() {
        final long qty = qty();
        final int side = random.nextInt(3);
        final long price = price(random.nextInt(2));
        reference.onPrint(side, price, qty);
        venue.onTrade(0, side, price, qty, nowNs);
        return qty;
    }

    private long changeState() {
        final MarketStateCode[] states = {
            MarketStateCode.OPEN, MarketStateCode.HALT, MarketStateCode.AUCTION, MarketStateCode.CLOSED
        };
        state = state == MarketStateCode.OPEN || random.nextInt(3) > 0
                ? states[random.nextInt(4)]
                : MarketStateCode.OPEN;
        reference.onState(state);
        venue.onMarketState(0, state, nowNs);
        return 0;
    }

    private void snapshot() {
        final List<Map<Long, long[]>> anonymous = List.of(new LinkedHashMap<>(), new LinkedHashMap<>());
        book.clear();
        historicalIds.clear();
        for (int side = Side.BUY; side <= Side.SELL; side++) {
            long price = MID - Side.sign(side) * (1L + random.nextInt(2)) * instrument.tickSize();
            final int levels = random.nextInt(6);
            for (int i = 0; i < levels; i++) {
                book.addAnonymous(side, price, 1 + random.nextInt(3) * qty());
                final BookUpdate update = book.update();
                anonymous.get(side).put(price, new long[] {update.orderId(), update.leavesQty()});
                price -= Side.sign(side) * (1L + random.nextInt(2)) * instrument.tickSize();
            }
        }
        final boolean hasCarriedOver = reference.onSnapshot(anonymous);
        venue.onSnapshot(0, nowNs);
        noteIf(hasCarriedOver, Seen.USED_CARRIED_OVER);
    }

    private long anyHistorical() {
        if (historicalIds.isEmpty()) {
            return nextHistoricalId + 1_000_000;
        }
        final int index = random.nextInt(historicalIds.size());
        final long id = historicalIds.get(index);
        if (reference.queues.historicalQty(id) == 0) {
            historicalIds.remove(index);
        }
        return id;
    }

    private void send() {
        final int kind = random.nextInt(100);
        lastArrivalNs = Math.max(lastArrivalNs, nowNs + config.latency().entryNs());
        if (kind < 60 || ownIds.isEmpty()) {
            submit();
        } else if (kind < 78) {
            final long id = anyOwn();
            venue.cancel(id, nowNs);
            referenceCommands.add(new Command(lastArrivalNs, () -> reference.cancel(id)));
        } else {
            final long id = anyOwn();
            final ReferenceOrder order = reference.orders.get(id);
            final long price = random.nextInt(3) == 0
                    ? Prices.NO_PRICE
                    : random.nextInt(3) == 0 ? price(0) : order == null ? price(1) : order.price;
            final long qty = random.nextInt(20) == 0 ? 1 : qty();
            venue.replace(fixture.amended(id, price, qty), nowNs);
            referenceCommands.add(new Command(lastArrivalNs, () -> reference.replace(id, price, qty)));
        }
    }

    private void submit() {
        final boolean isDuplicate = !ownIds.isEmpty() && random.nextInt(60) == 0;
        final long id = isDuplicate ? anyOwn() : nextOwnId++;
        final OrderType[] types = {OrderType.MARKET, OrderType.STOP, OrderType.STOP_LIMIT};
        final OrderType type = random.nextInt(10) < 7 ? OrderType.LIMIT : types[random.nextInt(3)];
        final TimeInForce timeInForce =
                random.nextInt(10) < 6 ? TimeInForce.GTC : TimeInForce.values()[random.nextInt(4)];
        final int side = random.nextInt(2);
        final boolean hasLimit = type == OrderType.LIMIT || type == OrderType.STOP_LIMIT;
        final boolean hasStop = type == OrderType.STOP || type == OrderType.STOP_LIMIT;
        final long price = hasLimit ? price(side) + (random.nextInt(40) == 0 ? 1 : 0) : Prices.NO_PRICE;
        final long stopPrice = hasStop ? price(Side.opposite(side)) : Prices.NO_PRICE;
        final long qty = random.nextInt(30) == 0 ? random.nextInt(2) : qty() * (1 + random.nextInt(3));
        final boolean isPostOnly = random.nextInt(5) == 0;
        final Order order = fixture.order(id, side, type, timeInForce, price, stopPrice, qty, isPostOnly);
        venue.submit(order, nowNs);
        final ReferenceOrder plain = new ReferenceOrder(id, side, type, timeInForce, price, stopPrice, qty, isPostOnly);
        referenceCommands.add(new Command(lastArrivalNs, () -> reference.submit(plain)));
        if (!isDuplicate) {
            ownIds.add(id);
        }
        // The one order of the fixture is reused at once: what the venue keeps must be a copy.
        fixture.limit(-1, Side.NONE, 0, 0);
    }

    private long anyOwn() {
        final int recent = Math.min(ownIds.size(), 12);
        return random.nextInt(25) == 0 ? nextOwnId + 500 : ownIds.get(ownIds.size() - 1 - random.nextInt(recent));
    }

    private long qty() {
        return instrument.lotSize() * (1 + random.nextInt(9));
    }

    /** Mostly on the side's own half of the band, sometimes through the middle. */
    private long price(final int side) {
        final long away = random.nextInt(BAND) - 2L;
        return MID - Side.sign(side) * away * instrument.tickSize();
    }

    private void note(final ReferenceReport told) {
        final boolean isFill = told.execType() == ExecType.TRADE;
        noteIf(isFill && told.isMaker(), Seen.MAKER_FILL);
        noteIf(isFill && told.isMaker() && told.leavesQty() > 0, Seen.MAKER_PART_FILL);
        noteIf(isFill && !told.isMaker(), Seen.TAKER_FILL);
        noteIf(isFill && told.isMaker() && reference.orders.get(told.orderId()).isWithinAnonymous, Seen.ESTIMATED_FILL);
        noteIf(told.execType() == ExecType.TRIGGERED, Seen.TRIGGERED);
        noteIf(told.execType() == ExecType.EXPIRED, Seen.EXPIRED);
        noteIf(told.execType() == ExecType.REPLACED, Seen.REPLACED);
        noteIf(told.execType() == ExecType.REPLACED && told.status().isFinal(), Seen.REPLACED_BELOW_FILLED);
        noteIf(told.reason() == RejectReason.VENUE_SELF_TRADE, Seen.SELF_TRADE_PREVENTED);
        noteIf(told.reason() == RejectReason.VENUE_TOO_LATE, Seen.TOO_LATE);
        noteIf(told.reason() == RejectReason.VENUE_UNKNOWN_ORDER, Seen.UNKNOWN_ORDER);
        noteIf(told.reason() == RejectReason.VENUE_DUPLICATE_ID, Seen.DUPLICATE_ID);
        noteIf(told.reason() == RejectReason.VENUE_INVALID, Seen.INVALID);
        noteIf(told.reason() == RejectReason.VENUE_MARKET_NOT_OPEN, Seen.NOT_OPEN);
        final boolean isPostOnly = told.reason() == RejectReason.VENUE_POST_ONLY_WOULD_CROSS;
        noteIf(isPostOnly && told.execType() == ExecType.REJECTED, Seen.POST_ONLY_REJECTED);
        noteIf(isPostOnly && told.execType() == ExecType.CANCELED, Seen.POST_ONLY_CANCELED_AT_OPEN);
    }

    private void noteIf(final boolean happened, final Seen what) {
        if (happened) {
            seen.add(what);
        }
    }

    private String where() {
        return "seed " + seed + ", step " + step;
    }
}
