package io.tiercel.marketdata.sse;

import io.tiercel.marketdata.input.TextColumns;

/** Where the fields of a Shanghai Level-2 order or trade file stand. Immutable. */
final class SseColumns {
    final boolean isTrades;
    final int symbol;
    final int type;
    final int flag;
    final int price;
    final int qty;

    /** Orders: the order; trades: the buying one. */
    final int orderNumber;

    final int sellNumber;

    SseColumns(final TextColumns header) {
        isTrades = header.find("TradeBuyNo") != TextColumns.NO_COLUMN;
        symbol = header.require("SecurityID");
        type = header.require(isTrades ? "TradeType" : "OrderType");
        flag = header.require(isTrades ? "TradeBSFlag" : "OrderBSFlag");
        price = header.require(isTrades ? "TradePrice" : "OrderPrice");
        qty = header.require(isTrades ? "TradeQty" : "OrderQty");
        orderNumber = header.require(isTrades ? "TradeBuyNo" : "OrderNO");
        sellNumber = isTrades ? header.require("TradeSellNo") : TextColumns.NO_COLUMN;
    }
}
