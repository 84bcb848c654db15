package io.tiercel.marketdata.itch;

/**
 * Byte layout of every message of Nasdaq TotalView-ITCH 5.0. Stateless.
 * <p>
 * All numbers are unsigned and big endian; text is ASCII, left aligned, padded with spaces. Prices carry four decimals unless a field
 * says otherwise. Every message starts with the same eleven bytes:
 * <pre>
 *   offset  0      1        3          5                 11
 *          +------+--------+----------+-----------------+-------
 *          | type | locate | tracking | timestamp, u48  | body
 *          +------+--------+----------+-----------------+-------
 * </pre>
 * The time stamp is in nanoseconds since midnight, New York time. A file is a run of messages, each behind its length as u16.
 * A {@code *_OFFSET} counts from the message's type byte, a {@code *_LENGTH} is that of the whole message without the file's prefix.
 * <p>
 * Source: Nasdaq TotalView-ITCH 5.0 specification, sections 1 and 4.
 */
public final class ItchDescriptor {
    /** Bytes of the length prefix in front of each message of a file or of a datagram: u16. */
    public static final int FRAME_LENGTH = 2;

    /** Message type, 1 byte. */
    public static final int TYPE_OFFSET = 0;

    /** Stock locate, u16: index of the instrument for the day; 0 where a message is about no single one. */
    public static final int LOCATE_OFFSET = 1;

    /** Tracking number, u16: the venue's own. */
    public static final int TRACKING_OFFSET = 3;

    /** Time stamp, u48, nanoseconds since midnight. */
    public static final int TIMESTAMP_OFFSET = 5;

    /** First byte after the common header. */
    public static final int BODY_OFFSET = 11;

    /** Bytes of a stock symbol. */
    public static final int STOCK_LENGTH = 8;

    /** Longest message, bytes. */
    public static final int MAX_MESSAGE_LENGTH = 50;

    /** Side code: buy. */
    public static final byte BUY = 'B';

    /** Side code: sell. */
    public static final byte SELL = 'S';

    /** System event: first message of the day. */
    public static final byte START_OF_MESSAGES = 'O';

    /** System event: the system takes orders. */
    public static final byte START_OF_SYSTEM_HOURS = 'S';

    /** System event: market hours begin. */
    public static final byte START_OF_MARKET_HOURS = 'Q';

    /** System event: market hours end. */
    public static final byte END_OF_MARKET_HOURS = 'M';

    /** System event: the system takes no more orders. */
    public static final byte END_OF_SYSTEM_HOURS = 'E';

    /** System event: last message of the day. */
    public static final byte END_OF_MESSAGES = 'C';

    /** Trading state: halted in all markets. */
    public static final byte STATE_HALTED = 'H';

    /** Trading state: paused. */
    public static final byte STATE_PAUSED = 'P';

    /** Trading state: quotation only. */
    public static final byte STATE_QUOTATION_ONLY = 'Q';

    /** Trading state: trading. */
    public static final byte STATE_TRADING = 'T';

    /** Type code of the system event: start and end of messages, system hours and market hours. */
    public static final byte SYSTEM_EVENT = 'S';
    /** Bytes of an {@code S} message. */
    public static final int SYSTEM_EVENT_LENGTH = 12;
    /** {@code S}: 1 byte: O, S, Q, M, E, C. */
    public static final int SYSTEM_EVENT_EVENT_CODE_OFFSET = 11;

    /** Type code of the stock directory: what a stock locate stands for today. */
    public static final byte STOCK_DIRECTORY = 'R';
    /** Bytes of an {@code R} message. */
    public static final int STOCK_DIRECTORY_LENGTH = 39;
    /** {@code R}: 8 bytes. */
    public static final int STOCK_DIRECTORY_STOCK_OFFSET = 11;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_MARKET_CATEGORY_OFFSET = 19;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_FINANCIAL_STATUS_OFFSET = 20;
    /** {@code R}: u32, shares. */
    public static final int STOCK_DIRECTORY_ROUND_LOT_SIZE_OFFSET = 21;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_ROUND_LOTS_ONLY_OFFSET = 25;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_ISSUE_CLASSIFICATION_OFFSET = 26;
    /** {@code R}: 2 bytes. */
    public static final int STOCK_DIRECTORY_ISSUE_SUB_TYPE_OFFSET = 27;
    /** {@code R}: 1 byte: P live, T test. */
    public static final int STOCK_DIRECTORY_AUTHENTICITY_OFFSET = 29;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_SHORT_SALE_THRESHOLD_OFFSET = 30;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_IPO_FLAG_OFFSET = 31;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_LULD_TIER_OFFSET = 32;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_ETP_FLAG_OFFSET = 33;
    /** {@code R}: u32. */
    public static final int STOCK_DIRECTORY_ETP_LEVERAGE_OFFSET = 34;
    /** {@code R}: 1 byte. */
    public static final int STOCK_DIRECTORY_INVERSE_OFFSET = 38;

