package io.tiercel.marketdata.pcap;

import io.tiercel.marketdata.event.EventWriter;
import java.util.Collections;
import java.util.SortedMap;
import org.agrona.DirectBuffer;

/** Turns the datagrams of one protocol into events. Owned by the ingress thread. */
public interface DatagramDecoder {
    /**
     * @param buffer        holder of the bytes; not kept.
     * @param offset        of the payload.
     * @param length        of the payload, 0 or more.
     * @param destination   address and port that it was sent to, see {@link DatagramFinder#destination}.
     * @param captureTimeNs when it was captured, since the epoch.
     * @param writer        where the events go.
     * @return events written.
     * @throws io.tiercel.marketdata.input.BadInputException what is wrong, with the number of the message but without file and packet.
     */
    int decode(DirectBuffer buffer, int offset, int length, long destination, long captureTimeNs, EventWriter writer);

    /**
     * No datagram follows: writes what was held back for one.
     *
     * @param writer where the events go.
     * @return events written.
     * @throws io.tiercel.marketdata.input.BadInputException as in {@link #decode}.
     */
    default int end(final EventWriter writer) {
        return 0;
    }

    /**
     * @return counts above 0 of what the decoder had to do to the source, by what was done; cold.
     */
    default SortedMap<String, Long> remarks() {
        return Collections.emptySortedMap();
    }

    /**
     * @return messages so far by the names of their types; cold.
     */
    SortedMap<String, Long> messagesByType();
}
