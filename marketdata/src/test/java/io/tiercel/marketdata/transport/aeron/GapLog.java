package io.tiercel.marketdata.transport.aeron;

import io.tiercel.marketdata.feed.FeedAudit;
import java.util.ArrayList;
import java.util.List;

/** Keeps how many messages each gap told was short of. */
final class GapLog implements FeedAudit {
    private final List<Long> gaps = new ArrayList<>();

    List<Long> gaps() {
        return gaps;
    }

    @Override
    public void gap(final int instrumentId, final long missing) {
        gaps.add(missing);
    }

    @Override
    public void bestPrices(
            final int instrumentId, final long bidPrice, final long bidQty, final long askPrice, final long askQty) {
        throw new AssertionError("a link knows no books");
    }

    @Override
    public void levels(final int instrumentId, final long[] bids, final long[] asks, final int depth) {
        throw new AssertionError("a link knows no books");
    }

    @Override
    public void execution(final int instrumentId, final int restingSide, final long price) {
        throw new AssertionError("a link knows no books");
    }

    @Override
    public void checksum(final int instrumentId, final BookChecksum rule, final long expected) {
        throw new AssertionError("a link knows no books");
    }

    @Override
    public void reference(final int instrumentId, final boolean isOk) {
        throw new AssertionError("a link knows no books");
    }
}
