package io.tiercel.marketdata.lean;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.ColumnScale;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.feed.TextTime;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.util.SortedMap;

/**
 * One LEAN file. A row of bars becomes a bar, of trades, or one of bids and one of offers as far as they are given; a single trade becomes a TRADE without
 * a side, for the file tells none; a single quote becomes the best prices as that venue's quote tells them, the absent side null: the quotes of
 * several venues are not put together here. Rows marked suspicious are counted, not carried. The source sequence is the row's number.
 * <p>
 * Owned by the ingress thread.
 */
public final class LeanFeed extends RowFeed {
    private static final int EQUITY_SCALE = 4;
    private static final int MAX_SCALE = 12;
    private static final int BAR = 0;
    private static final int TRADE = 1;
    private static final int QUOTE = 2;
    private static final int SUSPICIOUS = 3;
    private static final int QUOTE_BAR = 4;
    private static final long NS_PER_MS = 1_000_000;
    private static final long MS_PER_DAY = 86_400_000;

    private final TextColumns rows;
    private final LeanFile file;
    private final Instrument instrument;
    private final int priceScale;
    private final long midnightNs;
    private long lastTimeNs = Long.MIN_VALUE;
    private long contradictions;

    /**
     * @param path    of the zip, or of the text in it.
     * @param file    what it is.
     * @param listing which symbols.
     * @throws BadInputException when it cannot be opened or its symbol is not listed.
     */
    LeanFeed(final Path path, final LeanFile file, final Listing listing) {
        super(new MessageCounts("bar", "trade", "quote", "suspicious", "quote bar"));
        this.file = file;
        int qtyScale = 0;
        if (file.isCrypto()) {
            final int[] scales =
                    ColumnScale.scan(path, rows -> {}, rows -> file.kind().scaled());
            priceScale = Math.min(MAX_SCALE, scales[0]);
            qtyScale = Math.min(MAX_SCALE, scales[1]);
        } else {
            priceScale = EQUITY_SCALE;
        }
        final int id = listing.list(file.symbol(), priceScale, qtyScale, 1, 1);
        if (id == Listing.NOT_LISTED) {
            throw new BadInputException(
                    path + ": its symbol " + file.symbol() + " is not listed, expected a listed one");
        }
        instrument = listing.instrument(id);
        midnightNs = file.day().map(this::midnightNs).orElse(0L);
        rows = new TextColumns(path);
    }

    private long midnightNs(final TradingDay day) {
        return file.isCrypto()
                ? day.date().atStartOfDay(ZoneOffset.UTC).toEpochSecond() * 1_000 * NS_PER_MS
                : day.midnightNs();
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        final LeanKind kind = file.kind();
        rows.requireColumns(kind.columns, kind.layout);
        final long timeNs = kind == LeanKind.DAILY ? dayNs() : timeNs();
        if (kind.intervalNs > 0 ? timeNs <= lastTimeNs : timeNs < lastTimeNs) {
            throw rows.bad(0, "a time behind the row in front of it");
        }
        final int events = write(kind, timeNs, writer);
        lastTimeNs = timeNs;
        return events;
    }

    private int write(final LeanKind kind, final long timeNs, final EventWriter writer) {
        return switch (kind) {
            case TICK_TRADE -> writeTrade(timeNs, writer);
            case TICK_QUOTE -> writeQuote(timeNs, writer);
            case MINUTE_QUOTE, SECOND_QUOTE -> {
                final int bars = writeQuoteBars(timeNs, writer);
                count(QUOTE_BAR);
                yield bars;
            }
            case DAILY, MINUTE_TRADE, SECOND_TRADE -> {
                requireWhole(1);
                count(BAR);
                yield writeBar(timeNs, Side.NONE, 1, writer);
            }
        };
    }

    private long dayNs() {
        final byte[] bytes = rows.bytes();
        final int from = rows.from(0);
        final boolean isDay = rows.to(0) - from == 14 && bytes[from + 8] == ' ';
        final long day = isDay
                ? TextTime.epochDay(
                        TextTime.number(bytes, from, 4),
                        TextTime.number(bytes, from + 4, 2),
                        TextTime.number(bytes, from + 6, 2))
                : TextTime.NOT_A_TIME;
        if (day == TextTime.NOT_A_TIME
                || TextTime.number(bytes, from + 9, 2) != 0
                || TextTime.number(bytes, from + 12, 2) != 0) {
            throw rows.bad(0, "a day such as 19980102 00:00");
        }
        return file.isCrypto() ? day * TextTime.NS_PER_DAY : new TradingDay(TextTime.date(day)).midnightNs();
    }

