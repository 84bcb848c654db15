package io.tiercel.engine.computation;

import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.InstrumentRegistry;

/** Recorded events on their way through books and factors. One thread; cold. */
public interface InputTape extends AutoCloseable {
    /**
     * @return the instruments of the events.
     */
    InstrumentRegistry registry();

    /**
     * @param listener told after each event; set before the first {@link #advance}.
     */
    void listener(FactorListener listener);

    /**
     * Works on some events.
     *
     * @return false when there are no more.
     */
    boolean advance();

    /**
     * @return share of the events that has been worked on, 0 to 1; NaN if nobody knows.
     */
    double progress();

    /**
     * @return most levels a side that any book had so far, up to ten.
     */
    int levelsSeen();

    @Override
    void close();
}
