package io.tiercel.factors.catalogue;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/**
 * What can be configured about the factors: windows, rates, sizes. The defaults are those that the factor ids tell. Immutable.
 * <p>
 * A lower bound of a real number is excluded, the bounds of whole numbers belong to the range.
 */
public enum FactorParameter {
    /** Events back of mid_ret_1ev. */
    MID_RETURN_SHORT_EVENTS("midReturnShortEvents", "events", 1, 1, 4096),
    /** Events back of mid_ret_10ev. */
    MID_RETURN_EVENTS("midReturnEvents", "events", 10, 1, 4096),
    /** Events back of mid_ret_50ev. */
    MID_RETURN_LONG_EVENTS("midReturnLongEvents", "events", 50, 1, 4096),
    /** Time back of mid_ret_1s. */
    MID_RETURN_NS("midReturnNs", "ns", 1e9, 1, 3.6e12),
    /** Time back of mid_ret_5s. */
    MID_RETURN_LONG_NS("midReturnLongNs", "ns", 5e9, 1, 3.6e12),
    /** Window of the spread's mean and z-score. */
    SPREAD_EVENTS("spreadEvents", "events", 100, 1, 4096),
    /** Window of spread_twa_1s. */
    SPREAD_AVERAGE_NS("spreadAverageNs", "ns", 1e9, 1, 3.6e12),
    /** Window of effective_spread_vw_20tr. */
    SPREAD_TRADES("spreadTrades", "trades", 20, 1, 4096),
    /** Events after which a trade is judged. */
    TRADE_HORIZON_EVENTS("tradeHorizonEvents", "events", 20, 1, 4096),
    /** Time after which a trade is judged. */
    TRADE_HORIZON_NS("tradeHorizonNs", "ns", 1e9, 1, 3.6e12),
    /** Window of mid_vwap_dev_20tr. */
    VWAP_TRADES("vwapTrades", "trades", 20, 1, 4096),
    /** depth_imb_w10 weighs level l by {@code exp(-levelDecay (l-1))}; 0 is allowed. */
    LEVEL_DECAY("levelDecay", "per level", 0.5, 0, 10),
    /** How near the mid bid_liq_25bps and its siblings look. */
    LIQUIDITY_BPS("liquidityBps", "bp", 25, 0, 10_000),
    /** Quantity of the sweep_cost factors, in whole units or a fraction of one. */
    SWEEP_QTY("sweepQty", "shares", 500, 0, 1e9),
    /** Window of the sums of order flow imbalance over events. */
    OFI_SUM_EVENTS("ofiSumEvents", "events", 50, 1, 4096),
    /** Window of ofi_1_sum_1s. */
    OFI_SUM_NS("ofiSumNs", "ns", 1e9, 1, 3.6e12),
    /** Beta of the decaying sums of order flow and signed volume. */
    OFI_DECAY_PER_SECOND("ofiDecayPerSecond", "1/s", 1, 0, 1e6),
    /** Window of the sums over trades: volumes, counts, signs, hidden share. */
    TRADE_IMBALANCE_TRADES("tradeImbalanceTrades", "trades", 20, 1, 4096),
    /** Window of the rates of orders and of queue_depl_imb_5s. */
    ORDER_RATE_NS("orderRateNs", "ns", 5e9, 1, 3.6e12),
    /** Window of the ratios of order kinds. */
    ORDER_FLOW_EVENTS("orderFlowEvents", "events", 100, 1, 4096),
    /** Window of the slopes over events. */
    KYLE_EVENTS("kyleEvents", "events", 200, 2, 4096),
    /** Steps of the factors that look from trade to trade. */
    IMPACT_TRADES("impactTrades", "trades", 20, 2, 4096),
    /** Window of the realised variances over events. */
    REALISED_VARIANCE_EVENTS("realisedVarianceEvents", "events", 100, 1, 4096),
    /** Window of rv_5s. */
    REALISED_VARIANCE_NS("realisedVarianceNs", "ns", 5e9, 1, 3.6e12),
    /** Window N of the two-scale variance. */
    TWO_SCALE_EVENTS("twoScaleEvents", "events", 200, 2, 4096),
    /** Slow step K of the two-scale variance; at most half of the window. */
    TWO_SCALE_STEP("twoScaleStep", "events", 10, 2, 2048),
    /** Window of mid_ac1_100ev. */
    AUTOCORRELATION_EVENTS("autocorrelationEvents", "events", 100, 2, 4096),
    /** Window of the ranges. */
    RANGE_EVENTS("rangeEvents", "events", 100, 1, 4096),
    /** Weight of the past in ewma_var. */
    EWMA_DECAY("ewmaDecay", "1", 0.97, 0, 1),
    /** Window of mid_reversal_share_200ev. */
    REVERSAL_EVENTS("reversalEvents", "events", 200, 1, 4096),
    /** Volume of a bucket of vpin, in whole units or a fraction of one; the default is short on purpose, in use nearer 1/50 of a day's volume. */
    VPIN_BUCKET_QTY("vpinBucketQty", "shares", 200, 0, 1e9),
    /** Buckets of vpin. */
    VPIN_BUCKETS("vpinBuckets", "buckets", 10, 1, 4096),
    /** Beta of the kernel sums of trades. */
    HAWKES_DECAY_PER_SECOND("hawkesDecayPerSecond", "1/s", 2, 0, 1e6),
    /** Window of trade_rate_5s. */
    TRADE_RATE_NS("tradeRateNs", "ns", 5e9, 1, 3.6e12),
    /** Window of event_rate_1s. */
    EVENT_RATE_NS("eventRateNs", "ns", 1e9, 1, 3.6e12),
    /** Width of a bin of trade_fano_5s. */
    FANO_BIN_NS("fanoBinNs", "ns", 5e8, 1, 3.6e11),
    /** Bins of trade_fano_5s. */
    FANO_BINS("fanoBins", "bins", 10, 2, 64),
    /** Ended quotes of quote_lifetime_mean_10. */
    QUOTE_LIFETIMES("quoteLifetimes", "quotes", 10, 1, 4096),
    /**
     * Entries within a span of time that each history has room for at the start. A burst beyond it doubles the room: the only allocation after
     * construction.
     */
    MID_HISTORY_CAPACITY("midHistoryCapacity", "entries", 1024, 2, 1 << 20);

