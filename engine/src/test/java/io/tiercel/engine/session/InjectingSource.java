package io.tiercel.engine.session;

import io.tiercel.marketdata.event.EventWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** A source in whose feed the test puts events of its own, before the poll at which so many events have been delivered. */
public final class InjectingSource extends SourceAround {
    private final List<Long> times = new ArrayList<>();
    private final List<Consumer<EventWriter>> injections = new ArrayList<>();

    public InjectingSource(final FeedSource source) {
        super(source);
    }

    public InjectingSource at(final long events, final Consumer<EventWriter> injection) {
        times.add(events);
        injections.add(injection);
        return this;
    }

    @Override
    Step open() {
        final int[] next = new int[1];
        return (events, writer) -> {
            while (next[0] < times.size() && events >= times.get(next[0])) {
                injections.get(next[0]++).accept(writer);
            }
            return Step.GO_ON;
        };
    }
}
