package io.tiercel.bench.tape;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.lobster.LobsterFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;

/**
 * A stream of order-by-order events ready in memory: the recorded hour where its file is at hand, else a simulated day. Immutable, cold.
 *
 * @param name     what it is, for the report.
 * @param registry its instruments.
 * @param tape     its events.
 */
public record BookStream(String name, InstrumentRegistry registry, EventTape tape) {
    /** System property that names the folder of the recorded hour. */
    public static final String DATA_PROPERTY = "tiercel.bench.data";

    private static final String SYMBOL = "AAPL";
    private static final String MESSAGES = "AAPL_2012-06-21_34200000_37800000_message_50.csv.gz";
    private static final long SEED = 1;

    /**
     * The recorded hour from the folder that {@link #DATA_PROPERTY} names, or a simulated day.
     *
     * @param simulatedEvents length of the day, where there is no recorded hour.
     * @return the stream.
     */
    public static BookStream recordedOrSimulated(final int simulatedEvents) {
        return Files.isRegularFile(recordedFile()) ? recorded(recordedFile()) : simulated(simulatedEvents);
    }

    /**
     * @return which of the two {@link #recordedOrSimulated} gives, for the report.
     */
    public static String source() {
        return Files.isRegularFile(recordedFile())
                ? "AAPL 2012-06-21 09:30-10:30, recorded"
                : "simulated day: the recorded hour " + recordedFile() + " is absent";
    }

    /**
     * @param events length of the day.
     * @return a day of the simulated exchange, seed 1.
     */
    public static BookStream simulated(final int events) {
        final SimulationConfig config = SimulationConfig.of(SEED, events);
        final InstrumentRegistry registry =
                Configuration.shipped().instruments().registry(config.symbols());
        final ItchDecoder decoder = new ItchDecoder(new RegistryListing(registry), TradingDay.DEFAULT);
        final EventTape tape = EventTape.record(ItchTape.simulate(config).feed(decoder), events + (events >> 3));
        return new BookStream("simulated day, seed 1, " + events + " events", registry, tape);
    }

    private static Path recordedFile() {
        return Path.of(System.getProperty(DATA_PROPERTY, ""), MESSAGES);
    }

    private static BookStream recorded(final Path file) {
        final InstrumentRegistry registry =
                Configuration.shipped().instruments().registry(List.of(SYMBOL));
        final LobsterFeed feed = new LobsterFeed(file, Optional.empty(), registry.instrument(0), Optional.empty());
        final EventTape tape = EventTape.record(feed, 1 << 17);
        return new BookStream("AAPL 2012-06-21 09:30-10:30, " + tape.size() + " events", registry, tape);
    }
}
