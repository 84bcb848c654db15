package io.tiercel.engine.computation;

import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/** Makes the rows of a table from what the factors tell. One thread. */
public interface TableRows {
    /**
     * @return names of the columns, without time and instrument.
     */
    List<String> columns();

    /**
     * @param registry instruments of the events.
     * @param rows     where rows go.
     * @return to be told after each event.
     */
    FactorListener listener(InstrumentRegistry registry, RowConsumer rows);

    /** Takes a row. */
    @FunctionalInterface
    interface RowConsumer {
        /**
         * @param instrumentId dense id.
         * @param timeNs       of the row, ns since the epoch.
         * @param values       by column; only read.
         */
        void take(int instrumentId, long timeNs, double[] values);
    }
}
