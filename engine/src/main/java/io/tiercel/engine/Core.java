package io.tiercel.engine;

import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.DigestTrace;
import io.tiercel.engine.digest.EventHash;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.protocol.ClockTickDecoder;
import io.tiercel.engine.protocol.OpenOrdersRule;
import io.tiercel.engine.protocol.OperatorCommandDecoder;
import io.tiercel.engine.protocol.RestartedDecoder;
import io.tiercel.engine.protocol.SessionEndDecoder;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.DelayLine;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.engine.venue.VenueObserver;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.factors.streaming.FactorListener;
import io.tiercel.marketdata.protocol.MessageHeaderDecoder;
import io.tiercel.marketdata.protocol.SkippedDecoder;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import org.agrona.DirectBuffer;

/**
 * What happens to an event: the deterministic heart of the engine, a plain object that knows no ring, no journal, no thread and no clock.
 * <p>
 * For an input of time t, in this order (execution semantics: history at t stands in front of our order that arrives at t, and a strategy knows its
 * fills before the book of the same t; where market data take time to the engine, step 2 is the venue's alone, and 3 and 4 come when they are seen):
 * <pre>
 *  1  everything due before t, by time: commands arriving at the simulated venue, then reports, then timers
 *  2  the input changes its book; own orders it meets are filled
 *  3  reports due at t
 *  4  account marked, factors, model (when a best price moved), strategies, whose intents pass risk and leave for the venue
 *  5  digest of everything the input changed
 * </pre>
 * Owned by one thread; allocates nothing in the steady state (the model's library allocates on its own). Everything it makes goes to the
 * {@link OutputWriter}; whatever happens depends on the inputs and the configuration only.
 */
public final class Core {
    private final CoreClock clock;
    private final DueWork due;
    private final MarketInputs market;
    private final FactorEngine factors;
    private final RiskGate risk;
    private final OrderDesk desk;
    private final OutputWriter outputs;
    private final SessionDigest digest;
    private final CoreDigest coreDigest;
    private final int event;
    private final SimulatedVenue venue;
    private final transient StringBuilder reason = new StringBuilder(OperatorCommandDecoder.reasonLength());
    private final MessageHeaderDecoder header = new MessageHeaderDecoder();
    private final OperatorCommandDecoder operatorCommand = new OperatorCommandDecoder();
    private final RestartedDecoder restarted = new RestartedDecoder();
    private final MarketDispatch dispatch = new MarketDispatch();
    private final VenueInputs venueInputs;
    private final DelayLine delayed;
    private final long feedLatencyNs;
    private long skipped;

    /**
     * @param parts everything the core is made of.
     */
    public Core(final CoreParts parts) {
        clock = parts.clock();
        due = new DueWork(parts);
        market = new MarketInputs(parts, due);
        due.market(market);
        delayed = parts.delayed();
        feedLatencyNs = parts.feedLatencyNs();
        venueInputs = feedLatencyNs == 0 ? null : new VenueInputs(parts);
        factors = parts.factors();
        risk = parts.risk();
        desk = parts.desk();
        outputs = parts.outputs();
        digest = parts.digest();
        coreDigest = new CoreDigest(parts);
        event = parts.names().event();
        venue = parts.venue();
    }

    /**
     * @param hopClock told when an event has passed a stage.
     */
    public void hopClock(final HopClock hopClock) {
        market.hopClock(hopClock);
        desk.hopClock(hopClock);
    }

    /**
     * @param marketObserver sees each instrument after each of its events; null for none.
     */
    public void observer(final MarketObserver marketObserver) {
        market.observer(marketObserver == null ? null : ObserverException.telling(marketObserver));
    }

    /**
     * @param observer sees mids and trades of the market as the simulated venue has them; null for none.
     */
    public void venueObserver(final VenueObserver observer) {
        venue.observer(observer);
    }

    /**
     * @param listener sees the factors and formulas of each instrument after each of its events; null for none.
     */
    public void factorListener(final FactorListener listener) {
        factors.listener(listener);
    }

    /**
     * @param trace told of everything that goes into the digest; null for none.
     */
    public void digestTrace(final DigestTrace trace) {
        digest.trace(trace);
    }

    /**
     * One input.
     *
     * @param buffer holds it.
     * @param offset of its header.
     */
    public void onInput(final DirectBuffer buffer, final int offset) {
        header.wrap(buffer, offset);
        final long sequence = header.sequence();
        final long timeNs = header.eventTimeNs();
        outputs.begin(sequence);
        digest.mix(event, EventHash.of(buffer, offset, header.length()));
        if (clock.nowNs() == Long.MIN_VALUE) {
            due.start(timeNs);
        }
        due.deliverBefore(timeNs);
        clock.advanceTo(timeNs);
        if (!onMarketData(buffer, offset)) {
            onOther(buffer, offset + MessageHeaderDecoder.ENCODED_LENGTH);
        }
        coreDigest.endInput(sequence);
        if (header.templateId() == SessionEndDecoder.TEMPLATE_ID) {
            coreDigest.flush();
        }
    }

