package io.tiercel.risk.limits;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;

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
    public RiskProfile profile = RiskProfile.CUSTOM;
    public Limit maxOrderAdvPpm = Limit.OFF;
    public Limit maxFeedGapNs = Limit.OFF;
    public Limit singlePositionCapBps = Limit.OFF;
    public Limit sectorCapBps = Limit.OFF;
    public Limit maxGrossMicros = Limit.OFF;
    public Limit maxNetMicros = Limit.OFF;
    public Limit minCashMicros = Limit.OFF;
    public Limit minCashBps = Limit.OFF;
    public int buyFeePpb;
    public Limit dailyTurnoverBps = Limit.OFF;
    public Limit correlationCapPpm = Limit.OFF;
    public int borrowBps;
    public final List<InstrumentRisk> instruments = new ArrayList<>();

    public RiskConfig config() {
        return new RiskConfig(
                profile,
                startingCashMicros,
                maxOrderUnits,
                maxOrderNotionalMicros,
                maxOrderAdvPpm,
                collarBps,
                maxPositionUnits,
                isShortingAllowed,
                maxOpenOrders,
                orderBurst,
                ordersPerSecond,
                cancelBurst,
                cancelsPerSecond,
                maxDataAgeNs,
                maxFeedGapNs,
                maxDrawdownBps,
                dailyLossBps,
                maxRejects,
                rejectWindowNs,
                new PortfolioLimits(
                        singlePositionCapBps,
                        sectorCapBps,
                        maxGrossMicros,
                        maxNetMicros,
                        minCashMicros,
                        minCashBps,
                        buyFeePpb,
                        dailyTurnoverBps,
                        correlationCapPpm),
                borrowBps,
                "USD",
                Map.of(),
                List.copyOf(instruments));
    }
}
