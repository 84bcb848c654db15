package io.tiercel.engine.scenarios;

import com.fasterxml.jackson.annotation.JsonProperty;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Cases of the kill switch: steps, each with what is expected after it. Stateless; cold. */
final class KillSwitchKind implements ScenarioKind {
    private record Case(String name, String kind, String note, List<Step> steps) {}

    record Step(@JsonProperty("do") String action, String id, String by, String why, Expect expect) {}

    record Expect(String decision, Integer reason, List<String> cancels, String state, String result) {}

    @Override
    public Set<String> kinds() {
        return Set.of("kill_switch");
    }

    @Override
    public Optional<String> difference(final ObjectNode scenario) {
        final KillSwitchRun run = new KillSwitchRun();
        final List<Step> steps = CaseReader.bind(scenario, Case.class).steps();
        for (int i = 0; i < steps.size(); i++) {
            final Optional<String> difference = run.step(steps.get(i));
            if (difference.isPresent()) {
                return Optional.of("step " + (i + 1) + ": " + difference.get());
            }
        }
        return Optional.empty();
    }
}
