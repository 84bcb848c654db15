package io.tiercel.engine.training.sample;

import io.tiercel.marketdata.feed.Feed;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.simulation.SimulatedFeed;
import io.tiercel.marketdata.simulation.SimulationConfig;
import java.util.function.LongConsumer;

/**
 * One session of the simulated exchange, sampled through the same bytes, decoder, books and factors as a running one. Cold.
 *
 * @param seed   of the exchange.
 * @param events messages of order flow.
 */
public record SimulatedDay(long seed, long events) {
    /**
     * @param inputs   of a sample.
     * @param progress told the number of events so far, now and then.
     * @return the samples of all instruments in the order of time.
     */
    public SampleSet sample(final ModelInputs inputs, final LongConsumer progress) {
        final SimulationConfig config = SimulationConfig.of(seed, events);
        final InstrumentRegistry instruments = SimulatedFeed.instruments(config);
        try (Feed feed = SimulatedFeed.open(config, instruments)) {
            return new FactorSampler(instruments, inputs).sample(feed, progress);
        }
    }
}
