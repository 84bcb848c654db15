package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.itch.ItchEncoder;
import java.util.List;
import java.util.Set;

/**
 * What the simulated exchange simulates. Immutable, cold.
 *
 * @param seed            any number; the same seed gives the same bytes.
 * @param symbols         instruments, 1 to 4000, each 1 to 8 printable ASCII characters, no two alike.
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

    /** The default session: a million messages of four instruments, about two and three quarter hours. */
    public static final SimulationConfig DEFAULT = of(1, DEFAULT_EVENTS);

    private static final int MOST_SYMBOLS = 4000;
    private static final long EARLIEST_OPEN_NS = 1_000_000_000L;
    private static final long LATEST_OPEN_NS = 82_800_000_000_000L;
    private static final long MIDNIGHT_NS = 86_400_000_000_000L;

    /** Room for the chance of arrivals: a session is planned to fill this share of the time to midnight at most. */
    private static final double FILLED_SHARE = 1.0 / 1.1;

    /**
     * @throws BadInputException naming the field, its value and the allowed range.
     */
    public SimulationConfig {
        symbols = List.copyOf(symbols);
        require(
                !symbols.isEmpty() && symbols.size() <= MOST_SYMBOLS,
                "symbols",
                symbols.size() + " names",
                "1 to " + MOST_SYMBOLS);
        symbols.forEach(ItchEncoder::stock);
        require(Set.copyOf(symbols).size() == symbols.size(), "symbols", symbols, "each once");
        require(
                openNs >= EARLIEST_OPEN_NS && openNs <= LATEST_OPEN_NS,
                "openNs",
                openNs,
                EARLIEST_OPEN_NS + " (1 s) to " + LATEST_OPEN_NS + " (23 h)");
        require(events > 0, "events", events, "> 0");
        require(ordersPerSecond >= 1 && ordersPerSecond <= 1000, "ordersPerSecond", ordersPerSecond, "1 to 1000");
        final double secondsLeft = (MIDNIGHT_NS - openNs) / 1e9;
        final long mostEvents = (long) (FILLED_SHARE * secondsLeft * ordersPerSecond * symbols.size());
        require(
                events <= mostEvents,
                "events",
                events,
                "at most " + mostEvents + ": the session ends before midnight; or more symbols or ordersPerSecond");
    }

    private static void require(final boolean holds, final String field, final Object value, final String expected) {
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
