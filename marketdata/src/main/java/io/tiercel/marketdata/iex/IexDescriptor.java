package io.tiercel.marketdata.iex;

/** Byte layout of IEX-TP segments and of the messages within, little endian. Stateless. */
final class IexDescriptor {
    // The segment's header.
    static final int HEADER_LENGTH = 40;
    static final int VERSION_OFFSET = 0;
    static final int PROTOCOL_OFFSET = 2;
    static final int SESSION_OFFSET = 8;
    static final int PAYLOAD_LENGTH_OFFSET = 12;
    static final int COUNT_OFFSET = 14;
    static final int FIRST_SEQUENCE_OFFSET = 24;
    static final int SEND_TIME_OFFSET = 32;
    static final int VERSION = 1;
    static final int BLOCK_HEADER_LENGTH = 2;

    static final int TOPS_1_5 = 0x8002;
    static final int TOPS_1_6 = 0x8003;
    static final int DEEP = 0x8004;
    static final int DEEP_PLUS = 0x8005;

    // Every message.
    static final int TYPE_OFFSET = 0;
    static final int FLAG_OFFSET = 1;
    static final int TIMESTAMP_OFFSET = 2;
    static final int SYMBOL_OFFSET = 10;

    // Price level update, trade report.
    static final int SIZE_OFFSET = 18;
    static final int PRICE_OFFSET = 22;
    static final int EVENT_COMPLETE = 0x01;
    static final int SINGLE_PRICE_CROSS = 0x08;

    // Quote update.
    static final int BID_SIZE_OFFSET = 18;
    static final int BID_PRICE_OFFSET = 22;
    static final int ASK_PRICE_OFFSET = 30;
    static final int ASK_SIZE_OFFSET = 38;

    // Official price, auction information.
    static final int OFFICIAL_PRICE_OFFSET = 18;
    static final int AUCTION_REFERENCE_PRICE_OFFSET = 22;
    static final int AUCTION_IMBALANCE_OFFSET = 38;
    static final int AUCTION_SIDE_OFFSET = 42;

    // Order by order.
    static final int ORDER_ID_OFFSET = 18;
    static final int ORDER_SIZE_OFFSET = 26;
    static final int ORDER_PRICE_OFFSET = 30;
    static final byte BUY = '8';
    static final byte SELL = '5';

    /** Bit 0 of the modify flags: the appendix of the specification counts bit 7 as 0x80. */
    static final int MAINTAIN_PRIORITY = 0x01;

    private IexDescriptor() {}
}
