package io.tiercel.factors.bar;

/** Takes bars as they end. Called on the core's thread. */
public interface BarListener {
    /**
     * @param bar that has ended; one object for all bars of an instrument, overwritten after the call.
     */
    void onBar(Bar bar);
}
