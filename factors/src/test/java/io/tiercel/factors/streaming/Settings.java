package io.tiercel.factors.streaming;

import io.tiercel.factors.FactorsConfig;
import io.tiercel.factors.catalogue.FactorParameter;

/** Configurations that tests use. */
final class Settings {
    /** Every factor with the default parameters. */
    static final FactorsConfig ALL = FactorsConfig.of(FactorsConfig.ALL);

    private Settings() {}

    /** Every factor with these parameters of the first 24. */
    static FactorsConfig of(
            final int midReturnEvents,
            final long midReturnNs,
            final int tradeHorizonEvents,
            final double levelDecay,
            final int ofiSumEvents,
            final double ofiDecayPerSecond,
            final int tradeImbalanceTrades,
            final int kyleEvents,
            final int realisedVarianceEvents,
            final long vpinBucketQty,
            final int vpinBuckets,
            final double hawkesDecayPerSecond,
            final int midHistoryCapacity) {
        return ALL.with(FactorParameter.MID_RETURN_EVENTS, midReturnEvents)
                .with(FactorParameter.MID_RETURN_NS, midReturnNs)
                .with(FactorParameter.TRADE_HORIZON_EVENTS, tradeHorizonEvents)
                .with(FactorParameter.LEVEL_DECAY, levelDecay)
                .with(FactorParameter.OFI_SUM_EVENTS, ofiSumEvents)
                .with(FactorParameter.OFI_DECAY_PER_SECOND, ofiDecayPerSecond)
                .with(FactorParameter.TRADE_IMBALANCE_TRADES, tradeImbalanceTrades)
                .with(FactorParameter.KYLE_EVENTS, kyleEvents)
                .with(FactorParameter.REALISED_VARIANCE_EVENTS, realisedVarianceEvents)
                .with(FactorParameter.VPIN_BUCKET_QTY, vpinBucketQty)
                .with(FactorParameter.VPIN_BUCKETS, vpinBuckets)
                .with(FactorParameter.HAWKES_DECAY_PER_SECOND, hawkesDecayPerSecond)
                .with(FactorParameter.MID_HISTORY_CAPACITY, midHistoryCapacity);
    }
}
