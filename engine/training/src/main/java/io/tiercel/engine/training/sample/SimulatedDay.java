package io.tiercel.engine.training.sample;

import io.tiercel.marketdata.feed.TradingDay;
import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.itch.ItchDecoder;
import io.tiercel.marketdata.itch.ItchStreamFeed;
import io.tiercel.marketdata.simulation.SimulatedExchange;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.util.function.LongConsumer;
import java.util.stream.IntStream;

/**
 * One session of the simulated exchange, sampled through the same bytes, decoder, books and factors as a live one. Cold.
 *
 * @param seed   of the exchange.
 * @param events messages of order flow.
 */
public record SimulatedDay(long seed, long events) {
    private static final int PRICE_SCALE = 4;
    private static final long CENT = 100;

    /**
     * @param inputs   of a sample.
     * @param progress told the number of events so far, now and then.
     * @return the samples of all instruments in the order of time.
     */
    public SampleSet sample(final ModelInputs inputs, final LongConsumer progress) {
        final SimulationConfig config = SimulationConfig.of(seed, events);
        final InstrumentRegistry instruments =
                new InstrumentRegistry(IntStream.range(0, config.symbols().size())
                        .mapToObj(id -> new Instrument(id, config.symbols().get(id), PRICE_SCALE, 0, CENT, 1, 1))
                        .toList());
        final SimulatedExchange exchange = new SimulatedExchange(config);
        final FactorSampler sampler = new FactorSampler(instruments, inputs);
        try (ItchStreamFeed feed = new ItchStreamFeed(
                "simulated exchange", exchange::next, new ItchDecoder(instruments, TradingDay.DEFAULT), events)) {
            return sampler.sample(feed, progress);
        }
    }
}
