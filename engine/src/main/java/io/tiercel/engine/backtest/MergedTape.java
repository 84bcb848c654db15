package io.tiercel.engine.backtest;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import java.util.List;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Several tapes as one, by time; at one time the earlier one in the list goes first. What a source says in several events is never taken apart.
 * <p>
 * Owned by one thread; allocates nothing after construction.
 */
final class MergedTape implements MarketTape {
    private static final int NONE = -1;

    private final MarketTape[] tapes;
    private final boolean[] isLive;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final MessageHeaderEncoder stamped = new MessageHeaderEncoder();
    private int current = NONE;
    private boolean isStarted;
    private boolean isWithinGroup;
    private long sequence;
    private long eventTimeNs = Long.MIN_VALUE;

    /**
     * @param tapes in order of precedence, not empty; closed with this. Their events' sequences are overwritten.
     */
    MergedTape(final List<? extends MarketTape> tapes) {
        this.tapes = tapes.toArray(MarketTape[]::new);
        isLive = new boolean[this.tapes.length];
    }

    @Override
    public boolean next() {
        if (!isStarted) {
            isStarted = true;
            for (int i = 0; i < tapes.length; i++) {
                isLive[i] = tapes[i].next();
            }
        } else {
            isLive[current] = tapes[current].next();
        }
        if (!isWithinGroup || !isLive[current]) {
            current = earliest();
            if (current == NONE) {
                return false;
            }
        }
        // what comes behind a group of another tape may be older than its last part
        eventTimeNs = Math.max(eventTimeNs, tapes[current].eventTimeNs());
        stamped.wrap(tapes[current].buffer(), tapes[current].offset())
                .sequence(++sequence)
                .eventTimeNs(eventTimeNs);
        isWithinGroup =
                (header.wrap(tapes[current].buffer(), tapes[current].offset()).flags() & EventWriter.LAST_IN_GROUP)
                        == 0;
        return true;
    }

    private int earliest() {
        int earliest = NONE;
        for (int i = 0; i < tapes.length; i++) {
            if (isLive[i] && (earliest == NONE || tapes[i].eventTimeNs() < tapes[earliest].eventTimeNs())) {
                earliest = i;
            }
        }
        return earliest;
    }

    @Override
    public UnsafeBuffer buffer() {
        return tapes[current].buffer();
    }

    @Override
    public int offset() {
        return tapes[current].offset();
    }

    @Override
    public long eventTimeNs() {
        return eventTimeNs;
    }

    @Override
    public double progress() {
        double least = 1;
        for (final MarketTape tape : tapes) {
            final double share = tape.progress();
            least = Double.isNaN(share) ? share : Math.min(least, share);
        }
        return least;
    }

    @Override
    public void close() {
        for (final MarketTape tape : tapes) {
            tape.close();
        }
    }
}
