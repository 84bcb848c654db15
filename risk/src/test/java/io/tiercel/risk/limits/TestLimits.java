package io.tiercel.risk.limits;

/** Limits that refuse nothing by themselves, to be tightened one by one. */
public final class TestLimits {
    public long startingCashMicros = 1_000_000_000_000L;
    public long maxOrderUnits = 1_000_000;
    public long maxOrderNotionalMicros = 100_000_000_000_000_000L;
    public int collarBps = 10_000;
    public long maxPositionUnits = 1_000_000;
    public boolean isShortingAllowed = true;
    public int maxOpenOrders = 1_000;
    public int orderBurst = 1_000_000;
    public int ordersPerSecond = 1_000_000;
    public int cancelBurst = 1_000_000;
    public int cancelsPerSecond = 1_000_000;
    public long maxDataAgeNs = 1_000_000_000_000_000L;
    public int maxDrawdownBps = 10_000;
    public int dailyLossBps = 10_000;
    public int maxRejects = 10_000;
    public long rejectWindowNs = 1_000_000_000L;

    public RiskConfig config() {
        return new RiskConfig(
                startingCashMicros,
                maxOrderUnits,
                maxOrderNotionalMicros,
                collarBps,
                maxPositionUnits,
                isShortingAllowed,
                maxOpenOrders,
                orderBurst,
                ordersPerSecond,
                cancelBurst,
                cancelsPerSecond,
                maxDataAgeNs,
                maxDrawdownBps,
                dailyLossBps,
                maxRejects,
                rejectWindowNs);
    }
}
