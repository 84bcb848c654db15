package io.tiercel.marketdata.iex;

/**
 * Every message type of DEEP 1.0, TOPS 1.5 and 1.6, and DEEP+ 1.0. Immutable.
 * <p>
 * A message begins with type (1 byte), a byte of its own meaning and a time stamp (8 bytes); a symbol of 8 bytes follows in all but the system event. The
 * exchange reserves the right to add types and to make messages longer: what is not listed here is counted and left alone.
 */
public enum IexMessageType {
    /** Start and end of messages, system hours, regular hours. */
    SYSTEM_EVENT('S', "SystemEvent", 10),
    /** Listed security: round lot, adjusted close. */
    SECURITY_DIRECTORY('D', "SecurityDirectory", 31),
    /** Halt, pause, order acceptance, trading. */
    TRADING_STATUS('H', "TradingStatus", 22),
    /** Retail interest at the midpoint. */
    RETAIL_LIQUIDITY_INDICATOR('I', "RetailLiquidityIndicator", 18),
    /** Halt by the exchange for reasons of operation. */
    OPERATIONAL_HALT_STATUS('O', "OperationalHaltStatus", 18),
    /** Short sale price test. */
    SHORT_SALE_PRICE_TEST_STATUS('P', "ShortSalePriceTestStatus", 19),
    /** Opening or closing process of a security. */
    SECURITY_EVENT('E', "SecurityEvent", 18),
    /** DEEP: size at a bid price. */
    PRICE_LEVEL_BUY_UPDATE('8', "PriceLevelBuyUpdate", 30),
    /** DEEP: size at an offer price. */
    PRICE_LEVEL_SELL_UPDATE('5', "PriceLevelSellUpdate", 30),
    /** TOPS: best prices. */
    QUOTE_UPDATE('Q', "QuoteUpdate", 42),
    /** Execution; in DEEP+ of an order that was not displayed. */
    TRADE_REPORT('T', "TradeReport", 38),
    /** Takes an execution back. */
    TRADE_BREAK('B', "TradeBreak", 38),
    /** Official opening or closing price. */
    OFFICIAL_PRICE('X', "OfficialPrice", 26),
    /** Forecast of an auction. */
    AUCTION_INFORMATION('A', "AuctionInformation", 80),
    /** DEEP+: a displayed order enters. */
    ADD_ORDER('a', "AddOrder", 38),
    /** DEEP+: price, size or priority of an order changes. */
    ORDER_MODIFY('M', "OrderModify", 38),
    /** DEEP+: an order leaves. */
    ORDER_DELETE('R', "OrderDelete", 26),
    /** DEEP+: execution of a displayed order. */
    ORDER_EXECUTED('L', "OrderExecuted", 46),
    /** DEEP+: all orders of a symbol are gone. */
    CLEAR_BOOK('C', "ClearBook", 18);

    private static final IexMessageType[] BY_CODE = new IexMessageType[1 << 8];

    static {
        for (final IexMessageType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final char code;
    private final String title;
    private final int length;

    IexMessageType(final char code, final String title, final int length) {
        this.code = code;
        this.title = title;
        this.length = length;
    }

    /**
     * @param code first byte of a message.
     * @return its type, or null for one that is not listed here.
     */
    static IexMessageType ofCode(final byte code) {
        return BY_CODE[code & 0xff];
    }

    /**
     * @return first byte of the message.
     */
    public byte code() {
        return (byte) code;
    }

    /**
     * @return the exchange's own name of it.
     */
    public String title() {
        return title;
    }

    /**
     * @return least bytes of a message.
     */
    public int length() {
        return length;
    }
}
