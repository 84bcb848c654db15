package io.tiercel.engine.scenarios;

import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.book.LevelBook;
import io.tiercel.marketdata.book.OrderBook;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.account.Account;
import java.util.List;

/** The market data of a case: they change its book and are told to the venue and the account, as in the engine. One thread. */
final class CaseMarket {
    private final OrderBook orders;
    private final LevelBook levels;
    private final SimulatedVenue venue;
    private final Account account;

    /**
     * @param orders of a case of order-by-order data.
     * @param levels of a case of level data, else null.
     */
    CaseMarket(final OrderBook orders, final LevelBook levels, final SimulatedVenue venue, final Account account) {
        this.orders = orders;
        this.levels = levels;
        this.venue = venue;
        this.account = account;
        if (levels != null) {
            venue.followLevels(0, levels);
        }
    }

    void onEvent(final VenueCase.Event event) {
        if (event.state() != null) {
            venue.onMarketState(0, event.state(), event.ts());
        } else if (event.trade() != null) {
            print(event.trade(), event.ts());
        } else if (levels != null) {
            changeLevels(event);
        } else {
            changeOrders(event);
            venue.onBookUpdate(0, orders.update(), event.ts());
        }
        final BookView book = levels == null ? orders : levels;
        if (book.isValid()) {
            account.mark(0, book.price(Side.BUY, 0), book.price(Side.SELL, 0));
        }
    }

    private void print(final VenueCase.Trade trade, final long timeNs) {
        final int resting = trade.side() == null ? Side.NONE : Side.opposite(VenueCase.side(trade.side()));
        account.markTrade(0, trade.price());
        venue.onTrade(0, resting, trade.price(), trade.qty(), timeNs);
    }

    private void changeLevels(final VenueCase.Event event) {
        if (event.level() != null) {
            final VenueCase.Level level = event.level();
            final int side = VenueCase.side(level.side());
            levels.set(side, level.price(), level.qty(), EventWriter.NOT_TOLD);
            venue.onLevel(0, side, level.price(), level.qty());
            venue.onLevelsChanged(0, event.ts());
        } else if (event.snapshot() != null) {
            levels.clear();
            event.snapshot().bids().forEach(level -> set(Side.BUY, level));
            event.snapshot().asks().forEach(level -> set(Side.SELL, level));
            venue.onLevelsStated(0, event.ts());
        } else {
            throw new BadInputException(
                    "event at " + event.ts() + " of L2 data, expected level, snapshot, trade or state");
        }
    }

    private void set(final int side, final List<Long> level) {
        levels.set(side, level.getFirst(), level.getLast(), EventWriter.NOT_TOLD);
    }

    private void changeOrders(final VenueCase.Event event) {
        if (event.add() != null) {
            final VenueCase.Add add = event.add();
            orders.add(add.id(), VenueCase.side(add.side()), add.price(), add.qty());
        } else if (event.exec() != null) {
            orders.execute(
                    event.exec().id(), Side.NONE, Prices.NO_PRICE, event.exec().qty());
            account.markTrade(0, orders.update().executionPrice());
        } else if (event.reduce() != null) {
            orders.reduce(
                    event.reduce().id(),
                    Side.NONE,
                    Prices.NO_PRICE,
                    event.reduce().qty());
        } else if (event.delete() != null) {
            orders.delete(event.delete().id(), Side.NONE, Prices.NO_PRICE, 0);
        } else if (event.replace() != null) {
            final VenueCase.Replace replace = event.replace();
            orders.replace(replace.id(), replace.newId(), replace.price(), replace.qty());
        } else {
            throw new BadInputException("event at " + event.ts()
                    + " of L3 data, expected add, exec, reduce, delete, replace, trade or state");
        }
    }
}
