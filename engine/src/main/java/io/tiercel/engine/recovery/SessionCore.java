package io.tiercel.engine.recovery;

import io.tiercel.engine.Core;
import io.tiercel.engine.CoreFactory;
import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.gateway.RecordingGateway;
import io.tiercel.engine.output.OutputGate;
import io.tiercel.engine.output.OutputHandler;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.SessionStatistics;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.strategy.model.Model;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.agrona.DirectBuffer;

/**
 * A second core of a journal's session, and everything else that the session would have to remember: fed from the journal by whoever holds it, on a
 * cold thread. Its state can be written down and taken up again.
 * <p>
 * One thread.
 */
public final class SessionCore {
    private final CoreFactory factory;
    private final OutputRing ring;
    private final OutputGate gate;
    private final SessionState state;
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private long lastSequence;
    private long lastEventTimeNs = Long.MIN_VALUE;

    /** What a snapshot holds. */
    private record SessionState(
            Core core,
            SessionStatistics statistics,
            RecordingGateway gateway,
            FeedPosition feed,
            OutputPosition outputs) {}

    /**
     * @param configuration of the session.
     * @param registry      of its instruments.
     * @param model         its own, not the live core's; empty if the session has none.
     * @param outputs       see each record that the core makes, before statistics and gateway do.
     */
    public SessionCore(
            final Configuration configuration,
            final InstrumentRegistry registry,
            final Optional<Model> model,
            final List<? extends OutputHandler> outputs) {
        factory = new CoreFactory(configuration, registry);
        ring = new OutputRing(configuration.engine().pipeline().outputRingBytes());
        state = new SessionState(
                factory.newCore(ring, model),
                new SessionStatistics(factory.strategyNames().size()),
                new RecordingGateway(),
                new FeedPosition(),
                new OutputPosition());
        final List<OutputHandler> handlers = new ArrayList<>(outputs);
        handlers.add(state.gateway());
        handlers.add(state.statistics());
        handlers.add(state.outputs());
        gate = new OutputGate(ring, () -> Long.MAX_VALUE, handlers);
        ring.fullHandler(gate::drain);
    }

    /**
     * Works one input off and hands out what it makes.
     *
     * @param buffer holds it.
     * @param offset of its header.
     */
    public void onInput(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        lastSequence = header.sequence();
        lastEventTimeNs = header.eventTimeNs();
        state.feed().onInput(header, header.templateId() == SessionEndDecoder.TEMPLATE_ID);
        state.core().onInput(buffer, offset);
        gate.drain();
    }

    /** Hands out the last, shorter block of digests: the session is over. */
    public void finish() {
        state.core().flushDigest();
        gate.drain();
    }

    /**
     * @return the whole state, between two inputs.
     */
    public byte[] state() {
        return StateWriter.write(state);
    }

    /**
     * Takes a state up, before the first input.
     *
     * @param written         as {@link #state} gave it.
     * @param sequence        of the input before it.
     * @param eventTimeNs     of that input.
     * @throws StateMismatchException if it is of another configuration or version; this object is spoilt then.
     */
    public void restore(final byte[] written, final long sequence, final long eventTimeNs) {
        StateReader.read(written, state);
        lastSequence = sequence;
        lastEventTimeNs = eventTimeNs;
    }

    /**
     * @return the core.
     */
    public Core core() {
        return state.core();
    }

    /**
     * @return where the core writes its outputs; empty between two inputs.
     */
    public OutputRing ring() {
        return ring;
    }

    /**
     * @return counts of what the core did since the session began.
     */
    public SessionStatistics statistics() {
        return state.statistics();
    }

    /**
     * @return knows the open orders.
     */
    public RecordingGateway gateway() {
        return state.gateway();
    }

    /**
     * @return how far the feed has come.
     */
    public FeedPosition feed() {
        return state.feed();
    }

    /** The output that the core made last. */
    OutputPosition outputs() {
        return state.outputs();
    }

    /**
     * @return names of the strategies, by id.
     */
    public List<String> strategyNames() {
        return factory.strategyNames();
    }

    /**
     * @return sequence of the last input worked off; 0 before the first.
     */
    public long lastSequence() {
        return lastSequence;
    }

    /**
     * @return its event time; {@code Long.MIN_VALUE} before the first.
     */
    public long lastEventTimeNs() {
        return lastEventTimeNs;
    }
}
