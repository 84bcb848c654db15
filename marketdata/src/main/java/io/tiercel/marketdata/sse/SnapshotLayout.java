package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.feed.RowRuns;
import io.tiercel.marketdata.input.TextColumns;
import io.tiercel.marketdata.protocol.MarketStateCode;

/** Where the fields of a snapshot file stand, and the time of its rows; one for each reader. Owned by the ingress thread. */
final class SnapshotLayout implements RowRuns.Position {
    /** Order sizes of the best level that Shanghai's files list. */
    static final int LISTED_ORDERS = 50;

    private static final int DEPTH = BookView.DEPTH;

    final boolean isShanghai;
    final int symbol;
    final int status;
    final int volume;
    final int open;
    final int high;
    final int low;

    /** By side and level. */
    final int[][] prices;

    final int[][] sizes;
    final int[][] orderCounts;

    /** By side: where the sizes of the first orders of the best level begin; Shanghai only. */
    final int[] firstOrders = {TextColumns.NO_COLUMN, TextColumns.NO_COLUMN};

    private final int dateColumn;
    private final int timeColumn;
    private long timeNs;

    SnapshotLayout(final TextColumns header) {
        isShanghai = header.find("InstrumentStatus") != TextColumns.NO_COLUMN;
        symbol = header.require("SecurityID");
        status = header.require(isShanghai ? "InstrumentStatus" : "TradingPhaseCode");
        volume = header.require("TotalVolumeTrade");
        open = header.require("OpenPx");
        high = header.require("HighPx");
        low = header.require("LowPx");
        dateColumn = header.require(isShanghai ? "DateTime" : "MDDate");
        timeColumn = isShanghai ? dateColumn : header.require("MDTime");
        final String bid = isShanghai ? "Bid" : "Buy";
        final String ask = isShanghai ? "Offer" : "Sell";
        prices = columns(header, bid + "Price", ask + "Price");
        sizes = columns(header, bid + "OrderQty", ask + "OrderQty");
        orderCounts = columns(header, bid + "NumOrders", ask + "NumOrders");
        if (isShanghai) {
            firstOrders[0] = run(header, "BidOrders");
            firstOrders[1] = run(header, "OfferOrders");
        }
    }

    private int[][] columns(final TextColumns header, final String bid, final String ask) {
        final int[][] columns = new int[2][DEPTH];
        final int first = isShanghai ? 0 : 1;
        for (int level = 0; level < DEPTH; level++) {
            columns[0][level] = header.require(bid + (first + level));
            columns[1][level] = header.require(ask + (first + level));
        }
        return columns;
    }

    /** The columns of the first orders stand side by side; a file without them has none to compare. */
    private static int run(final TextColumns header, final String name) {
        final int first = header.find(name + 0);
        final boolean isWhole =
                first != TextColumns.NO_COLUMN && header.find(name + (LISTED_ORDERS - 1)) == first + LISTED_ORDERS - 1;
        return isWhole ? first : TextColumns.NO_COLUMN;
    }

    /** The market state that the status column tells. */
    MarketStateCode state(final TextColumns row) {
        return isShanghai ? shanghaiState(row) : shenzhenState(row);
    }

    private MarketStateCode shanghaiState(final TextColumns row) {
        if (row.is(status, "TRADE")) {
            return MarketStateCode.OPEN;
        }
        if (row.is(status, "OCALL") || row.is(status, "CCALL") || row.is(status, "ICALL")) {
            return MarketStateCode.AUCTION;
        }
        if (row.is(status, "BREAK") || row.is(status, "SUSP") || row.is(status, "VOLA")) {
            return MarketStateCode.HALT;
        }
        if (row.is(status, "START") || row.is(status, "CLOSE") || row.is(status, "ENDTR")) {
            return MarketStateCode.CLOSED;
        }
        throw row.bad(status, "START, OCALL, TRADE, BREAK, SUSP, VOLA, ICALL, CCALL, CLOSE or ENDTR");
    }

    private MarketStateCode shenzhenState(final TextColumns row) {
        if (row.to(status) - row.from(status) != 1) {
            throw row.bad(status, "a phase from 0 to 8");
        }
        return switch (row.bytes()[row.from(status)]) {
            case '1', '5' -> MarketStateCode.AUCTION;
            case '3' -> MarketStateCode.OPEN;
            // behind the opening auction, noon, suspended, broken
            case '2', '4', '7', '8' -> MarketStateCode.HALT;
            case '0', '6' -> MarketStateCode.CLOSED;
            default -> throw row.bad(status, "a phase from 0 to 8");
        };
    }

    @Override
    public void read(final TextColumns row) {
        timeNs = isShanghai
                ? ShanghaiTime.timestampNs(row, timeColumn)
                : ShanghaiTime.timestampNs(row, dateColumn, timeColumn);
    }

    @Override
    public int group() {
        return 0;
    }

    @Override
    public long number() {
        return timeNs;
    }

    @Override
    public long timeNs() {
        return timeNs;
    }
}
