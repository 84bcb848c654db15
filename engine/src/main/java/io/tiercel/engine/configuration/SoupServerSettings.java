package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;

/**
 * A SoupBinTCP server and how to log in there.
 *
 * @param server           host and port; empty where there is none.
 * @param user             at most 6 characters.
 * @param password         at most 10 characters.
 * @param connectTimeoutMs longest wait for a connection and for the answer to the login, positive.
 * @param firstDelayMs     wait before the first new attempt, positive; it doubles with every further one.
 * @param longestDelayMs   what it grows to, {@code firstDelayMs} or more.
 */
public record SoupServerSettings(
        String server, String user, String password, int connectTimeoutMs, int firstDelayMs, int longestDelayMs) {
    /**
     * @throws BadInputException naming the key and what is expected.
     */
    public SoupServerSettings {
        if (!server.isEmpty()) {
            HostAndPort.parse("server", server);
        }
    }

    /**
     * @return whether there is a server.
     */
    public boolean isPresent() {
        return !server.isEmpty();
    }
}
