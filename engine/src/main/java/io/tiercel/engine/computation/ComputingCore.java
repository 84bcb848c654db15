package io.tiercel.engine.computation;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.MarketObserver;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.instrument.Side;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * The core of a session without model and strategies: what happens to an event on its way to the factors is what happens in a session, because it is the
 * same code. What the core tells of itself is dropped. Owned by one thread.
 */
final class ComputingCore implements MarketObserver {
    private final OutputGate gate;
    private final Core core;
    private int levelsSeen;

    ComputingCore(final Configuration configuration, final InstrumentRegistry registry) {
        final OutputRing ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        gate = new OutputGate(ring, () -> Long.MAX_VALUE, List.of());
        ring.fullHandler(gate::drain);
        core = new CoreFactory(configuration, registry).newCore(ring, Optional.empty());
        core.observer(this);
    }

    /** The same configuration with nobody who trades. */
    static Configuration computing(final Configuration configuration, final FactorsConfig factors) {
        return new Configuration(
                configuration.engine(),
                configuration.instruments(),
                factors,
                StrategySettings.none(),
                configuration.risk());
    }

    void listener(final FactorListener listener) {
        core.factorListener(listener);
    }

    void onInput(final DirectBuffer buffer, final int offset) {
        core.onInput(buffer, offset);
        gate.drain();
    }

    @Override
    public void onMarketEvent(final int instrumentId, final long nowNs, final BookView book) {
        if (levelsSeen < BookView.DEPTH) {
            levelsSeen = Math.max(levelsSeen, Math.max(book.levels(Side.BUY), book.levels(Side.SELL)));
        }
    }

    int levelsSeen() {
        return levelsSeen;
    }

    long digest() {
        return core.digest();
    }
}
