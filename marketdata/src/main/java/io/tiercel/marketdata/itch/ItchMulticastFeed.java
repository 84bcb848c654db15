package io.tiercel.marketdata.itch;

import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.FeedAudit;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.Listing;
import io.tiercel.marketdata.protocol.StaleReason;
import io.tiercel.marketdata.transport.ArbitratorConfig;
import io.tiercel.marketdata.transport.LineArbitrator;
import io.tiercel.marketdata.transport.MulticastReceiver;
import io.tiercel.marketdata.transport.SequencedListener;
import io.tiercel.marketdata.transport.SoupConfig;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.util.List;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.LongSupplier;
import org.agrona.DirectBuffer;

/**
 * ITCH 5.0 live over MoldUDP64 lines with recovery. While messages are missing, none is passed on and the books are stale; once they have come the stream
 * goes on in order and the books are told whole again.
 * <p>
 * Owned by the ingress thread; allocates nothing per packet, only per connection of a replay. Messages given up leave the books stale for the rest of
 * the session.
 */
public final class ItchMulticastFeed implements Feed {
    private final LineArbitrator arbitrator;
    private final MulticastReceiver receiver;
    private final ItchDecoder decoder;
    private final FeedAudit audit;
    private final LongSupplier clockNs;
    private EventWriter writer;
    private int events;

    /**
     * One that gives up what the retransmission server cannot give.
     *
     * @param config           patience of the arbitration.
     * @param lines            group or local address and port of each line.
     * @param networkInterface to join groups on.
     * @param server           of retransmissions.
     * @param listing          instruments to decode.
     * @param audit            told of messages that were given up.
     * @param day              that the time stamps count from.
     * @param clockNs          since the epoch, never running back; read once a poll.
     * @throws BadInputException when a line cannot be opened.
     */
    public ItchMulticastFeed(
            final ArbitratorConfig config,
            final List<InetSocketAddress> lines,
            final NetworkInterface networkInterface,
            final InetSocketAddress server,
            final Listing listing,
            final FeedAudit audit,
            final TradingDay day,
            final LongSupplier clockNs) {
        this(config, lines, networkInterface, server, Optional.empty(), listing, audit, day, clockNs);
    }

    /**
     * @param config           patience of the arbitration.
     * @param lines            group or local address and port of each line.
     * @param networkInterface to join groups on.
     * @param server           of retransmissions.
     * @param recovery         SoupBinTCP server of the same session for what that one cannot give; empty = none.
     * @param listing          instruments to decode.
     * @param audit            told of messages that were given up.
     * @param day              that the time stamps count from.
     * @param clockNs          since the epoch, never running back; read once a poll.
     * @throws BadInputException when a line cannot be opened.
     */
    public ItchMulticastFeed(
            final ArbitratorConfig config,
            final List<InetSocketAddress> lines,
            final NetworkInterface networkInterface,
            final InetSocketAddress server,
            final Optional<SoupConfig> recovery,
            final Listing listing,
            final FeedAudit audit,
            final TradingDay day,
            final LongSupplier clockNs) {
        arbitrator = new LineArbitrator(config, new Messages(), recovery.isPresent());
        receiver = new MulticastReceiver(arbitrator, lines, networkInterface, server, recovery);
        decoder = new ItchDecoder(listing, day);
        this.audit = audit;
        this.clockNs = clockNs;
    }

    @Override
    public int poll(final EventWriter eventWriter, final int limit) {
        writer = eventWriter;
        events = 0;
        try {
            receiver.poll(clockNs.getAsLong());
        } catch (final IOException e) {
            throw bad("lines cannot be read (" + e + "), expected open sockets", e);
        }
        return arbitrator.isEnded() && events == 0 ? END_OF_FEED : events;
    }

    private BadInputException bad(final String problem, final Throwable cause) {
        return new BadInputException("multicast lines: message " + arbitrator.nextSequence() + ": " + problem, cause);
    }

    /**
     * @param line index of a line.
     * @return port that it is bound to.
     */
    public int port(final int line) {
        try {
            return receiver.port(line);
        } catch (final IOException e) {
            throw bad("line " + line + " has no port (" + e + "), expected an open socket", e);
        }
    }

    /**
     * @return its counts tell how the lines fare, and whether messages are missing now.
     */
    public LineArbitrator arbitrator() {
        return arbitrator;
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
        remark(remarks, "messages given up", arbitrator.lost());
        remark(remarks, "repeats dropped", arbitrator.repeats());
        remark(remarks, "packets refused", arbitrator.badPackets());
        remark(remarks, "requests for missing messages", arbitrator.requests());
        remark(remarks, "replays asked for", arbitrator.replays());
        remark(remarks, "replays that failed", receiver.failedReplays());
        return remarks;
    }

    private static void remark(final SortedMap<String, Long> remarks, final String what, final long count) {
        if (count > 0) {
            remarks.put(what, count);
        }
    }

    /**
     * @return what went wrong with a replay last, in words; empty = nothing did.
     */
    public String lastProblem() {
        return receiver.lastProblem();
    }

    @Override
    public void close() {
        receiver.close();
    }

    private void tell(final long lastSequence, final long missing, final StaleReason reason) {
        writer.bookStale(
                EventWriter.ALL_INSTRUMENTS,
                lastSequence,
                decoder.lastTimestampNs().orElseGet(clockNs),
                missing,
                reason);
        events++;
    }

    private final class Messages implements SequencedListener {
        @Override
        public void onMessage(final long sequence, final DirectBuffer buffer, final int offset, final int length) {
            try {
                events += decoder.decode(buffer, offset, length, sequence, writer);
            } catch (final BadInputException e) {
                throw new BadInputException("multicast lines: message " + sequence + ": " + e.getMessage(), e);
            }
        }

        @Override
        public void onGap(final long sequence, final long missing) {
            tell(sequence - 1, missing, StaleReason.GAP);
        }

        @Override
        public void onCaughtUp(final boolean isWhole) {
            if (isWhole) {
                tell(arbitrator.nextSequence() - 1, 0, StaleReason.RECOVERED);
            }
        }

        @Override
        public void onLost(final long sequence, final long missing) {
            audit.gap(EventWriter.ALL_INSTRUMENTS, missing);
            tell(sequence - 1, missing, StaleReason.GAP);
        }

        @Override
        public void onEndOfSession() {
            // the arbitrator says so
        }
    }
}
