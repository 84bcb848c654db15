package io.tiercel.factors.streaming;

import io.tiercel.factors.catalogue.FactorVector;

/** Told after each event, when the instrument's factors and formulas are those after it. Called on the core's thread. */
@FunctionalInterface
public interface FactorListener {
    /**
     * @param instrumentId dense id.
     * @param eventTimeNs  the core's time.
     * @param factors      live view of the instrument's values.
     * @param trades       of the event.
     */
    void onFactors(int instrumentId, long eventTimeNs, FactorVector factors, EventTrades trades);
}
