package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.NetworkInterface;
import java.net.StandardProtocolFamily;
import java.net.StandardSocketOptions;
import java.nio.ByteBuffer;
import java.nio.channels.DatagramChannel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/**
 * Sockets around a {@link LineArbitrator}: one for each line, one for requests and their answers, one for replays. Polled, never blocks, never waits.
 * <p>
 * Owned by one thread; allocates nothing per packet while a line has one sender, and per connection of a replay. A line with a multicast address joins
 * its group, any other one is bound as it is.
 */
public final class MulticastReceiver implements AutoCloseable {
    private static final int MAX_DATAGRAM = 1 << 16;
    private static final int RECEIVE_BUFFER = 1 << 22;
    private static final int PACKETS_PER_POLL = 256;

    private final LineArbitrator arbitrator;
    private final InetSocketAddress server;
    private final List<DatagramChannel> channels = new ArrayList<>();
    private final ByteBuffer bytes = ByteBuffer.allocateDirect(MAX_DATAGRAM);
    private final UnsafeBuffer buffer = new UnsafeBuffer(bytes);
    private final ByteBuffer requestBytes = ByteBuffer.allocateDirect(MoldDescriptor.HEADER_LENGTH);
    private final UnsafeBuffer request = new UnsafeBuffer(requestBytes);
    private final SoupReplay replay;

    /**
     * @param arbitrator       fed with the packets; made for a replay exactly when there is a {@code recovery}.
     * @param lines            group or local address and port of each line.
     * @param networkInterface to join groups on; the loopback interface where nobody says otherwise.
     * @param server           of retransmissions.
     * @param recovery         server of the same session for what the one above cannot give; empty = none.
     * @throws BadInputException when a line cannot be opened.
     */
    public MulticastReceiver(
            final LineArbitrator arbitrator,
            final List<InetSocketAddress> lines,
            final NetworkInterface networkInterface,
            final InetSocketAddress server,
            final Optional<SoupConfig> recovery) {
        this.arbitrator = arbitrator;
        this.server = server;
        replay = recovery.map(config -> new SoupReplay(config, arbitrator)).orElse(null);
        try {
            for (final InetSocketAddress line : lines) {
                channels.add(open(line, networkInterface));
            }
            channels.add(bound(new InetSocketAddress(
                    server.getAddress().isLoopbackAddress() ? InetAddress.getLoopbackAddress() : null, 0)));
        } catch (final IOException e) {
            close();
            throw new BadInputException(
                    "lines " + lines + ": cannot be opened (" + e + "), expected free addresses", e);
        }
    }

    private static DatagramChannel open(final InetSocketAddress line, final NetworkInterface networkInterface)
            throws IOException {
        if (!line.getAddress().isMulticastAddress()) {
            return bound(line);
        }
        final DatagramChannel channel = bound(new InetSocketAddress(line.getPort()));
        channel.join(line.getAddress(), networkInterface);
        return channel;
    }

    private static DatagramChannel bound(final InetSocketAddress address) throws IOException {
        final DatagramChannel channel = DatagramChannel.open(StandardProtocolFamily.INET);
        channel.setOption(StandardSocketOptions.SO_REUSEADDR, true);
        channel.setOption(StandardSocketOptions.SO_RCVBUF, RECEIVE_BUFFER);
        channel.bind(address);
        channel.configureBlocking(false);
        return channel;
    }

    /**
     * @param line index of a line.
     * @return port that it is bound to.
     * @throws IOException when it is closed.
     */
    public int port(final int line) throws IOException {
        return ((InetSocketAddress) channels.get(line).getLocalAddress()).getPort();
    }

    /**
     * Hands over what has come and sends the request that is due.
     *
     * @param nowNs time, never running back.
     * @return packets handed over.
     * @throws IOException when a socket fails.
     */
    public int poll(final long nowNs) throws IOException {
        int packets = 0;
        for (int i = 0; i < channels.size(); i++) {
            for (int n = 0; n < PACKETS_PER_POLL && receive(channels.get(i), nowNs); n++) {
                packets++;
            }
        }
        if (arbitrator.request(nowNs, request)) {
            requestBytes.clear();
            channels.getLast().send(requestBytes, server);
        }
        if (replay != null) {
            replay.poll(nowNs);
        }
        return packets;
    }

    /**
     * @return replays by the recovery server that came to nothing.
     */
    public long failedReplays() {
        return replay == null ? 0 : replay.failures();
    }

    /**
     * @return what went wrong there last, in words; empty = nothing did.
     */
    public String lastProblem() {
        return replay == null ? "" : replay.lastProblem();
    }

    private boolean receive(final DatagramChannel channel, final long nowNs) throws IOException {
        bytes.clear();
        if (channel.receive(bytes) == null) {
            return false;
        }
        arbitrator.onPacket(buffer, 0, bytes.position(), nowNs);
        return true;
    }

    @Override
    public void close() {
        if (replay != null) {
            replay.close();
        }
        for (final DatagramChannel channel : channels) {
            try {
                channel.close();
            } catch (final IOException e) {
                throw new BadInputException("line cannot be closed (" + e + "), expected an open one", e);
            }
        }
    }
}
