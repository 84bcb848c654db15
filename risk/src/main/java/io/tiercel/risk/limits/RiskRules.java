package io.tiercel.risk.limits;

import io.tiercel.marketdata.input.BadInputException;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/**
 * What a gate checks: the limits of a configuration, or, only where somebody has said so in as many words, nothing.
 * <p>
 * Immutable, safe on any thread; cold.
 */
public final class RiskRules {
    /** Open orders that a gate without rules has room for. */
    private static final int OPEN_ORDERS_WITHOUT_RULES = 4_096;

    private final transient RiskConfig limits;
    private final boolean isNone;

    private RiskRules(final RiskConfig limits, final boolean isNone) {
        this.limits = Objects.requireNonNull(limits, "limits");
        this.isNone = isNone;
    }

    /**
     * @param limits of a session.
     * @return every check with these limits.
     */
    public static RiskRules of(final RiskConfig limits) {
        return new RiskRules(limits, false);
    }

    /**
     * No check at all: for worked cases of the venue, which must see what no gate would let through. A session and a backtest refuse it.
     *
     * @return rules that let everything pass.
     */
    public static RiskRules none() {
        return new RiskRules(widest(), true);
    }

    private static RiskConfig widest() {
        return new RiskConfig(
                RiskProfile.CUSTOM,
                1,
                RiskConfig.MAX_UNITS,
                RiskConfig.MAX_MONEY_MICROS,
                Limit.OFF,
                RiskConfig.ALL_BPS,
                RiskConfig.MAX_UNITS,
                true,
                OPEN_ORDERS_WITHOUT_RULES,
                RiskConfig.MAX_RATE,
                RiskConfig.MAX_RATE,
                RiskConfig.MAX_RATE,
                RiskConfig.MAX_RATE,
                RiskConfig.MAX_DURATION_NS,
                Limit.OFF,
                RiskConfig.ALL_BPS,
                RiskConfig.ALL_BPS,
                1,
                1,
                PortfolioLimits.OFF,
                0,
                "NONE",
                Map.of(),
                List.of());
    }

    /**
     * @return true when nothing is checked.
     */
    public boolean isNone() {
        return isNone;
    }

    /**
     * @return the limits; the widest there are when nothing is checked.
     */
    public RiskConfig limits() {
        return limits;
    }

    /**
     * @param who needs limits, for the message.
     * @return this.
     * @throws BadInputException if nothing is checked.
     */
    public RiskRules requireLimits(final String who) {
        if (isNone) {
            throw new BadInputException("risk: " + who + " has rules = none, expected limits: without them only worked"
                    + " cases of the venue are run");
        }
        return this;
    }
}
