package io.tiercel.marketdata.dbn;

import io.tiercel.marketdata.format.FeedFormat.BookKind;

/** What the records of a DBN file are about, as its metadata tells. Immutable; the order is that of the codes. */
public enum DbnSchema {
    /** Order by order. */
    MBO(BookKind.ORDERS),
    /** Best level. */
    MBP_1(BookKind.LEVELS),
    /** Ten levels. */
    MBP_10(BookKind.LEVELS),
    /** Trades, each with the best prices before it. */
    TBBO(BookKind.NONE),
    /** Trades. */
    TRADES(BookKind.NONE),
    /** Bars of a second. */
    OHLCV_1S(BookKind.NONE),
    /** Bars of a minute. */
    OHLCV_1M(BookKind.NONE),
    /** Bars of an hour. */
    OHLCV_1H(BookKind.NONE),
    /** Bars of a day. */
    OHLCV_1D(BookKind.NONE),
    /** Definitions. */
    DEFINITION(BookKind.NONE),
    /** Figures of the venue. */
    STATISTICS(BookKind.NONE),
    /** Market states. */
    STATUS(BookKind.NONE),
    /** Auction imbalances. */
    IMBALANCE(BookKind.NONE),
    /** Bars of a session. */
    OHLCV_EOD(BookKind.NONE),
    /** Best level of all venues. */
    CMBP_1(BookKind.LEVELS),
    /** Best prices of all venues each second. */
    CBBO_1S(BookKind.NONE),
    /** Best prices of all venues each minute. */
    CBBO_1M(BookKind.NONE),
    /** Trades, each with the best prices of all venues before it. */
    TCBBO(BookKind.NONE),
    /** Best prices each second. */
    BBO_1S(BookKind.NONE),
    /** Best prices each minute. */
    BBO_1M(BookKind.NONE),
    /** Several: a recorded live stream. */
    MIXED(BookKind.ORDERS);

    private static final DbnSchema[] ALL = values();

    private final BookKind bookKind;

    DbnSchema(final BookKind bookKind) {
        this.bookKind = bookKind;
    }

    /**
     * @param code 0 to 65,535.
     * @return the schema, null if there is none of that code.
     */
    static DbnSchema of(final int code) {
        if (code == DbnDescriptor.NO_SCHEMA) {
            return MIXED;
        }
        return code < MIXED.ordinal() ? ALL[code] : null;
    }

    /**
     * @return book that its records make; a mixed stream's is made of its orders.
     */
    public BookKind bookKind() {
        return bookKind;
    }

    /**
     * @return name as the source spells it.
     */
    public String schemaName() {
        return name().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    }
}