    /** Market data reach the venue at once, and the engine too, or later. */
    private boolean onMarketData(final DirectBuffer buffer, final int offset) {
        if (venueInputs == null) {
            return dispatch.dispatch(header, buffer, offset, market);
        }
        if (!dispatch.dispatch(header, buffer, offset, venueInputs)) {
            return false;
        }
        delayed.append(buffer, offset, header.length(), header.eventTimeNs() + feedLatencyNs);
        return true;
    }

    private void onOther(final DirectBuffer buffer, final int body) {
        final int blockLength = header.blockLength();
        final int version = header.version();
        switch (header.templateId()) {
            case OperatorCommandDecoder.TEMPLATE_ID ->
                onOperatorCommand(operatorCommand.wrap(buffer, body, blockLength, version));
            case SessionEndDecoder.TEMPLATE_ID -> onSessionEnd();
            case RestartedDecoder.TEMPLATE_ID -> onRestarted(restarted.wrap(buffer, body, blockLength, version));
            case ClockTickDecoder.TEMPLATE_ID -> market.onClockTick();
            case SkippedDecoder.TEMPLATE_ID -> skipped++;
            default ->
                throw new IllegalStateException("input " + header.sequence() + ": template id " + header.templateId()
                        + " is not an input of this version");
        }
    }

    /** From now on strategies see the market, but their new orders are refused: a backtest warms up. */
    public void holdOrders() {
        desk.close();
    }

    /**
     * Orders are accepted from the next input on; all that is due before it is done first, as by the input itself.
     *
     * @param sequence    of the next input.
     * @param eventTimeNs of the next input.
     */
    public void releaseOrders(final long sequence, final long eventTimeNs) {
        outputs.begin(sequence);
        if (clock.nowNs() != Long.MIN_VALUE) {
            due.deliverBefore(eventTimeNs);
            clock.advanceTo(eventTimeNs);
        }
        desk.open();
    }

    /** Tells the account now. */
    public void markAccount() {
        due.markAccount();
    }

    /**
     * @return true when the kill switch is tripped and all that it asks for is done: no order is open, and nothing is left to be closed.
     */
    public boolean isAtRest() {
        return due.isAtRest();
    }

    /**
     * @return the first strategy that threw an exception in this process, and what it threw, for a person; empty when none did.
     */
    public String strategyFault() {
        return desk.firstFault();
    }

    /** Hands out the last, shorter block of digests of a session that has no end. */
    public void flushDigest() {
        coreDigest.flush();
    }

    /**
     * @return digest of the session so far.
     */
    public long digest() {
        return digest.chain();
    }

    /**
     * @return what went wrong so far in feed and venue.
     */
    public CoreCounts counts() {
        return market.counts(skipped);
    }

    private void onOperatorCommand(final OperatorCommandDecoder command) {
        switch (command.action()) {
            case KILL -> risk.killSwitch().trip(TripReason.OPERATOR);
            case JOURNAL_FULL -> risk.killSwitch().trip(TripReason.JOURNAL_FAILURE);
            case FEED_BROKEN -> risk.killSwitch().trip(TripReason.FEED_FAILURE);
            case DIFFERENT -> risk.killSwitch().trip(TripReason.CORE_DIFFERENT);
            case RESET -> reset(command);
            case NULL_VAL -> throw new IllegalStateException("operator command without an action");
        }
        due.followKillSwitch();
    }

    private void reset(final OperatorCommandDecoder command) {
        reason.setLength(0);
        command.getReason(reason);
        final ResetResult result = risk.reset(Requester.OPERATOR, reason, clock.nowNs());
        if (result != ResetResult.DONE) {
            outputs.resetRefused(result, clock.nowNs());
        }
    }

    /** A session that was cut off goes on, or one that had ended is taken up again. */
    private void onRestarted(final RestartedDecoder restart) {
        desk.open();
        if (restart.openOrders() == OpenOrdersRule.CANCEL) {
            desk.cancelAll();
        }
        due.followKillSwitch();
    }

    /** The feed is over: what is under way at the simulated venue is settled, nothing new is sent. */
    private void onSessionEnd() {
        if (venueInputs != null) {
            venueInputs.end();
            due.deliverMarketData();
        }
        market.end();
        desk.close();
        due.settle();
    }
}
