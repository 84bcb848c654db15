package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.transport.SequencedListener;
import io.tiercel.marketdata.transport.SoupClient;
import io.tiercel.marketdata.transport.SoupConfig;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * ITCH 5.0 live over SoupBinTCP. A connection that breaks is made anew where it broke, so that no message is missing; those that the server no longer has
 * leave every book stale.
 * <p>
 * Owned by the ingress thread; allocates per connection, nothing per message.
 */
public final class ItchSoupFeed implements Feed {
    private final SoupClient client;
    private final ItchDecoder decoder;
    private final FeedAudit audit;
    private final LongSupplier clockNs;
    private EventWriter writer;
    private int events;

    /**
     * Connects to nothing yet.
     *
     * @param config       server and patience.
     * @param session      name of the session; empty = the one that is running.
     * @param firstMessage wanted, from 1; 0 = the next one that the server sends.
     * @param listing      instruments to decode.
     * @param audit        told of messages that the server no longer has.
     * @param day          that the time stamps count from.
     * @param clockNs      since the epoch, never running back; read once a poll.
     */
    public ItchSoupFeed(
            final SoupConfig config,
            final String session,
            final long firstMessage,
            final Listing listing,
            final FeedAudit audit,
            final TradingDay day,
            final LongSupplier clockNs) {
        client = new SoupClient(config, session, firstMessage, new Messages());
        decoder = firstMessage == 1 ? new ItchDecoder(listing, day) : ItchDecoder.joinedLate(listing, day);
        this.audit = audit;
        this.clockNs = clockNs;
    }

    @Override
    public int poll(final EventWriter eventWriter, final int limit) {
        writer = eventWriter;
        events = 0;
        client.poll(clockNs.getAsLong());
        return client.isEnded() && events == 0 ? END_OF_FEED : events;
    }

    /**
     * @return its counts tell how the connection fares.
     */
    public SoupClient client() {
        return client;
    }

    @Override
    public double progress() {
        return Double.NaN;
    }

    @Override
    public SortedMap<String, Long> messagesByType() {
        return decoder.countsByType();
    }

    @Override
    public SortedMap<String, Long> remarks() {
        final SortedMap<String, Long> remarks = new TreeMap<>();
        if (client.logins() > 0) {
            remarks.put("connections", (long) client.logins());
        }
        if (client.failures() > 0) {
            remarks.put("connections that failed or broke", (long) client.failures());
        }
        return remarks;
    }

    @Override
    public void close() {
        client.close();
    }

    private final class Messages implements SequencedListener {
        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            try {
                events += decoder.decode(buffer, offset, length, sequence, writer);
            } catch (final BadInputException e) {
                throw new BadInputException("message " + sequence + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            // a connection has no gaps
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            // a connection has no gaps
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            audit.gap(EventWriter.ALL_INSTRUMENTS, missing);
            writer.bookStale(
                    EventWriter.ALL_INSTRUMENTS,
                    sequence - 1,
                    decoder.lastTimestampNs().orElseGet(clockNs),
                    missing,
                    StaleReason.GAP);
            events++;
        }

        @Override
        public void onEndOfSession() {
            // the client says so
        }
    }
}
