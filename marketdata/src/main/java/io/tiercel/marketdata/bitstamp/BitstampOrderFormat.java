package io.tiercel.marketdata.bitstamp;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;

/** A table of Bitstamp's individual orders, BTC/USD unless a symbol is given. */
public final class BitstampOrderFormat implements FeedFormat {
    private static final String SYMBOL = "BTCUSD";

    /** The format. */
    public BitstampOrderFormat() {}

    @Override
    public String name() {
        return "bitstamp-l3";
    }

    @Override
    public String description() {
        return "Bitstamp individual orders, CSV";
    }

    @Override
    public BookKind bookKind() {
        return BookKind.ORDERS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return file.firstLine()
                .replace("\"", "")
                .startsWith("id,timestamp,exchange.timestamp,price,volume,action,direction");
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        if (files.size() != 1) {
            throw new BadInputException(files.getFirst() + ": " + files.size() + " files of orders, expected one");
        }
        final String symbol = options.symbol().orElse(SYMBOL);
        final int id = listing.list(symbol, BitstampOrderFeed.PRICE_SCALE, BitstampOrderFeed.QTY_SCALE, 1, 1);
        if (id == Listing.NOT_LISTED) {
            throw new BadInputException(
                    files.getFirst() + ": its symbol " + symbol + " is not listed, expected a listed one");
        }
        return new BitstampOrderFeed(files.getFirst(), listing.instrument(id));
    }
}
