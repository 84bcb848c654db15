package io.tiercel.strategy.order;

/**
 * Why an order or a request was refused or clipped. Codes are stable and appear in journals and reports: 1xx order, 2xx position and money,
 * 3xx rate, 4xx market, 5xx portfolio, 6xx the venue, 9xx the switch.
 */
public enum RejectReason {
    NONE(0),
    INVALID_ORDER(101),
    UNKNOWN_INSTRUMENT(102),
    RESTRICTED(103),
    DUPLICATE_CLIENT_ID(104),
    MAX_ORDER_QTY(105),
    MAX_ORDER_NOTIONAL(106),
    PRICE_COLLAR(107),
    FAT_FINGER(108),
    SHORTING_OFF(109),
    MAX_POSITION(201),
    OPEN_ORDERS(202),
    GROSS_EXPOSURE(203),
    NET_EXPOSURE(204),
    MINIMUM_CASH(205),
    SELF_TRADE(206),
    ORDER_RATE(301),
    CANCEL_RATE(302),
    MARKET_STATE(401),
    STALE_DATA(402),
    NO_REFERENCE(403),
    MAX_DRAWDOWN(501),
    DAILY_LOSS(502),
    SINGLE_POSITION_CAP(503),
    SECTOR_EXPOSURE(504),
    DAILY_TURNOVER(505),
    CORRELATION_CAP(506),
    /** A proposal's asset lost too much. */
    ASSET_DRAWDOWN(507),
    /** A proposal's asset moves too much. */
    VOLATILITY(508),
    /** A proposal's asset is in the news. */
    MARKET_EVENT(509),
    /** A proposal against the market's regime. */
    REGIME(510),
    /** The venue: an order with this id exists. */
    VENUE_DUPLICATE_ID(601),
    /** The venue: quantity, lot or tick. */
    VENUE_INVALID(602),
    /** The venue: not open for this order. */
    VENUE_MARKET_NOT_OPEN(603),
    /** The venue: post-only would have taken. */
    VENUE_POST_ONLY_WOULD_CROSS(604),
    /** The venue: no such order. */
    VENUE_UNKNOWN_ORDER(605),
    /** The venue: the order was already final. */
    VENUE_TOO_LATE(606),
    /** The venue: self-trade prevention canceled it. */
    VENUE_SELF_TRADE(607),
    KILL_SWITCH(901);

    private final int code;

    RejectReason(final int code) {
        this.code = code;
    }

    /**
     * @return stable number, see the class comment for the ranges.
     */
    public int code() {
        return code;
    }
}
