package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.ExactProductSum;

/**
 * Kyle's lambda: slope of mid changes on signed volume over the last N events.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 * <p>
 * With x the signed volume in quantity units and y the mid change in half price units, both whole numbers, all sums are exact and cannot drift.
 * Events without a trade have x = 0 and touch only the sum of y, which is the difference of two mids; so only trades are kept.
 */
final class PriceImpact {
    private static final int KYLE_LAMBDA_200EV = Factor.KYLE_LAMBDA_200EV.index();

    private final double[] values;
    private final int events;
    private final double unit;
    private final EventMids mids;
    private final ExactProductSum sumXx = new ExactProductSum();
    private final ExactProductSum sumXy = new ExactProductSum();
    private final long[] tradeEvents;
    private final long[] signedQtys;
    private final long[] midChanges;
    private final int mask;

    private long sumX;
    private long lastSumY;
    private double scale;
    private int head;
    private int tail;

    /**
     * @param values the instrument's factor values, written in place.
     * @param events N.
     * @param mids   carried mids by event, put by the caller.
     * @param unit   one quantity unit per half price unit in whole units per tick.
     */
    PriceImpact(final double[] values, final int events, final EventMids mids, final double unit) {
        this.values = values;
        this.events = events;
        this.mids = mids;
        this.unit = unit;
        final int capacity = Integer.highestOneBit(events) << 1;
        tradeEvents = new long[capacity];
        signedQtys = new long[capacity];
        midChanges = new long[capacity];
        mask = capacity - 1;
    }

    /**
     * @param event     number of the event, from 0; its mid is already put.
     * @param signedQty positive for a buying aggressor, 0 where the event is no trade of known sign.
     */
    void onEvent(final long event, final long signedQty) {
        final long oldest = event - events;
        final long mid = mids.at(event);
        boolean isChanged = event == events;
        if (head != tail && tradeEvents[head & mask] == oldest) {
            remove(head & mask);
            head++;
            isChanged = true;
        }
        if (signedQty != 0L) {
            add(tail & mask, event, signedQty, mid - mids.at(event - 1));
            tail++;
            isChanged = true;
        }
        if (oldest < 0L) {
            return;
        }
        final long sumY = mid - mids.at(oldest);
        if (isChanged || sumY != lastSumY) {
            if (isChanged) {
                final double spread = sumXx.varianceLike(events, sumX, sumX);
                scale = spread == 0.0 ? Double.NaN : unit / spread;
            }
            lastSumY = sumY;
            values[KYLE_LAMBDA_200EV] = sumXy.varianceLike(events, sumX, sumY) * scale;
        }
    }

    private void add(final int at, final long event, final long signedQty, final long midChange) {
        tradeEvents[at] = event;
        signedQtys[at] = signedQty;
        midChanges[at] = midChange;
        sumX += signedQty;
        sumXx.add(signedQty, signedQty);
        sumXy.add(signedQty, midChange);
    }

    private void remove(final int at) {
        final long signedQty = signedQtys[at];
        sumX -= signedQty;
        sumXx.subtract(signedQty, signedQty);
        sumXy.subtract(signedQty, midChanges[at]);
    }
}
