package io.tiercel.engine.configuration;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.transport.ArbitratorConfig;
import java.util.List;

/**
 * {@code transport: multicast}: Nasdaq ITCH 5.0 over MoldUDP64 lines.
 *
 * @param lines            group (or local address) and port of each line, such as 239.255.0.1:26400.
 * @param networkInterface to join the groups on: its name or an address of it.
 * @param server           of retransmissions, host and port.
 * @param recovery         SoupBinTCP server for what the retransmission server cannot give; {@code server: ""} = none.
 * @param arbitration      patience.
 * @param tradingDay       that the time stamps count from, such as 2026-01-02; empty = today in New York.
 * @param symbols          wanted; empty = every one that is listed.
 */
public record MulticastFeedSettings(
        List<String> lines,
        String networkInterface,
        String server,
        SoupServerSettings recovery,
        ArbitratorConfig arbitration,
        String tradingDay,
        List<String> symbols)
        implements LiveFeedSettings {
    /**
     * @throws BadInputException naming the key and what is expected.
     */
    public MulticastFeedSettings {
        lines = List.copyOf(lines);
        symbols = List.copyOf(symbols);
        if (lines.isEmpty()) {
            throw new BadInputException("lines = [], expected one or two such as 239.255.0.1:26400");
        }
        lines.forEach(line -> HostAndPort.parse("lines", line));
        HostAndPort.parse("server", server);
        FeedDay.parse(tradingDay);
    }

    @Override
    public String address() {
        return "ITCH over MoldUDP64 on " + String.join(" and ", lines);
    }
}
