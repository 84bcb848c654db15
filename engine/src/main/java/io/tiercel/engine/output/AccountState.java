package io.tiercel.engine.output;

/** What the account looks like to the records that tell of it. Core's thread only, allocates nothing. */
public interface AccountState {
    /**
     * @return number of instruments.
     */
    int instruments();

    /**
     * @return cash and positions at their marks, micros.
     */
    long equityMicros();

    /**
     * @return cash, micros.
     */
    long cashMicros();

    /**
     * @return realised profit before fees, micros.
     */
    long realisedMicros();

    /**
     * @return fees paid so far, micros.
     */
    long feesMicros();

    /**
     * @param instrumentId dense id.
     * @return signed quantity.
     */
    long position(int instrumentId);

    /**
     * @param instrumentId dense id.
     * @return bid + ask of the last uncrossed book (twice the mid), {@code Prices.NO_PRICE} when there never was one.
     */
    long markTwice(int instrumentId);
}
