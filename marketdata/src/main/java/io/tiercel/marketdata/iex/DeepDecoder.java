package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Side;
import java.util.Arrays;

/**
 * DEEP 1.0: what a price level holds from now on. One event of the exchange may take several updates; the book is whole after the one that says so, and
 * the updates up to it form a group.
 * <p>
 * Owned by the ingress thread; allocates when an instrument is met for the first time, else nothing.
 */
final class DeepDecoder extends IexDecoder {
    private static final int MAX_PART = 0xffff;

    private int[] parts = {};

    DeepDecoder(final Listing listing) {
        super(listing);
    }

    @Override
    boolean speaks(final int protocol) {
        return protocol == DEEP;
    }

    @Override
    String title() {
        return "DEEP 1.0 (0x8004)";
    }

    @Override
    protected void onListed(final int id) {
        if (id >= parts.length) {
            parts = Arrays.copyOf(parts, Math.max(id + 1, parts.length * 2));
        }
    }

    @Override
    boolean isInTransition() {
        return parts[instrument] != 0;
    }

    @Override
    void forgetBooks() {
        Arrays.fill(parts, 0);
    }

    @Override
    int decodeOwn(final IexMessageType type) {
        return switch (type) {
            case PRICE_LEVEL_BUY_UPDATE -> isListed() ? level(Side.BUY) : 0;
            case PRICE_LEVEL_SELL_UPDATE -> isListed() ? level(Side.SELL) : 0;
            default -> 0;
        };
    }

    private int level(final int side) {
        final long price = positivePrice(PRICE_OFFSET);
        final long qty = qty(SIZE_OFFSET);
        final boolean isComplete = (flag() & EVENT_COMPLETE) != 0;
        final int part = parts[instrument];
        writer.levelUpdate(instrument, sequence, part, isComplete, timeNs, side, price, qty, EventWriter.NOT_TOLD);
        parts[instrument] = isComplete ? 0 : Math.min(part + 1, MAX_PART);
        return 1;
    }
}
