package io.tiercel.engine.report;

import io.tiercel.engine.latency.Hop;

/** The hops in a reader's words. Cold. */
final class HopNames {
    private HopNames() {}

    static String name(final Hop hop) {
        return switch (hop) {
            case FEED -> "feed";
            case RING -> "wait in the ring";
            case JOURNAL -> "journal";
            case BOOK -> "order book";
            case VENUE -> "simulated venue";
            case FACTORS -> "factors";
            case MODEL -> "model";
            case STRATEGY -> "strategies";
            case RISK -> "risk";
            case RING_TO_DECISION -> "ring to decision";
            case GATE -> "gate";
            case END_TO_END -> "ring to gate";
        };
    }
}