    /** Type code of the stock trading action. */
    public static final byte TRADING_ACTION = 'H';
    /** Bytes of an {@code H} message. */
    public static final int TRADING_ACTION_LENGTH = 25;
    /** {@code H}: 8 bytes. */
    public static final int TRADING_ACTION_STOCK_OFFSET = 11;
    /** {@code H}: 1 byte: H, P, Q, T. */
    public static final int TRADING_ACTION_STATE_OFFSET = 19;
    /** {@code H}: 1 byte. */
    public static final int TRADING_ACTION_RESERVED_OFFSET = 20;
    /** {@code H}: 4 bytes. */
    public static final int TRADING_ACTION_REASON_OFFSET = 21;

    /** Type code of the Reg SHO short sale price test restriction. */
    public static final byte REG_SHO = 'Y';
    /** Bytes of a {@code Y} message. */
    public static final int REG_SHO_LENGTH = 20;
    /** {@code Y}: 8 bytes. */
    public static final int REG_SHO_STOCK_OFFSET = 11;
    /** {@code Y}: 1 byte: 0, 1, 2. */
    public static final int REG_SHO_ACTION_OFFSET = 19;

    /** Type code of the market participant position. */
    public static final byte PARTICIPANT_POSITION = 'L';
    /** Bytes of an {@code L} message. */
    public static final int PARTICIPANT_POSITION_LENGTH = 26;
    /** {@code L}: 4 bytes. */
    public static final int PARTICIPANT_POSITION_MPID_OFFSET = 11;
    /** {@code L}: 8 bytes. */
    public static final int PARTICIPANT_POSITION_STOCK_OFFSET = 15;
    /** {@code L}: 1 byte. */
    public static final int PARTICIPANT_POSITION_PRIMARY_MARKET_MAKER_OFFSET = 23;
    /** {@code L}: 1 byte. */
    public static final int PARTICIPANT_POSITION_MARKET_MAKER_MODE_OFFSET = 24;
    /** {@code L}: 1 byte. */
    public static final int PARTICIPANT_POSITION_STATE_OFFSET = 25;

    /** Type code of the market-wide circuit breaker: decline levels. */
    public static final byte MWCB_DECLINE_LEVEL = 'V';
    /** Bytes of a {@code V} message. */
    public static final int MWCB_DECLINE_LEVEL_LENGTH = 35;
    /** {@code V}: u64, 8 decimals. */
    public static final int MWCB_DECLINE_LEVEL_LEVEL_1_OFFSET = 11;
    /** {@code V}: u64, 8 decimals. */
    public static final int MWCB_DECLINE_LEVEL_LEVEL_2_OFFSET = 19;
    /** {@code V}: u64, 8 decimals. */
    public static final int MWCB_DECLINE_LEVEL_LEVEL_3_OFFSET = 27;

    /** Type code of the market-wide circuit breaker: level breached. */
    public static final byte MWCB_STATUS = 'W';
    /** Bytes of a {@code W} message. */
    public static final int MWCB_STATUS_LENGTH = 12;
    /** {@code W}: 1 byte: 1, 2, 3. */
    public static final int MWCB_STATUS_BREACHED_LEVEL_OFFSET = 11;

    /** Type code of the IPO quoting period update. */
    public static final byte IPO_QUOTING_PERIOD = 'K';
    /** Bytes of a {@code K} message. */
    public static final int IPO_QUOTING_PERIOD_LENGTH = 28;
    /** {@code K}: 8 bytes. */
    public static final int IPO_QUOTING_PERIOD_STOCK_OFFSET = 11;
    /** {@code K}: u32, seconds since midnight. */
    public static final int IPO_QUOTING_PERIOD_RELEASE_TIME_OFFSET = 19;
    /** {@code K}: 1 byte: A, C. */
    public static final int IPO_QUOTING_PERIOD_RELEASE_QUALIFIER_OFFSET = 23;
    /** {@code K}: u32, 4 decimals. */
    public static final int IPO_QUOTING_PERIOD_PRICE_OFFSET = 24;

