package io.tiercel.marketdata.transport.websocket;

import io.tiercel.marketdata.input.BadInputException;
import java.net.URI;
import java.net.URISyntaxException;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/**
 * What to follow at a venue, and how. Immutable.
 *
 * @param venue               whose frames they are.
 * @param url                 of the websocket, ws or wss.
 * @param restUrl             scheme, host and port that snapshots are asked at, http or https; empty = the venue's own.
 * @param symbols             books and prints wanted, as the venue spells them; at least one, each once.
 * @param depth               levels a side, one of the venue's depths; 0 where it has one only.
 * @param connectTimeoutMs    longest opening handshake or snapshot, positive.
 * @param heartbeatIntervalMs between two heartbeats, positive.
 * @param silenceLimitMs      a connection that nothing comes over for so long, not even the answer to a heartbeat, is taken for lost; more than
 *                            {@code heartbeatIntervalMs}.
 * @param snapshotIntervalMs  least time between two snapshots asked for over HTTP, 0 or more.
 * @param queueBytes          room for frames that the ingress thread has not taken yet, a power of two from 2^16 to 2^30; a frame takes an eighth of it
 *                            at most.
 * @param reconnect           waits between attempts.
 */
public record VenueFeedConfig(
        LiveVenue venue,
        String url,
        String restUrl,
        List<String> symbols,
        int depth,
        int connectTimeoutMs,
        int heartbeatIntervalMs,
        int silenceLimitMs,
        int snapshotIntervalMs,
        int queueBytes,
        ReconnectConfig reconnect) {
    private static final int LEAST_QUEUE = 1 << 16;
    private static final int LARGEST_QUEUE = 1 << 30;

    /**
     * @throws BadInputException naming the value and what is allowed.
     */
    public VenueFeedConfig {
        Objects.requireNonNull(venue, "venue");
        Objects.requireNonNull(reconnect, "reconnect");
        requireAddress("url", url, Set.of("ws", "wss"));
        if (!restUrl.isEmpty()) {
            requireAddress("restUrl", restUrl, Set.of("http", "https"));
            require(restUrl.matches("[a-z]+://[^/?#]+"), "restUrl", restUrl, "scheme, host and port only");
        }
        symbols = List.copyOf(symbols);
        require(!symbols.isEmpty(), "symbols", symbols, "at least one");
        require(new HashSet<>(symbols).size() == symbols.size(), "symbols", symbols, "each once");
        for (final String symbol : symbols) {
            require(
                    symbol.matches("[A-Za-z0-9._:/-]+"),
                    "symbols",
                    symbol,
                    "letters, digits, dots, underscores, colons, slashes, hyphens");
        }
        require(venue.hasDepth(depth), "depth", depth, venue.depths() + " at " + venue);
        require(connectTimeoutMs > 0, "connectTimeoutMs", connectTimeoutMs, "a positive number");
        require(heartbeatIntervalMs > 0, "heartbeatIntervalMs", heartbeatIntervalMs, "a positive number");
        require(
                silenceLimitMs > heartbeatIntervalMs,
                "silenceLimitMs",
                silenceLimitMs,
                "more than heartbeatIntervalMs = " + heartbeatIntervalMs);
        require(snapshotIntervalMs >= 0, "snapshotIntervalMs", snapshotIntervalMs, "0 or more");
        require(
                queueBytes >= LEAST_QUEUE && queueBytes <= LARGEST_QUEUE && Integer.bitCount(queueBytes) == 1,
                "queueBytes",
                queueBytes,
                "a power of two from " + LEAST_QUEUE + " to " + LARGEST_QUEUE);
    }

    private static void requireAddress(final String name, final String value, final Set<String> schemes) {
        try {
            final URI address = new URI(value);
            require(
                    schemes.contains(address.getScheme()) && address.getHost() != null,
                    name,
                    value,
                    "an address such as " + (schemes.contains("ws") ? "wss" : "https") + "://host");
        } catch (final URISyntaxException e) {
            throw new BadInputException(name + " = " + value + ", expected an address", e);
        }
    }

    private static void require(final boolean holds, final String name, final Object value, final String expected) {
        if (!holds) {
            throw new BadInputException(name + " = " + value + ", expected " + expected);
        }
    }
}
