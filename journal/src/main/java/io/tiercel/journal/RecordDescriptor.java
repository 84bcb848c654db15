package io.tiercel.journal;

import java.nio.ByteOrder;

/**
 * Byte layout of the header that every journal record starts with; all fields are little endian.
 * <pre>
 *  offset  size  field           meaning
 *  ------  ----  --------------  ------------------------------------------------------------------------
 *       0     2  length          unsigned; header and body together, bytes: 48..65535
 *       2     2  blockLength     unsigned; body, bytes
 *       4     2  templateId      unsigned; kind of message
 *       6     2  schemaId        unsigned
 *       8     2  version         unsigned; version of the schema
 *      10     2  flags           unsigned; bit 0: last fragment of its group
 *      12     2  source          unsigned; where the message came from
 *      14     2  part            unsigned; fragment of the source's message, from 0
 *      16     4  instrumentId    signed; the journal does not look at it
 *      20     4  crc32c          CRC-32C (Castagnoli) over length bytes with this field zero; the journal writes it
 *      24     8  sourceSequence  signed; message number at the source
 *      32     8  sequence        signed; order of the journal
 *      40     8  eventTimeNs     signed; nanoseconds since the epoch
 *      48     -  body
 * </pre>
 * Stateless; usable from any thread.
 */
public final class RecordDescriptor {
    /** Byte order of every field. */
    public static final ByteOrder BYTE_ORDER = ByteOrder.LITTLE_ENDIAN;

    /** Offset of the record's whole length: unsigned 16 bits, bytes. */
    public static final int LENGTH_OFFSET = 0;

    /** Offset of the body's length: unsigned 16 bits, bytes. */
    public static final int BLOCK_LENGTH_OFFSET = 2;

    /** Offset of the message kind: unsigned 16 bits. */
    public static final int TEMPLATE_ID_OFFSET = 4;

    /** Offset of the schema's number: unsigned 16 bits. */
    public static final int SCHEMA_ID_OFFSET = 6;

    /** Offset of the schema's version: unsigned 16 bits. */
    public static final int VERSION_OFFSET = 8;

    /** Offset of the flags: unsigned 16 bits. */
    public static final int FLAGS_OFFSET = 10;

    /** Offset of the source's number: unsigned 16 bits. */
    public static final int SOURCE_OFFSET = 12;

    /** Offset of the fragment number: unsigned 16 bits. */
    public static final int PART_OFFSET = 14;

    /** Offset of the instrument's number: signed 32 bits. */
    public static final int INSTRUMENT_ID_OFFSET = 16;

    /** Offset of the checksum: 32 bits. */
    public static final int CRC32C_OFFSET = 20;

    /** Offset of the source's own sequence: signed 64 bits. */
    public static final int SOURCE_SEQUENCE_OFFSET = 24;

    /** Offset of the sequence: signed 64 bits. */
    public static final int SEQUENCE_OFFSET = 32;

    /** Offset of the event time: signed 64 bits, nanoseconds since the epoch. */
    public static final int EVENT_TIME_NS_OFFSET = 40;

    /** Bytes of the header; the shortest record. */
    public static final int HEADER_LENGTH = 48;

    /** Bytes of the longest record: what the length field can hold. */
    public static final int MAX_RECORD_LENGTH = 0xFFFF;

    /** What an empty journal calls its last sequence: the first record of a gapless journal has the next one, 1. */
    public static final long BEFORE_FIRST_SEQUENCE = 0L;

    /** Instead of an event time: there is none. */
    public static final long NO_EVENT_TIME_NS = Long.MIN_VALUE;

    private RecordDescriptor() {}
}
