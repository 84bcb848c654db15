package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.Factor;
import io.tiercel.factors.catalogue.FactorParameter;
import io.tiercel.factors.window.DoubleSumWindow;
import io.tiercel.factors.window.EventMids;
import io.tiercel.factors.window.LogReturn;
import io.tiercel.factors.window.TimedDoubleSum;

/**
 * Variances of the mid beyond rv_100ev, and what is jump and what is noise in them.
 * <p>
 * Owned by the core's thread; allocates nothing after construction but for {@link TimedDoubleSum}; O(1) amortised. Sums only ever add.
 */
final class VarianceFactors {
    private static final int RV_100EV = Factor.RV_100EV.index();
    private static final int RV_5S = Factor.RV_5S.index();
    private static final int BIPOWER_100EV = Factor.BIPOWER_100EV.index();
    private static final int JUMP_SHARE_100EV = Factor.JUMP_SHARE_100EV.index();
    private static final int RQ_100EV = Factor.RQ_100EV.index();
    private static final int SIGNED_JUMP_100EV = Factor.SIGNED_JUMP_100EV.index();
    private static final int TSRV_200EV = Factor.TSRV_200EV.index();
    private static final int NOISE_VAR_200EV = Factor.NOISE_VAR_200EV.index();
    private static final int SIGNATURE_RATIO_200EV = Factor.SIGNATURE_RATIO_200EV.index();
    private static final int EWMA_VAR = Factor.EWMA_VAR.index();

    /** Below it the exponentially weighted variance counts as 0: processors take long over numbers near the smallest. */
    private static final double FORGOTTEN = 1e-290;

    private final double[] values;
    private final EventMids mids;
    private final long timedNs;
    private final int events;
    private final int scaleEvents;
    private final int scaleStep;
    private final double quarticityScale;
    private final double slowWeight;
    private final double fastWeight;
    private final double noiseWeight;
    private final double ewmaDecay;
    private final TimedDoubleSum timedSquares;
    private final DoubleSumWindow neighbourProducts;
    private final DoubleSumWindow fourths;
    private final DoubleSumWindow signedSquares;
    private final DoubleSumWindow fastSquares;
    private final DoubleSumWindow slowSquares;
    private final boolean hasTimed;
    private final boolean hasBipower;
    private final boolean hasJumpShare;
    private final boolean hasEwma;
    private final boolean hasQuarticity;
    private final boolean hasSignedJump;
    private final boolean hasTwoScales;

    private double lastSize;
    private double ewma;

    /**
     * @param values the instrument's factor values, written in place; rv_100ev is put before.
     * @param config windows.
     * @param choice of the factors.
     * @param mids   carried mids by event, put by the caller.
     */
    VarianceFactors(final double[] values, final FactorsConfig config, final Choice choice, final EventMids mids) {
        this.values = values;
        this.mids = mids;
        timedNs = config.whole(FactorParameter.REALISED_VARIANCE_NS);
        events = config.window(FactorParameter.REALISED_VARIANCE_EVENTS);
        scaleEvents = config.window(FactorParameter.TWO_SCALE_EVENTS);
        scaleStep = config.window(FactorParameter.TWO_SCALE_STEP);
        quarticityScale = events / 3.0;
        final double share = (scaleEvents - scaleStep + 1.0) / ((double) scaleStep * scaleEvents);
        slowWeight = 1.0 / (scaleStep * (1.0 - share));
        fastWeight = share / (1.0 - share);
        noiseWeight = 0.5 / scaleEvents;
        ewmaDecay = config.real(FactorParameter.EWMA_DECAY);
        timedSquares = new TimedDoubleSum(timedNs, config.window(FactorParameter.MID_HISTORY_CAPACITY));
        neighbourProducts = new DoubleSumWindow(Math.max(1, events - 1));
        fourths = new DoubleSumWindow(events);
        signedSquares = new DoubleSumWindow(events);
        fastSquares = new DoubleSumWindow(scaleEvents);
        slowSquares = new DoubleSumWindow(scaleEvents - scaleStep + 1);
        hasTimed = choice.has(Factor.RV_5S);
        hasBipower = choice.hasAny(Factor.BIPOWER_100EV, Factor.JUMP_SHARE_100EV);
        hasJumpShare = choice.has(Factor.JUMP_SHARE_100EV);
        hasEwma = choice.has(Factor.EWMA_VAR);
        hasQuarticity = choice.has(Factor.RQ_100EV);
        hasSignedJump = choice.has(Factor.SIGNED_JUMP_100EV);
        hasTwoScales = choice.hasAny(Factor.TSRV_200EV, Factor.SIGNATURE_RATIO_200EV);
    }

    static boolean isChosen(final Choice choice) {
        return choice.hasAny(Factor.RV_5S, Factor.SIGNATURE_RATIO_200EV) || choice.has(Factor.EWMA_VAR);
    }

    /**
     * @param f the event; its mid is already put.
     */
    void onEvent(final EventFacts f) {
        final double r = f.returnBps;
        final double square = r * r;
        final boolean isWarm = f.event >= events;
        if (hasTimed) {
            timedSquares.add(f.timeNs, square);
            final double sum = timedSquares.advance(f.timeNs);
            values[RV_5S] = f.hasPassed(timedNs) ? sum : Double.NaN;
        }
        if (hasBipower) {
            putBipower(Math.abs(r), isWarm);
        }
        if (hasQuarticity) {
            final double sum = fourths.add(square * square);
            values[RQ_100EV] = isWarm ? quarticityScale * sum : Double.NaN;
        }
        if (hasSignedJump) {
            final double sum = signedSquares.add(Math.abs(r) * r);
            values[SIGNED_JUMP_100EV] = isWarm ? sum : Double.NaN;
        }
        if (hasTwoScales) {
            putTwoScales(f.event, square);
        }
        if (hasEwma) {
            ewma = ewmaDecay * ewma + (1.0 - ewmaDecay) * square;
            if (ewma < FORGOTTEN) {
                ewma = 0.0;
            }
            values[EWMA_VAR] = ewma;
        }
    }

    private void putBipower(final double size, final boolean isWarm) {
        final double products = neighbourProducts.add(events > 1 ? size * lastSize : 0.0);
        lastSize = size;
        if (isWarm) {
            final double bipower = Math.PI / 2.0 * products;
            values[BIPOWER_100EV] = bipower;
        }
        if (isWarm && hasJumpShare) {
            final double bipower = values[BIPOWER_100EV];
            final double variance = values[RV_100EV];
            // the sum of squares is exactly 0 when and only when all are: nothing is subtracted from it
            values[JUMP_SHARE_100EV] = variance == 0.0 ? 0.0 : Math.max(0.0, 1.0 - bipower / variance);
        }
    }

    private void putTwoScales(final long event, final double square) {
        final double fast = fastSquares.add(square);
        final long before = event - scaleStep;
        double slowSquare = 0.0;
        if (before >= 0L) {
            final long mid = mids.at(event);
            final long baseMid = mids.at(before);
            if (!mids.isKnown(before)) {
                slowSquare = Double.NaN;
            } else if (mid != baseMid) {
                final double r = LogReturn.bps(mid, baseMid);
                slowSquare = r * r;
            }
        }
        final double slowSum = slowSquares.add(slowSquare);
        if (event >= scaleEvents) {
            values[TSRV_200EV] = slowSum * slowWeight - fast * fastWeight + 0.0;
            values[NOISE_VAR_200EV] = fast * noiseWeight;
            values[SIGNATURE_RATIO_200EV] = slowSum == 0.0 ? Double.NaN : scaleStep * fast / slowSum;
        }
    }
}
