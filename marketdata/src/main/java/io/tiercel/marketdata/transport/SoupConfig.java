package io.tiercel.marketdata.transport;

import io.tiercel.marketdata.input.BadInputException;
import java.net.InetSocketAddress;
import java.util.Objects;

/**
 * A SoupBinTCP server, how to log in there and how patient to be. Immutable.
 *
 * @param server           resolved address.
 * @param user             at most 6 characters.
 * @param password         at most 10 characters.
 * @param connectTimeoutMs longest wait for a connection and for the answer to the login, positive.
 * @param firstDelayMs     wait before the first new attempt, positive; it doubles with every further one.
 * @param longestDelayMs   what it grows to, {@code firstDelayMs} or more.
 */
public record SoupConfig(
        InetSocketAddress server,
        String user,
        String password,
        int connectTimeoutMs,
        int firstDelayMs,
        int longestDelayMs) {
    /**
     * @throws BadInputException naming the value and what is allowed.
     */
    public SoupConfig {
        Objects.requireNonNull(server, "server");
        require(!server.isUnresolved(), "server", server, "an address that is known");
        require(user.length() <= 6, "user", user, "at most 6 characters");
        require(password.length() <= 10, "password", password.length() + " characters", "at most 10");
        require(connectTimeoutMs > 0, "connectTimeoutMs", connectTimeoutMs, "a positive number");
        require(firstDelayMs > 0, "firstDelayMs", firstDelayMs, "a positive number");
        require(
                longestDelayMs >= firstDelayMs,
                "longestDelayMs",
                longestDelayMs,
                "firstDelayMs = " + firstDelayMs + " or more");
    }

    private static void require(final boolean holds, final String name, final Object value, final String expected) {
        if (!holds) {
            throw new BadInputException(name + " = " + value + ", expected " + expected);
        }
    }

    /** What a person looks for in a message: no password. */
    @Override
    public String toString() {
        return server.getAddress().getHostAddress() + ":" + server.getPort();
    }
}
