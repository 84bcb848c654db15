package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.book.ArrayLevelBook;
import io.tiercel.marketdata.book.ArrayOrderBook;
import io.tiercel.marketdata.book.ReferenceLevelBook;
import io.tiercel.marketdata.book.ReferenceOrderBook;
import io.tiercel.risk.limits.RiskRules;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of kind {@code venue}: the engine's own simulated venue behind {@link RiskRules#none}, over its fast books and over the plain ones. Cold. */
public final class VenueKind implements ScenarioKind {
    /** Stateless. */
    public VenueKind() {}

    @Override
    public Set<String> kinds() {
        return Set.of("venue");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final VenueCase read = CaseReader.bind(scenario, VenueCase.class);
        final VenueRun fast = new VenueRun(read, new ArrayOrderBook(), new ArrayLevelBook());
        return difference(read, fast)
                .or(() -> difference(read, new VenueRun(read, new ReferenceOrderBook(), new ReferenceLevelBook()))
                        .map(text -> "over the plain books: " + text));
    }

    private static Optional<String> difference(final VenueCase read, final VenueRun run) {
        run.run();
        final VenueCase.Expected expected = read.expect();
        return Differences.first("executions", run.executions, expected.executions())
                .or(() -> Differences.first("orders", run.orders(), expected.orders()))
                .or(() -> Differences.first("account", run.accountState(), expected.account()))
                .or(() -> Differences.first("rejects", run.rejects, expected.rejects()))
                .or(() -> Differences.first("request_rejects", run.requestRejects, expected.requestRejects()))
                .or(() -> Differences.first("queue", run.queue, expected.queue()))
                .or(() -> Differences.first("states", run.states, expected.states()));
    }
}
