package io.tiercel.engine.training.score;

import io.tiercel.strategy.model.ModelScore;
import java.util.Arrays;

/** Judges probabilities of an upward move against what happened. Cold; stateless. */
public final class ForecastScorer {
    private static final double LEAST_PROBABILITY = 1e-7;

    private ForecastScorer() {}

    /**
     * @param probabilityUp a forecast per sample, 0 to 1.
     * @param isUp          what happened.
     * @param baseline      a number per sample whose sign is the one-factor forecast: positive = up.
     * @param bestFactor    id of the input that alone tells most.
     * @param bestFactorAuc its area under the ROC curve.
     * @return the score.
     */
    public static ModelScore score(
            final float[] probabilityUp,
            final boolean[] isUp,
            final float[] baseline,
            final String bestFactor,
            final double bestFactorAuc) {
        final int samples = isUp.length;
        long ups = 0;
        long hits = 0;
        long baselineHits = 0;
        double loss = 0;
        for (int i = 0; i < samples; i++) {
            ups += isUp[i] ? 1 : 0;
            hits += probabilityUp[i] >= 0.5f == isUp[i] ? 1 : 0;
            baselineHits += baseline[i] > 0 == isUp[i] ? 1 : 0;
            loss += logLoss(isUp[i] ? probabilityUp[i] : 1.0 - probabilityUp[i]);
        }
        final double upShare = ups / (double) samples;
        return new ModelScore(
                samples,
                upShare,
                hits / (double) samples,
                auc(probabilityUp, isUp),
                loss / samples,
                Math.max(upShare, 1 - upShare),
                upShare * logLoss(upShare) + (1 - upShare) * logLoss(1 - upShare),
                baselineHits / (double) samples,
                auc(baseline, isUp),
                bestFactor,
                bestFactorAuc);
    }

    /**
     * Area under the ROC curve = chance that a random up sample is rated above a random down sample, ties counted one half (Mann-Whitney).
     *
     * @param rating a number per sample, no NaN.
     * @param isUp   what happened.
     * @return 0 to 1; NaN when all samples went the same way.
     */
    public static double auc(final float[] rating, final boolean[] isUp) {
        final long[] ordered = new long[rating.length];
        for (int i = 0; i < ordered.length; i++) {
            ordered[i] = (long) sortable(rating[i]) << 1 | (isUp[i] ? 1 : 0);
        }
        Arrays.sort(ordered);
        double wins = 0;
        long downsBelow = 0;
        long ups = 0;
        for (int from = 0; from < ordered.length; ) {
            int to = from;
            long tiedUps = 0;
            for (; to < ordered.length && ordered[to] >> 1 == ordered[from] >> 1; to++) {
                tiedUps += ordered[to] & 1;
            }
            final long tiedDowns = to - from - tiedUps;
            wins += tiedUps * (downsBelow + 0.5 * tiedDowns);
            downsBelow += tiedDowns;
            ups += tiedUps;
            from = to;
        }
        return wins / ((double) ups * downsBelow);
    }

    private static double logLoss(final double probability) {
        return -StrictMath.log(Math.max(probability, LEAST_PROBABILITY));
    }

    /** Float bits in an order that a comparison of ints follows; -0 and +0 alike. */
    private static int sortable(final float value) {
        final int bits = Float.floatToIntBits(value + 0.0f);
        return bits < 0 ? ~bits ^ Integer.MIN_VALUE : bits;
    }
}
