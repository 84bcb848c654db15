package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.ListedSymbols;
import io.tiercel.marketdata.feed.MessageCounts;
import io.tiercel.marketdata.feed.RowFeed;
import io.tiercel.marketdata.feed.RowRuns;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MarketStateCode;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.SortedMap;

/**
 * Shanghai Level-2 order and trade files, merged by ApplSeqNum within each channel; the source sequence is that number. Numbers that are missing belong
 * to other symbols.
 * <p>
 * <table>
 * <caption>Rows and their events</caption>
 * <tr><td>order, type 2</td><td>ADD</td></tr>
 * <tr><td>order, type 10</td><td>DELETE</td></tr>
 * <tr><td>trade, buyer or seller active</td><td>EXECUTE of the passive order, REDUCE of the active one: an order that trades at once is published for
 * its rest only, so the active one is unknown to the book as a rule, and counted there</td></tr>
 * <tr><td>trade of an auction</td><td>REDUCE of both orders, CROSS with price and quantity: nobody was passive</td></tr>
 * </table>
 * A change of market state by the timetable comes in front of the first row that lies behind it. Prices are rounded to 0.01 where a floating point
 * number left noise.
 * <p>
 * Owned by the ingress thread. Memory does not grow with the files.
 */
public final class SseLevel2Feed extends RowFeed {
    private static final int ADD = 0;
    private static final int CANCEL = 1;
    private static final int TRADE = 2;
    private static final int AUCTION_TRADE = 3;
    private static final int NOT_LISTED = 4;
    private static final int PRICE_SCALE = 2;

    private final RowRuns rows;
    private final SseColumns[] columns;
    private final ListedSymbols symbols;
    private final FeedAudit audit;
    private MarketStateCode[] states = new MarketStateCode[16];

    /**
     * @param files   order and trade files of the same days.
     * @param listing which securities, as {@code 600536.SH}.
     * @param audit   told the passive order of each trade of the continuous session.
     * @throws io.tiercel.marketdata.input.BadInputException when a file is bad at its start, or in no order.
     */
    public SseLevel2Feed(final List<Path> files, final Listing listing, final FeedAudit audit) {
        super(new MessageCounts("order add", "order cancel", "trade", "auction trade", "not listed"));
        this.audit = audit;
        columns = new SseColumns[files.size()];
        symbols = new ListedSymbols(listing, PRICE_SCALE, 0);
        rows = new RowRuns(files, this::position, true);
    }

    private RowRuns.Position position(final int file, final TextColumns header) {
        columns[file] = new SseColumns(header);
        return new SsePosition(header);
    }

    @Override
    protected boolean nextRow() {
        return rows.next();
    }

    @Override
    protected int write(final EventWriter writer) {
        final TextColumns row = rows.row();
        final SseColumns at = columns[rows.file()];
        final int id = symbols.id(row, at.symbol);
        if (id == Listing.NOT_LISTED) {
            count(NOT_LISTED);
            return 0;
        }
        return at.isTrades ? writeTrade(row, at, id, writer) : writeOrder(row, at, id, writer);
    }

    private int writeOrder(final TextColumns row, final SseColumns at, final int id, final EventWriter writer) {
        final boolean isAdd = row.is(at.type, "2");
        if (!isAdd && !row.is(at.type, "10")) {
            throw row.bad(at.type, "2 for an order or 10 for its cancellation");
        }
        final boolean isBuy = row.is(at.flag, "1");
        if (!isBuy && !row.is(at.flag, "2")) {
            throw row.bad(at.flag, "1 for buy or 2 for sell");
        }
        final long orderId = orderId(row, at.orderNumber);
        final long price = price(row, at.price, id);
        final long qty = qty(row, at.qty, id);
        final int events = writeState(id, writer);
        writer.orderBookEvent(
                id,
                rows.position().number(),
                rows.position().timeNs(),
                isAdd ? BookAction.ADD : BookAction.DELETE,
                isBuy ? Side.BUY : Side.SELL,
                orderId,
                Prices.NO_ORDER_ID,
                price,
                qty);
        count(isAdd ? ADD : CANCEL);
        return events + 1;
    }

    private int writeTrade(final TextColumns row, final SseColumns at, final int id, final EventWriter writer) {
        final boolean isAuction = row.is(at.flag, "0");
        final boolean isBuyActive = row.is(at.flag, "1");
        if (!isAuction && !isBuyActive && !row.is(at.flag, "2")) {
            throw row.bad(at.flag, "1 when the buyer, 2 when the seller was active, 0 for an auction");
        }
        final long buyId = orderId(row, at.orderNumber);
        final long sellId = orderId(row, at.sellNumber);
        final long price = price(row, at.price, id);
        final long qty = qty(row, at.qty, id);
        final int events = writeState(id, writer);
        if (isAuction) {
            reduce(id, writer, Side.BUY, buyId, qty, false);
            reduce(id, writer, Side.SELL, sellId, qty, false);
            write(id, writer, true, BookAction.CROSS, Side.NONE, Prices.NO_ORDER_ID, price, qty);
            count(AUCTION_TRADE);
            return events + 3;
        }
        final int passive = isBuyActive ? Side.SELL : Side.BUY;
        final long passiveId = isBuyActive ? sellId : buyId;
        audit.execution(id, passive, passiveId, price);
        write(id, writer, false, BookAction.EXECUTE, passive, passiveId, price, qty);
        reduce(id, writer, isBuyActive ? Side.BUY : Side.SELL, isBuyActive ? buyId : sellId, qty, true);
        count(TRADE);
        return events + 2;
    }

    /** Without a price: it is not known where that order rests, if it does. */
    private void reduce(
            final int id,
            final EventWriter writer,
            final int side,
            final long orderId,
            final long qty,
            final boolean isLast) {
        write(id, writer, isLast, BookAction.REDUCE, side, orderId, Prices.NO_PRICE, qty);
    }

    private void write(
            final int id,
            final EventWriter writer,
            final boolean isLast,
            final BookAction action,
            final int side,
            final long orderId,
            final long price,
            final long qty) {
        writer.orderBookEvent(
                id,
                rows.position().number(),
                isLast,
                rows.position().timeNs(),
                action,
                side,
                orderId,
                Prices.NO_ORDER_ID,
                price,
                qty);
    }

    private int writeState(final int id, final EventWriter writer) {
        if (id >= states.length) {
            states = Arrays.copyOf(states, Math.max(2 * states.length, id + 1));
        }
        final MarketStateCode state = ShanghaiTime.stateAt(rows.position().timeNs());
        if (state == states[id]) {
            return 0;
        }
        states[id] = state;
        writer.tradingStatus(id, rows.position().number(), rows.position().timeNs(), state);
        return 1;
    }

    private static long orderId(final TextColumns row, final int column) {
        final long orderId = row.count(column);
        if (orderId == 0) {
            throw row.bad(column, "an order number of 1 or more");
        }
        return orderId;
    }

    private long price(final TextColumns row, final int column, final int id) {
        final long price =
                row.ticked(column, PRICE_SCALE, symbols.instrument(id).priceScale());
        if (price <= 0) {
            throw row.bad(column, "a price above 0");
        }
        return price;
    }

    private long qty(final TextColumns row, final int column, final int id) {
        final long qty = row.decimal(column, symbols.instrument(id).qtyScale());
        if (qty <= 0) {
            throw row.bad(column, "a quantity above 0");
        }
        return qty;
    }

    @Override
    public SortedMap<String, Long> remarks() {
        return remark("prices rounded to their tick", rows.roundings());
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
