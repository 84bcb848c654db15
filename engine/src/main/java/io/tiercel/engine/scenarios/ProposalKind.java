package io.tiercel.engine.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import io.tiercel.marketdata.input.BadInputException;
import io.tiercel.risk.proposal.MarketEvent;
import io.tiercel.risk.proposal.Proposal;
import io.tiercel.risk.proposal.ProposalDecision;
import io.tiercel.risk.proposal.ProposalGate;
import java.math.BigDecimal;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the gate that a target weight passes. Stateless; cold. */
final class ProposalKind implements ScenarioKind {
    private record Case(String name, String kind, String note, Input input, Expect expect) {}

    private record Input(
            String target,
            String current,
            String action,
            String portfolioDrawdown,
            String maxDrawdown,
            @JsonProperty("asset_drawdown_20d") String assetDrawdown,
            String volAnnual,
            String cap,
            String panicEvent,
            String panicImpact,
            Boolean riskAsset,
            String regimeMultiplier) {}

    private record Expect(String decision, Integer reason, String weight) {}

    @Override
    public Set<String> kinds() {
        return Set.of("gate");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final Case read = CaseReader.bind(scenario, Case.class);
        final Input input = read.input();
        decimal("current", input.current(), "0");
        final ProposalDecision decision = ProposalGate.decide(new Proposal(
                decimal("target", input.target(), "0"),
                "CLEAR".equals(input.action()),
                decimal("portfolio_drawdown", input.portfolioDrawdown(), "0"),
                decimal("max_drawdown", input.maxDrawdown(), null),
                decimal("asset_drawdown_20d", input.assetDrawdown(), "0"),
                Optional.ofNullable(input.volAnnual()).map(text -> decimal("vol_annual", text, null)),
                decimal("cap", input.cap(), null),
                Optional.ofNullable(input.panicEvent())
                        .map(name -> new MarketEvent(name, decimal("panic_impact", input.panicImpact(), null))),
                input.riskAsset() == null || input.riskAsset(),
                decimal("regime_multiplier", input.regimeMultiplier(), "1")));

        final CaseExpectation expectation = new CaseExpectation();
        expectation.check("decision", decision.outcome().name(), read.expect().decision());
        expectation.check("reason", decision.reason().code(), read.expect().reason());
        if (read.expect().weight() != null) {
            final BigDecimal weight = decimal("weight", read.expect().weight(), null);
            expectation.check("weight", decision.weight().stripTrailingZeros(), weight.stripTrailingZeros());
        }
        return expectation.difference();
    }

    private static BigDecimal decimal(final String key, final String text, final String orElse) {
        final String given = text == null ? orElse : text;
        if (given == null) {
            throw new BadInputException(key + " is missing, expected a decimal in quotes");
        }
        try {
            return new BigDecimal(given);
        } catch (final NumberFormatException e) {
            throw new BadInputException(key + " is " + given + ", expected a decimal in quotes", e);
        }
    }
}
