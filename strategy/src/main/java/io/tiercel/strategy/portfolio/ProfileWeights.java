package io.tiercel.strategy.portfolio;

import java.util.Objects;

/**
 * Brings raw weights into the limits of a {@link Profile}, in this order: regime multiplier on risk assets; scaled by
 * {@code min(1, target volatility / volatility of the portfolio)}, so never levered; each capped; if together they are more than {@code 1 - minCash}, all
 * scaled to that. What a cap cuts stays cash. Short weights count by their size. Source: ours.
 * <p>
 * Immutable; allocates nothing after construction. {@code double} in the order written.
 */
public final class ProfileWeights {
    private final Profile profile;

    /**
     * @param profile whose limits hold.
     */
    public ProfileWeights(final Profile profile) {
        this.profile = Objects.requireNonNull(profile, "profile");
    }

    /**
     * First step.
     *
     * @param weights     by name, changed in place.
     * @param isRiskAsset by name.
     * @param regime      of the market.
     */
    public void applyRegime(final double[] weights, final boolean[] isRiskAsset, final Regime regime) {
        for (int i = 0; i < weights.length; i++) {
            if (isRiskAsset[i]) {
                weights[i] *= regime.multiplier();
            }
        }
    }

    /**
     * The other steps.
     *
     * @param weights             by name, changed in place.
     * @param portfolioVolatility annual, of the portfolio with these weights; 0 where nothing moves, NaN without an estimate, which holds nothing.
     */
    public void limit(final double[] weights, final double portfolioVolatility) {
        final double scale = Double.isNaN(portfolioVolatility)
                ? 0
                : portfolioVolatility > profile.targetVolatility()
                        ? profile.targetVolatility() / portfolioVolatility
                        : 1;
        double sum = 0;
        for (int i = 0; i < weights.length; i++) {
            weights[i] = Math.clamp(weights[i] * scale, -profile.maxWeight(), profile.maxWeight());
            sum += Math.abs(weights[i]);
        }
        final double most = 1 - profile.minCash();
        if (sum > most) {
            for (int i = 0; i < weights.length; i++) {
                weights[i] = weights[i] * most / sum;
            }
        }
    }
}
