package io.tiercel.risk.proposal;

import io.tiercel.strategy.order.RejectReason;
import java.math.BigDecimal;

/**
 * Decides on the weight that a strategy proposes, in exact decimals. Stateless, any thread; cold.
 * <p>
 * In this order: the portfolio's drawdown at its maximum or beyond clears (501); an asset that lost more than 8 % from its highest close of 20 days is
 * cleared (507, a loss of 8 % passes); a panic event leaves 10 % at most and nothing else is looked at (509); a proposal to be out stands; the cap (503);
 * volatility {@code v} above 30 % scales the weight by {@code max(0.5, 1 - (v - 0.30))} (508); the regime's multiplier (510). The last change names the
 * reason.
 */
public final class ProposalGate {
    private static final BigDecimal WORST_ASSET_DRAWDOWN = new BigDecimal("-0.08");
    private static final BigDecimal PANIC_WEIGHT = new BigDecimal("0.10");
    private static final BigDecimal HIGH_VOLATILITY = new BigDecimal("0.30");
    private static final BigDecimal LEAST_SCALE = new BigDecimal("0.5");

    private ProposalGate() {}

    /**
     * @param proposal of a strategy.
     * @return what becomes of it.
     */
    public static ProposalDecision decide(final Proposal proposal) {
        if (proposal.portfolioDrawdown().compareTo(proposal.maxDrawdown()) >= 0) {
            return clear(RejectReason.MAX_DRAWDOWN);
        }
        if (proposal.assetDrawdown().compareTo(WORST_ASSET_DRAWDOWN) < 0) {
            return clear(RejectReason.ASSET_DRAWDOWN);
        }
        if (!proposal.isClear()
                && proposal.event().filter(MarketEvent::isPanic).isPresent()
                && proposal.target().compareTo(PANIC_WEIGHT) > 0) {
            return new ProposalDecision(ProposalOutcome.CLIP, RejectReason.MARKET_EVENT, PANIC_WEIGHT);
        }
        return proposal.isClear()
                ? new ProposalDecision(ProposalOutcome.ALLOW, RejectReason.NONE, BigDecimal.ZERO)
                : scale(proposal);
    }

    private static ProposalDecision clear(final RejectReason reason) {
        return new ProposalDecision(ProposalOutcome.CLEAR, reason, BigDecimal.ZERO);
    }

    private static ProposalDecision scale(final Proposal proposal) {
        BigDecimal weight = proposal.target();
        RejectReason reason = RejectReason.NONE;
        if (weight.compareTo(proposal.cap()) > 0) {
            weight = proposal.cap();
            reason = RejectReason.SINGLE_POSITION_CAP;
        }
        final BigDecimal volatility = proposal.volatility().orElse(BigDecimal.ZERO);
        if (volatility.compareTo(HIGH_VOLATILITY) > 0) {
            final BigDecimal scaled = weight.multiply(BigDecimal.ONE
                    .subtract(volatility.subtract(HIGH_VOLATILITY))
                    .max(LEAST_SCALE));
            if (scaled.compareTo(weight) < 0) {
                weight = scaled;
                reason = RejectReason.VOLATILITY;
            }
        }
        if (proposal.isRiskAsset() && proposal.regimeMultiplier().compareTo(BigDecimal.ONE) < 0) {
            final BigDecimal scaled = weight.multiply(proposal.regimeMultiplier());
            if (scaled.compareTo(weight) < 0) {
                weight = scaled;
                reason = RejectReason.REGIME;
            }
        }
        return new ProposalDecision(
                reason == RejectReason.NONE ? ProposalOutcome.ALLOW : ProposalOutcome.CLIP, reason, weight);
    }
}
