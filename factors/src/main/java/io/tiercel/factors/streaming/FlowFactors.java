package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.Decay;
import io.tiercel.factors.window.LongSumWindow;

/**
 * Order flow imbalance of the best level, summed over events and decaying in time.
 * <p>
 * Owned by the core's thread; allocates nothing after construction; O(1).
 */
final class FlowFactors {
    private static final int OFI_1_SUM_50EV = Factor.OFI_1_SUM_50EV.index();
    private static final int OFI_1_DECAY_1S = Factor.OFI_1_DECAY_1S.index();

    private final double[] values;
    private final double qtyUnit;
    private final int sumEvents;
    private final double decayPerNs;
    private final LongSumWindow sums;
    private double factor;
    private double decaying;

    /**
     * @param values  the instrument's factor values, written in place.
     * @param config  windows and rates.
     * @param qtyUnit quantity units of one whole unit.
     */
    FlowFactors(final double[] values, final FactorsConfig config, final double qtyUnit) {
        this.values = values;
        this.qtyUnit = qtyUnit;
        sumEvents = config.window(FactorParameter.OFI_SUM_EVENTS);
        decayPerNs = config.real(FactorParameter.OFI_DECAY_PER_SECOND) / 1e9;
        sums = new LongSumWindow(sumEvents);
    }

    /**
     * @param event     number of the event, from 0.
     * @param elapsedNs time since the event before, at least 0; 0 for the first.
     * @param bestFlow  order flow at the best level, in quantity units.
     */
    void onEvent(final long event, final long elapsedNs, final long bestFlow) {
        final long sum = sums.add(bestFlow);
        if (event >= sumEvents) {
            values[OFI_1_SUM_50EV] = WholeUnits.of(sum, qtyUnit);
        }
        factor = Decay.after(decayPerNs * elapsedNs);
        // The addition turns the -0.0 that a negative sum may decay to into 0.0.
        decaying = decaying * factor + WholeUnits.of(bestFlow, qtyUnit);
        values[OFI_1_DECAY_1S] = decaying;
    }

    /**
     * @return what the last event's decay left of the flow before it.
     */
    double factor() {
        return factor;
    }
}
