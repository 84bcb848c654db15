package io.tiercel.risk.proposal;

import java.math.BigDecimal;
import java.util.Objects;
import java.util.Set;

/**
 * Something said of an asset, as a news source names and weighs it. Immutable, cold.
 *
 * @param name   of its kind.
 * @param impact negative = bad for the asset.
 */
public record MarketEvent(String name, BigDecimal impact) {
    private static final Set<String> PANIC = Set.of("regulation_crackdown", "war_breakout", "exchange_investigation");

    /** Neither may be missing. */
    public MarketEvent {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(impact, "impact");
    }

    /**
     * @return true when it is bad and of a kind that makes markets run: a regulator's crackdown, the outbreak of a war, an exchange's investigation.
     */
    public boolean isPanic() {
        return PANIC.contains(name) && impact.signum() < 0;
    }
}
