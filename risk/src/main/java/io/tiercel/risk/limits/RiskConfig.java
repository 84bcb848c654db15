package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Limits of a session, checked once here. Immutable, safe on any thread; cold.
 * <p>
 * A limit in units counts whole shares, coins or contracts, whatever the quantity scale of the instrument, and holds for every instrument. A value
 * equal to its limit passes.
 *
 * @param startingCashMicros     cash at the start, micros, 1 to 10^17.
 * @param maxOrderUnits          largest order, whole units, 1 to 10^9.
 * @param maxOrderNotionalMicros largest value of an order at its limit price (a market order: at the reference price), micros, 1 to 10^17.
 * @param collarBps              how far beyond the reference price a limit may take, basis points of it, 0 to 10 000.
 * @param maxPositionUnits       largest position, long or short, if every open order of a side fills, whole units, 1 to 10^9.
 * @param isShortingAllowed      false clips a sell to what is held.
 * @param maxOpenOrders          orders that are not final, 1 to 65 536.
 * @param orderBurst             capacity of the order rate's token bucket, 1 to 10^6.
 * @param ordersPerSecond        refill of that bucket, 1 to 10^6.
 * @param cancelBurst            capacity of the cancel rate's token bucket, 1 to 10^6.
 * @param cancelsPerSecond       refill of that bucket, 1 to 10^6.
 * @param maxDataAgeNs           age of an instrument's last market data at which orders still pass, 1 to 10^15.
 * @param maxDrawdownBps         loss from the peak equity that trips the kill switch, basis points of the peak, 1 to 10 000; eight tenths of it
 *                               leave only reducing orders.
 * @param dailyLossBps           loss since the start of the day that trips the kill switch, basis points of the equity then, 1 to 10 000.
 * @param maxRejects             rejects of the venue within the window that are still accepted; one more trips the kill switch, 1 to 10 000.
 * @param rejectWindowNs         length of that window, 1 to 10^15.
 */
public record RiskConfig(
        long startingCashMicros,
        long maxOrderUnits,
        long maxOrderNotionalMicros,
        int collarBps,
        long maxPositionUnits,
        boolean isShortingAllowed,
        int maxOpenOrders,
        int orderBurst,
        int ordersPerSecond,
        int cancelBurst,
        int cancelsPerSecond,
        long maxDataAgeNs,
        int maxDrawdownBps,
        int dailyLossBps,
        int maxRejects,
        long rejectWindowNs) {
    static final long MAX_MONEY_MICROS = 100_000_000_000_000_000L;
    static final long MAX_UNITS = 1_000_000_000L;
    static final long MAX_DURATION_NS = 1_000_000_000_000_000L;
    static final int MAX_RATE = 1_000_000;
    static final int ALL_BPS = 10_000;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public RiskConfig {
        require("startingCashMicros", startingCashMicros, 1, MAX_MONEY_MICROS);
        require("maxOrderUnits", maxOrderUnits, 1, MAX_UNITS);
        require("maxOrderNotionalMicros", maxOrderNotionalMicros, 1, MAX_MONEY_MICROS);
        require("collarBps", collarBps, 0, ALL_BPS);
        require("maxPositionUnits", maxPositionUnits, 1, MAX_UNITS);
        require("maxOpenOrders", maxOpenOrders, 1, 65_536);
        require("orderBurst", orderBurst, 1, MAX_RATE);
        require("ordersPerSecond", ordersPerSecond, 1, MAX_RATE);
        require("cancelBurst", cancelBurst, 1, MAX_RATE);
        require("cancelsPerSecond", cancelsPerSecond, 1, MAX_RATE);
        require("maxDataAgeNs", maxDataAgeNs, 1, MAX_DURATION_NS);
        require("maxDrawdownBps", maxDrawdownBps, 1, ALL_BPS);
        require("dailyLossBps", dailyLossBps, 1, ALL_BPS);
        require("maxRejects", maxRejects, 1, 10_000);
        require("rejectWindowNs", rejectWindowNs, 1, MAX_DURATION_NS);
    }

    private static void require(final String key, final long value, final long least, final long most) {
        if (value < least || value > most) {
            throw new BadInputException("risk: " + key + " = " + value + ", expected " + least + " to " + most);
        }
    }
}
