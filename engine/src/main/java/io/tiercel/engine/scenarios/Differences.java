package io.tiercel.engine.scenarios;

import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** Tells the first difference between what a case expects and what came. Stateless; cold. */
final class Differences {
    private Differences() {}

    /**
     * @param what     name of the list in the case.
     * @param came     what came.
     * @param expected complete and in order; null when the case does not ask.
     * @return the first difference.
     */
    static <T> Optional<String> first(final String what, final List<T> came, final List<T> expected) {
        if (expected == null || came.equals(expected)) {
            return Optional.empty();
        }
        for (int i = 0; i < Math.min(came.size(), expected.size()); i++) {
            final Optional<String> difference = first(what + "[" + i + "]", came.get(i), expected.get(i));
            if (difference.isPresent()) {
                return difference;
            }
        }
        return Optional.of(
                came.size() > expected.size()
                        ? what + ": " + came.get(expected.size()) + " came too, expected " + expected.size()
                        : what + ": " + came.size() + " came, expected also " + expected.get(came.size()));
    }

    /**
     * @param what     name of the value in the case.
     * @param came     what came.
     * @param expected null when the case does not ask.
     * @return the difference, if there is one.
     */
    static Optional<String> first(final String what, final Object came, final Object expected) {
        return expected == null || Objects.equals(came, expected)
                ? Optional.empty()
                : Optional.of(what + ": " + came + ", expected " + expected);
    }
}
