package io.tiercel.strategy;

/** Read-only view of what the account holds; implemented by risk. Core's thread only, allocates nothing. */
public interface Positions {
    /**
     * @param instrumentId dense id.
     * @return signed quantity as the engine knows it (fills it has seen): positive long.
     */
    long position(int instrumentId);

    /**
     * @return cash in micros of the currency.
     */
    long cashMicros();

    /**
     * @return cash and positions at their marks, micros.
     */
    long equityMicros();
}
