package io.tiercel.marketdata.iex;

import static io.tiercel.marketdata.iex.IexDescriptor.*;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;

/**
 * TOPS 1.5 and 1.6: best bid and offer. A size of 0 is a side without a quotation. Owned by the ingress thread; allocates when an instrument is met for
 * the first time, else nothing.
 */
final class TopsDecoder extends IexDecoder {
    TopsDecoder(final Listing listing) {
        super(listing);
    }

    @Override
    boolean speaks(final int protocol) {
        return protocol == TOPS_1_5 || protocol == TOPS_1_6;
    }

    @Override
    String title() {
        return "TOPS 1.5 or 1.6 (0x8002, 0x8003)";
    }

    @Override
    void forgetBooks() {
        // none kept
    }

    @Override
    int decodeOwn(final IexMessageType type) {
        return type == IexMessageType.QUOTE_UPDATE && isListed() ? quote() : 0;
    }

    private int quote() {
        final long bidQty = qty(BID_SIZE_OFFSET);
        final long askQty = qty(ASK_SIZE_OFFSET);
        final long bidPrice = quotedPrice(BID_PRICE_OFFSET, bidQty);
        final long askPrice = quotedPrice(ASK_PRICE_OFFSET, askQty);
        writer.topOfBook(instrument, sequence, timeNs, bidPrice, bidQty, askPrice, askQty);
        return 1;
    }

    private long quotedPrice(final int offset, final long qty) {
        final long price = price(offset);
        if (qty == 0) {
            return Prices.NO_PRICE;
        }
        if (price == 0) {
            throw new BadInputException("price 0 of a quotation with size " + qty + ", expected a positive one");
        }
        return price;
    }
}
