package io.tiercel.engine.scenarios;

import io.tiercel.marketdata.input.BadInputException;
import java.util.Optional;
import java.util.Set;
import tools.jackson.databind.node.ObjectNode;

/** Runs the cases of some kinds. Cold. */
public interface ScenarioKind {
    /**
     * @return values of {@code kind} that it runs.
     */
    Set<String> kinds();

    /**
     * Runs a case.
     *
     * @param scenario the case as it stands in the file.
     * @return the first thing that is not as expected: what, what came, what was expected; empty when all is.
     * @throws BadInputException when the case cannot be read, an unknown key included: a case must not pass because a field was ignored.
     */
    Optional<String> difference(ObjectNode scenario);
}
