package io.tiercel.engine.scenarios;

import java.util.List;
import java.util.Map;

/** A case of an order's checks, as it stands in the file. Null = not given. */
record RiskOrderCase(String name, String kind, String note, Limits limits, State state, Order order, Expect expect) {
    record Limits(
            long maxOrderQty,
            long maxOrderNotionalMicros,
            int collarBps,
            Long fatFingerAdvPpm,
            long maxPosition,
            int maxOpenOrders,
            Long maxGrossMicros,
            Long maxNetMicros,
            Long minCashBps,
            Long minCashMicros,
            Long singleCapBps,
            Long sectorCapBps,
            Long turnoverBps,
            Double correlationCap,
            long maxAgeNs,
            boolean shorting,
            int feePpb) {}

    record State(
            long nowNs,
            long cashMicros,
            long equityMicros,
            long dayStartEquityMicros,
            Map<String, Held> instruments,
            List<Open> openOrders,
            boolean kill,
            int reduceOnly,
            long tradedTodayMicros,
            List<String> usedIds,
            Map<String, Map<String, Double>> correlations) {}

    record Held(
            long position,
            long openBuy,
            long openSell,
            Long refPrice,
            long lastDataNs,
            String market,
            Long adv,
            String sector,
            String restricted,
            Long lot,
            Long tick) {}

    record Open(String symbol, String side, long price, long leaves) {}

    record Order(String id, String symbol, String side, long qty, Long price) {}

    record Expect(String decision, Integer reason, Long qty) {}
}
