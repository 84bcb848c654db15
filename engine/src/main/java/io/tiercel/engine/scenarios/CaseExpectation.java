package io.tiercel.engine.scenarios;

import java.util.Objects;
import java.util.Optional;

/** Collects the first thing of a case that is not as expected. One thread; cold. */
final class CaseExpectation {
    private String difference;

    /**
     * @param what     key in the case.
     * @param came     what came.
     * @param expected null when the case does not ask.
     */
    void check(final String what, final Object came, final Object expected) {
        if (difference == null && expected != null && !Objects.equals(came, expected)) {
            difference = what + " is " + came + ", expected " + expected;
        }
    }

    Optional<String> difference() {
        return Optional.ofNullable(difference);
    }
}
