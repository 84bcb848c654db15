package io.tiercel.strategy;

import io.tiercel.factors.catalogue.FactorVector;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.strategy.model.Signal;

/**
 * What a strategy sees when an event (or the last fragment of a group) of one instrument has been applied.
 * <p>
 * Core's thread only, valid during the call, allocates nothing.
 */
public interface MarketView {
    /**
     * @return the core's time, ns since the epoch.
     */
    long nowNs();

    /**
     * @return the instrument the event belongs to.
     */
    Instrument instrument();

    /**
     * @return its book after the event.
     */
    BookView book();

    /**
     * @return its factors after the event.
     */
    FactorVector factors();

    /**
     * @return the model's latest answer for this instrument; {@link Signal#isPresent()} tells whether there is one.
     */
    Signal signal();

    /**
     * @return true when the event moved the best bid price or the best ask price: the moment at which the model was asked.
     */
    boolean isBestPriceChanged();

    /**
     * @return true while the market of this instrument is open.
     */
    boolean isOpen();

    /**
     * @return quantity that has traded in this instrument so far in the session, as its feed tells: executions and prints, hidden ones included, no crosses.
     */
    long tradedQty();

    /**
     * @return what the account holds.
     */
    Positions positions();

    /**
     * @return orders that are not final.
     */
    WorkingOrders workingOrders();
}
