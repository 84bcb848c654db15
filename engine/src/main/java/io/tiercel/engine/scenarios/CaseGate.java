package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.instrument.Instrument;
import io.tiercel.risk.limits.InstrumentRisk;
import io.tiercel.risk.limits.Limit;
import io.tiercel.risk.limits.PortfolioLimits;
import io.tiercel.risk.limits.RiskConfig;
import io.tiercel.risk.limits.RiskProfile;
import java.util.List;
import java.util.Map;

/** Limits of a case's gate: those that refuse nothing by themselves, tightened by the case. Cold. */
final class CaseGate {
    /** Decimals of prices in cases of risk. */
    static final int PRICE_SCALE = 2;

    /** Reference where a case has none: 100.00. */
    static final long REFERENCE = 10_000;

    private static final long MANY_MICROS = 100_000_000_000_000_000L;
    private static final long MANY_UNITS = 1_000_000_000L;
    private static final long LONG_NS = 1_000_000_000_000_000L;
    private static final int MANY = 1_000_000;
    private static final int ALL_BPS = 10_000;

    long maxOrderUnits = MANY_UNITS;
    long maxOrderNotionalMicros = MANY_MICROS;
    Limit maxOrderAdvPpm = Limit.OFF;
    int collarBps = ALL_BPS;
    long maxPositionUnits = MANY_UNITS;
    boolean isShortingAllowed = true;
    int maxOpenOrders = 1_000;
    int orderBurst = MANY;
    int ordersPerSecond = MANY;
    int cancelBurst = MANY;
    int cancelsPerSecond = MANY;
    long maxDataAgeNs = LONG_NS;
    int maxDrawdownBps = ALL_BPS;
    int dailyLossBps = ALL_BPS;
    PortfolioLimits portfolio = PortfolioLimits.OFF;
    List<InstrumentRisk> instruments = List.of();

    RiskConfig config() {
        return new RiskConfig(
                RiskProfile.CUSTOM,
                1,
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
                Limit.OFF,
                maxDrawdownBps,
                dailyLossBps,
                ALL_BPS,
                LONG_NS,
                portfolio,
                0,
                "USD",
                Map.of(),
                instruments);
    }

    static Instrument instrument(final int id, final String symbol, final long tick, final long lot) {
        return new Instrument(id, symbol, PRICE_SCALE, 0, tick, lot, 1);
    }
}