    /** Type code of the limit-up limit-down auction collar. */
    public static final byte LULD_AUCTION_COLLAR = 'J';
    /** Bytes of a {@code J} message. */
    public static final int LULD_AUCTION_COLLAR_LENGTH = 35;
    /** {@code J}: 8 bytes. */
    public static final int LULD_AUCTION_COLLAR_STOCK_OFFSET = 11;
    /** {@code J}: u32, 4 decimals. */
    public static final int LULD_AUCTION_COLLAR_REFERENCE_PRICE_OFFSET = 19;
    /** {@code J}: u32, 4 decimals. */
    public static final int LULD_AUCTION_COLLAR_UPPER_PRICE_OFFSET = 23;
    /** {@code J}: u32, 4 decimals. */
    public static final int LULD_AUCTION_COLLAR_LOWER_PRICE_OFFSET = 27;
    /** {@code J}: u32. */
    public static final int LULD_AUCTION_COLLAR_EXTENSION_OFFSET = 31;

    /** Type code of the operational halt. */
    public static final byte OPERATIONAL_HALT = 'h';
    /** Bytes of a {@code h} message. */
    public static final int OPERATIONAL_HALT_LENGTH = 21;
    /** {@code h}: 8 bytes. */
    public static final int OPERATIONAL_HALT_STOCK_OFFSET = 11;
    /** {@code h}: 1 byte: Q, B, X. */
    public static final int OPERATIONAL_HALT_MARKET_CODE_OFFSET = 19;
    /** {@code h}: 1 byte: H, T. */
    public static final int OPERATIONAL_HALT_ACTION_OFFSET = 20;

    /** Type code of the add order without attribution. */
    public static final byte ADD_ORDER = 'A';
    /** Bytes of an {@code A} message. */
    public static final int ADD_ORDER_LENGTH = 36;
    /** {@code A}: u64. */
    public static final int ADD_ORDER_REFERENCE_OFFSET = 11;
    /** {@code A}: 1 byte: B, S. */
    public static final int ADD_ORDER_SIDE_OFFSET = 19;
    /** {@code A}: u32. */
    public static final int ADD_ORDER_SHARES_OFFSET = 20;
    /** {@code A}: 8 bytes. */
    public static final int ADD_ORDER_STOCK_OFFSET = 24;
    /** {@code A}: u32, 4 decimals. */
    public static final int ADD_ORDER_PRICE_OFFSET = 32;

    /** Type code of the add order with attribution; the fields of {@code A} at the same offsets, then the participant. */
    public static final byte ADD_ORDER_ATTRIBUTED = 'F';
    /** Bytes of an {@code F} message. */
    public static final int ADD_ORDER_ATTRIBUTED_LENGTH = 40;
    /** {@code F}: 4 bytes. */
    public static final int ADD_ORDER_ATTRIBUTED_ATTRIBUTION_OFFSET = 36;

    /** Type code of the order executed at its own price. */
    public static final byte ORDER_EXECUTED = 'E';
    /** Bytes of an {@code E} message. */
    public static final int ORDER_EXECUTED_LENGTH = 31;
    /** {@code E}: u64. */
    public static final int ORDER_EXECUTED_REFERENCE_OFFSET = 11;
    /** {@code E}: u32. */
    public static final int ORDER_EXECUTED_SHARES_OFFSET = 19;
    /** {@code E}: u64. */
    public static final int ORDER_EXECUTED_MATCH_NUMBER_OFFSET = 23;

    /** Type code of the order executed at another price. */
    public static final byte ORDER_EXECUTED_WITH_PRICE = 'C';
    /** Bytes of a {@code C} message. */
    public static final int ORDER_EXECUTED_WITH_PRICE_LENGTH = 36;
    /** {@code C}: u64. */
    public static final int ORDER_EXECUTED_WITH_PRICE_REFERENCE_OFFSET = 11;
    /** {@code C}: u32. */
    public static final int ORDER_EXECUTED_WITH_PRICE_SHARES_OFFSET = 19;
    /** {@code C}: u64. */
    public static final int ORDER_EXECUTED_WITH_PRICE_MATCH_NUMBER_OFFSET = 23;
    /** {@code C}: 1 byte: Y, N. */
    public static final int ORDER_EXECUTED_WITH_PRICE_PRINTABLE_OFFSET = 31;
    /** {@code C}: u32, 4 decimals. */
    public static final int ORDER_EXECUTED_WITH_PRICE_PRICE_OFFSET = 32;

