package io.tiercel.marketdata.simulation;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.RegistryListing;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.itch.ItchStreamFeed;
import java.util.ArrayList;
import java.util.List;

/**
 * The simulated exchange as a feed: its genuine ITCH bytes through the same decoder as a file's, on {@link TradingDay#DEFAULT} unless told otherwise.
 * <p>
 * Cold; stateless. The feed that it opens belongs to the ingress thread.
 */
public final class SimulatedFeed {
    private static final int PRICE_SCALE = 4;
    private static final long ONE_CENT = 100;

    private SimulatedFeed() {}

    /**
     * @param config what to simulate.
     * @return its instruments in the order of their names there: four decimals, ticks of one cent, whole shares.
     */
    public static InstrumentRegistry instruments(final SimulationConfig config) {
        final List<Instrument> instruments = new ArrayList<>();
        for (final String symbol : config.symbols()) {
            instruments.add(new Instrument(instruments.size(), symbol, PRICE_SCALE, 0, ONE_CENT, 1, 1));
        }
        return new InstrumentRegistry(instruments);
    }

    /**
     * @param config   what to simulate.
     * @param registry instruments to decode; symbols that it does not list are counted and left out.
     * @return a feed at the first message of the session.
     */
    public static Feed open(final SimulationConfig config, final InstrumentRegistry registry) {
        return open(config, registry, TradingDay.DEFAULT);
    }

    /**
     * @param config   what to simulate.
     * @param registry instruments to decode; symbols that it does not list are counted and left out.
     * @param day      that its time stamps count from.
     * @return a feed at the first message of the session.
     */
    public static Feed open(final SimulationConfig config, final InstrumentRegistry registry, final TradingDay day) {
        final SimulatedExchange exchange = new SimulatedExchange(config);
        return new ItchStreamFeed(
                "simulated exchange",
                exchange::next,
                new ItchDecoder(new RegistryListing(registry), day),
                config.events());
    }
}
