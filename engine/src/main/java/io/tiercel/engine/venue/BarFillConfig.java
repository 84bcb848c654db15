package io.tiercel.engine.venue;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Fills of instruments that have bars and no book. Immutable.
 *
 * @param costModel     what a fill costs beyond its reference price.
 * @param halfSpreadPpb BPS: half the spread, in 10^-9 of the price (1 basis point = 100000).
 * @param slippagePpb   BPS: beyond that, in 10^-9 of the price.
 * @param spreadTicks   SPREAD_SQRT, SIGMA_SQRT: the spread, in ticks.
 * @param impactSpreads SPREAD_SQRT: spreads that an order of a day's volume costs.
 * @param impactSigmas  SIGMA_SQRT: daily volatilities that an order of a day's volume costs.
 * @param sigmaDaily    SIGMA_SQRT: daily volatility, as a share of the price.
 * @param maxVolumePct  what own orders get at most of a bar's volume, percent, 1 to 100.
 */
public record BarFillConfig(
        CostModel costModel,
        long halfSpreadPpb,
        long slippagePpb,
        long spreadTicks,
        double impactSpreads,
        double impactSigmas,
        double sigmaDaily,
        int maxVolumePct) {
    /** Five basis points of half spread, two of slippage, a tenth of the volume. */
    public static final BarFillConfig DEFAULTS = new BarFillConfig(CostModel.BPS, 500_000, 200_000, 1, 10, 1, 0.02, 10);

    private static final long MAX_PPB = 100_000_000;
    private static final long MAX_TICKS = 1_000_000;
    private static final double MAX_IMPACT = 1_000;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public BarFillConfig {
        if (costModel == null) {
            throw new BadInputException("venue.bars.costModel is missing, expected BPS, SPREAD_SQRT or SIGMA_SQRT");
        }
        require("halfSpreadPpb", halfSpreadPpb, 0, MAX_PPB);
        require("slippagePpb", slippagePpb, 0, MAX_PPB);
        require("spreadTicks", spreadTicks, 0, MAX_TICKS);
        require("impactSpreads", impactSpreads, MAX_IMPACT);
        require("impactSigmas", impactSigmas, MAX_IMPACT);
        require("sigmaDaily", sigmaDaily, 1);
        require("maxVolumePct", maxVolumePct, 1, 100);
    }

    private static void require(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new BadInputException("venue.bars." + key + " = " + value + ", expected " + least + " to " + most);
        }
    }

    private static void require(final String key, final double value, final double most) {
        if (!(value >= 0 && value <= most)) {
            throw new BadInputException("venue.bars." + key + " = " + value + ", expected 0 to " + most);
        }
    }
}