    /** Type code of the order cancel: part of the shares leave. */
    public static final byte ORDER_CANCEL = 'X';
    /** Bytes of an {@code X} message. */
    public static final int ORDER_CANCEL_LENGTH = 23;
    /** {@code X}: u64. */
    public static final int ORDER_CANCEL_REFERENCE_OFFSET = 11;
    /** {@code X}: u32, taken off. */
    public static final int ORDER_CANCEL_SHARES_OFFSET = 19;

    /** Type code of the order delete. */
    public static final byte ORDER_DELETE = 'D';
    /** Bytes of a {@code D} message. */
    public static final int ORDER_DELETE_LENGTH = 19;
    /** {@code D}: u64. */
    public static final int ORDER_DELETE_REFERENCE_OFFSET = 11;

    /** Type code of the order replace: one order leaves, another enters on the same side. */
    public static final byte ORDER_REPLACE = 'U';
    /** Bytes of a {@code U} message. */
    public static final int ORDER_REPLACE_LENGTH = 35;
    /** {@code U}: u64. */
    public static final int ORDER_REPLACE_ORIGINAL_REFERENCE_OFFSET = 11;
    /** {@code U}: u64. */
    public static final int ORDER_REPLACE_NEW_REFERENCE_OFFSET = 19;
    /** {@code U}: u32, of the new order. */
    public static final int ORDER_REPLACE_SHARES_OFFSET = 27;
    /** {@code U}: u32, 4 decimals. */
    public static final int ORDER_REPLACE_PRICE_OFFSET = 31;

    /** Type code of the trade against an order that was not displayed. */
    public static final byte TRADE = 'P';
    /** Bytes of a {@code P} message. */
    public static final int TRADE_LENGTH = 44;
    /** {@code P}: u64, 0 in practice. */
    public static final int TRADE_REFERENCE_OFFSET = 11;
    /** {@code P}: 1 byte: side of the hidden order up to 2014-07-14, since then always B. */
    public static final int TRADE_SIDE_OFFSET = 19;
    /** {@code P}: u32. */
    public static final int TRADE_SHARES_OFFSET = 20;
    /** {@code P}: 8 bytes. */
    public static final int TRADE_STOCK_OFFSET = 24;
    /** {@code P}: u32, 4 decimals. */
    public static final int TRADE_PRICE_OFFSET = 32;
    /** {@code P}: u64. */
    public static final int TRADE_MATCH_NUMBER_OFFSET = 36;

    /** Type code of the cross trade. */
    public static final byte CROSS_TRADE = 'Q';
    /** Bytes of a {@code Q} message. */
    public static final int CROSS_TRADE_LENGTH = 40;
    /** {@code Q}: u64. */
    public static final int CROSS_TRADE_SHARES_OFFSET = 11;
    /** {@code Q}: 8 bytes. */
    public static final int CROSS_TRADE_STOCK_OFFSET = 19;
    /** {@code Q}: u32, 4 decimals. */
    public static final int CROSS_TRADE_PRICE_OFFSET = 27;
    /** {@code Q}: u64. */
    public static final int CROSS_TRADE_MATCH_NUMBER_OFFSET = 31;
    /** {@code Q}: 1 byte: O, C, H, I, A. */
    public static final int CROSS_TRADE_CROSS_TYPE_OFFSET = 39;

    /** Type code of the broken trade or cross. */
    public static final byte BROKEN_TRADE = 'B';
    /** Bytes of a {@code B} message. */
    public static final int BROKEN_TRADE_LENGTH = 19;
    /** {@code B}: u64. */
    public static final int BROKEN_TRADE_MATCH_NUMBER_OFFSET = 11;

    /** Type code of the net order imbalance indicator. */
    public static final byte ORDER_IMBALANCE = 'I';
    /** Bytes of an {@code I} message. */
    public static final int ORDER_IMBALANCE_LENGTH = 50;
    /** {@code I}: u64. */
    public static final int ORDER_IMBALANCE_PAIRED_SHARES_OFFSET = 11;
    /** {@code I}: u64. */
    public static final int ORDER_IMBALANCE_IMBALANCE_SHARES_OFFSET = 19;
    /** {@code I}: 1 byte: B, S, N, O, P. */
    public static final int ORDER_IMBALANCE_DIRECTION_OFFSET = 27;
    /** {@code I}: 8 bytes. */
    public static final int ORDER_IMBALANCE_STOCK_OFFSET = 28;
    /** {@code I}: u32, 4 decimals. */
    public static final int ORDER_IMBALANCE_FAR_PRICE_OFFSET = 36;
    /** {@code I}: u32, 4 decimals. */
    public static final int ORDER_IMBALANCE_NEAR_PRICE_OFFSET = 40;
    /** {@code I}: u32, 4 decimals. */
    public static final int ORDER_IMBALANCE_REFERENCE_PRICE_OFFSET = 44;
    /** {@code I}: 1 byte. */
    public static final int ORDER_IMBALANCE_CROSS_TYPE_OFFSET = 48;
    /** {@code I}: 1 byte. */
    public static final int ORDER_IMBALANCE_PRICE_VARIATION_OFFSET = 49;

