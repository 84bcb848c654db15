package io.tiercel.risk.proposal;

import io.tiercel.strategy.order.RejectReason;
import java.math.BigDecimal;

/**
 * What the gate made of a proposal. Immutable, cold.
 *
 * @param outcome what.
 * @param reason  the last check that changed it; {@code NONE} for {@code ALLOW}.
 * @param weight  that stands, exact.
 */
public record ProposalDecision(ProposalOutcome outcome, RejectReason reason, BigDecimal weight) {}
