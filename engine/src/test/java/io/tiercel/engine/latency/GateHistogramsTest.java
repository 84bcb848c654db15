package io.tiercel.engine.latency;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import io.tiercel.marketdata.protocol.MessageHeaderEncoder;
import io.tiercel.risk.protocol.OrderRequestedEncoder;
import io.tiercel.risk.protocol.RequestRefusedEncoder;
import org.agrona.concurrent.UnsafeBuffer;
import org.junit.jupiter.api.Test;

class GateHistogramsTest {
    private static final long LATE_NS = 5_000_000_000L;

    private final HopHistograms hops = new HopHistograms();
    private final UnsafeBuffer record = new UnsafeBuffer(new byte[MessageHeaderEncoder.ENCODED_LENGTH]);

    @Test
    void shouldTimeAnOrderFromItsDecisionAndFromTheTimeAtWhichItsCauseWasDue() {
        work(1, LATE_NS);

        leave(1, OrderRequestedEncoder.TEMPLATE_ID);
        leave(1, OrderRequestedEncoder.TEMPLATE_ID);

        assertEquals(2, count(Hop.GATE), "one for each order request");
        assertEquals(2, count(Hop.END_TO_END));
        assertTrue(max(Hop.GATE) < LATE_NS, "the gate counts what was before the decision: " + max(Hop.GATE));
        assertTrue(max(Hop.END_TO_END) >= LATE_NS * 0.999, "in all " + max(Hop.END_TO_END));
    }

    @Test
    void shouldTimeOrdersOnlyAndThoseOfProbedInputsOnly() {
        hops.gate().probeEvery(4);
        work(8, 0);

        leave(8, RequestRefusedEncoder.TEMPLATE_ID);
        leave(9, OrderRequestedEncoder.TEMPLATE_ID);
        leave(12, OrderRequestedEncoder.TEMPLATE_ID);

        assertEquals(0, count(Hop.GATE));
        assertEquals(0, count(Hop.END_TO_END));
    }

    /** With a thread of their own the outputs may be faster than the core, which writes its digest after its orders. */
    @Test
    void shouldCountNoWaitAtTheGateWhenTheOrderLeftBeforeItsCauseWasWorkedOff() {
        final long nowNs = System.nanoTime();
        hops.begin(1, nowNs - LATE_NS, nowNs, true);

        leave(1, OrderRequestedEncoder.TEMPLATE_ID);

        assertEquals(1, count(Hop.GATE));
        assertEquals(0, max(Hop.GATE));
        assertTrue(max(Hop.END_TO_END) >= LATE_NS * 0.999);
    }

    @Test
    void shouldNotTakeAnotherInputForTheCause() {
        work(1, 0);
        // 65,536 inputs later the same entry holds another one
        work(1 + (1 << 16), 0);

        leave(1, OrderRequestedEncoder.TEMPLATE_ID);

        assertEquals(0, count(Hop.GATE));
    }

    @Test
    void shouldTakeTheTimeInRiskOutOfTheHopAroundIt() {
        hops.begin(System.nanoTime());
        hops.passed(Hop.MODEL);
        hops.riskBegins();
        final long endNs = System.nanoTime() + 20_000_000L;
        while (System.nanoTime() < endNs) {
            Thread.onSpinWait();
        }
        hops.riskEnds();
        hops.passed(Hop.STRATEGY);
        hops.end();
        hops.begin(System.nanoTime());
        hops.passed(Hop.STRATEGY);
        hops.end();

        assertEquals(1, count(Hop.RISK), "the second event asked for no check");
        assertTrue(max(Hop.RISK) >= 20_000_000L * 0.999, "risk " + max(Hop.RISK));
        assertTrue(
                hops.byHop().get(Hop.STRATEGY).getMinValue() < 20_000_000L,
                "the strategies count the checks: " + max(Hop.STRATEGY));
        assertTrue(max(Hop.RING_TO_DECISION) >= 20_000_000L * 0.999, "the whole way counts them");
    }

    private void work(final long sequence, final long lateNs) {
        final long nowNs = System.nanoTime();
        hops.begin(sequence, nowNs - lateNs, nowNs, true);
        hops.passed(Hop.STRATEGY);
        hops.end();
    }

    private void leave(final long cause, final int templateId) {
        new MessageHeaderEncoder().wrap(record, 0).templateId(templateId).sequence(cause);
        hops.gate().onOutput(record, 0, record.capacity());
    }

    private long count(final Hop hop) {
        return hops.byHop().get(hop).getTotalCount();
    }

    private long max(final Hop hop) {
        return hops.byHop().get(hop).getMaxValue();
    }
}
