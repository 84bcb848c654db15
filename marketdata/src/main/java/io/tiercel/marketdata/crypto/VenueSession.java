package io.tiercel.marketdata.crypto;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.LeftOut;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;

/**
 * One venue's market data as frames come in and events go out, without any input or output of its own: a capture file and a live connection drive
 * the same object.
 * <p>
 * Owned by the ingress thread. Known frames allocate nothing once the arrays have grown to the largest frame; subscription answers and the first
 * frame of a symbol may. A gap in a book's sequence, a wrong checksum or a lost connection publishes {@code BookStale}; the book's differences are then
 * left out, or kept for the snapshot, until a whole snapshot has come.
 */
public interface VenueSession {
    /**
     * A frame of the websocket.
     *
     * @param frame         holds it.
     * @param from          first byte.
     * @param to            behind the last byte.
     * @param receiveTimeNs since the epoch; {@code Prices.NO_TIMESTAMP} = not told: events then take the exchange's time.
     * @param writer        takes the events.
     * @return events written.
     * @throws io.tiercel.marketdata.input.BadInputException when the frame is not what the venue sends; nothing of it was written.
     */
    int onFrame(byte[] frame, int from, int to, long receiveTimeNs, EventWriter writer);

    /**
     * The answer to a snapshot asked for over HTTP.
     *
     * @param symbol        as {@link #wantsSnapshot} or {@link #snapshotSymbol} gave it.
     * @param body          holds the answer.
     * @param from          first byte.
     * @param to            behind the last byte.
     * @param receiveTimeNs as in {@link #onFrame}.
     * @param writer        takes the events.
     * @return events written.
     * @throws io.tiercel.marketdata.input.BadInputException as in {@link #onFrame}.
     */
    int onSnapshot(String symbol, byte[] body, int from, int to, long receiveTimeNs, EventWriter writer);

    /**
     * The connection was made anew or lost: no book is to be trusted until its snapshot has come.
     *
     * @param receiveTimeNs as in {@link #onFrame}.
     * @param writer        takes the events.
     * @return events written; none before the first book.
     */
    int onDisconnect(long receiveTimeNs, EventWriter writer);

    /**
     * @param url of an HTTP request.
     * @return symbol whose book snapshot it asks for; empty = it asks for something else.
     */
    Optional<String> snapshotSymbol(String url);

    /**
     * @param symbol a book's.
     * @return where its snapshot is to be had over HTTP; empty = the venue sends snapshots in its stream.
     */
    Optional<String> snapshotUrl(String symbol);

    /**
     * @return symbol of a book that waits for a snapshot over HTTP; each is told once until the snapshot has come or failed by a gap.
     */
    Optional<String> wantsSnapshot();

    /**
     * @return true once after a book has failed whose snapshot comes in the stream: subscribe anew, best over a new connection.
     */
    boolean wantsResync();

    /**
     * @return once after the venue has refused something, such as a subscription: its own words. What was asked for does not come over this connection.
     */
    default Optional<String> refusal() {
        return Optional.empty();
    }

    /**
     * @return what came and could not be used so far, mostly for want of a snapshot. Cold.
     */
    default LeftOut leftOut() {
        return LeftOut.NONE;
    }

    /**
     * @param symbols books and prints wanted, as the venue spells them.
     * @return messages to send after connecting, in this order.
     */
    List<String> subscriptions(List<String> symbols);

    /**
     * @return message that keeps the connection alive when sent now and then; empty = none is needed.
     */
    Optional<String> heartbeat();

    /**
     * @return frames and snapshots so far by the venue's own names of their types; sorted.
     */
    SortedMap<String, Long> messagesByType();
}
