package io.tiercel.factors.streaming;

import io.tiercel.factors.batch.EventRecorder;
import io.tiercel.factors.batch.RecordedEvents;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.BookAction;
import java.util.List;

/** Seeded events as columns, for tests of other packages; and how an event is told to a recorder. */
public final class RecordedMarket {
    private RecordedMarket() {}

    /** So many events of {@link RandomMarket}. */
    public static RecordedEvents random(final Instrument instrument, final long seed, final int events) {
        final EventRecorder recorder = new EventRecorder(new InstrumentRegistry(List.of(instrument)));
        final RandomMarket market = new RandomMarket(seed);
        for (int i = 0; i < events; i++) {
            record(recorder, market.next(), market.isDepthChanged());
        }
        return recorder.columns(0);
    }

    static void record(final EventRecorder recorder, final FactorEvent event, final boolean isDepthChanged) {
        for (final FactorEvent.Part part : event.before()) {
            final FactorEvent p = part.event();
            if (p.action() == BookAction.REPLACE) {
                recorder.onReplacePart(0, p.side(), p.qty(), p.newPrice(), p.newQty(), part.isDepthChanged());
            } else {
                recorder.onPart(0, p.action(), p.side(), p.price(), p.qty(), part.isDepthChanged());
            }
        }
        final FactorEvent e = event;
        if (e.action() == BookAction.NULL_VAL) {
            recorder.onBook(0, e.timeNs(), e.book());
        } else if (e.action() == BookAction.REPLACE) {
            recorder.onReplace(0, e.timeNs(), e.side(), e.qty(), e.newPrice(), e.newQty(), e.book(), isDepthChanged);
        } else {
            recorder.onEvent(0, e.timeNs(), e.action(), e.side(), e.price(), e.qty(), e.book(), isDepthChanged);
        }
    }
}
