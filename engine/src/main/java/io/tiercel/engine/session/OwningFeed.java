package io.tiercel.engine.session;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.LeftOut;
import io.tiercel.marketdata.input.BadInputException;
import java.util.Deque;
import java.util.SortedMap;

/** A feed with what it stands on: both are closed together, the feed first. Owned by the ingress thread; allocates nothing itself. */
final class OwningFeed implements Feed {
    private final Feed feed;
    private final Deque<AutoCloseable> owned;

    /** {@code owned} is closed from its head on. */
    OwningFeed(final Feed feed, final Deque<AutoCloseable> owned) {
        this.feed = feed;
        this.owned = owned;
    }

    @Override
    public int poll(final EventWriter writer, final int limit) {
        return feed.poll(writer, limit);
    }

    @Override
    public double progress() {
        return feed.progress();
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return feed.messagesByType();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return feed.remarks();
    }

    @Override
    public LeftOut leftOut() {
        return feed.leftOut();
    }

    @Override
    public void close() {
        feed.close();
        closeAll(owned);
    }

    static void closeAll(final Deque<AutoCloseable> opened) {
        BadInputException failure = null;
        while (!opened.isEmpty()) {
            try {
                opened.pop().close();
            } catch (final Exception e) {
                if (failure == null) {
                    failure = new BadInputException("feed cannot be closed (" + e + "), expected an open one", e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
