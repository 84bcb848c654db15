package io.tiercel.marketdata.itch;

/**
 * Every message type of Nasdaq TotalView-ITCH 5.0 and what becomes of it: the one list of what is carried and what is not.
 * <p>
 * Immutable. docs/protocol.md holds the same list as a table.
 */
public enum ItchMessageType {
    /** Start and end of messages, system hours, market hours. */
    SYSTEM_EVENT(ItchDescriptor.SYSTEM_EVENT, Treatment.EVENT, "market state of all instruments"),
    /** What a stock locate stands for today. */
    STOCK_DIRECTORY(ItchDescriptor.STOCK_DIRECTORY, Treatment.DIRECTORY, "ties the locate to an instrument"),
    /** Halt, pause, quotation period, trading. */
    TRADING_ACTION(ItchDescriptor.TRADING_ACTION, Treatment.EVENT, "market state of the instrument"),
    /** Reg SHO short sale price test. */
    REG_SHO(ItchDescriptor.REG_SHO, Treatment.NOT_CARRIED, "the engine knows no short sale rule"),
    /** Market participant position. */
    PARTICIPANT_POSITION(
            ItchDescriptor.PARTICIPANT_POSITION, Treatment.NOT_CARRIED, "a register of market makers changes no book"),
    /** Circuit breaker: decline levels of the day. */
    MWCB_DECLINE_LEVEL(
            ItchDescriptor.MWCB_DECLINE_LEVEL, Treatment.NOT_CARRIED, "index levels; the halts they cause come as H"),
    /** Circuit breaker: level breached. */
    MWCB_STATUS(ItchDescriptor.MWCB_STATUS, Treatment.NOT_CARRIED, "the halts that a breach causes come as H"),
    /** IPO quoting period update. */
    IPO_QUOTING_PERIOD(
            ItchDescriptor.IPO_QUOTING_PERIOD,
            Treatment.NOT_CARRIED,
            "a planned release time; the release itself comes as H"),
    /** Limit-up limit-down auction collar. */
    LULD_AUCTION_COLLAR(
            ItchDescriptor.LULD_AUCTION_COLLAR,
            Treatment.NOT_CARRIED,
            "bounds of an auction that nobody here trades in"),
    /** Operational halt of one market. */
    OPERATIONAL_HALT(
            ItchDescriptor.OPERATIONAL_HALT, Treatment.EVENT, "market state, where the market is Nasdaq itself"),
    /** Add order without attribution. */
    ADD_ORDER(ItchDescriptor.ADD_ORDER, Treatment.EVENT, "ADD"),
    /** Add order with attribution. */
    ADD_ORDER_ATTRIBUTED(ItchDescriptor.ADD_ORDER_ATTRIBUTED, Treatment.EVENT, "ADD, without the participant"),
    /** Order executed at its own price. */
    ORDER_EXECUTED(ItchDescriptor.ORDER_EXECUTED, Treatment.EVENT, "EXECUTE"),
    /** Order executed at another price. */
    ORDER_EXECUTED_WITH_PRICE(
            ItchDescriptor.ORDER_EXECUTED_WITH_PRICE, Treatment.EVENT, "EXECUTE, or REDUCE where a cross prints it"),
    /** Part of an order leaves. */
    ORDER_CANCEL(ItchDescriptor.ORDER_CANCEL, Treatment.EVENT, "REDUCE"),
    /** The rest of an order leaves. */
    ORDER_DELETE(ItchDescriptor.ORDER_DELETE, Treatment.EVENT, "DELETE"),
    /** One order leaves, another enters. */
    ORDER_REPLACE(ItchDescriptor.ORDER_REPLACE, Treatment.EVENT, "REPLACE"),
    /** Trade against an order that was not displayed. */
    TRADE(ItchDescriptor.TRADE, Treatment.EVENT, "TRADE"),
    /** Cross trade. */
    CROSS_TRADE(ItchDescriptor.CROSS_TRADE, Treatment.EVENT, "CROSS"),
    /** Broken trade or cross. */
    BROKEN_TRADE(
            ItchDescriptor.BROKEN_TRADE, Treatment.NOT_CARRIED, "breaks a print later on, the book does not change"),
    /** Net order imbalance indicator. */
    ORDER_IMBALANCE(ItchDescriptor.ORDER_IMBALANCE, Treatment.NOT_CARRIED, "auction forecast that no factor reads"),
    /** Retail price improvement indicator. */
    RETAIL_INTEREST(
            ItchDescriptor.RETAIL_INTEREST, Treatment.NOT_CARRIED, "undisplayed interest without price or size"),
    /** Direct listing with capital raise: price discovery. */
    DIRECT_LISTING(
            ItchDescriptor.DIRECT_LISTING, Treatment.NOT_CARRIED, "bounds of an auction that nobody here trades in");

    /** What the decoder does with a type. */
    public enum Treatment {
        /** Becomes normalised events. */
        EVENT,
        /** Read for what it says about the instruments; no event. */
        DIRECTORY,
        /** Checked for type, length and time, counted, otherwise left alone. */
        NOT_CARRIED
    }

    private static final ItchMessageType[] ALL = values();

    private final byte code;
    private final Treatment treatment;
    private final String explanation;

    ItchMessageType(final byte code, final Treatment treatment, final String explanation) {
        this.code = code;
        this.treatment = treatment;
        this.explanation = explanation;
    }

    /**
     * @return type code, first byte of the message.
     */
    public byte code() {
        return code;
    }

    /**
     * @return bytes of a message.
     */
    public int length() {
        return ItchDescriptor.messageLength(code);
    }

    /**
     * @return what the decoder does with it.
     */
    public Treatment treatment() {
        return treatment;
    }

    /**
     * @return which event it becomes, or why it is not carried.
     */
    public String explanation() {
        return explanation;
    }

    /**
     * @return the codes of all types, in the order of the list. Cold.
     */
    public static String codes() {
        final StringBuilder codes = new StringBuilder();
        for (final ItchMessageType type : ALL) {
            codes.append((char) type.code).append(' ');
        }
        return codes.toString().trim();
    }
}
