package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.format.FeedFormat;
import io.tiercel.marketdata.format.FeedOptions;
import io.tiercel.marketdata.format.FileHead;
import io.tiercel.marketdata.instrument.Listing;
import java.nio.file.Path;
import java.util.List;
import java.util.function.BiFunction;
import java.util.regex.Pattern;

/** Captures of the websocket and HTTP messages of one crypto venue. Immutable, any thread; cold. */
public final class CryptoFormat implements FeedFormat {
    /** Binance spot and futures. */
    public static final FeedFormat BINANCE = new CryptoFormat(
            "binance",
            "Binance spot and futures: depth, bookTicker, trade and aggTrade frames, depth snapshots",
            "binance\\.com|\"stream\":\"|\"lastUpdateId\":|\"e\":\"(?:depthUpdate|bookTicker|trade|aggTrade)\"",
            (listing, audit) -> new BinanceSession(BinanceMarket.SPOT, listing, audit));

    private final String name;
    private final String description;
    private final Pattern mark;
    private final BiFunction<Listing, FeedAudit, VenueSession> newSession;

    private CryptoFormat(
            final String name,
            final String description,
            final String mark,
            final BiFunction<Listing, FeedAudit, VenueSession> newSession) {
        this.name = name;
        this.description = description;
        this.mark = Pattern.compile(mark);
        this.newSession = newSession;
    }

    @Override
    public String name() {
        return name;
    }

    @Override
    public String description() {
        return description;
    }

    @Override
    public BookKind bookKind() {
        return BookKind.LEVELS;
    }

    @Override
    public boolean matches(final FileHead file) {
        return mark.matcher(file.text()).find();
    }

    @Override
    public Feed open(final List<Path> files, final Listing listing, final FeedAudit audit, final FeedOptions options) {
        return new CaptureFeed(files, newSession.apply(listing, audit));
    }
}
