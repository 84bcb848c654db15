package io.tiercel.marketdata.itch;

import org.agrona.MutableDirectBuffer;

/** A source of framed ITCH messages in this process, such as the simulated exchange. Called on the ingress thread. */
@FunctionalInterface
public interface ItchMessages {
    /** Room that a caller leaves for {@link #next}, bytes. */
    int MAX_LENGTH = 4096;

    /**
     * Writes the next message, or several, each behind its length as u16.
     *
     * @param buffer written to, with at least {@link #MAX_LENGTH} bytes of room after {@code offset}.
     * @param offset of the first length prefix.
     * @return bytes written, prefixes included; 0 at the end.
     */
    int next(MutableDirectBuffer buffer, int offset);
}
