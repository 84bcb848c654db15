package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.itch.ItchEncoder;
import java.util.List;

/**
 * What the simulated exchange simulates. Immutable, cold.
 *
 * @param seed            any number; the same seed gives the same bytes.
 * @param symbols         instruments, 1 to 64, each 1 to 8 printable ASCII characters, no two alike.
 * @param openNs          opening of the market, nanoseconds since midnight, 1 s to 23 h.
 * @param events          messages of order flow after the opening, over all instruments, positive.
 * @param ordersPerSecond mean arrivals per instrument, 1 to 1000; a session must end before midnight.
 */
public record SimulationConfig(long seed, List<String> symbols, long openNs, long events, double ordersPerSecond) {
    /** Default instruments. */
    public static final List<String> DEFAULT_SYMBOLS = List.of("TIER", "CELL", "MEWS", "LURE");

    /** Default opening: 09:30:00. */
    public static final long DEFAULT_OPEN_NS = 34_200_000_000_000L;

    /** Default length: a million messages. */
    public static final long DEFAULT_EVENTS = 1_000_000L;

    /** Default rate of arrivals per instrument: that of a busy share's first hour. */
    public static final double DEFAULT_ORDERS_PER_SECOND = 24.0;

    private static final int MOST_INSTRUMENTS = 64;
    private static final long NS_PER_SECOND = 1_000_000_000L;
    private static final double SECONDS_PER_DAY = 86_400.0;

    /**
     * @throws BadInputException naming the field, its value and the allowed range.
     */
    public SimulationConfig {
        symbols = List.copyOf(symbols);
        require(
                !symbols.isEmpty() && symbols.size() <= MOST_INSTRUMENTS,
                "symbols",
                symbols.size() + " names",
                "1 to 64");
        symbols.forEach(ItchEncoder::stock);
        require(symbols.stream().distinct().count() == symbols.size(), "symbols", symbols.toString(), "each once");
        require(openNs >= NS_PER_SECOND && openNs <= 82_800 * NS_PER_SECOND, "openNs", openNs + "", "1 s to 23 h");
        require(events > 0, "events", events + "", "> 0");
        require(ordersPerSecond >= 1 && ordersPerSecond <= 1000, "ordersPerSecond", ordersPerSecond + "", "1 to 1000");
        final double seconds = events / (ordersPerSecond * symbols.size());
        require(
                openNs / 1e9 + 1.1 * seconds < SECONDS_PER_DAY,
                "events",
                events + "",
                "so many that the session ends before midnight: fewer events, or more instruments or ordersPerSecond");
    }

    private static void require(final boolean holds, final String field, final String value, final String expected) {
        if (!holds) {
            throw new BadInputException("simulation: " + field + " = " + value + ", expected " + expected);
        }
    }

    /**
     * Default instruments, opening and rate.
     *
     * @param seed   any number.
     * @param events messages of order flow.
     * @return the configuration.
     */
    public static SimulationConfig of(final long seed, final long events) {
        return new SimulationConfig(seed, DEFAULT_SYMBOLS, DEFAULT_OPEN_NS, events, DEFAULT_ORDERS_PER_SECOND);
    }
}
