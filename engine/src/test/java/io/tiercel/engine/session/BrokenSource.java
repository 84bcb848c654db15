package io.tiercel.engine.session;

import io.tiercel.marketdata.protocol.MarketStateCode;

/**
 * A source that, after so many events of the one beneath, once delivers what makes every handler throw: the state of an instrument that does not exist. It
 * stands for any bug that depends on the inputs alone.
 */
public final class BrokenSource extends SourceAround {
    /** No session of a test has so many. */
    private static final int NO_SUCH_INSTRUMENT = 99;

    private final int breakAt;

    public BrokenSource(final FeedSource source, final int breakAt) {
        super(source);
        this.breakAt = breakAt;
    }

    @Override
    Step open() {
        final boolean[] isBroken = new boolean[1];
        return (events, writer) -> {
            if (events < breakAt || isBroken[0]) {
                return Step.GO_ON;
            }
            isBroken[0] = true;
            writer.tradingStatus(NO_SUCH_INSTRUMENT, 1, 0, MarketStateCode.OPEN);
            return 1;
        };
    }
}
