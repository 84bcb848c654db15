package io.tiercel.marketdata.dbn;

/**
 * Every record type of DBN and what becomes of it: the one list of what is carried and what is not. Immutable.
 */
public enum DbnRecordType {
    /** Trade. */
    TRADES(0x00, "trades", 48, "TRADE"),
    /** Best level, and the trade that came with it. */
    MBP_1(0x01, "mbp-1", 80, "changes of one level a side; in a tbbo file best prices before a TRADE"),
    /** Ten levels. */
    MBP_10(0x0a, "mbp-10", 368, "changes of ten levels a side"),
    /** Bar of a length that the schema tells. */
    OHLCV(0x11, "ohlcv", 56, "bar"),
    /** Market state. */
    STATUS(0x12, "status", 40, "market state"),
    /** What an instrument is. */
    DEFINITION(0x13, "definition", 360, 400, 520, "names an instrument, tells its tick; no event"),
    /** Auction imbalance. */
    IMBALANCE(0x14, "imbalance", 112, "figure"),
    /** Error of a gateway. */
    ERROR(0x15, "error", 80, 320, 320, "counted: nothing about the market"),
    /** Symbol of an instrument from now on. */
    SYMBOL_MAPPING(0x16, "symbol-mapping", 80, 176, 176, "names an instrument; no event"),
    /** Word of a gateway, heartbeats too. */
    SYSTEM(0x17, "system", 80, 320, 320, "counted: nothing about the market"),
    /** Figure of the venue. */
    STATISTICS(0x18, "statistics", 64, 64, 80, "figure"),
    /** Bar of a second. */
    OHLCV_1S(0x20, "ohlcv-1s", 56, "bar"),
    /** Bar of a minute. */
    OHLCV_1M(0x21, "ohlcv-1m", 56, "bar"),
    /** Bar of an hour. */
    OHLCV_1H(0x22, "ohlcv-1h", 56, "bar"),
    /** Bar of a day, UTC. */
    OHLCV_1D(0x23, "ohlcv-1d", 56, "bar"),
    /** Bar of a session. */
    OHLCV_EOD(0x24, "ohlcv-eod", 56, "counted: the session's length is not told"),
    /** Order by order. */
    MBO(0xa0, "mbo", 56, "ADD, REDUCE, DELETE, REPLACE, TRADE or an empty book"),
    /** Best level of all venues. */
    CMBP_1(0xb1, "cmbp-1", 80, "changes of one level a side"),
    /** Best prices of all venues each second. */
    CBBO_1S(0xc0, "cbbo-1s", 80, "best prices"),
    /** Best prices of all venues each minute. */
    CBBO_1M(0xc1, "cbbo-1m", 80, "best prices"),
    /** Trade and the best prices of all venues before it. */
    TCBBO(0xc2, "tcbbo", 80, "best prices, then TRADE"),
    /** Best prices each second. */
    BBO_1S(0xc3, "bbo-1s", 80, "best prices"),
    /** Best prices each minute. */
    BBO_1M(0xc4, "bbo-1m", 80, "best prices");

    private static final DbnRecordType[] BY_CODE = new DbnRecordType[256];

    static {
        for (final DbnRecordType type : values()) {
            BY_CODE[type.code] = type;
        }
    }

    private final int code;
    private final String recordName;
    private final int lengthV1;
    private final int lengthV2;
    private final int lengthV3;
    private final String explanation;

    DbnRecordType(final int code, final String recordName, final int length, final String explanation) {
        this(code, recordName, length, length, length, explanation);
    }

    DbnRecordType(
            final int code,
            final String recordName,
            final int lengthV1,
            final int lengthV2,
            final int lengthV3,
            final String explanation) {
        this.code = code;
        this.recordName = recordName;
        this.lengthV1 = lengthV1;
        this.lengthV2 = lengthV2;
        this.lengthV3 = lengthV3;
        this.explanation = explanation;
    }

    /**
     * @param code rtype, 0 to 255.
     * @return its type, null if there is none.
     */
    static DbnRecordType of(final int code) {
        return BY_CODE[code];
    }

    /**
     * @return rtype, 0 to 255.
     */
    public int code() {
        return code;
    }

    /**
     * @return name as the source spells it.
     */
    public String recordName() {
        return recordName;
    }

    /**
     * @param version of the encoding, 1 to 3.
     * @return bytes of a record, header included, without a send time.
     */
    public int lengthBytes(final int version) {
        return switch (version) {
            case 1 -> lengthV1;
            case 2 -> lengthV2;
            default -> lengthV3;
        };
    }

    /**
     * @return which event it becomes, or why it is not carried.
     */
    public String explanation() {
        return explanation;
    }
}