    private final String key;
    private final String unit;
    private final double defaultValue;
    private final double min;
    private final double max;

    FactorParameter(
            final String key, final String unit, final double defaultValue, final double min, final double max) {
        this.key = key;
        this.unit = unit;
        this.defaultValue = defaultValue;
        this.min = min;
        this.max = max;
    }

    /**
     * Cold.
     *
     * @param key as {@link #key()}.
     * @return the parameter, or empty when there is none of that key.
     */
    public static Optional<FactorParameter> byKey(final String key) {
        return Arrays.stream(values())
                .filter(parameter -> parameter.key.equals(key))
                .findFirst();
    }

    /**
     * @return name in the configuration.
     */
    public String key() {
        return key;
    }

    /**
     * @return what it counts; shares for whole units of any instrument.
     */
    public String unit() {
        return unit;
    }

    /**
     * @return the value that the factor ids tell.
     */
    public double defaultValue() {
        return defaultValue;
    }

    /**
     * @return true when only whole numbers make sense.
     */
    public boolean isWhole() {
        return switch (this) {
            case LEVEL_DECAY,
                    LIQUIDITY_BPS,
                    SWEEP_QTY,
                    OFI_DECAY_PER_SECOND,
                    EWMA_DECAY,
                    VPIN_BUCKET_QTY,
                    HAWKES_DECAY_PER_SECOND -> false;
            default -> true;
        };
    }

    /**
     * @param value any number.
     * @return true when the parameter may take it.
     */
    public boolean isAllowed(final double value) {
        if (isWhole()) {
            return value >= min && value <= max && value == StrictMath.rint(value);
        }
        final boolean isAboveMin = this == LEVEL_DECAY ? value >= min : value > min;
        return isAboveMin && (this == EWMA_DECAY ? value < max : value <= max);
    }

    /**
     * @return the allowed values in words.
     */
    public String range() {
        if (isWhole()) {
            return "a whole number, " + text(min) + " to " + text(max);
        }
        return (this == LEVEL_DECAY ? "" : "above ")
                + text(min)
                + (this == EWMA_DECAY ? " to below " : " to ")
                + text(max);
    }

    /**
     * @param value any number.
     * @return as people write it: without a fraction where there is none.
     */
    public static String text(final double value) {
        return value == StrictMath.rint(value) && Math.abs(value) < 1e15
                ? String.format(Locale.ROOT, "%.0f", value)
                : String.valueOf(value);
    }
}
