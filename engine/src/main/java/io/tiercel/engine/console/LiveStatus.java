package io.tiercel.engine.console;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.check.FeedCheck;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.util.Locale;
import java.util.SortedMap;

/** How a live feed stands now, in one line: best prices, messages a second, what went wrong. Cold; used by the thread that polls the feed. */
final class LiveStatus {
    private static final int SHOWN_INSTRUMENTS = 3;
    private static final double NS_PER_SECOND = 1e9;

    private final FeedCheck check;
    private final Feed feed;
    private long lastMessages;
    private long lastNs = System.nanoTime();

    LiveStatus(final FeedCheck check, final Feed feed) {
        this.check = check;
        this.feed = feed;
    }

    String text() {
        final StringBuilder line = new StringBuilder();
        for (int id = 0; id < Math.min(SHOWN_INSTRUMENTS, check.listing().size()); id++) {
            final Instrument instrument = check.listing().instrument(id);
            final BookView book = check.audit().book(id);
            line.append(instrument.symbol())
                    .append(' ')
                    .append(price(instrument, book.price(Side.BUY, 0)))
                    .append('/')
                    .append(price(instrument, book.price(Side.SELL, 0)))
                    .append("  ");
        }
        final SortedMap<String, Long> remarks = feed.remarks();
        final long connections = remarks.getOrDefault("connections", 0L);
        return line.append(String.format(
                        Locale.ROOT,
                        "%,.0f msg/s  gaps %,d  checksums %,d ok %,d bad  reconnects %,d",
                        messagesPerSecond(),
                        check.audit().gaps(),
                        check.audit().checksumsOk(),
                        check.audit().checksumsBad(),
                        Math.max(0, connections - 1)))
                .toString();
    }

    private double messagesPerSecond() {
        final long messages = feed.messagesByType().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        final long nowNs = System.nanoTime();
        final double rate = (messages - lastMessages) * NS_PER_SECOND / Math.max(1, nowNs - lastNs);
        lastMessages = messages;
        lastNs = nowNs;
        return rate;
    }

    private static String price(final Instrument instrument, final long price) {
        return price == Prices.NO_PRICE
                ? "-"
                : Decimals.decimal(price, instrument.priceScale()).toPlainString();
    }
}
