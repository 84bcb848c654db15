package io.tiercel.marketdata.dbn;

/**
 * Byte layout of DBN (Databento Binary Encoding): little endian, records one after the other behind the metadata. Source: the public definition in
 * the repository databento/dbn. Stateless.
 * <pre>
 * metadata  0 "DBN"  3 version  4 length of the rest (u32)  8 dataset[16]  24 schema (u16)  26 start  34 end  42 limit (u64 each)
 *           version 1: 50 record count (u64)  58 stype in  59 stype out  60 ts_out flag  61 reserved[47]
 *           later:     50 stype in  51 stype out  52 ts_out flag  53 symbol length (u16)  55 reserved[53]
 *           108 schema definition (u32, 0)  112 symbols, partial, not found: count (u32) and names each; mappings
 * record    0 length (u8, words of 4 bytes)  1 rtype (u8)  2 publisher (u16)  4 instrument (u32)  8 ts_event (u64)  16 body
 * </pre>
 */
final class DbnDescriptor {
    /** Prices are in 10^-9. */
    static final int PRICE_SCALE = 9;

    static final long UNDEF_PRICE = Long.MAX_VALUE;
    static final long UNDEF_TIMESTAMP = -1;
    static final long UNDEF_SIZE = 0xffff_ffffL;
    static final int UNDEF_INT_QUANTITY = Integer.MAX_VALUE;
    static final long UNDEF_QUANTITY = Long.MAX_VALUE;

    static final int MAX_VERSION = 3;

    static final int METADATA_LENGTH_OFFSET = 4;
    static final int METADATA_PRELUDE_LENGTH = 8;
    static final int METADATA_FIXED_LENGTH = 108;
    static final int DATASET_OFFSET = 8;
    static final int DATASET_LENGTH = 16;
    static final int SCHEMA_OFFSET = 24;
    static final int START_OFFSET = 26;
    static final int END_OFFSET = 34;
    static final int LIMIT_OFFSET = 42;
    static final int STYPE_OFFSET_V1 = 58;
    static final int STYPE_OFFSET = 50;
    static final int TS_OUT_AFTER_STYPE = 2;
    static final int SYMBOL_LENGTH_AFTER_STYPE = 3;
    static final int SYMBOL_LENGTH_V1 = 22;
    static final int SYMBOL_LENGTH_V2 = 71;
    static final int NO_SCHEMA = 0xffff;

    /** Records hold their length in words of this many bytes. */
    static final int WORD = 4;

    static final int HEADER_LENGTH = 16;
    static final int RTYPE_OFFSET = 1;
    static final int PUBLISHER_OFFSET = 2;
    static final int INSTRUMENT_OFFSET = 4;
    static final int TS_EVENT_OFFSET = 8;

    /** Send time behind each record of a stream that was asked for it. */
    static final int TS_OUT_LENGTH = 8;

    static final int MBO_ORDER_ID_OFFSET = 16;
    static final int MBO_PRICE_OFFSET = 24;
    static final int MBO_SIZE_OFFSET = 32;
    static final int MBO_FLAGS_OFFSET = 36;
    static final int MBO_ACTION_OFFSET = 38;
    static final int MBO_SIDE_OFFSET = 39;
    static final int MBO_TS_RECV_OFFSET = 40;

    /** Trades, best prices and levels alike. */
    static final int MBP_PRICE_OFFSET = 16;

    static final int MBP_SIZE_OFFSET = 24;
    static final int MBP_ACTION_OFFSET = 28;
    static final int MBP_SIDE_OFFSET = 29;
    static final int MBP_FLAGS_OFFSET = 30;
    static final int MBP_TS_RECV_OFFSET = 32;
    static final int MBP_LEVELS_OFFSET = 48;

    static final int LEVEL_LENGTH = 32;
    static final int LEVEL_PRICE_OFFSET = 0;
    static final int LEVEL_SIZE_OFFSET = 16;
    static final int LEVEL_COUNT_OFFSET = 24;

    static final int BAR_OPEN_OFFSET = 16;
    static final int BAR_HIGH_OFFSET = 24;
    static final int BAR_LOW_OFFSET = 32;
    static final int BAR_CLOSE_OFFSET = 40;
    static final int BAR_VOLUME_OFFSET = 48;

    /** Where status, definition, statistics and imbalance hold it. */
    static final int TS_RECV_OFFSET = 16;

    static final int STATUS_ACTION_OFFSET = 24;
    static final int STATUS_IS_TRADING_OFFSET = 30;

    static final int STATISTIC_PRICE_OFFSET = 32;
    static final int STATISTIC_QUANTITY_OFFSET = 40;
    static final int STATISTIC_TYPE_OFFSET_V1 = 52;
    static final int STATISTIC_TYPE_OFFSET = 56;
    static final int STATISTIC_UPDATE_AFTER_TYPE = 4;

    static final int IMBALANCE_PRICE_OFFSET = 24;
    static final int IMBALANCE_QTY_OFFSET = 92;
    static final int IMBALANCE_SIDE_OFFSET = 105;

    static final int DEFINITION_TICK_OFFSET = 24;
    static final int DEFINITION_SYMBOL_OFFSET = 200;
    static final int DEFINITION_SYMBOL_OFFSET_V3 = 238;

    static final int MAPPING_SYMBOL_OFFSET_V1 = 38;
    static final int MAPPING_SYMBOL_OFFSET = 89;

    static final int FLAG_LAST = 1 << 7;
    static final int FLAG_TOP_OF_BOOK = 1 << 6;
    static final int FLAG_SNAPSHOT = 1 << 5;
    static final int FLAG_AGGREGATED = 1 << 4;
    static final int FLAG_MAYBE_BAD_BOOK = 1 << 2;

    private DbnDescriptor() {}
}
