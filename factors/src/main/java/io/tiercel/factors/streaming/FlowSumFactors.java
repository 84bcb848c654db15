package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.Decay;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.LongSumWindow;
import io.tiercel.factors.window.TimedLongSum;

/**
 * Order flow imbalances beyond the first 24: over time, over ten levels, per depth, and what they move.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedLongSum}; O(1) amortised. Window sums are of whole numbers
 * and exact.
 */
final class FlowSumFactors {
    private static final int OFI_1_SUM_1S = Factor.OFI_1_SUM_1S.index();
    private static final int OFI_1_NORM_50EV = Factor.OFI_1_NORM_50EV.index();
    private static final int MLOFI_5 = Factor.MLOFI_5.index();
    private static final int MLOFI_10_SUM_50EV = Factor.MLOFI_10_SUM_50EV.index();
    private static final int MLOFI_10_DECAY_1S = Factor.MLOFI_10_DECAY_1S.index();
    private static final int MLOFI_10_NORM_50EV = Factor.MLOFI_10_NORM_50EV.index();
    private static final int SIGNED_VOL_DECAY_1S = Factor.SIGNED_VOL_DECAY_1S.index();

    private final double[] values;
    private final double qtyUnit;
    private final int events;
    private final long sumNs;
    private final double decayPerNs;
    private final TimedLongSum timedFlows;
    private final LongSumWindow bestFlows;
    private final LongSumWindow bestQtys;
    private final LongSumWindow flows;
    private final LongSumWindow qtys;
    private final PriceImpact impact;
    private final boolean hasTimedSum;
    private final boolean hasBestNorm;
    private final boolean hasSums;
    private final boolean hasDecays;

    private double decayingFlow;
    private double decayingVolume;

    /**
     * @param values   the instrument's factor values, written in place.
     * @param config   windows and rates.
     * @param choice   of the factors.
     * @param tickSize price units of a tick.
     * @param qtyUnit  quantity units of one whole unit.
     * @param mids     carried mids by event, put by the caller.
     */
    FlowSumFactors(
            final double[] values,
            final FactorsConfig config,
            final Choice choice,
            final double tickSize,
            final double qtyUnit,
            final EventMids mids) {
        this.values = values;
        this.qtyUnit = qtyUnit;
        events = config.window(FactorParameter.OFI_SUM_EVENTS);
        sumNs = config.whole(FactorParameter.OFI_SUM_NS);
        decayPerNs = config.real(FactorParameter.OFI_DECAY_PER_SECOND) / 1e9;
        timedFlows = new TimedLongSum(sumNs, config.window(FactorParameter.MID_HISTORY_CAPACITY));
        bestFlows = new LongSumWindow(events);
        bestQtys = new LongSumWindow(events);
        flows = new LongSumWindow(events);
        qtys = new LongSumWindow(events);
        impact = choice.has(Factor.OFI_LAMBDA_200EV)
                ? new PriceImpact(
                        values,
                        Factor.OFI_LAMBDA_200EV,
                        config.window(FactorParameter.KYLE_EVENTS),
                        mids,
                        qtyUnit / (2.0 * tickSize))
                : null;
        hasTimedSum = choice.has(Factor.OFI_1_SUM_1S);
        hasBestNorm = choice.has(Factor.OFI_1_NORM_50EV);
        hasSums = choice.hasAnyOf(Factor.MLOFI_10_SUM_50EV, Factor.MLOFI_10_NORM_50EV);
        hasDecays = choice.hasAnyOf(Factor.MLOFI_10_DECAY_1S, Factor.SIGNED_VOL_DECAY_1S);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.OFI_1_SUM_1S, Factor.MLOFI_10_NORM_50EV)
                || choice.hasAnyOf(Factor.SIGNED_VOL_DECAY_1S, Factor.OFI_LAMBDA_200EV);
    }

    /**
     * @param f        the event; its mid is already put.
     * @param depthQty quantity of all levels of both sides.
     */
    void onEvent(final EventFacts f, final long depthQty) {
        final double[] v = values;
        final boolean isWarm = f.event >= events;
        v[MLOFI_5] = WholeUnits.of(f.flowOfFive, qtyUnit);
        if (hasTimedSum) {
            timedFlows.add(f.timeNs, f.bestFlow);
            final long sum = timedFlows.advance(f.timeNs);
            v[OFI_1_SUM_1S] = f.hasPassed(sumNs) ? WholeUnits.of(sum, qtyUnit) : Double.NaN;
        }
        if (hasBestNorm) {
            final long flow = bestFlows.add(f.bestFlow);
            final long qty = bestQtys.add(f.bidQty + f.askQty);
            v[OFI_1_NORM_50EV] = isWarm ? perDepth(flow, qty) : Double.NaN;
        }
        if (hasSums) {
            final long flow = flows.add(f.flow);
            final long qty = qtys.add(depthQty);
            v[MLOFI_10_SUM_50EV] = isWarm ? WholeUnits.of(flow, qtyUnit) : Double.NaN;
            v[MLOFI_10_NORM_50EV] = isWarm ? perDepth(flow, qty) : Double.NaN;
        }
        if (hasDecays) {
            final double factor = Double.isNaN(f.flowDecay) ? Decay.after(decayPerNs * f.elapsedNs) : f.flowDecay;
            // The additions turn the -0.0 that a negative sum may decay to into 0.0.
            decayingFlow = decayingFlow * factor + WholeUnits.of(f.flow, qtyUnit);
            decayingVolume = decayingVolume * factor + WholeUnits.of(f.signedQty, qtyUnit);
            v[MLOFI_10_DECAY_1S] = decayingFlow;
            v[SIGNED_VOL_DECAY_1S] = decayingVolume;
        }
        if (impact != null) {
            impact.onEvent(f.event, f.bestFlow);
        }
    }

    /** Flow over N events per mean of the two sides' quantity: {@code flow / (qty / 2N)}. */
    private double perDepth(final long flow, final long qty) {
        return qty == 0L ? Double.NaN : 2.0 * events * flow / qty + 0.0;
    }
}
