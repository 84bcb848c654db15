package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;

/**
 * What one event was and what it left: read by the groups of factors, written by {@link InstrumentFactors} only. Prices and quantities are in the
 * instrument's units, mids in half price units.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class EventFacts {
    /** Number of the event, from 0. */
    long event;

    long timeNs;
    long startTimeNs;
    long elapsedNs;

    /** Carried mids before and after, {@code NO_MID} while there is none. */
    long midBefore = NO_MID;

    long mid = NO_MID;

    /** {@code r_i}, basis points. */
    double returnBps;

    /** What decay at the rate of order flow leaves of a sum since the event before; NaN where nobody took it. */
    double flowDecay = Double.NaN;

    boolean isDepthChanged;
    boolean isValid;
    long bid = Prices.NO_PRICE;
    long ask = Prices.NO_PRICE;
    long bidQty;
    long askQty;
    long bidBefore = Prices.NO_PRICE;
    long askBefore = Prices.NO_PRICE;
    long bestFlow;
    long flowOfFive;
    long flow;

    /** Trades of the event; what follows is the last one's, or while they are told one by one, the present one's. */
    int trades;

    boolean isHidden;
    int sign;
    long price;
    long qty;

    /** {@code v_i}: all trades of the event. */
    long signedQty;

    /** What the event consists of, settled; null for an event of one part, which the fields below tell. */
    EventParts parts;

    /** Whether the feed ever told an order that came or went. */
    boolean areOrdersTold;

    /** Side of the order that came or went, {@code Side.NONE} where there was none. */
    int orderSide = Side.NONE;

    long addedQty;
    long addedPrice;
    long canceledQty;

    /** True when {@code spanNs} have passed since the first event. */
    boolean hasPassed(final long spanNs) {
        return timeNs - startTimeNs >= spanNs;
    }
}
