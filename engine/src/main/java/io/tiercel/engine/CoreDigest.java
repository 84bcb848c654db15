package io.tiercel.engine;

import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.strategy.StateHash;
import io.tiercel.strategy.Strategy;

/**
 * What the session's digest says of the core's parts: after each input their changes, at the end of a block their states.
 * <p>
 * Owned by the core's thread; allocates nothing after construction.
 */
final class CoreDigest {
    private final CoreParts parts;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final SimulatedVenue venue;
    private final RiskGate risk;
    private final Account account;
    private final Strategy[] strategies;
    private final SessionDigest.BlockListener blockListener;
    private long venueDigest;
    private long riskDigest;
    private long accountDigest;

    /**
     * @param parts of the core.
     */
    CoreDigest(final CoreParts parts) {
        this.parts = parts;
        digest = parts.digest();
        names = parts.names();
        venue = parts.venue();
        risk = parts.risk();
        account = parts.account();
        strategies = parts.strategies().toArray(Strategy[]::new);
        blockListener = (firstSequence, chain, size, components) -> parts.outputs()
                .digestBlock(
                        firstSequence, chain, size, components, parts.clock().nowNs());
    }

    /**
     * What the input changed beyond books, factors, model and timers, each of which is mixed where it changes.
     *
     * @param sequence of the input.
     */
    void endInput(final long sequence) {
        venueDigest = mixIfChanged(names.venue(), venue.changeDigest(), venueDigest);
        riskDigest = mixIfChanged(names.risk(), risk.changeDigest(), riskDigest);
        accountDigest = mixIfChanged(names.positions(), account.changeDigest(), accountDigest);
        digest.endInput(sequence);
        if (digest.isBlockFull()) {
            flush();
        }
    }

    private long mixIfChanged(final int component, final long now, final long before) {
        if (now != before) {
            digest.mix(component, now);
        }
        return now;
    }

    /** Hands out the open block, if there is one. */
    void flush() {
        if (digest.hasOpenBlock()) {
            long state = StateHash.START;
            for (final Strategy strategy : strategies) {
                state = StateHash.mix(state, strategy.stateDigest());
            }
            digest.mixState(names.strategy(), state);
            digest.mixState(names.positions(), account.stateDigest());
            digest.mixState(names.risk(), risk.stateDigest());
            digest.mixState(names.timers(), timersDigest());
            digest.mixState(names.venue(), venue.stateDigest());
            parts.outputs().flushModelAnswers(parts.clock().nowNs());
            digest.flush(blockListener);
        }
    }

    /** Timers, and market data that wait to be seen as they do. */
    private long timersDigest() {
        final long timers = parts.timers().stateDigest();
        return parts.delayed().size() == 0
                ? timers
                : StateHash.mix(timers, parts.delayed().stateDigest());
    }
}
