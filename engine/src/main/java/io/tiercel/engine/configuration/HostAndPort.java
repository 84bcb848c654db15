package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.UnknownHostException;

/**
 * An address as a person writes it. Immutable, cold.
 *
 * @param host name or address.
 * @param port 0 to 65535; 0 = any that is free, for what is bound.
 */
public record HostAndPort(String host, int port) {
    private static final int MAX_PORT = 65_535;

    /**
     * @param key  that it is the value of, for messages.
     * @param text such as 127.0.0.1:26400 or [::1]:26400.
     * @return the same in parts.
     * @throws BadInputException when it is none.
     */
    public static HostAndPort parse(final String key, final String text) {
        final int colon = text.lastIndexOf(':');
        final String host = colon < 0 ? "" : text.substring(0, colon).replaceAll("^\\[|]$", "");
        final String digits = text.substring(colon + 1);
        if (host.isBlank() || !digits.matches("\\d{1,5}") || Integer.parseInt(digits) > MAX_PORT) {
            throw new BadInputException(
                    key + " = " + text + ", expected host and port such as 127.0.0.1:26400, port 0 to " + MAX_PORT);
        }
        return new HostAndPort(host, Integer.parseInt(digits));
    }

    /**
     * Looks the host up: asks the network unless it is an address.
     *
     * @return the address.
     * @throws BadInputException when there is no such host.
     */
    public InetSocketAddress resolve() {
        return new InetSocketAddress(lookUp(host), port);
    }

    /**
     * Looks a host up: asks the network unless it is an address.
     *
     * @param host name or address.
     * @return its address.
     * @throws BadInputException when there is no such host.
     */
    public static InetAddress lookUp(final String host) {
        try {
            return InetAddress.getByName(host);
        } catch (final UnknownHostException e) {
            throw new BadInputException(
                    "host " + host + " is not known, expected one that the name service knows and a network", e);
        }
    }
}
