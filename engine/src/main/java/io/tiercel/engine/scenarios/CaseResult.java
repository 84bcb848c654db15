package io.tiercel.engine.scenarios;

import java.util.Optional;

/**
 * What became of a case.
 *
 * @param name       of the case.
 * @param difference the first thing that was not as expected; empty when the case passed.
 */
public record CaseResult(String name, Optional<String> difference) {
    /**
     * @return true when everything was as expected.
     */
    public boolean isPassed() {
        return difference.isEmpty();
    }
}
