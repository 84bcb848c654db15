package io.tiercel.engine.venue;

import io.tiercel.marketdata.book.ArrayOrderBook;
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
import io.tiercel.strategy.order.RejectReason;
import java.util.ArrayList;
import java.util.List;

/** One instrument (two more beside it), its book and the venue; every command is settled at once, every report becomes a short line. */
final class VenueFixture {
    final OrderFixture orders = new OrderFixture();
    final OrderBook book = new ArrayOrderBook();
    final OrderBook otherBook = new ArrayOrderBook();
    final SimulatedVenue venue;
    final List<String> lines = new ArrayList<>();
    final ExecutionReport report = new ExecutionReport();
    long nowNs = 1_000;

    VenueFixture() {
        this(VenueConfig.defaults());
    }

    VenueFixture(final VenueConfig config) {
        final InstrumentRegistry instruments = new InstrumentRegistry(
                List.of(new Instrument(0, "XYZ", 2, 0, 1, 1, 1), new Instrument(1, "ABC", 2, 0, 1, 1, 1)));
        venue = new SimulatedVenue(
                instruments, List.of(book, otherBook), List.of(FeeSchedule.FREE, FeeSchedule.FREE), config);
    }

    static VenueFixture with(final SelfTradePrevention selfTradePrevention) {
        return new VenueFixture(VenueConfig.constant(0, 0, FillOnCross.TOUCH, selfTradePrevention));
    }

    VenueFixture add(final long id, final int side, final long price, final long qty) {
        book.add(id, side, price, qty);
        return changed();
    }

    VenueFixture execute(final long id, final long qty) {
        book.execute(id, Side.NONE, Prices.NO_PRICE, qty);
        return changed();
    }

    VenueFixture reduce(final long id, final long qty) {
        book.reduce(id, Side.NONE, Prices.NO_PRICE, qty);
        return changed();
    }

    VenueFixture delete(final long id) {
        book.delete(id, Side.NONE, Prices.NO_PRICE, 0);
        return changed();
    }

    VenueFixture replace(final long id, final long newId, final long price, final long qty) {
        book.replace(id, newId, price, qty);
        return changed();
    }

    VenueFixture changed() {
        venue.onBookUpdate(0, book.update(), nowNs);
        return poll();
    }

    VenueFixture print(final int restingSide, final long price, final long qty) {
        venue.onTrade(0, restingSide, price, qty, nowNs);
        return poll();
    }

    VenueFixture state(final MarketStateCode state) {
        venue.onMarketState(0, state, nowNs);
        return poll();
    }

    VenueFixture snapshot() {
        venue.onSnapshot(0, nowNs);
        return poll();
    }

    VenueFixture send(final Order order) {
        venue.submit(order, nowNs);
        return settle();
    }

    VenueFixture cancel(final long orderId) {
        venue.cancel(orderId, nowNs);
        return settle();
    }

    VenueFixture amend(final long orderId, final long price, final long qty) {
        venue.replace(orders.amended(orderId, price, qty), nowNs);
        return settle();
    }

    private VenueFixture settle() {
        while (venue.nextArrivalNs() <= nowNs) {
            venue.processArrival();
        }
        return poll();
    }

    private VenueFixture poll() {
        while (venue.nextReportNs() <= nowNs) {
            venue.pollReport(report);
            lines.add(line());
        }
        return this;
    }

    /** The lines since the last call. */
    List<String> told() {
        final List<String> told = List.copyOf(lines);
        lines.clear();
        return told;
    }

    private String line() {
        final StringBuilder line = new StringBuilder();
        line.append(report.orderId).append(' ').append(report.execType);
        if (report.execType == ExecType.TRADE) {
            line.append(' ').append(report.lastQty).append('@').append(report.lastPrice);
            line.append(report.isMaker ? " M" : " T");
        }
        if (report.reason != RejectReason.NONE) {
            line.append(' ').append(report.reason);
        }
        return line.toString();
    }
}
