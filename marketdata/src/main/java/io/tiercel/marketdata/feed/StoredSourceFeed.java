package io.tiercel.marketdata.feed;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.input.BadInputException;

/**
 * A feed of something stored that, once it has met damage, tells the same at every further poll: what follows damage cannot be trusted.
 * <p>
 * Owned by the ingress thread.
 */
public abstract class StoredSourceFeed implements Feed {
    private BadInputException failure;

    @Override
    public final int poll(final EventWriter writer, final int limit) {
        if (failure != null) {
            throw failure;
        }
        try {
            return read(writer, limit);
        } catch (final BadInputException e) {
            failure = e;
            throw e;
        }
    }

    /**
     * Reads on, as {@link #poll} tells.
     *
     * @param writer where normalised events go.
     * @param limit  positive.
     * @return events written, 0 when nothing is there now, {@link #END_OF_FEED} at the end.
     */
    protected abstract int read(EventWriter writer, int limit);
}
