package io.tiercel.factors.streaming;

import static io.tiercel.factors.window.EventMids.NO_MID;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.DoubleSumWindow;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.TimedMids;

/**
 * Returns of the carried mid over events and over time, and its realised variance.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedMids}; O(1) amortised.
 * <p>
 * A return is {@code 1e4 ln(x / y)} by {@link LogReturn}; it is taken again only when x or y is another mid than before. Where the
 * quotient is not positive and finite (a mid of 0 or of the other sign) there is no return: NaN.
 */
final class ReturnFactors {
    private static final int MID_RET_10EV = Factor.MID_RET_10EV.index();
    private static final int MID_RET_1S = Factor.MID_RET_1S.index();
    private static final int RV_100EV = Factor.RV_100EV.index();

    private final double[] values;
    private final int eventsBack;
    private final int varianceEvents;
    private final EventMids mids;
    private final TimedMids timedMids;
    private final DoubleSumWindow squares;

    private double returnBps;
    private long lastMid = NO_MID;

    /**
     * @param values the instrument's factor values, written in place.
     * @param config windows.
     * @param mids   carried mids by event, put by the caller.
     */
    ReturnFactors(final double[] values, final FactorsConfig config, final EventMids mids) {
        this.values = values;
        this.mids = mids;
        eventsBack = config.window(FactorParameter.MID_RETURN_EVENTS);
        varianceEvents = config.window(FactorParameter.REALISED_VARIANCE_EVENTS);
        timedMids = new TimedMids(
                config.whole(FactorParameter.MID_RETURN_NS), config.window(FactorParameter.MID_HISTORY_CAPACITY));
        squares = new DoubleSumWindow(varianceEvents);
    }

    /**
     * @param event  number of the event, from 0; its mid is already put.
     * @param timeNs its time, never before the last one's.
     * @param mid    carried mid after it.
     */
    void onEvent(final long event, final long timeNs, final long mid) {
        final boolean isMidChanged = mid != lastMid || event == 0L;
        returnBps = 0.0;
        if (isMidChanged) {
            timedMids.put(timeNs, mid);
            if (lastMid != NO_MID) {
                returnBps = LogReturn.bps(mid, lastMid);
            }
            lastMid = mid;
        }
        final double variance = squares.add(returnBps * returnBps);
        if (event >= varianceEvents) {
            values[RV_100EV] = variance;
        }
        if (mids.isKnown(event - eventsBack)) {
            // taken again at every event: whether one of the two mids moved is guessed wrong too often
            values[MID_RET_10EV] = LogReturn.bps(mid, mids.at(event - eventsBack));
        }
        if (timedMids.advance(timeNs) || isMidChanged) {
            final long baseMid = timedMids.mid();
            values[MID_RET_1S] = baseMid == NO_MID ? Double.NaN : LogReturn.bps(mid, baseMid);
        }
    }

    /**
     * @return {@code r_i} of the last event, basis points.
     */
    double returnBps() {
        return returnBps;
    }
}