    private long timeNs() {
        final long ms = rows.count(0);
        if (ms >= MS_PER_DAY) {
            throw rows.bad(0, "milliseconds since midnight, below 86400000");
        }
        return midnightNs + ms * NS_PER_MS;
    }

    private int writeTrade(final long timeNs, final EventWriter writer) {
        final long price = price(1);
        final long size = size(2);
        if (price <= 0) {
            throw rows.bad(1, "a price above 0");
        }
        if (isSuspicious(5)) {
            count(SUSPICIOUS);
            return 0;
        }
        writer.orderBookEvent(
                instrument.id(),
                rows.line(),
                timeNs,
                BookAction.TRADE,
                Side.NONE,
                Prices.NO_ORDER_ID,
                Prices.NO_ORDER_ID,
                price,
                size);
        count(TRADE);
        return 1;
    }

    private int writeQuote(final long timeNs, final EventWriter writer) {
        final long bid = price(1);
        final long bidSize = size(2);
        final long ask = price(3);
        final long askSize = size(4);
        if (isSuspicious(7)) {
            count(SUSPICIOUS);
            return 0;
        }
        writer.topOfBook(
                instrument.id(),
                rows.line(),
                timeNs,
                bid == 0 ? Prices.NO_PRICE : bid,
                bid == 0 ? 0 : bidSize,
                ask == 0 ? Prices.NO_PRICE : ask,
                ask == 0 ? 0 : askSize);
        count(QUOTE);
        return 1;
    }

    private boolean isSuspicious(final int column) {
        final boolean isSuspicious = rows.is(column, "1");
        if (!isSuspicious && !rows.is(column, "0")) {
            throw rows.bad(column, "0, or 1 for suspicious");
        }
        return isSuspicious;
    }

    private int writeQuoteBars(final long timeNs, final EventWriter writer) {
        final boolean hasBid = !rows.isEmpty(1);
        final boolean hasAsk = !rows.isEmpty(6);
        if (hasBid) {
            requireWhole(1);
        }
        if (hasAsk) {
            requireWhole(6);
        }
        return (hasBid ? writeBar(timeNs, Side.BUY, 1, writer) : 0)
                + (hasAsk ? writeBar(timeNs, Side.SELL, 6, writer) : 0);
    }

    /** All of a bar's numbers can be taken. */
    private void requireWhole(final int column) {
        for (int i = column; i < column + 4; i++) {
            if (price(i) <= 0) {
                throw rows.bad(i, "a price above 0");
            }
        }
        size(column + 4);
    }

    private int writeBar(final long timeNs, final int side, final int column, final EventWriter writer) {
        final long open = price(column);
        final long high = price(column + 1);
        final long low = price(column + 2);
        final long close = price(column + 3);
        contradictions += Math.max(open, close) > high || Math.min(open, close) < low ? 1 : 0;
        writer.bar(
                instrument.id(),
                rows.line(),
                timeNs,
                file.kind().intervalNs,
                side,
                open,
                high,
                low,
                close,
                size(column + 4));
        return 1;
    }

    private long price(final int column) {
        final long price = file.isCrypto() ? rows.decimal(column, instrument.priceScale()) : dollars(column);
        if (price < 0) {
            throw rows.bad(column, "a price of 0 or more");
        }
        return price;
    }

    /** The file's own unit is a ten-thousandth of a dollar. */
    private long dollars(final int column) {
        try {
            return Decimals.rescale(rows.decimal(column, 0), EQUITY_SCALE, instrument.priceScale());
        } catch (final BadInputException e) {
            throw e.getMessage().startsWith(rows.name()) ? e : rows.bad(column, e);
        }
    }

    private long size(final int column) {
        final long size = rows.decimal(column, instrument.qtyScale());
        if (size < 0) {
            throw rows.bad(column, "a size of 0 or more");
        }
        return size;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return remark("bars whose open or close lies outside low and high", contradictions);
    }

    @Override
    public double progress() {
        return rows.progress();
    }

    @Override
    public void close() {
        rows.close();
    }
}
