package io.tiercel.marketdata.bitstamp;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.input.Decimals;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import java.nio.file.Path;
import java.util.SortedMap;
import org.agrona.collections.Long2LongHashMap;

/**
 * Individual orders of Bitstamp, row by row: id, time of receipt, time stamp of the order, price, volume left, action and direction. The source
 * sequence is the row's number, event time is the time of receipt: the exchange's own stamp has whole seconds and tells when the order entered.
 * <p>
 * <table>
 * <caption>Rows and their events</caption>
 * <tr><td>created</td><td>ADD</td></tr>
 * <tr><td>changed, less left at the same price</td><td>REDUCE by the difference; whether it traded the row does not say</td></tr>
 * <tr><td>changed otherwise</td><td>REPLACE of the order by itself, at the tail; nothing where nothing differs</td></tr>
 * <tr><td>changed, of an order older than the file</td><td>ADD with what the row says is left, at the tail; told in the remarks</td></tr>
 * <tr><td>deleted</td><td>DELETE</td></tr>
 * </table>
 * Owned by the ingress thread; memory grows with the orders that rest at once only.
 */
public final class BitstampOrderFeed extends RowFeed {
    /** Decimals of a price. */
    public static final int PRICE_SCALE = 2;

    /** Decimals of a volume; the file gives it in the last one. */
    public static final int QTY_SCALE = 8;

    private static final int CREATED = 0;
    private static final int CHANGED = 1;
    private static final int DELETED = 2;
    private static final long NS_PER_MS = 1_000_000;
    private static final long MAX_TIME_MS = 7_258_118_400_000L;
    private static final long NONE = Long.MIN_VALUE;

    private final TextColumns rows;
    private final Instrument instrument;
    private final Long2LongHashMap qtyById = new Long2LongHashMap(NONE);
    private final Long2LongHashMap priceById = new Long2LongHashMap(NONE);
    private final int idColumn;
    private final int timeColumn;
    private final int priceColumn;
    private final int volumeColumn;
    private final int actionColumn;
    private final int directionColumn;
    private long timeMs;
    private long olderOrders;
    private long repeatedIds;

    /**
     * @param file       with a header.
     * @param instrument whose orders they are.
     * @throws BadInputException when the file cannot be opened or lacks a column.
     */
    public BitstampOrderFeed(final Path file, final Instrument instrument) {
        super(new MessageCounts("created", "changed", "deleted"));
        this.instrument = instrument;
        rows = new TextColumns(file);
        try {
            rows.readHeader();
            idColumn = rows.require("id");
            timeColumn = rows.require("timestamp");
            priceColumn = rows.require("price");
            volumeColumn = rows.require("volume");
            actionColumn = rows.require("action");
            directionColumn = rows.require("direction");
        } catch (final BadInputException e) {
            rows.close();
            throw e;
        }
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        final int action = action();
        final int side = side();
        final long id = rows.count(idColumn);
        if (id == 0) {
            throw rows.bad(idColumn, "an order id of 1 or more");
        }
        final long price = price();
        final long volume = volume();
        final long rowTimeMs = rows.count(timeColumn);
        if (rowTimeMs < timeMs || rowTimeMs > MAX_TIME_MS) {
            throw rows.bad(timeColumn, "milliseconds since the epoch, not before the row in front (" + timeMs + ")");
        }
        if (action == CREATED && volume == 0) {
            throw rows.bad(volumeColumn, "a volume above 0 of a created order");
        }
        timeMs = rowTimeMs;
        count(action);
        return switch (action) {
            case CREATED -> create(writer, side, id, price, volume);
            case CHANGED -> change(writer, side, id, price, volume);
            default -> delete(writer, side, id, price, volume);
        };
    }

    private int create(final EventWriter writer, final int side, final long id, final long price, final long volume) {
        if (qtyById.put(id, volume) != NONE) {
            repeatedIds++;
        }
        priceById.put(id, price);
        return write(writer, BookAction.ADD, side, id, Prices.NO_ORDER_ID, price, volume);
    }

    private int change(final EventWriter writer, final int side, final long id, final long price, final long volume) {
        final long before = qtyById.get(id);
        final long priceBefore = priceById.get(id);
        if (before == NONE && volume > 0) {
            olderOrders++;
            return create(writer, side, id, price, volume);
        }
        if (before == NONE || (volume == before && price == priceBefore)) {
            return 0;
        }
        qtyById.put(id, volume);
        priceById.put(id, price);
        if (volume < before && (price == priceBefore || volume == 0)) {
            return write(writer, BookAction.REDUCE, side, id, Prices.NO_ORDER_ID, priceBefore, before - volume);
        }
        return write(writer, BookAction.REPLACE, side, id, id, price, volume);
    }

    private int delete(final EventWriter writer, final int side, final long id, final long price, final long volume) {
        final long before = qtyById.remove(id);
        priceById.remove(id);
        return before == 0 ? 0 : write(writer, BookAction.DELETE, side, id, Prices.NO_ORDER_ID, price, volume);
    }

    private int write(
            final EventWriter writer,
            final BookAction action,
            final int side,
            final long id,
            final long newId,
            final long price,
            final long qty) {
        writer.orderBookEvent(
                instrument.id(), rows.line() - 1, timeMs * NS_PER_MS, action, side, id, newId, price, qty);
        return 1;
    }

    private int action() {
        if (rows.is(actionColumn, "created")) {
            return CREATED;
        }
        if (rows.is(actionColumn, "changed")) {
            return CHANGED;
        }
        if (rows.is(actionColumn, "deleted")) {
            return DELETED;
        }
        throw rows.bad(actionColumn, "created, changed or deleted");
    }

    private int side() {
        final boolean isBid = rows.is(directionColumn, "bid");
        if (!isBid && !rows.is(directionColumn, "ask")) {
            throw rows.bad(directionColumn, "bid or ask");
        }
        return isBid ? Side.BUY : Side.SELL;
    }

    private long price() {
        final long price = rows.decimal(priceColumn, instrument.priceScale());
        if (price <= 0) {
            throw rows.bad(priceColumn, "a price above 0");
        }
        return price;
    }

    private long volume() {
        final long volume = rows.count(volumeColumn);
        try {
            return Decimals.rescale(volume, QTY_SCALE, instrument.qtyScale());
        } catch (final BadInputException e) {
            throw rows.bad(volumeColumn, e);
        }
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = remark("orders older than the file, met in a change", olderOrders);
        remarks.putAll(remark("orders created twice", repeatedIds));
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
