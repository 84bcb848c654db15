package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.latency.Hop;
import io.tiercel.engine.latency.HopClock;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.BookView;
import io.tiercel.marketdata.instrument.Side;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.strategy.model.Model;
import io.tiercel.strategy.model.Signal;

/**
 * What is made of a book once a message of the source has changed it completely: the account's mark, the model's signal, the strategies' intents.
 * <p>
 * Owned by the core's thread; allocates nothing in the steady state (the model's library allocates on its own).
 */
final class Decisions {
    private final CoreClock clock;
    private final InstrumentDesk[] desks;
    private final FactorEngine factors;
    private final Model model;
    private final RiskGate risk;
    private final OrderDesk desk;
    private final SessionDigest digest;
    private final ComponentNames names;
    private final OutputWriter outputs;
    private final DueWork due;
    private HopClock hops = HopClock.OFF;
    private MarketObserver observer;

    /**
     * @param parts of the core.
     * @param due   follows the kill switch, which an intent may have tripped.
     */
    Decisions(final CoreParts parts, final DueWork due) {
        clock = parts.clock();
        desks = parts.desks().toArray(InstrumentDesk[]::new);
        factors = parts.factors();
        model = parts.model();
        risk = parts.risk();
        desk = parts.desk();
        digest = parts.digest();
        names = parts.names();
        outputs = parts.outputs();
        this.due = due;
    }

    void hopClock(final HopClock hopClock) {
        hops = hopClock;
    }

    void observer(final MarketObserver marketObserver) {
        observer = marketObserver;
    }

    /**
     * Marks the account by the best prices, where there are two that are neither locked nor crossed.
     *
     * @param instrumentId dense id.
     * @param book         whole, and not in the midst of a message.
     */
    void mark(final int instrumentId, final BookView book) {
        if (book.isValid()) {
            risk.onMark(instrumentId, book.price(Side.BUY, 0), book.price(Side.SELL, 0), clock.nowNs());
        }
    }

    /**
     * The model where a best price moved, the strategies, and whoever watches.
     *
     * @param instrumentId       dense id.
     * @param book               not in the midst of a message.
     * @param isStale            nothing is decided on a book that nobody knows.
     * @param isBestPriceChanged since the last decision.
     */
    void decide(final int instrumentId, final BookView book, final boolean isStale, final boolean isBestPriceChanged) {
        final InstrumentDesk market = desks[instrumentId];
        if (isBestPriceChanged && model != null && !isStale) {
            final Signal signal = market.signal();
            model.infer(factors.vector(instrumentId), signal);
            final int bits = Float.floatToIntBits(signal.probabilityUp());
            digest.mix(names.model(), bits);
            outputs.modelAnswered(bits, clock.nowNs());
        }
        hops.passed(Hop.MODEL);
        if (!isStale) {
            market.callStrategies(desk, isBestPriceChanged);
        }
        due.followKillSwitch();
        hops.passed(Hop.STRATEGY);
        watch(instrumentId, book);
    }

    /** Tells whoever watches the books. */
    void watch(final int instrumentId, final BookView book) {
        if (observer != null) {
            observer.onMarketEvent(instrumentId, clock.nowNs(), book);
        }
    }
}
