package io.tiercel.engine.venue;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of the simulated venue. Immutable.
 *
 * @param latency             of market data, commands and reports.
 * @param queueModel          places in the queues of level data.
 * @param fillOnCross         whether entering historical quantity fills own orders that it reaches.
 * @param selfTradePrevention what happens when own orders meet.
 * @param bars                fills of instruments that have bars and no book.
 */
public record VenueConfig(
        LatencyConfig latency,
        QueueModelConfig queueModel,
        FillOnCross fillOnCross,
        SelfTradePrevention selfTradePrevention,
        BarFillConfig bars) {
    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public VenueConfig {
        require(latency, "latency", "a mapping that begins with model");
        require(queueModel, "queueModel", "a mapping of model and n");
        require(fillOnCross, "fillOnCross", "TOUCH, STRICT or NONE");
        require(selfTradePrevention, "selfTradePrevention", "CANCEL_NEWEST, CANCEL_OLDEST or CANCEL_BOTH");
        require(bars, "bars", "a mapping that begins with costModel");
    }

    /**
     * @return no latency, TOUCH, CANCEL_NEWEST.
     */
    public static VenueConfig defaults() {
        return constant(0, 0, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_NEWEST);
    }

    /**
     * @param entryNs             from the engine to the venue.
     * @param responseNs          from the venue to the engine.
     * @param fillOnCross         whether entering historical quantity fills own orders that it reaches.
     * @param selfTradePrevention what happens when own orders meet.
     * @return constant latencies, the risk-averse queue model, the default costs of bars.
     */
    public static VenueConfig constant(
            final long entryNs,
            final long responseNs,
            final FillOnCross fillOnCross,
            final SelfTradePrevention selfTradePrevention) {
        return new VenueConfig(
                LatencyConfig.constant(entryNs, responseNs),
                QueueModelConfig.RISK_AVERSE,
                fillOnCross,
                selfTradePrevention,
                BarFillConfig.DEFAULTS);
    }

    private static void require(final Object value, final String key, final String expected) {
        if (value == null) {
            throw new BadInputException("venue." + key + " is missing, expected " + expected);
        }
    }
}
