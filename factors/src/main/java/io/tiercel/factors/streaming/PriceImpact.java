package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.ExactProductSum;

/**
 * Slope of mid changes on signed volume (Kyle's lambda) or on order flow over the last N events.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 * <p>
 * With x the signed volume or flow in quantity units and y the mid change in half price units, both whole numbers, all sums are exact and cannot drift.
 * Events without either have x = 0 and touch only the sum of y, which is the difference of two mids; so only the others are kept.
 */
final class PriceImpact {
    private final double[] values;
    private final int column;
    private final int events;
    private final double unit;
    private final EventMids mids;
    private final ExactProductSum sumXx = new ExactProductSum();
    private final ExactProductSum sumXy = new ExactProductSum();
    private final long[] flowEvents;
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
     * @param factor to write.
     * @param events N.
     * @param mids   carried mids by event, put by the caller.
     * @param unit   one quantity unit per half price unit in whole units per tick.
     */
    PriceImpact(final double[] values, final Factor factor, final int events, final EventMids mids, final double unit) {
        this.values = values;
        column = factor.index();
        this.events = events;
        this.mids = mids;
        this.unit = unit;
        final int capacity = Integer.highestOneBit(events) << 1;
        flowEvents = new long[capacity];
        signedQtys = new long[capacity];
        midChanges = new long[capacity];
        mask = capacity - 1;
    }

    /**
     * @param event     number of the event, from 0; its mid is already put.
     * @param signedQty x, positive for buying; 0 where the event has none.
     */
    void onEvent(final long event, final long signedQty) {
        final long oldest = event - events;
        final long mid = mids.at(event);
        boolean isChanged = event == events;
        if (head != tail && flowEvents[head & mask] == oldest) {
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
            values[column] = sumXy.varianceLike(events, sumX, sumY) * scale;
        }
    }

    private void add(final int at, final long event, final long signedQty, final long midChange) {
        flowEvents[at] = event;
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
