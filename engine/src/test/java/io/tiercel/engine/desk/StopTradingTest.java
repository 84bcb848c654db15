package io.tiercel.engine.desk;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.engine.configuration.Configuration;
import io.tiercel.engine.configuration.TestConfiguration;
import io.tiercel.engine.output.OutputRing;
import io.tiercel.engine.output.OutputWriter;
import io.tiercel.engine.schedule.CoreClock;
import io.tiercel.engine.schedule.Timers;
import io.tiercel.marketdata.instrument.InstrumentRegistry;
import io.tiercel.risk.account.Account;
import io.tiercel.risk.gate.RiskGate;
import io.tiercel.risk.killswitch.Requester;
import io.tiercel.risk.killswitch.ResetResult;
import io.tiercel.risk.killswitch.TripReason;
import io.tiercel.risk.limits.RiskRules;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A strategy may stop trading and never resume it. */
class StopTradingTest {
    @Test
    void shouldTripForTheStrategyAndStayTripped() {
        final Configuration configuration = TestConfiguration.with();
        final InstrumentRegistry registry = configuration.instruments().registry(List.of("TIER"));
        final Account account = new Account(registry, configuration.risk().startingCashMicros());
        final RiskGate risk = new RiskGate(registry, RiskRules.of(configuration.risk()), account);
        // no order leaves in this test, so there is no venue
        final OrderDesk desk =
                new OrderDesk(new CoreClock(), risk, null, new Timers(), new OutputWriter(new OutputRing(1 << 20)));
        assertFalse(risk.killSwitch().isTripped());

        desk.actFor(0);
        desk.stopTrading();

        assertTrue(risk.killSwitch().isTripped());
        assertEquals(TripReason.STRATEGY, risk.killSwitch().reason());
        assertEquals(ResetResult.NOT_OPERATOR, risk.reset(Requester.STRATEGY, "go on", 0));
        assertEquals(ResetResult.DONE, risk.reset(Requester.OPERATOR, "checked", 0));
    }
}
