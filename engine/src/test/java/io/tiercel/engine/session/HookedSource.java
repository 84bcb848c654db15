package io.tiercel.engine.session;

import java.util.function.LongConsumer;

/** A source that does something of the test's own before each poll, with the number of events delivered so far: break, wait, send a command. */
public final class HookedSource extends SourceAround {
    private final LongConsumer beforePoll;

    public HookedSource(final FeedSource source, final LongConsumer beforePoll) {
        super(source);
        this.beforePoll = beforePoll;
    }

    @Override
    Step open() {
        return (events, _) -> {
            beforePoll.accept(events);
            return Step.GO_ON;
        };
    }
}
