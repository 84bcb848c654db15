package io.tiercel.marketdata.tardis;

import io.tiercel.marketdata.input.TextColumns;

/** The tables that Tardis.dev makes, known by their header. */
enum TardisKind {
    /** Changes of levels, behind a snapshot. */
    LEVEL_CHANGES,
    /** Whole books of the best levels. */
    SNAPSHOTS,
    /** Trades. */
    TRADES,
    /** Best prices. */
    QUOTES,
    /** Another table. */
    UNKNOWN;

    static TardisKind of(final String header) {
        if (!header.startsWith("exchange,symbol,timestamp,local_timestamp,")) {
            return UNKNOWN;
        }
        if (header.contains(",is_snapshot,side,price,amount")) {
            return LEVEL_CHANGES;
        }
        if (header.contains(",asks[0].price,")) {
            return SNAPSHOTS;
        }
        if (header.contains(",id,side,price,amount")) {
            return TRADES;
        }
        return header.contains(",ask_amount,ask_price,bid_price,bid_amount") ? QUOTES : UNKNOWN;
    }

    /** Columns of prices, and of amounts. */
    int[][] columns(final TextColumns header) {
        return switch (this) {
            case LEVEL_CHANGES, TRADES -> new int[][] {{header.require("price")}, {header.require("amount")}};
            case QUOTES ->
                new int[][] {
                    {header.require("bid_price"), header.require("ask_price")},
                    {header.require("bid_amount"), header.require("ask_amount")}
                };
            case SNAPSHOTS -> new int[][] {levels(header, "price"), levels(header, "amount")};
            case UNKNOWN -> new int[2][0];
        };
    }

    private static int[] levels(final TextColumns header, final String field) {
        // prices tell how many levels there are; the first is required
        header.require("asks[0].price");
        int depth = 1;
        while (header.find("asks[" + depth + "].price") != TextColumns.NO_COLUMN) {
            depth++;
        }
        final int[] columns = new int[2 * depth];
        for (int level = 0; level < depth; level++) {
            columns[level] = header.require("bids[" + level + "]." + field);
            columns[depth + level] = header.require("asks[" + level + "]." + field);
        }
        return columns;
    }
}
