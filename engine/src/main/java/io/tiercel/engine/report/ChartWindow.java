package io.tiercel.engine.report;

import io.tiercel.engine.MarketObserver;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Optional;
import org.agrona.collections.LongArrayList;

/**
 * Keeps the best prices of one instrument during the busiest seconds of a session, while its journal is replayed.
 * <p>
 * Called on the thread of the replay. Allocates only where its lists grow, within the window.
 */
public final class ChartWindow implements MarketObserver {
    /** Length of the window: long enough for several quotes and fills, short enough to see each. */
    static final long LENGTH_NS = 60_000_000_000L;

    private final ChartSpan span;
    private final LongArrayList timesNs = new LongArrayList();
    private final LongArrayList bids = new LongArrayList();
    private final LongArrayList asks = new LongArrayList();
    private long lastBid = Prices.NO_PRICE;
    private long lastAsk = Prices.NO_PRICE;

    private ChartWindow(final ChartSpan span) {
        this.span = span;
    }

    /**
     * @param data of the session.
     * @return a window over its busiest seconds; one that sees nothing when the session had no fill.
     */
    public static ChartWindow busiest(final SessionData data) {
        return new ChartWindow(ChartSpan.busiest(data.fills(), LENGTH_NS).orElse(null));
    }

    @Override
    public void onMarketEvent(final int instrumentId, final long nowNs, final BookView book) {
        if (span == null || instrumentId != span.instrumentId() || nowNs > span.toNs()) {
            return;
        }
        final long bid = book.price(Side.BUY, 0);
        final long ask = book.price(Side.SELL, 0);
        if (nowNs < span.fromNs()) {
            lastBid = bid;
            lastAsk = ask;
            return;
        }
        if (timesNs.isEmpty()) {
            add(span.fromNs(), lastBid, lastAsk);
        }
        if (bid != lastBid || ask != lastAsk) {
            add(nowNs, bid, ask);
            lastBid = bid;
            lastAsk = ask;
        }
    }

    private void add(final long timeNs, final long bid, final long ask) {
        timesNs.addLong(timeNs);
        bids.addLong(bid);
        asks.addLong(ask);
    }

    Optional<ChartSpan> span() {
        return Optional.ofNullable(span);
    }

    /** Changes of the best prices within the window, the state at its start first. */
    int size() {
        return timesNs.size();
    }

    long timeNs(final int index) {
        return timesNs.getLong(index);
    }

    /** {@code Prices.NO_PRICE} while there was no bid. */
    long bid(final int index) {
        return bids.getLong(index);
    }

    /** {@code Prices.NO_PRICE} while there was no ask. */
    long ask(final int index) {
        return asks.getLong(index);
    }
}
