package io.tiercel.marketdata.pcap;

/** One way of laying packets into a file. Owned by one thread. */
abstract sealed class CaptureRecords permits ClassicRecords, BlockRecords {
    /** First byte of the packet in the buffer. */
    int offset;

    /** Captured bytes. */
    int length;

    /** Since the epoch. */
    long timeNs;

    /** Number of the pcap format. */
    int linkType;

    /** Place of the packet's record in the content. */
    long position;

    /** Moves to the next packet, whose number is given for messages; false at the end. */
    abstract boolean next(long packet);
}
