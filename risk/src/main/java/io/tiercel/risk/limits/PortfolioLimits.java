package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Limits of what is held in all instruments together, each with its check. Immutable; cold. Basis points are of the equity now, but of the equity at
 * the start of the day for the turnover.
 *
 * @param singlePositionCapBps check 503: value of one position if its open orders fill, basis points, 0 to 10^6.
 * @param sectorCapBps         check 504: sum of the absolute values of a sector's positions, basis points, 0 to 10^6.
 * @param maxGrossMicros       check 203: sum of the absolute values of all positions, micros, 0 to 10^17.
 * @param maxNetMicros         check 204: sum of the signed values along an order's side, micros, 0 to 10^17.
 * @param minCashMicros        check 205: cash that buys leave, micros, 0 to 10^17; the greater of it and the next holds.
 * @param minCashBps           check 205: cash that buys leave, basis points, 0 to 10 000.
 * @param buyFeePpb            check 205: what a buy is taken to cost beyond its price, parts per 10^9 of it, 0 to 10^8.
 * @param dailyTurnoverBps     check 505: traded today and open, basis points, 0 to 10^6.
 * @param correlationCapPpm    check 506: most correlation with a held position on the same side, parts per million, 0 to 10^6.
 */
public record PortfolioLimits(
        Limit singlePositionCapBps,
        Limit sectorCapBps,
        Limit maxGrossMicros,
        Limit maxNetMicros,
        Limit minCashMicros,
        Limit minCashBps,
        int buyFeePpb,
        Limit dailyTurnoverBps,
        Limit correlationCapPpm) {
    /** Nothing is checked. */
    public static final PortfolioLimits OFF = new PortfolioLimits(
            Limit.OFF, Limit.OFF, Limit.OFF, Limit.OFF, Limit.OFF, Limit.OFF, 0, Limit.OFF, Limit.OFF);

    private static final long MILLION = 1_000_000L;
    private static final int MAX_FEE_PPB = 100_000_000;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public PortfolioLimits {
        singlePositionCapBps.require("portfolio.singlePositionCapBps", 0, MILLION);
        sectorCapBps.require("portfolio.sectorCapBps", 0, MILLION);
        maxGrossMicros.require("portfolio.maxGrossMicros", 0, RiskConfig.MAX_MONEY_MICROS);
        maxNetMicros.require("portfolio.maxNetMicros", 0, RiskConfig.MAX_MONEY_MICROS);
        minCashMicros.require("portfolio.minCashMicros", 0, RiskConfig.MAX_MONEY_MICROS);
        minCashBps.require("portfolio.minCashBps", 0, RiskConfig.ALL_BPS);
        if (buyFeePpb < 0 || buyFeePpb > MAX_FEE_PPB) {
            throw new BadInputException("risk: portfolio.buyFeePpb = " + buyFeePpb + ", expected 0 to " + MAX_FEE_PPB);
        }
        dailyTurnoverBps.require("portfolio.dailyTurnoverBps", 0, MILLION);
        correlationCapPpm.require("portfolio.correlationCapPpm", 0, MILLION);
    }

    /**
     * @return true when the sums of what is held are looked at: 503, 504, 203 or 204.
     */
    public boolean hasExposureLimit() {
        return singlePositionCapBps.isOn() || sectorCapBps.isOn() || maxGrossMicros.isOn() || maxNetMicros.isOn();
    }

    /**
     * @return true when the cash left is looked at.
     */
    public boolean hasCashLimit() {
        return minCashMicros.isOn() || minCashBps.isOn();
    }
}
