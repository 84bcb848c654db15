package io.tiercel.factors.formula;

import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.expression.Columns;
import io.tiercel.marketdata.book.BookView;
import java.util.ArrayList;
import java.util.List;

/**
 * The columns of an event that formulas may read, and their places in a row. Prices in ticks, quantities in whole units of the instrument. Stateless;
 * cold.
 * <pre>
 * bid1 ... bid10, ask1 ... ask10       price of the level; NaN where it is missing
 * bidq1 ... bidq10, askq1 ... askq10   quantity of the level; 0 where it is missing
 * mid, spread                          NaN unless both sides are there and the best bid is below the best ask
 * trade_price                          of the event's last trade; NaN at an event without one
 * trade_qty                            of all its trades; 0 without one
 * trade_sign                           of its last trade: +1 = the buyer was the aggressor, -1 = the seller, 0 = nobody knows, or no trade
 * spread_ticks ... quote_lifetime_...  every factor by its id
 * </pre>
 */
public final class EventColumns {
    /** Place of {@code bid1}; that of level l is l - 1 further, as for the three after it. */
    public static final int BID = 0;

    /** Place of {@code ask1}. */
    public static final int ASK = BID + BookView.DEPTH;

    /** Place of {@code bidq1}. */
    public static final int BID_QTY = ASK + BookView.DEPTH;

    /** Place of {@code askq1}. */
    public static final int ASK_QTY = BID_QTY + BookView.DEPTH;

    /** Place of {@code mid}. */
    public static final int MID = ASK_QTY + BookView.DEPTH;

    /** Place of {@code spread}. */
    public static final int SPREAD = MID + 1;

    /** Place of {@code trade_price}. */
    public static final int TRADE_PRICE = SPREAD + 1;

    /** Place of {@code trade_qty}. */
    public static final int TRADE_QTY = TRADE_PRICE + 1;

    /** Place of {@code trade_sign}. */
    public static final int TRADE_SIGN = TRADE_QTY + 1;

    /** Place of the first factor; the others follow in catalogue order. */
    public static final int FIRST_FACTOR = TRADE_SIGN + 1;

    private static final Columns ALL = new Columns(names());

    private EventColumns() {}

    /**
     * @return all columns.
     */
    public static Columns all() {
        return ALL;
    }

    /**
     * @param column place of a column.
     * @return book levels a side that it needs, 0 to {@link BookView#DEPTH}.
     */
    public static int levels(final int column) {
        if (column >= FIRST_FACTOR) {
            return Factor.all().get(column - FIRST_FACTOR).levels();
        }
        if (column >= TRADE_PRICE) {
            return 0;
        }
        return column >= MID ? 1 : column % BookView.DEPTH + 1;
    }

    private static List<String> names() {
        final List<String> names = new ArrayList<>();
        for (final String prefix : List.of("bid", "ask", "bidq", "askq")) {
            for (int level = 1; level <= BookView.DEPTH; level++) {
                names.add(prefix + level);
            }
        }
        names.addAll(List.of("mid", "spread", "trade_price", "trade_qty", "trade_sign"));
        Factor.all().forEach(factor -> names.add(factor.id()));
        return names;
    }
}
