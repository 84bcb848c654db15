package io.tiercel.factors;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Parameters of the factors, the same for all instruments. Immutable, cold.
 * <p>
 * The defaults are those that the factor ids tell; an id keeps its name where a parameter is configured otherwise.
 *
 * @param midReturnEvents        events back of mid_ret_10ev, 1 to 4096; default 10.
 * @param midReturnNs            nanoseconds back of mid_ret_1s, 1 to 3600 s; default 1 s.
 * @param tradeHorizonEvents     events after which realised_spread_20ev and price_impact_20ev judge a trade, 1 to 4096; default 20.
 * @param levelDecay             depth_imb_w10 weighs level l by {@code exp(-levelDecay (l-1))}, 0 to 10; default 0.5.
 * @param ofiSumEvents           events of ofi_1_sum_50ev, 1 to 4096; default 50.
 * @param ofiDecayPerSecond      beta of ofi_1_decay_1s per second, above 0 to 1e6; default 1.
 * @param tradeImbalanceTrades   trades of trade_imb_vol_20tr, 1 to 4096; default 20.
 * @param kyleEvents             events of kyle_lambda_200ev, 2 to 4096; default 200.
 * @param realisedVarianceEvents events of rv_100ev, 1 to 4096; default 100.
 * @param vpinBucketQty          volume of a bucket of vpin in whole units of the instrument, 1 to 1e9; default 200 (short on purpose:
 *                               in use nearer 1/50 of a day's volume).
 * @param vpinBuckets            buckets of vpin, 1 to 4096; default 10.
 * @param hawkesDecayPerSecond   beta of hawkes_imb per second, above 0 to 1e6; default 2.
 * @param midHistoryCapacity     mid changes within {@code midReturnNs} that each instrument has room for at the start, 2 to 1 048 576;
 *                               default 1024. A burst beyond it doubles the room: the only allocation after construction.
 */
public record FactorsConfig(
        int midReturnEvents,
        long midReturnNs,
        int tradeHorizonEvents,
        double levelDecay,
        int ofiSumEvents,
        double ofiDecayPerSecond,
        int tradeImbalanceTrades,
        int kyleEvents,
        int realisedVarianceEvents,
        long vpinBucketQty,
        int vpinBuckets,
        double hawkesDecayPerSecond,
        int midHistoryCapacity) {
    /** Longest window in events, trades or buckets; the overflow proofs of the exact sums rest on it. */
    public static final int MAX_WINDOW = 4096;

    private static final long MAX_MID_RETURN_NS = 3_600_000_000_000L;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public FactorsConfig {
        requireWindow("midReturnEvents", midReturnEvents, 1);
        require("midReturnNs", midReturnNs, 1, MAX_MID_RETURN_NS);
        requireWindow("tradeHorizonEvents", tradeHorizonEvents, 1);
        if (!(levelDecay >= 0.0 && levelDecay <= 10.0)) {
            throw outOfRange("levelDecay", String.valueOf(levelDecay), "0 to 10");
        }
        requireWindow("ofiSumEvents", ofiSumEvents, 1);
        requireDecay("ofiDecayPerSecond", ofiDecayPerSecond);
        requireWindow("tradeImbalanceTrades", tradeImbalanceTrades, 1);
        requireWindow("kyleEvents", kyleEvents, 2);
        requireWindow("realisedVarianceEvents", realisedVarianceEvents, 1);
        require("vpinBucketQty", vpinBucketQty, 1, 1_000_000_000L);
        requireWindow("vpinBuckets", vpinBuckets, 1);
        requireDecay("hawkesDecayPerSecond", hawkesDecayPerSecond);
        require("midHistoryCapacity", midHistoryCapacity, 2, 1 << 20);
    }

    /**
     * @return the parameters that the factor ids tell.
     */
    public static FactorsConfig defaults() {
        return new FactorsConfig(10, 1_000_000_000L, 20, 0.5, 50, 1.0, 20, 200, 100, 200, 10, 2.0, 1024);
    }

    private static void requireWindow(final String key, final long value, final long min) {
        require(key, value, min, MAX_WINDOW);
    }

    private static void require(final String key, final long value, final long min, final long max) {
        if (value < min || value > max) {
            throw outOfRange(key, String.valueOf(value), min + " to " + max);
        }
    }

    private static void requireDecay(final String key, final double value) {
        if (!(value > 0.0 && value <= 1e6)) {
            throw outOfRange(key, String.valueOf(value), "above 0 to 1000000");
        }
    }

    private static BadInputException outOfRange(final String key, final String value, final String expected) {
        return new BadInputException("factors: " + key + " = " + value + ", expected " + expected);
    }
}
