package io.tiercel.engine.venue;

import io.tiercel.marketdata.input.BadInputException;

/**
 * Settings of the simulated venue. Immutable.
 *
 * @param entryLatencyNs      from the engine's send to the venue, ns, 0 to {@link #MAX_LATENCY_NS}.
 * @param responseLatencyNs   from the venue to the engine, ns, 0 to {@link #MAX_LATENCY_NS}.
 * @param fillOnCross         whether entering historical orders fill own orders that they reach.
 * @param selfTradePrevention what happens when own orders meet.
 */
public record VenueConfig(
        long entryLatencyNs, long responseLatencyNs, FillOnCross fillOnCross, SelfTradePrevention selfTradePrevention) {
    /** One minute: more is a mistyped unit. */
    public static final long MAX_LATENCY_NS = 60_000_000_000L;

    /**
     * @throws BadInputException naming the key, its value and the allowed range.
     */
    public VenueConfig {
        requireLatency("entryLatencyNs", entryLatencyNs);
        requireLatency("responseLatencyNs", responseLatencyNs);
        if (fillOnCross == null) {
            throw new BadInputException("venue.fillOnCross is missing, expected TOUCH, STRICT or NONE");
        }
        if (selfTradePrevention == null) {
            throw new BadInputException(
                    "venue.selfTradePrevention is missing, expected CANCEL_NEWEST, CANCEL_OLDEST or CANCEL_BOTH");
        }
    }

    /**
     * @return no latency, TOUCH, CANCEL_NEWEST.
     */
    public static VenueConfig defaults() {
        return new VenueConfig(0, 0, FillOnCross.TOUCH, SelfTradePrevention.CANCEL_NEWEST);
    }

    private static void requireLatency(final String key, final long valueNs) {
        if (valueNs < 0 || valueNs > MAX_LATENCY_NS) {
            throw new BadInputException("venue." + key + " = " + valueNs + ", expected 0 to " + MAX_LATENCY_NS + " ns");
        }
    }
}