    /** Type code of the retail price improvement indicator. */
    public static final byte RETAIL_INTEREST = 'N';
    /** Bytes of an {@code N} message. */
    public static final int RETAIL_INTEREST_LENGTH = 20;
    /** {@code N}: 8 bytes. */
    public static final int RETAIL_INTEREST_STOCK_OFFSET = 11;
    /** {@code N}: 1 byte: B, S, A, N. */
    public static final int RETAIL_INTEREST_INTEREST_OFFSET = 19;

    /** Type code of the direct listing with capital raise: price discovery. */
    public static final byte DIRECT_LISTING = 'O';
    /** Bytes of an {@code O} message. */
    public static final int DIRECT_LISTING_LENGTH = 48;
    /** {@code O}: 8 bytes. */
    public static final int DIRECT_LISTING_STOCK_OFFSET = 11;
    /** {@code O}: 1 byte: N, Y. */
    public static final int DIRECT_LISTING_OPEN_ELIGIBILITY_OFFSET = 19;
    /** {@code O}: u32, 4 decimals. */
    public static final int DIRECT_LISTING_MIN_PRICE_OFFSET = 20;
    /** {@code O}: u32, 4 decimals. */
    public static final int DIRECT_LISTING_MAX_PRICE_OFFSET = 24;
    /** {@code O}: u32, 4 decimals. */
    public static final int DIRECT_LISTING_NEAR_PRICE_OFFSET = 28;
    /** {@code O}: u64, ns since midnight. */
    public static final int DIRECT_LISTING_NEAR_TIME_OFFSET = 32;
    /** {@code O}: u32, 4 decimals. */
    public static final int DIRECT_LISTING_LOWER_PRICE_OFFSET = 40;
    /** {@code O}: u32, 4 decimals. */
    public static final int DIRECT_LISTING_UPPER_PRICE_OFFSET = 44;

    private ItchDescriptor() {}

    /**
     * @param type message type code.
     * @return bytes of a message of that type, -1 when the specification has no such type.
     */
    public static int messageLength(final byte type) {
        return switch (type) {
            case SYSTEM_EVENT -> SYSTEM_EVENT_LENGTH;
            case STOCK_DIRECTORY -> STOCK_DIRECTORY_LENGTH;
            case TRADING_ACTION -> TRADING_ACTION_LENGTH;
            case REG_SHO -> REG_SHO_LENGTH;
            case PARTICIPANT_POSITION -> PARTICIPANT_POSITION_LENGTH;
            case MWCB_DECLINE_LEVEL -> MWCB_DECLINE_LEVEL_LENGTH;
            case MWCB_STATUS -> MWCB_STATUS_LENGTH;
            case IPO_QUOTING_PERIOD -> IPO_QUOTING_PERIOD_LENGTH;
            case LULD_AUCTION_COLLAR -> LULD_AUCTION_COLLAR_LENGTH;
            case OPERATIONAL_HALT -> OPERATIONAL_HALT_LENGTH;
            case ADD_ORDER -> ADD_ORDER_LENGTH;
            case ADD_ORDER_ATTRIBUTED -> ADD_ORDER_ATTRIBUTED_LENGTH;
            case ORDER_EXECUTED -> ORDER_EXECUTED_LENGTH;
            case ORDER_EXECUTED_WITH_PRICE -> ORDER_EXECUTED_WITH_PRICE_LENGTH;
            case ORDER_CANCEL -> ORDER_CANCEL_LENGTH;
            case ORDER_DELETE -> ORDER_DELETE_LENGTH;
            case ORDER_REPLACE -> ORDER_REPLACE_LENGTH;
            case TRADE -> TRADE_LENGTH;
            case CROSS_TRADE -> CROSS_TRADE_LENGTH;
            case BROKEN_TRADE -> BROKEN_TRADE_LENGTH;
            case ORDER_IMBALANCE -> ORDER_IMBALANCE_LENGTH;
            case RETAIL_INTEREST -> RETAIL_INTEREST_LENGTH;
            case DIRECT_LISTING -> DIRECT_LISTING_LENGTH;
            default -> -1;
        };
    }
}
