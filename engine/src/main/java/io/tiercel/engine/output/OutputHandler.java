package io.tiercel.engine.output;

import org.agrona.MutableDirectBuffer;

/**
 * A consumer of released records: the output journal, a gateway, statistics. Called on the outputs' thread in the order in which the core made the
 * records. Must not block on the input ring.
 */
@FunctionalInterface
public interface OutputHandler {
    /**
     * One released record.
     *
     * @param buffer holds it; only the output journal may write, and only the CRC field of the header.
     * @param offset of the header.
     * @param length header and body, bytes.
     */
    void onOutput(MutableDirectBuffer buffer, int offset, int length);
}
