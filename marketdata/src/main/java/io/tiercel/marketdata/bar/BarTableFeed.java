package io.tiercel.marketdata.bar;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.ColumnScale;
import io.tiercel.marketdata.feed.ListedSymbols;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.feed.TextTime;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.SortedMap;

/**
 * A table of bars whose header says what its columns hold: a time and a close, and where they are given open, high, low, volume and symbol; all other
 * columns are passed over. Prices have as many decimals as the file uses, at most {@link #MAX_PRICE_SCALE}; adjusted prices of more are rounded
 * half-even, counted and told.
 * <p>
 * A bar's span is the smallest step of time in the file, at most a day: a row of a week or a month is known at the end of the day that it names. A
 * price that is not given is null, a volume 0. The source sequence is the row's number. Owned by the ingress thread.
 */
public final class BarTableFeed extends RowFeed {
    /** Most decimals of a price. */
    public static final int MAX_PRICE_SCALE = 6;

    private static final int MAX_QTY_SCALE = 8;
    private static final int BAR = 0;
    private static final int NOT_LISTED = 1;
    private static final int NO_PRICES = 2;
    private static final long NS_PER_MINUTE = 60_000_000_000L;

    private final TextColumns rows;
    private final BarColumns columns;
    private final BarTime time;
    private final ListedSymbols symbols;
    private final int fixedId;
    private final int priceScale;
    private final int qtyScale;
    private final long intervalNs;
    private long[] lastTimes = new long[16];
    private long contradictions;

    /**
     * @param file    with a header.
     * @param symbol  of all rows, for a file without a column of symbols.
     * @param listing which symbols.
     * @throws BadInputException when the file cannot be opened or its header lacks a time or a close.
     */
    public BarTableFeed(final Path file, final String symbol, final Listing listing) {
        super(new MessageCounts("bar", "not listed", "row without prices"));
        final int[] scales = ColumnScale.scan(file, TextColumns::readHeader, header -> new BarColumns(header).scaled());
        priceScale = Math.min(MAX_PRICE_SCALE, scales[0]);
        qtyScale = Math.min(MAX_QTY_SCALE, scales[1]);
        intervalNs = interval(file);
        Arrays.fill(lastTimes, Long.MIN_VALUE);
        symbols = new ListedSymbols(listing, priceScale, qtyScale);
        rows = new TextColumns(file);
        try {
            rows.readHeader();
            columns = new BarColumns(rows);
            time = new BarTime(columns.isUtc);
        } catch (final BadInputException e) {
            rows.close();
            throw e;
        }
        fixedId = columns.symbol == TextColumns.NO_COLUMN
                ? listing.list(symbol, priceScale, qtyScale, 1, 1)
                : Listing.NOT_LISTED;
    }

    /** Smallest step between two rows, up to the first damaged one. */
    private static long interval(final Path file) {
        long step = Long.MAX_VALUE;
        boolean isDateOnly = false;
        try (TextColumns rows = new TextColumns(file)) {
            rows.readHeader();
            final BarColumns columns = new BarColumns(rows);
            final BarTime time = new BarTime(columns.isUtc);
            long last = Long.MAX_VALUE;
            while (rows.next()) {
                final long now = time.read(rows, columns.time);
                isDateOnly = time.isDateOnly();
                step = now > last ? Math.min(step, now - last) : step;
                last = now;
            }
        } catch (final BadInputException e) {
            // told again, in its place, when the row is read for its bar
            isDateOnly |= step == Long.MAX_VALUE;
        }
        if (step == Long.MAX_VALUE) {
            return isDateOnly ? TextTime.NS_PER_DAY : NS_PER_MINUTE;
        }
        return Math.min(step, TextTime.NS_PER_DAY);
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        final int id = columns.symbol == TextColumns.NO_COLUMN ? fixedId : symbols.id(rows, columns.symbol);
        if (id == Listing.NOT_LISTED) {
            count(NOT_LISTED);
            return 0;
        }
        final long startNs = time.read(rows, columns.time);
        requireLater(id, startNs);
        if (isWithoutPrices()) {
            count(NO_PRICES);
            return 0;
        }
        final long open = price(columns.open, id);
        final long high = price(columns.high, id);
        final long low = price(columns.low, id);
        final long close = price(columns.close, id);
        final long volume = volume(id);
        lastTimes[id] = startNs;
        contradictions += isWithin(open, low, high) && isWithin(close, low, high) ? 0 : 1;
        writer.bar(id, rows.line() - 1, startNs, intervalNs, Side.NONE, open, high, low, close, volume);
        count(BAR);
        return 1;
    }

    /** A dividend, say, that stands in a row of its own. */
    private boolean isWithoutPrices() {
        return isMissing(columns.open) && isMissing(columns.high) && isMissing(columns.low) && isMissing(columns.close);
    }

    private boolean isMissing(final int column) {
        return column == TextColumns.NO_COLUMN || rows.isEmpty(column);
    }

    private void requireLater(final int id, final long startNs) {
        if (id >= lastTimes.length) {
            final int before = lastTimes.length;
            lastTimes = Arrays.copyOf(lastTimes, Math.max(2 * before, id + 1));
            Arrays.fill(lastTimes, before, lastTimes.length, Long.MIN_VALUE);
        }
        if (startNs <= lastTimes[id]) {
            throw rows.bad(columns.time, "a time behind the row in front of it: bars in order, each once");
        }
    }

    private static boolean isWithin(final long price, final long low, final long high) {
        return price == Prices.NO_PRICE
                || ((low == Prices.NO_PRICE || price >= low) && (high == Prices.NO_PRICE || price <= high));
    }

    private long price(final int column, final int id) {
        if (column == TextColumns.NO_COLUMN || (column != columns.close && rows.isEmpty(column))) {
            return Prices.NO_PRICE;
        }
        return rescaled(
                column,
                rows.rounded(column, priceScale, false),
                priceScale,
                symbols.instrument(id).priceScale());
    }

    private long volume(final int id) {
        if (columns.volume == TextColumns.NO_COLUMN || rows.isEmpty(columns.volume)) {
            return 0;
        }
        final long volume = rescaled(
                columns.volume,
                rows.rounded(columns.volume, qtyScale, false),
                qtyScale,
                symbols.instrument(id).qtyScale());
        if (volume < 0) {
            throw rows.bad(columns.volume, "a volume of 0 or more");
        }
        return volume;
    }

    private long rescaled(final int column, final long value, final int fromScale, final int toScale) {
        try {
            return Decimals.rescale(value, fromScale, toScale);
        } catch (final BadInputException e) {
            throw rows.bad(column, e);
        }
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks =
                remark("numbers rounded half-even to their last decimal", rows.roundings());
        remarks.putAll(remark("bars whose open or close lies outside low and high", contradictions));
        return remarks;
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
