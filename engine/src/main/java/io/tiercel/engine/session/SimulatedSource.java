package io.tiercel.engine.session;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.SimulationSettings;
import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.simulation.SimulatedFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.time.LocalTime;
import java.time.format.DateTimeParseException;
import java.util.List;

/**
 * The simulated exchange: its genuine ITCH bytes go through the same decoder as a file's.
 *
 * @param seed   any number; the same seed gives the same day.
 * @param events messages of order flow.
 */
public record SimulatedSource(long seed, long events) implements FeedSource {
    @Override
    public String description() {
        return "sim seed " + seed + " events " + events;
    }

    @Override
    public List<String> symbols(final Configuration configuration) {
        return configuration.engine().simulation().symbols();
    }

    @Override
    public Feed open(final Configuration configuration, final InstrumentRegistry registry) {
        return open(configuration, registry, TradingDay.DEFAULT);
    }

    /**
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @param day           that is simulated.
     * @return the feed; the caller closes it.
     */
    public Feed open(final Configuration configuration, final InstrumentRegistry registry, final TradingDay day) {
        final SimulationSettings settings = configuration.engine().simulation();
        final SimulationConfig config = new SimulationConfig(
                seed, settings.symbols(), openNs(settings.openTime()), events, settings.ordersPerSecond());
        return SimulatedFeed.open(config, registry, day);
    }

    private static long openNs(final String time) {
        try {
            return LocalTime.parse(time).toNanoOfDay();
        } catch (final DateTimeParseException garbled) {
            throw new BadInputException(
                    "simulation.openTime = " + time + ", expected a time of day such as 09:30:00", garbled);
        }
    }
}
