package io.tiercel.marketdata.statistics;

import java.util.ArrayList;
import java.util.List;

/**
 * Judges whether one stream of events looks like another: every figure within a factor of two, autocorrelations within 0.15. Cold, stateless.
 * <p>
 * The number of trades and of seconds is not judged. A figure that could not be computed (NaN) is a difference.
 */
public final class MarketLikeness {
    /** Positive figures may be this many times larger or smaller. */
    public static final double FACTOR = 2.0;

    /** Autocorrelations may be this much larger or smaller. */
    public static final double CORRELATION_DISTANCE = 0.15;

    private MarketLikeness() {}

    /**
     * @param reference figures of a market.
     * @param measured  figures to judge.
     * @return what differs too much, in the order of the components of {@link MarketFigures}; empty when they are alike.
     */
    public static List<FigureDifference> differences(final MarketFigures reference, final MarketFigures measured) {
        final List<FigureDifference> found = new ArrayList<>();
        ratio(found, "fanoFactor", reference.fanoFactor(), measured.fanoFactor());
        ratio(found, "excessKurtosis", reference.excessKurtosis(), measured.excessKurtosis());
        distance(found, "signCorrelation1", reference.signCorrelation1(), measured.signCorrelation1());
        distance(found, "signCorrelation10", reference.signCorrelation10(), measured.signCorrelation10());
        distance(found, "signCorrelation50", reference.signCorrelation50(), measured.signCorrelation50());
        ratio(found, "spreadMedianTicks", reference.spreadMedianTicks(), measured.spreadMedianTicks());
        ratio(found, "spreadP90Ticks", reference.spreadP90Ticks(), measured.spreadP90Ticks());
        for (int level = 0; level < reference.sizeProfile().size(); level++) {
            ratio(
                    found,
                    "sizeProfile[" + level + "]",
                    reference.sizeProfile().get(level),
                    measured.sizeProfile().get(level));
        }
        ratio(found, "cancelsPerAdd", reference.cancelsPerAdd(), measured.cancelsPerAdd());
        return List.copyOf(found);
    }

    private static void ratio(
            final List<FigureDifference> found, final String figure, final double reference, final double measured) {
        within(found, figure, reference, measured, reference / FACTOR, reference * FACTOR);
    }

    private static void distance(
            final List<FigureDifference> found, final String figure, final double reference, final double measured) {
        within(found, figure, reference, measured, reference - CORRELATION_DISTANCE, reference + CORRELATION_DISTANCE);
    }

    private static void within(
            final List<FigureDifference> found,
            final String figure,
            final double reference,
            final double measured,
            final double lowest,
            final double highest) {
        if (!(measured >= lowest && measured <= highest)) {
            found.add(new FigureDifference(figure, reference, measured, lowest, highest));
        }
    }
}
