package io.tiercel.engine;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.StrategySettings;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.protocol.SessionEndEncoder;
import io.tiercel.marketdata.event.EventSlots;
import io.tiercel.marketdata.event.EventWriter;
import io.tiercel.marketdata.instrument.Prices;
import io.tiercel.marketdata.protocol.BookAction;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.model.Model;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.concurrent.UnsafeBuffer;

/** A core without a pipeline: each event that is written to it is worked off at once, its outputs are counted. */
final class ScriptedCore implements EventSlots {
    final Core core;
    final SessionStatistics statistics = new SessionStatistics(2);
    final EventWriter writer;
    private final UnsafeBuffer slab = new UnsafeBuffer(new byte[SLOT_LENGTH]);
    private final OutputGate gate;
    private long sequence;

    ScriptedCore(final Configuration configuration, final List<String> symbols, final Optional<Model> model) {
        this(configuration, symbols, model, List.of());
    }

    /** With strategies of the test's own, which see every instrument. */
    ScriptedCore(
            final Configuration configuration,
            final List<String> symbols,
            final Optional<Model> model,
            final List<Strategy> strategies,
            final OutputHandler... more) {
        final OutputRing ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        final CoreFactory factory =
                new CoreFactory(configuration, configuration.instruments().registry(symbols));
        strategies.forEach(strategy -> factory.add(strategy, List.of(StrategySettings.EVERY_INSTRUMENT)));
        core = factory.newCore(ring, model);
        final List<OutputHandler> handlers = new ArrayList<>(List.of(more));
        handlers.add(statistics);
        gate = new OutputGate(ring, () -> Long.MAX_VALUE, handlers);
        ring.fullHandler(gate::drain);
        writer = new EventWriter(this);
    }

    void add(final long timeNs, final int side, final long orderId, final long price, final long qty) {
        writer.orderBookEvent(0, sequence + 1, timeNs, BookAction.ADD, side, orderId, Prices.NO_ORDER_ID, price, qty);
    }

    /** The end of the session, at the time of the last event. */
    void end() {
        new SessionEndEncoder()
                .wrapAndApplyHeader(slab, 0, new io.tiercel.engine.protocol.MessageHeaderEncoder())
                .feedEvents(sequence);
        publish(0);
    }

    @Override
    public UnsafeBuffer buffer() {
        return slab;
    }

    @Override
    public int claim() {
        return 0;
    }

    @Override
    public void publish(final int offset) {
        slab.putLong(offset + MessageHeaderDecoder.sequenceEncodingOffset(), ++sequence, ByteOrder.LITTLE_ENDIAN);
        core.onInput(slab, offset);
        gate.drain();
    }
}
