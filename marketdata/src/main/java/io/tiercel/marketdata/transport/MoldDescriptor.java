package io.tiercel.marketdata.transport;

/**
 * Byte layout of Nasdaq MoldUDP64 1.00, big endian. Stateless.
 * <pre>
 *  0          10          18      20
 * +-----------+-----------+-------+--------+-----------+----
 * | session   | sequence  | count | length | message   | ...
 * | 10 bytes  | u64       | u16   | u16    | length    |
 * +-----------+-----------+-------+--------+-----------+----
 * </pre>
 * The sequence is that of the first message, from 1; in a packet without messages (a heartbeat, the end of the session) that of the next one. A
 * request has the same first 20 bytes and no messages: the first wanted and how many.
 */
public final class MoldDescriptor {
    /** Bytes in front of the messages. */
    public static final int HEADER_LENGTH = 20;

    /** Bytes of the session's name. */
    public static final int SESSION_LENGTH = 10;

    /** Offset of the sequence number, u64. */
    public static final int SEQUENCE_OFFSET = 10;

    /** Offset of the number of messages, u16. */
    public static final int COUNT_OFFSET = 18;

    /** Bytes in front of each message: its length, u16. */
    public static final int BLOCK_HEADER_LENGTH = 2;

    /** Number of messages of a heartbeat. */
    public static final int HEARTBEAT = 0;

    /** Number of messages that ends the session. */
    public static final int END_OF_SESSION = 0xffff;

    private MoldDescriptor() {}
}
