package io.tiercel.engine;

import io.tiercel.engine.desk.InstrumentDesk;
import io.tiercel.engine.desk.OrderDesk;
import io.tiercel.engine.digest.ComponentNames;
import io.tiercel.engine.digest.SessionDigest;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.DelayLine;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.engine.venue.SimulatedVenue;
import io.tiercel.factors.streaming.FactorEngine;
import io.tiercel.marketdata.book.OrderBooks;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.strategy.Strategy;
import io.tiercel.strategy.model.Model;
import java.util.List;

/**
 * Everything a core is made of, wired by {@code CoreFactory}. Cold.
 *
 * @param clock          the core's time.
 * @param books          by instrument id.
 * @param desks          by instrument id.
 * @param factors        of all instruments.
 * @param model          asked when a best price moves; null for none.
 * @param strategies     by strategy id.
 * @param risk           the gate.
 * @param account        positions and cash as the engine knows them.
 * @param venue          the simulated venue.
 * @param desk           the way from intents to the venue.
 * @param timers         of the core.
 * @param outputs        everything the core tells.
 * @param digest         of the session.
 * @param names          of the digest's components.
 * @param instruments    of the session.
 * @param venueBooks     by instrument id: what the venue matches against; {@code books} themselves where market data are seen at once.
 * @param delayed        market data that have happened and are not yet seen.
 * @param feedLatencyNs  how much later than the venue the engine sees market data, ns; 0 = at once.
 * @param markIntervalNs every how long the account is told; 0 = only at the end.
 */
public record CoreParts(
        CoreClock clock,
        OrderBooks books,
        List<InstrumentDesk> desks,
        FactorEngine factors,
        Model model,
        List<Strategy> strategies,
        RiskGate risk,
        Account account,
        SimulatedVenue venue,
        OrderDesk desk,
        Timers timers,
        OutputWriter outputs,
        SessionDigest digest,
        ComponentNames names,
        InstrumentRegistry instruments,
        OrderBooks venueBooks,
        DelayLine delayed,
        long feedLatencyNs,
        long markIntervalNs) {}
