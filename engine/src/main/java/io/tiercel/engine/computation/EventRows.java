package io.tiercel.engine.computation;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import java.util.List;

/** A row for each event: the factors, then the formulas. One thread; allocates nothing per row. */
public final class EventRows implements TableRows {
    private final List<String> columns;

    /**
     * @param config what is computed.
     */
    public EventRows(final FactorsConfig config) {
        columns = config.chosenIds();
    }

    @Override
    public List<String> columns() {
        return columns;
    }

    @Override
    public FactorListener listener(final InstrumentRegistry registry, final RowConsumer rows) {
        final double[] values = new double[columns.size()];
        return (instrumentId, eventTimeNs, factors, trades) -> {
            for (int i = 0; i < values.length; i++) {
                values[i] = factors.value(i);
            }
            rows.take(instrumentId, eventTimeNs, values);
        };
    }
}
