package io.tiercel.marketdata.transport.aeron;

import io.aeron.ChannelUri;
import io.tiercel.marketdata.input.BadInputException;
import java.net.Inet6Address;
import java.net.InetAddress;
import java.util.Objects;

/**
 * Where events travel and how long each side is patient; the same channel and stream on both sides. Immutable.
 *
 * @param channel             Aeron URI.
 * @param streamId            of the events in the channel.
 * @param roomPatienceNs      wait for room before back-pressure is told, 0 or more.
 * @param connectPatienceNs   wait for a subscriber before a publication gives up, 0 or more.
 * @param reconnectPatienceNs wait for a new session, once one broke off, before a feed ends, 0 or more.
 */
public record AeronSettings(
        String channel, int streamId, long roomPatienceNs, long connectPatienceNs, long reconnectPatienceNs) {
    private static final long ROOM_PATIENCE_NS = 1_000_000L;
    private static final long CONNECT_PATIENCE_NS = 10_000_000_000L;
    private static final long RECONNECT_PATIENCE_NS = 30_000_000_000L;
    private static final int MAX_PORT = 0xFFFF;

    /**
     * @throws BadInputException when the channel is no Aeron URI or a patience is negative.
     */
    public AeronSettings {
        Objects.requireNonNull(channel, "channel");
        try {
            ChannelUri.parse(channel);
        } catch (final IllegalArgumentException e) {
            throw new BadInputException(
                    "Aeron channel '" + channel + "': " + e.getMessage()
                            + ", expected a URI such as aeron:ipc or aeron:udp?endpoint=127.0.0.1:40123",
                    e);
        }
        if (roomPatienceNs < 0 || connectPatienceNs < 0 || reconnectPatienceNs < 0) {
            throw new BadInputException("Aeron channel '" + channel + "': patience " + roomPatienceNs + ", "
                    + connectPatienceNs + ", " + reconnectPatienceNs + " ns, expected 0 or more");
        }
    }

    /**
     * Shared memory between processes of one machine.
     *
     * @param streamId of the events.
     * @return settings with the default patience.
     */
    public static AeronSettings ipc(final int streamId) {
        return of("aeron:ipc", streamId);
    }

    /**
     * UDP on the loopback interface.
     *
     * @param port     that the engine listens on.
     * @param streamId of the events.
     * @return settings with the default patience.
     * @throws BadInputException when the port is not 1 to 65535.
     */
    public static AeronSettings udp(final int port, final int streamId) {
        return udp(InetAddress.getLoopbackAddress(), port, streamId);
    }

    /**
     * UDP to an address that the operator chose.
     *
     * @param address  that the engine listens on.
     * @param port     that the engine listens on.
     * @param streamId of the events.
     * @return settings with the default patience.
     * @throws BadInputException when the port is not 1 to 65535.
     */
    public static AeronSettings udp(final InetAddress address, final int port, final int streamId) {
        if (port < 1 || port > MAX_PORT) {
            throw new BadInputException("Aeron port " + port + ": out of range, expected 1 to " + MAX_PORT);
        }
        final String host =
                address instanceof Inet6Address ? "[" + address.getHostAddress() + "]" : address.getHostAddress();
        return of("aeron:udp?endpoint=" + host + ":" + port, streamId);
    }

    private static AeronSettings of(final String channel, final int streamId) {
        return new AeronSettings(channel, streamId, ROOM_PATIENCE_NS, CONNECT_PATIENCE_NS, RECONNECT_PATIENCE_NS);
    }

    /**
     * @param roomNs      see {@link #roomPatienceNs()}.
     * @param connectNs   see {@link #connectPatienceNs()}.
     * @param reconnectNs see {@link #reconnectPatienceNs()}.
     * @return the same channel and stream with another patience.
     */
    public AeronSettings withPatience(final long roomNs, final long connectNs, final long reconnectNs) {
        return new AeronSettings(channel, streamId, roomNs, connectNs, reconnectNs);
    }
}
